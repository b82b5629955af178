import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { matchOrInsertCompanies, type WantedCompany } from '../companies/index.ts';
import { type ContactFields, closedFields } from '../contacts/index.ts';
import type { OwnFieldRow, OwnValue } from '../fields/index.ts';
import { contactFieldsOf } from './contact-fields.ts';
import type { ImportOptions } from './contract.ts';
import { type Decision, decideRow } from './decide-row.ts';
import { type FootingRule, purposesOf } from './footing-rule.ts';
import { type GivenGrounds, giveGrounds } from './give-grounds.ts';
import { type Candidate, knownOf, lookAround, type RowsBefore } from './know-people.ts';
import { openOwn, ownValuesOf } from './own-values.ts';
import { type PersonKey, personKeyOf, storedEmail } from './person-key.ts';
import type { ContactDraft } from './read/contact-draft.ts';
import type { SourceRow } from './read/source-file.ts';
import type { DraftResult } from './read/to-draft.ts';

/** What holds for all rows that are decided together. */
export interface Settled {
  /** Marks what is made. */
  importId: string;
  rule: FootingRule;
  options: Required<ImportOptions>;
  /** The own fields of contacts, by key. */
  ownFields: ReadonlyMap<string, OwnFieldRow>;
  /** Imports of the same bytes that were run. */
  sameFile: readonly string[];
  /** An import whose contacts do not count as there already, since the rows before are remembered. */
  except: string;
}

export interface DecidedRow {
  line: number;
  source: SourceRow;
  draft: ContactDraft | null;
  key: PersonKey | null;
  decision: Decision;
  /** Purposes that the person objected to in the program that wrote the file. */
  objected: readonly string[];
  /** What is stored of a contact that is made or completed; under `purpose`, the one of its grounds that opens most of it. */
  fields: ContactFields | null;
  own: readonly OwnValue[];
  purpose: string | null;
}

function remember(
  before: RowsBefore,
  key: PersonKey,
  line: number,
  { outcome, match, grounds }: Decision,
  now: Date,
): void {
  if (outcome === 'created') {
    const open = grounds.find(({ startsAt }) => startsAt <= now)!;
    before.created.add(key, line, before.purposes.indexOf(open.purpose));
  } else if (outcome === 'quarantined') before.quarantined.add(key, line);
  else if (match?.contactId) before.present.add(key, line);
}

interface ReadRow {
  source: SourceRow;
  result: DraftResult;
  key: PersonKey | null;
  given: GivenGrounds | undefined;
}

/** Decides some rows, and finds out all that is needed to carry the decision out. */
export async function decideBatch(
  ctx: Ctx,
  tx: Tx,
  work: Settled,
  batch: readonly Pick<ReadRow, 'source' | 'result'>[],
  before: RowsBefore,
): Promise<DecidedRow[]> {
  const rows = batch.map((row) => prepareRow(tx, work, row));
  const people = rows.flatMap(({ source, key, result }, n): Candidate[] =>
    key ? [{ n, line: source.line, key, postcodes: postcodesOf(result.draft!) }] : [],
  );
  const around = await lookAround(ctx, tx, people, {
    except: work.except,
    sameFile: work.sameFile,
    reachFor: work.options.duplicates === 'complete' ? reachPurposes(tx, work.rule) : [],
  });
  const candidates = new Map(people.map((person) => [person.n, person]));
  const decided = rows.map(({ source, result, key, given }, n): DecidedRow => {
    const candidate = candidates.get(n);
    const known = candidate
      ? knownOf(candidate, around, before)
      : { match: undefined, waiting: false, shared: false, suppressed: new Set<string>() };
    const decision = decideRow(result, known, given, work.options);
    if (key) remember(before, key, source.line, decision, work.rule.now);
    return {
      line: source.line,
      source,
      draft: result.draft,
      key,
      decision,
      objected: given?.objected ?? [],
      fields: null,
      own: [],
      purpose: null,
    };
  });
  await describeContacts(tx, work, decided);
  return decided;
}

function prepareRow(tx: Tx, work: Settled, { source, result }: Pick<ReadRow, 'source' | 'result'>): ReadRow {
  const isPerson = result.draft?.kind === 'person';
  const place = tx.work.actor.language === 'de' ? 'Importdatei, Zeile' : 'Import file, row';
  return {
    source,
    result,
    key: isPerson ? personKeyOf(result.draft!) : null,
    given: result.draft ? giveGrounds(result.draft, work.rule, `${place} ${source.line}`) : undefined,
  };
}

/** Purposes under which a contact that is completed may be found: those of the import first. */
export function reachPurposes(tx: Tx, rule: FootingRule): string[] {
  const mine = [...tx.work.actor.purposes.keys()].filter((purpose) => tx.purposes.get(purpose)?.forGrounds);
  return [...new Set([...purposesOf(rule), ...mine])];
}

/** Companies, fields, and the purpose to write under, for rows that become or complete something. */
async function describeContacts(tx: Tx, work: Settled, rows: readonly DecidedRow[]): Promise<void> {
  const writing = rows.filter(({ decision }) =>
    ['created', 'completed', 'company'].includes(decision.outcome),
  );
  const wanting = writing.filter(({ draft }) => work.options.companies && draft?.company);
  const ids = await matchOrInsertCompanies(
    tx,
    wanting.map(({ draft }) => companyOf(draft!)),
    { country: work.options.defaultCountry, importId: work.importId },
  );
  const companyOfRow = new Map(wanting.map((row, at) => [row, ids[at] ?? null]));
  for (const row of writing) {
    const companyId = companyOfRow.get(row) ?? null;
    if (companyOfRow.has(row) && companyId === null)
      row.decision.problems.push({ level: 'warning', code: 'company-unknown' });
    if (row.decision.outcome === 'company') continue;
    row.fields = contactFieldsOf(row.draft!, companyId, tx.work.actor.language);
    row.own = ownValuesOf(row.draft!, work.ownFields);
    row.purpose = row.decision.match?.reach ?? widestPurpose(tx, work, row);
    if (countClosed(tx, work, row, row.purpose) > 0)
      row.decision.problems.push({ level: 'warning', code: 'left-out-by-purpose' });
  }
}

/** Of the grounds that are open now, the one whose purpose leaves out least (Art. 5(1)(c)). */
function widestPurpose(tx: Tx, work: Settled, row: DecidedRow): string {
  const { decision } = row;
  const now = tx.startedAt ?? new Date();
  const open = decision.grounds.filter(({ startsAt }) => startsAt <= now).map(({ purpose }) => purpose);
  const leftOut = (purpose: string): number => countClosed(tx, work, row, purpose);
  return open.reduce((best, purpose) => (leftOut(purpose) < leftOut(best) ? purpose : best));
}

/** How much of the row the purpose does not open. */
const countClosed = (tx: Tx, work: Settled, { fields, own }: DecidedRow, purpose: string): number =>
  closedFields(tx, fields!, purpose).length + own.length - openOwn(tx, work, own, purpose).length;

const postcodesOf = (draft: ContactDraft): string[] => [
  ...new Set(draft.addresses.flatMap(({ postcode }) => postcode ?? [])),
];

/** The company of a row; one that is a company itself brings its address and contact points along. */
function companyOf(draft: ContactDraft): WantedCompany {
  const company = draft.company!;
  if (draft.kind === 'person') return company;
  const [address] = contactFieldsOf(draft, null, 'de').addresses;
  return {
    ...company,
    externalId: company.externalId ?? draft.externalId ?? null,
    email: draft.emails[0] ? storedEmail(draft.emails[0].address) : null,
    phone: company.phone ?? draft.phones[0]?.number ?? draft.phones[0]?.original ?? null,
    website: company.website ?? draft.socials.find(({ network }) => network === 'website')?.url ?? null,
    ...(address && {
      street: [address.street, address.extra].filter(Boolean).join(', '),
      postalCode: address.postalCode,
      city: address.city,
      region: address.region,
      country: address.country,
    }),
  };
}
