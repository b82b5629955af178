import { useRef, useState } from 'react';

/** Rows that are chosen for a change of many. */
export interface Selection<Row> {
  keyOf: (row: Row) => string;
  /** What the checkbox of a row is called. */
  labelOf: (row: Row) => string;
  isChosen: (row: Row) => boolean;
  /** With `toHere` all rows from the last one that was chosen up to this one. */
  toggle: (rows: readonly Row[], index: number, toHere: boolean) => void;
  chooseAll: (rows: readonly Row[]) => void;
  clear: () => void;
  keys: readonly string[];
  /** All that the filter leaves, loaded or not. */
  isEverything: boolean;
  chooseEverything: () => void;
}

/** Chosen rows of one list; another filter (`scope`) begins anew. */
export function useSelection<Row>(options: {
  keyOf: (row: Row) => string;
  labelOf: (row: Row) => string;
  scope: string;
}): Selection<Row> {
  const { keyOf, labelOf, scope } = options;
  const [state, setState] = useState({ scope, keys: new Set<string>(), isEverything: false });
  const anchor = useRef<number | undefined>(undefined);
  const { keys, isEverything } =
    state.scope === scope ? state : { keys: new Set<string>(), isEverything: false };
  const set = (next: Set<string>, all = false) => setState({ scope, keys: next, isEverything: all });
  return {
    keyOf,
    labelOf,
    isEverything,
    keys: [...keys],
    isChosen: (row) => isEverything || keys.has(keyOf(row)),
    toggle(rows, index, toHere) {
      const row = rows[index];
      if (!row) return;
      const next = new Set(isEverything ? rows.map(keyOf) : keys);
      if (toHere && anchor.current !== undefined) {
        const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
        for (const each of rows.slice(from, to + 1)) next.add(keyOf(each));
      } else if (next.has(keyOf(row))) next.delete(keyOf(row));
      else next.add(keyOf(row));
      anchor.current = index;
      set(next);
    },
    chooseAll: (rows) => set(new Set(rows.map(keyOf))),
    clear() {
      anchor.current = undefined;
      set(new Set());
    },
    chooseEverything: () => set(new Set(keys), true),
  };
}
