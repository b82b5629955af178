import { useEffect } from 'react';
import type { Channel } from '../contract.ts';

export const RECORD_EVENT = 'obhut:record-interaction';
/** After `l`. */
const KEYS: Record<string, Channel> = { c: 'call', e: 'email', m: 'meeting', n: 'note' };
/** So long the second key may take. */
const WAIT_MS = 1500;

/** Opens the dialog of the shell from anywhere: the command palette, a button. */
export const recordAnywhere = (channel: Channel): void => {
  window.dispatchEvent(new CustomEvent<Channel>(RECORD_EVENT, { detail: channel }));
};

/** Whether somebody is typing, or a dialog is open that the keys belong to. */
const isTaken = (event: KeyboardEvent): boolean => {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    Boolean(
      target?.closest('input, textarea, select, [contenteditable], [role="combobox"], [role="menu"]'),
    ) ||
    document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  );
};

/** Two keys one after the other: `l`, then the channel. */
export function useRecordKeys(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    let startedAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const key = event.key.toLowerCase();
      const channel = KEYS[key];
      if (channel && event.timeStamp - startedAt < WAIT_MS) {
        event.preventDefault();
        startedAt = Number.NEGATIVE_INFINITY;
        recordAnywhere(channel);
      } else startedAt = key === 'l' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn]);
}
