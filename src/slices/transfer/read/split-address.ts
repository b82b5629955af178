import { countryCode } from './country-code.ts';

export interface AddressParts {
  street?: string;
  extra?: string;
  postcode?: string;
  city?: string;
  country?: string;
}

/** "02826 Görlitz", "D-02826 Görlitz", "00-001 Warszawa", "1234 AB Amsterdam". */
const PLACE =
  /^(?:(?<plate>[A-Z]{1,3})[- ])?(?<postcode>\d{2}-\d{3}|\d{4}\s?[A-Z]{2}(?=\s)|\d{3}\s\d{2}|\d{4,5})\s+(?<city>\p{L}[^\d\n]*)$/u;

export function splitPlace(line: string): AddressParts | undefined {
  const { plate, postcode, city } = line.trim().match(PLACE)?.groups ?? {};
  if (!postcode || !city) return undefined;
  const country = plate ? countryCode(plate) : undefined;
  return { postcode, city: city.trim(), ...(country && { country }) };
}

/** An address in one piece, if a line of it is plainly "postcode place"; otherwise it stays in one piece. */
export function splitAddress(text: string): AddressParts | undefined {
  const lines = text
    .split(text.includes('\n') ? /\n/ : /,/)
    .map((line) => line.trim())
    .filter(Boolean);
  const at = lines.findIndex((line) => splitPlace(line));
  if (at < 0) return undefined;
  const place = splitPlace(lines[at]!)!;
  const after = lines.slice(at + 1);
  const country = after.length > 0 ? countryCode(after.at(-1)!) : place.country;
  if (after.length > 1 || (after.length === 1 && !country)) return undefined;
  const before = lines.slice(0, at);
  const street = before.findLast((line) => /\d/.test(line)) ?? before.at(-1);
  const extra = before.filter((line) => line !== street).join(', ');
  return { ...place, ...(street && { street }), ...(extra && { extra }), ...(country && { country }) };
}
