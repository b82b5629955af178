import { access } from 'node:fs/promises';
import { AppError } from '../../kernel/app-error.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { consentProofUntil } from '../grounds/index.ts';
import type { Kept } from './erase.ts';
import { LOSABLE } from './narrow.ts';
import { findPerson, heldCategories } from './store.ts';
import { countLost } from './store-narrow.ts';
import { countWalk, type HeldFile } from './store-walk.ts';
import { FILES_LABEL, KEPT } from './texts.ts';

/** What an erasure would take, and what it would leave and why; labels in both languages. */
export interface Preview {
  contactId: string;
  displayName: string;
  /** Tables by their place in the register, largest first; `files` for uploaded files. */
  goes: { table: string; label: Bilingual; rows: number }[];
  /** `until` is null for what has no end of its own; only documents under a duty to keep identify the person. */
  keeps: { code: Kept; what: Bilingual; why: Bilingual; until: Date | null; identifies: boolean }[];
}

/** Shows an erasure before it is done; changes nothing. Throws `not-found`. */
export async function previewErasure(ctx: Ctx, tx: Tx, contactId: string): Promise<Preview> {
  const person = await findPerson(tx, ctx.register, contactId);
  if (!person) throw new AppError('not-found');
  const held = (await heldCategories(tx, ctx.register, [contactId])).get(contactId);
  const walked = await countWalk(tx, ctx.register, [contactId]);
  const counted = held
    ? await countLost(tx, ctx.register, [{ contact_id: contactId, lost: LOSABLE & ~held }])
    : walked.gone;
  const files = await existing(ctx, held ? [] : walked.files);
  const labels = new Map(ctx.register.map(({ table, label }) => [table, label]));
  const goes = counted
    .map(({ table, rows }) => ({ table, label: labels.get(table)!, rows }))
    .sort((a, b) => b.rows - a.rows);
  if (files.length > 0) goes.push({ table: 'files', label: FILES_LABEL, rows: files.length });
  const proof = await consentProofUntil(tx, contactId);
  const codes: Kept[] = ['ledger-entry', 'log-without-name', 'suppression'];
  if (proof) codes.push('consent-proof');
  if (walked.kept.length > 0) codes.push('archive');
  if (held) codes.push('legal-hold');
  const ends: Partial<Record<Kept, Date | null>> = {
    'consent-proof': proof,
    archive: walked.kept.reduce<Date | null>(
      (last, { until }) => (last && last > until ? last : until),
      null,
    ),
  };
  return {
    contactId,
    displayName: person.name,
    goes,
    keeps: codes.map((code) => ({
      code,
      ...KEPT[code],
      until: ends[code] ?? null,
      identifies: code === 'archive' || code === 'legal-hold',
    })),
  };
}

async function existing(ctx: Ctx, files: readonly HeldFile[]): Promise<HeldFile[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(ctx.files.path(file.area, file.id)).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}
