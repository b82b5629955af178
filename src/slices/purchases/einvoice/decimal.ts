/** An exact decimal number: `digits` / 10^`scale`. Money and quantities are never floating-point numbers. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const ZERO: Decimal = { digits: 0n, scale: 0 };
/** xs:decimal: no exponent, no thousands, no comma. Longer than this is no quantity. */
const SHAPE = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})$/;

/** Undefined for what is no xs:decimal. */
export function parseDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim();
  if (!SHAPE.test(trimmed)) return undefined;
  const [whole = '', fraction = ''] = trimmed.replace('+', '').split('.');
  const digits = fraction.replace(/0+$/, '');
  return {
    digits: BigInt(`${whole === '' || whole === '-' ? `${whole}0` : whole}${digits}`),
    scale: digits.length,
  };
}

/** Whole cents, or undefined where there are fractions of one (EN 16931 BR-DEC). */
export const exactCents = ({ digits, scale }: Decimal): bigint | undefined =>
  scale <= 2 ? digits * 10n ** BigInt(2 - scale) : undefined;

/** As people write it in the file's own notation: a point, no superfluous noughts. */
export function writeDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** a / b in whole cents, commercially rounded (half away from zero). `b` must not be 0. */
export function centsOfQuotient(a: Decimal, b: Decimal = { digits: 1n, scale: 0 }): bigint {
  const up = a.digits * 100n * 10n ** BigInt(b.scale);
  const down = b.digits * 10n ** BigInt(a.scale);
  return roundQuotient(up, down);
}

/** `percent` of `cents`, commercially rounded to whole cents. */
export const centsOfShare = (cents: bigint, { digits, scale }: Decimal): bigint =>
  roundQuotient(cents * digits, 100n * 10n ** BigInt(scale));

function roundQuotient(up: bigint, down: bigint): bigint {
  const isNegative = up < 0n !== down < 0n;
  const [a, b] = [up < 0n ? -up : up, down < 0n ? -down : down];
  const rounded = (2n * a + b) / (2n * b);
  return isNegative ? -rounded : rounded;
}

export const isZero = (value: Decimal): boolean => value.digits === ZERO.digits;
