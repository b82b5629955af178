import type { PlaceKind, PointKind } from '../fields.ts';
import type { ContactDraft, DraftPhone, WarningCode } from './contact-draft.ts';
import { kindOfLabel } from './kind-of-label.ts';
import type { MappedCell } from './map-row.ts';
import { readEmails } from './read-emails.ts';
import { readPhones } from './read-phones.ts';

/** Fills in mailboxes and numbers, each once, under the kind that the mapping or a label beside it gives. */
export function readReach(
  cells: readonly MappedCell[],
  draft: ContactDraft,
  labels: ReadonlyMap<string, string>,
  { fallback, country }: { fallback: PlaceKind; country: string },
  report: (code: WarningCode, column: string) => void,
): void {
  for (const cell of cells) {
    const warn = (code: WarningCode): void => report(code, cell.column);
    const kind = kindOf(cell, labels);
    if (cell.field === 'email') {
      const place = kind === 'work' || kind === 'private' || kind === 'other' ? kind : fallback;
      for (const address of readEmails(cell.text, warn)) {
        if (!draft.emails.some((known) => known.address === address))
          draft.emails.push({ address, kind: place });
      }
    } else if (cell.field === 'phone') {
      for (const phone of readPhones(cell.text, kind, fallback, country, warn)) {
        if (!draft.phones.some((known) => isSame(known, phone))) draft.phones.push(phone);
      }
    }
  }
}

function kindOf({ kind, slot }: MappedCell, labels: ReadonlyMap<string, string>): PointKind | undefined {
  const label = slot === undefined ? undefined : labels.get(slot);
  return kind ?? (label === undefined ? undefined : kindOfLabel(label));
}

const isSame = (a: DraftPhone, b: DraftPhone): boolean =>
  b.number ? a.number === b.number && a.extension === b.extension : a.original === b.original;
