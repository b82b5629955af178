import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What could be read of a phone number: E.164, and the extension that E.164 has no place for. */
export interface ReadPhone {
  number: string;
  extension: string | undefined;
}

/** Reads a number as people write it; `country` (ISO 3166-1 alpha-2) is where it is dialled. Undefined unless it is valid. */
export function readPhone(entered: string, country: string): ReadPhone | undefined {
  const defaultCountry: CountryCode = isSupportedCountry(country) ? country : 'DE';
  const parsed = parsePhoneNumberFromString(entered, { defaultCountry, extract: false });
  return parsed?.isValid() ? { number: parsed.number, extension: parsed.ext } : undefined;
}
