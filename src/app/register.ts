import type { Register } from '../kernel/register.ts';
import type { Slice } from '../platform/slice.ts';

/** The collected register. `contact` comes last, since everything that hangs on it must go first. */
export function collectRegister(slices: readonly Slice[]): Register {
  const tables = slices.flatMap((slice) => slice.personalData);
  return [
    ...tables.filter(({ table }) => table !== 'contact'),
    ...tables.filter(({ table }) => table === 'contact'),
  ];
}
