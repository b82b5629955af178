import type { ColumnMapping, FieldKey } from '../fields.ts';
import type { DraftFooting, WarningCode } from './contact-draft.ts';
import { suggestLegalBases } from './legal-basis.ts';
import type { MappedCell } from './map-row.ts';
import { isNoDate, isoDay, readDay } from './read-day.ts';
import { readFlag } from './read-flag.ts';

type Report = (code: WarningCode, column: string) => void;

/** What the row says about why and since when it may be kept. */
export function readFooting(
  first: (field: FieldKey) => MappedCell | undefined,
  order: ColumnMapping['dateOrder'],
  report: Report,
): DraftFooting {
  const footing: DraftFooting = {};
  const day = (cell: MappedCell | undefined): string | undefined => {
    if (!cell || isNoDate(cell.text)) return undefined;
    const found = readDay(cell.text, order, (code) => report(code, cell.column));
    const iso = found && isoDay(found);
    if (!iso) report('date-invalid', cell.column);
    return iso;
  };
  const flag = (cell: MappedCell | undefined): boolean | undefined => {
    const value = cell && readFlag(cell.text);
    if (cell && value === undefined) report('flag-unclear', cell.column);
    return value;
  };

  const basis = first('legalBasis')?.text;
  if (basis) {
    footing.legalBasisText = basis;
    footing.legalBases = suggestLegalBases(basis);
  }
  const consent = first('consent');
  const consentDay = consent && !isNoDate(consent.text) ? readDay(consent.text, order, () => {}) : undefined;
  // A date in the consent column is the day on which it was given.
  const given = consentDay ? true : flag(consent);
  if (given !== undefined) footing.consentGiven = given;
  const consentDate = day(first('consentDate')) ?? (consentDay && isoDay(consentDay));
  if (consentDate) footing.consentDate = consentDate;
  const source = first('source')?.text;
  if (source) footing.source = source;
  const optedOut = flag(first('optedOutEmail'));
  if (optedOut !== undefined) footing.optedOutEmail = optedOut;
  const doNotCall = flag(first('doNotCall'));
  if (doNotCall !== undefined) footing.doNotCall = doNotCall;
  const createdAt = day(first('createdAt'));
  if (createdAt) footing.createdAt = createdAt;
  return footing;
}
