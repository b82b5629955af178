import { Readable } from 'node:stream';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import { showOwn } from '../../kernel/own-value.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../platform/csv.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { loadActor } from '../access/index.ts';
import { recordDisclosure } from '../recipients/index.ts';
import { type Column, categoriesOf, chosenColumns } from './columns.ts';
import { beginWriting, type ExportRow, failExport, findExport, finishExport, noteWritten } from './store.ts';
import { type RowOfExport, readPart } from './store-rows.ts';

export const EXPORT_AREA = 'exports';
/** Contacts of one transaction: so many rows are in memory at a time, however many are exported. */
export const PART = 1000;

const AS_MACHINE = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'exports.find' };
/** The export went while it was written: somebody in it was erased, or its maker took it back. */
const GONE = new Error('the export is gone');

/**
 * Writes the file of an export, part by part, in the name of who asked for it and with the rights that they have now. Each
 * part is a transaction: its contacts stand in the log and, where a recipient gets the file, in their disclosures.
 */
export async function writeExport(ctx: Ctx, exportId: string): Promise<void> {
  const found = await ctx.db.perform(AS_MACHINE, (tx) => findExport(tx, exportId));
  if (!found || found.state === 'done' || found.state === 'failed') return;
  const actor = await loadActor(ctx, found.run_by);
  if (!actor?.permissions.has('export.run') || !actor.purposes.has(found.purpose_key)) {
    await ctx.db.perform(AS_MACHINE, (tx) => failExport(tx, exportId));
    return;
  }
  try {
    if (!(await ctx.db.perform(AS_MACHINE, (tx) => beginWriting(tx, exportId)))) return;
    const bytes = await ctx.files.write(EXPORT_AREA, exportId, Readable.from(linesOf(ctx, found, actor)));
    if (!(await ctx.db.perform(AS_MACHINE, (tx) => finishExport(tx, exportId, bytes)))) throw GONE;
  } catch (error) {
    await ctx.files.remove(EXPORT_AREA, exportId);
    if (error !== GONE) throw error;
  }
}

/** The file in pieces: its head, then a piece for each part. */
async function* linesOf(ctx: Ctx, found: ExportRow, actor: Actor): AsyncGenerator<string> {
  const separator = found.format === 'excel' ? ';' : ',';
  const work = { actor, purpose: found.purpose_key, action: 'exports.hand-over' };
  let after = 0;
  let isFirst = true;
  for (;;) {
    const { columns, rows } = await ctx.db.perform(work, (tx) => takePart(tx, found, after));
    const lines = rows.map((row) => csvLine(cellsOf(row, columns, found.language), separator));
    if (isFirst) {
      const head = csvLine(
        columns.map(({ label }) => label[found.language]),
        separator,
      );
      lines.unshift(found.format === 'excel' ? `${BYTE_ORDER_MARK}${head}` : head);
    }
    isFirst = false;
    if (lines.length > 0) yield lines.join('');
    const last = rows.at(-1);
    if (!last || rows.length < PART) return;
    after = last.position;
  }
}

async function takePart(
  tx: Tx,
  { export_id, columns: keys, recipient_id }: ExportRow,
  after: number,
): Promise<{ columns: Column[]; rows: RowOfExport[] }> {
  const columns = await chosenColumns(tx, keys);
  const rows = await readPart(tx, export_id, columns, { after, limit: PART });
  const contactIds = rows.map(({ contact_id }) => contact_id);
  if (!(await noteWritten(tx, export_id, contactIds))) throw GONE;
  if (recipient_id)
    await recordDisclosure(tx, {
      recipientId: recipient_id,
      contactIds,
      via: 'export',
      what: categoriesOf(columns),
      references: rows.map((row) => referenceOf(row, columns)),
    });
  return { columns, rows };
}

/** How the recipient knows the person by what is in the file. */
function referenceOf({ email, external_id, display_name }: RowOfExport, columns: readonly Column[]): string {
  if (email) return email;
  return (columns.some(({ key }) => key === 'externalId') && external_id) || display_name;
}

const SALUTATIONS: Record<string, Record<'de' | 'en', string>> = {
  none: { de: '', en: '' },
  ms: { de: 'Frau', en: 'Ms' },
  mr: { de: 'Herr', en: 'Mr' },
  mx: { de: '', en: 'Mx' },
  family: { de: 'Familie', en: 'Family' },
};

const cellsOf = ({ cells }: RowOfExport, columns: readonly Column[], language: 'de' | 'en'): string[] =>
  columns.map(({ key, own }, index) => {
    const value = cells[index] ?? '';
    if (key === 'salutation') return SALUTATIONS[value]?.[language] ?? value;
    return own && value ? showOwn(own.type, own.choices, value, language) : value;
  });
