import type { EXTENSION_REASONS, IDENTITY_PROOFS, Measure, RefusalReason, RequestKind } from './contract.ts';
import { de } from './letter-texts-de.ts';
import { en } from './letter-texts-en.ts';

type Review = Extract<Measure, { what: 'review' }>['outcome'];

/** What the letters of the desk say; dates and names come written out. */
export interface LetterTexts {
  kinds: Record<RequestKind, string>;
  subject(kind: string, receivedOn: string): string;
  thanks(receivedOn: string): string;
  closing: string;
  enclosures(files: readonly string[]): string;
  fileNames: { letter: string; report: string; portability: string };
  report: string;
  portability: string;
  nothingHeld(kind: RequestKind, right: string): string;
  nothingSought(until: string): string;
  corrected(fields: readonly string[]): string;
  recipientsTold: string;
  /** Art. 19 sentence 2: who is told of an erasure, said while it is still known. */
  erasureTold: (recipients: readonly string[]) => string;
  fields: Record<string, string>;
  erased(on: string): string;
  /** What stays after an erasure, by the code of the receipt. */
  kept: Record<string, string>;
  /** A legal hold keeps the rest. */
  erasedInPart(on: string): string;
  farewell: string;
  restricted: string;
  objected: string;
  noMarketing: string;
  notFor(purposes: readonly string[]): string;
  withdrawn(purposes: readonly string[]): string;
  reviewed: Record<Review, string>;
  reasons(reasons: string): string;
  identity(doubt: string): string;
  proofs: Record<(typeof IDENTITY_PROOFS)[number], string>;
  noIdCard: string;
  clockStands: string;
  extended(dueOn: string): string;
  extensionReasons: Record<(typeof EXTENSION_REASONS)[number], string>;
  refused: string;
  refusals: Record<RefusalReason, string>;
  remedy: string;
  portal(url: string): string;
}

export const LETTER_TEXTS: Record<'de' | 'en', LetterTexts> = { de, en };

/** Stands in a drafted letter until the erasure has its number. */
export const RECEIPT_PLACE = '{receipt}';
