import { useState } from 'react';

/** Which tables show their columns: those one opened or closed, the others as `unlessSaid` says. */
export function useOpenTables(unlessSaid: (table: string) => boolean) {
  const [said, setSaid] = useState<Readonly<Record<string, boolean>>>({});
  const isOpen = (table: string): boolean => said[table] ?? unlessSaid(table);
  return {
    isOpen,
    setOpen: (table: string, open: boolean) => setSaid((before) => ({ ...before, [table]: open })),
    setAll: (tables: readonly string[], open: boolean) =>
      setSaid(Object.fromEntries(tables.map((table) => [table, open]))),
  };
}
