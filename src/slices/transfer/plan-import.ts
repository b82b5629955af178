import type { Actor } from '../../kernel/actor.ts';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type OwnFieldRow, readFieldsOf } from '../fields/index.ts';
import type { ImportOptions, PlanInput, Preview } from './contract.ts';
import type { Work } from './decide-rows.ts';
import { fieldByKey } from './fields.ts';
import { type FootingRule, planFooting, purposesOf } from './footing-rule.ts';
import { openSource } from './open-source.ts';
import { previewRows } from './preview-rows.ts';
import { findImport, findSameFile, type ImportRecordRow, readPlaces, savePlan } from './store-import.ts';

/**
 * Checks the plan of an import, decides every row of the file by it, and keeps the plan. Nothing else is changed.
 * Throws `invalid-input` and `purpose-not-yours` naming what is at fault, `conflict` once the import is run.
 */
export async function planImport(ctx: Ctx, tx: Tx, importId: string, plan: PlanInput): Promise<Preview> {
  const row = await findImport(tx, importId);
  if (!['uploaded', 'previewed', 'failed'].includes(row.state)) throw new AppError('conflict');
  const work = await prepareWork(ctx, tx, row, plan);
  const preview = await previewRows(ctx, tx, work);
  if ((await savePlan(tx, importId, plan, preview.counts)) === 0) throw new AppError('conflict');
  return preview;
}

/** Opens the file and resolves what the plan leaves open; checks all of it, for the preview and again for the run. */
export async function prepareWork(ctx: Ctx, tx: Tx, row: ImportRecordRow, plan: PlanInput): Promise<Work> {
  const source = await openSource(ctx, row.import_id, row.reading);
  const rule = await planFooting(ctx, tx, plan.footing);
  const options = await resolveOptions(tx, plan.options, rule);
  const ownFields = await readOwnFields(tx);
  const faults = faultsOfMapping(plan.mapping, source.columns, ownFields);
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const sameFile = await findSameFile(tx, row.file_sha256, row.import_id);
  return {
    importId: row.import_id,
    source,
    mapping: mappingOf(plan.mapping),
    rule,
    options,
    ownFields,
    sameFile: sameFile.map(({ import_id }) => import_id),
    except: row.import_id,
  };
}

export const readOwnFields = async (tx: Tx): Promise<Map<string, OwnFieldRow>> =>
  new Map((await readFieldsOf(tx, 'contact')).map((field) => [field.key, field]));

const mappingOf = (mapping: PlanInput['mapping']): Work['mapping'] => mapping as Work['mapping'];

function faultsOfMapping(
  { columns }: PlanInput['mapping'],
  known: readonly string[],
  ownFields: ReadonlyMap<string, unknown>,
): Fault[] {
  const named = Object.entries(columns);
  const names = new Set(known);
  // A column name can be a person's data where the file has no header, so faults count columns and do not quote them.
  const strangers = named.flatMap(([column], n): Fault[] =>
    names.has(column) ? [] : [{ at: `body.mapping.columns.${n}`, code: 'no-such-column' }],
  );
  // A program's file may have several columns for one field, of which the first with a value counts; where a person
  // assigns a field twice, one of the two would get lost.
  const targetOf = ({ field, own }: { field: string; own?: string | undefined }): string =>
    field === 'own' ? `own.${own}` : field;
  const columnsOf = Map.groupBy(named, ([, target]) => targetOf(target));
  const doubles = named.flatMap(([, { field, foundBy, own }], n): Fault[] =>
    foundBy === 'user' &&
    (field === 'own' || !fieldByKey.get(field)?.many) &&
    columnsOf.get(targetOf({ field, own }))!.length > 1
      ? [{ at: `body.mapping.columns.${n}`, code: 'field-twice', params: { field } }]
      : [],
  );
  const unknown = named.flatMap(([, { field, own }], n): Fault[] =>
    field === 'own' && !ownFields.has(own ?? '')
      ? [{ at: `body.mapping.columns.${n}`, code: 'own-unknown' }]
      : [],
  );
  const useful = named.some(([, { field }]) => field !== 'ignore');
  return [
    ...strangers,
    ...doubles,
    ...unknown,
    ...(useful ? [] : [{ at: 'body.mapping.columns', code: 'nothing-mapped' }]),
  ];
}

const userOf = ({ kind, id, userId }: Actor): string | null => userId ?? (kind === 'user' ? id : null);

/** Who looks after the new contacts: somebody in the importer's scope, or the rows would not be theirs to write. */
export async function resolveOptions(
  tx: Tx,
  options: ImportOptions,
  rule: FootingRule,
): Promise<Work['options']> {
  const { actor } = tx.work;
  const me = userOf(actor);
  const ownerId = options.ownerId === undefined ? me : options.ownerId;
  const teamId = options.teamId === undefined ? actor.teamId : options.teamId;
  const places = await readPlaces(tx, ownerId, teamId);
  const faults: Fault[] = [];
  if (ownerId !== null && !places.user) faults.push({ at: 'body.options.ownerId', code: 'no-such-user' });
  if (teamId !== null && !places.hasTeam) faults.push({ at: 'body.options.teamId', code: 'no-such-team' });
  const scopes = purposesOf(rule).map((purpose) => actor.purposes.get(purpose));
  const inTeam = actor.teamId !== null && teamId === actor.teamId;
  if (ownerId !== me && (scopes.includes('own') || (scopes.includes('team') && !inTeam)))
    faults.push({ at: 'body.options.ownerId', code: 'owner-out-of-scope' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return {
    duplicates: options.duplicates,
    companies: options.companies,
    ownerId,
    teamId,
    defaultCountry: options.defaultCountry ?? places.country,
  };
}
