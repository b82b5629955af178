import { type KeyboardEvent, useRef, useState } from 'react';

interface RowKeysOptions {
  rowCount: number;
  scrollTo: (row: number) => void;
  /** Down at the last row: more is wanted. */
  onPastEnd: () => void;
  /** Space at a row, or Shift with an arrow: the row is chosen, with `toHere` all up to it. */
  onChoose: (row: number, toHere: boolean) => void;
  mayChoose: boolean;
}

const STEPS: Record<string, (row: number, last: number) => number> = {
  ArrowDown: (row) => row + 1,
  ArrowUp: (row) => row - 1,
  PageDown: (row) => row + 10,
  PageUp: (row) => row - 10,
  Home: () => 0,
  End: (_, last) => last,
};

/** One stop for Tab in the whole list; arrow keys go from row to row (roving tabindex). */
export function useRowKeys({ rowCount, scrollTo, onPastEnd, onChoose, mayChoose }: RowKeysOptions) {
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const activeRow = Math.min(chosen, Math.max(0, rowCount - 1));

  /** The row may only be rendered after scrolling: try for a few frames. */
  const focusRow = (row: number, tries = 10) => {
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`);
    if (link) link.focus();
    else if (tries > 0) requestAnimationFrame(() => focusRow(row, tries - 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (from !== undefined && mayChoose && event.key === ' ') {
      event.preventDefault();
      onChoose(Number(from), event.shiftKey);
      return;
    }
    if (!step || from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const wanted = step(Number(from), rowCount - 1);
    if (wanted >= rowCount) onPastEnd();
    const row = Math.max(0, Math.min(rowCount - 1, wanted));
    if (event.shiftKey && mayChoose && row !== Number(from)) onChoose(row, true);
    setChosen(row);
    scrollTo(row);
    focusRow(row);
  };
  const onFocus = (event: { target: EventTarget }) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (row !== undefined) setChosen(Number(row));
  };
  return { box, activeRow, onKeyDown, onFocus };
}
