const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Neutral name of a restricted record, `E-` and two groups of four: made of the random end of the restriction's id
 * (40 bits in Crockford's letters), so that it says nothing and stays the same.
 */
export function markerOf(restrictionId: string): string {
  let bits = BigInt(`0x${restrictionId.replaceAll('-', '').slice(-10)}`);
  let letters = '';
  for (let n = 0; n < 8; n++) {
    letters = LETTERS[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return `E-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
