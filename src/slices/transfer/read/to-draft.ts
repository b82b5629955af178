import type { ColumnMapping, FieldKey, PlaceKind } from '../fields.ts';
import { checkLengths } from './check-lengths.ts';
import { oneLine } from './clean-text.ts';
import type { ContactDraft, Problem, WarningCode } from './contact-draft.ts';
import { type MappedCell, mapRow, Problems } from './map-row.ts';
import { readAddresses } from './read-addresses.ts';
import { readCompany } from './read-company.ts';
import { isNoDate, readDay } from './read-day.ts';
import { readFlag } from './read-flag.ts';
import { readFooting } from './read-footing.ts';
import { readLanguage } from './read-language.ts';
import { readName } from './read-name.ts';
import { type OwnTarget, readOwnCell } from './read-own.ts';
import { readReach } from './read-reach.ts';
import { readSocials } from './read-socials.ts';
import { readTags } from './read-tags.ts';
import { refuseRow } from './refuse-row.ts';
import type { SourceRow } from './source-file.ts';

export interface DraftOptions {
  /** The firm's country, for numbers and addresses of rows that name none. */
  defaultCountry: string;
  /** The own fields of contacts, by key. */
  ownFields?: ReadonlyMap<string, OwnTarget>;
}

/** A draft, or why there is none: `draft` is null exactly when a problem has the level `rejected`. */
export interface DraftResult {
  draft: ContactDraft | null;
  problems: Problem[];
}

/** Makes of one row what the mapping says it is. Never throws for what a row contains. */
export function toDraft(row: SourceRow, mapping: ColumnMapping, options: DraftOptions): DraftResult {
  const problems = new Problems();
  if (refuseRow(row, problems)) return { draft: null, problems: problems.list };
  const cells = mapRow(row, mapping, problems);
  if (problems.list.some(({ level }) => level === 'rejected'))
    return { draft: null, problems: problems.list };
  if (row.extra) problems.warn('extra-cells');
  const draft = draftOf(cells, mapping, options, problems);
  const rejected = problems.list.some(({ level }) => level === 'rejected');
  return { draft: rejected ? null : draft, problems: problems.list };
}

function draftOf(
  cells: readonly MappedCell[],
  mapping: ColumnMapping,
  options: DraftOptions,
  problems: Problems,
): ContactDraft {
  const first = (field: FieldKey): MappedCell | undefined => cells.find((cell) => cell.field === field);
  const all = (field: FieldKey): MappedCell[] => cells.filter((cell) => cell.field === field);
  const report = (code: WarningCode, column: string): void => problems.warn(code, column);
  const labels = new Map(all('kindOf').map(({ slot = '', text }) => [slot, text]));

  const deleted = first('deleted');
  if (deleted && readFlag(deleted.text) === true) problems.reject('deleted-in-source', deleted.column);
  const said = first('recordKind');
  if (said && /^(?:group|list|verteiler)/i.test(said.text)) problems.reject('distribution-list', said.column);

  const hasCompany = mapping.recordKind === 'company' || first('companyName') !== undefined;
  const fallback: PlaceKind = hasCompany ? 'work' : 'other';
  const addresses = readAddresses(cells, labels, fallback, report);
  const country = addresses.find((address) => address.country)?.country ?? options.defaultCountry;
  const company = readCompany(first, country, report);
  const { companyName, ...name } = readName(first, company?.name, report);
  const hasName = Boolean(name.givenName ?? name.familyName ?? name.nickname ?? name.middleName);
  const kind = kindOf(mapping, said?.text, hasName, Boolean(company?.name ?? companyName));

  const draft: ContactDraft = {
    kind,
    ...name,
    emails: [],
    phones: [],
    addresses,
    socials: [],
    tags: readTags(all('tags')),
    footing: {},
  };
  if (company || companyName) draft.company = { ...(companyName && { name: companyName }), ...company };
  const birthday = first('birthday');
  if (birthday && !isNoDate(birthday.text)) {
    const day = readDay(birthday.text, mapping.dateOrder, (code) => report(code, birthday.column));
    if (day) draft.birthday = day;
    else report('birthday-invalid', birthday.column);
  }
  for (const key of ['position', 'department', 'externalId'] as const) {
    const text = oneLine(first(key)?.text ?? '');
    if (text) draft[key] = text;
  }
  readReach(cells, draft, labels, { fallback, country }, report);
  readSocials(cells, draft, report);
  const language = first('language');
  const code = language && readLanguage(language.text);
  if (code) draft.language = code;
  else if (language) report('language-unknown', language.column);
  const notes = all('note');
  const note = notes.map(({ column, text }) => (notes.length > 1 ? `${column}: ${text}` : text)).join('\n\n');
  if (note) draft.note = note;
  readOwn(all('own'), draft, mapping, options, problems);
  draft.footing = readFooting(first, mapping.dateOrder, report);

  const reachable = draft.emails.length > 0 || draft.phones.length > 0;
  if (!hasName && !reachable && !draft.company?.name) problems.reject('nothing-to-identify');
  checkLengths(draft, cells, problems);
  return draft;
}

/** A value that is not of its field's type is a fault of the row: left out, it would be lost without a word. */
function readOwn(
  cells: readonly MappedCell[],
  draft: ContactDraft,
  { dateOrder }: ColumnMapping,
  { ownFields }: DraftOptions,
  problems: Problems,
): void {
  for (const { own = '', text, column } of cells) {
    const field = ownFields?.get(own);
    const value = field && readOwnCell(text, field, dateOrder);
    if (value !== undefined) draft.own = { ...draft.own, [own]: value };
    else if (field) problems.reject('own-invalid', column);
  }
}

/** A row with a company and nobody's name is the company itself; a row that says what it is, is that. */
function kindOf(
  mapping: ColumnMapping,
  said: string | undefined,
  hasName: boolean,
  hasCompany: boolean,
): 'person' | 'company' {
  if (said && /^(?:company|org|organi[sz]ation|firma|unternehmen)/i.test(said) && hasCompany)
    return 'company';
  if (hasName && mapping.recordKind === 'person') return 'person';
  return hasCompany ? 'company' : 'person';
}
