import type { Register } from '../kernel/register.ts';
import type { Slice } from '../platform/slice.ts';

/** The collected register. The table of the person comes last, since everything that hangs on it leads there. */
export function collectRegister(slices: readonly Slice[]): Register {
  const tables = slices.flatMap((slice) =>
    slice.personalData.map((declaration) => ({ ...declaration, slice: slice.name })),
  );
  return [...tables.filter(({ root }) => !root), ...tables.filter(({ root }) => root)];
}
