import type { Warn } from './contact-draft.ts';

/**
 * A spreadsheet takes the first zero off 01067. It is put back only where nothing else can be meant: the row says
 * Germany, names a place, and the code with its zero lies in a region that exists (01 to 04 and 06 to 09; 05 is unused).
 */
export function repairPostcode(
  postcode: string,
  country: string | undefined,
  city: string | undefined,
  warn: Warn,
): string {
  if (!/^\d{4}$/.test(postcode)) {
    if (country === 'DE' && !/^(?:D-|DE-)?\d{5}$/i.test(postcode)) warn('postcode-suspicious');
    return postcode;
  }
  // Four digits are a whole postcode in Austria, Switzerland, Belgium, Denmark and others.
  if (country !== undefined && country !== 'DE') return postcode;
  const place = city !== undefined && /\p{L}{2}/u.test(city);
  const region = /^[1-46-9]/.test(postcode) && Number(postcode) >= 1067 && Number(postcode) <= 9669;
  if (country === 'DE' && place && region) {
    warn('postcode-repaired');
    return `0${postcode}`;
  }
  warn('postcode-suspicious');
  return postcode;
}
