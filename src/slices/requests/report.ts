import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { type Category, categoriesIn } from '../../kernel/category.ts';
import { type Bilingual, daysAfterChange } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type LookUp, lookUpsOf } from '../audit/index.ts';
import type { footing } from '../grounds/contract.ts';
import { BASES, footingOf, ORIGIN_NAMES, STATUS_NAMES } from '../grounds/index.ts';
import { recipientsOf } from '../recipients/index.ts';
import { deletionTexts } from '../retention/index.ts';
import { describeAction } from './action-texts.ts';
import type { accessReport } from './contract.ts';
import { type PurposeNames, presentRow } from './report-cells.ts';
import { endOfRow } from './report-ends.ts';
import { answerRecipients } from './report-recipients.ts';
import { type FirmRow, type PersonData, readPersonData, reportedTables } from './store-report.ts';
import { CATEGORY_LABELS, complaintText, NO_AUTOMATED_DECISIONS, RIGHTS } from './texts.ts';

type Language = 'de' | 'en';
type Report = z.input<typeof accessReport>;
type Footing = z.input<typeof footing>;

/** More look-ups of one person than this are not listed; nobody has come near. */
const MAX_LOOK_UPS = 100_000;

/**
 * The access report of Art. 15, in the person's language unless another is named: the answers to (1)(a) to (h) and (2),
 * and the copy of all data after (3), from the register. A fixed number of statements, however much there is. Throws
 * `not-found`, and `not-set-up` where there is no controller to name.
 */
export async function makeReport(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  wanted: Language | undefined,
): Promise<Report> {
  const tables = reportedTables(ctx.register, () => true);
  const data = await readPersonData(tx, ctx.register, tables, contactId);
  const { standing } = data;
  if (!data.person || !standing) throw new AppError('not-found');
  if (!data.firm) throw new AppError('not-set-up');
  const language = wanted ?? languageOf(data);
  const purposes = namesOf(data);
  const footing = await footingOf(ctx, tx, contactId, language);
  const received = await recipientsOf(tx, [contactId]);
  const lookUps = await lookUpsOf(tx, contactId, MAX_LOOK_UPS);
  const rules = await deletionTexts(tx, ctx.register);
  const filled = data.tables.filter(({ rows }) => rows.length > 0);
  return {
    language,
    createdAt: ctx.clock.now(),
    controller: presentController(data.firm, language),
    person: { contactId, displayName: data.person.name },
    purposes: presentPurposes(footing, purposes, language),
    categories: categoriesOf(filled, language),
    ...answerRecipients(received.get(contactId) ?? [], language),
    storage: { deletesAt: footing.deletesAt, because: footing.deletesBecause },
    restrictedAt: data.person.restricted_at,
    rights: RIGHTS.map((right) => right[language]),
    complaint: complaintText(data.firm.authority)[language],
    sources: sourcesOf(footing, language),
    automatedDecisions: NO_AUTOMATED_DECISIONS[language],
    data: filled.flatMap(byDeclaration).map(({ rows, ...reported }) => ({
      table: reported.table.table,
      label: reported.table.label[language],
      category: reported.category ? CATEGORY_LABELS[reported.category][language] : '',
      deletion: (rules.get(reported.table.table) ?? reported.deletion)[language],
      rows: rows.map((row) => presentRow(row, reported, purposes, language)),
      ends: rows.map((row) => endOfRow(row, reported.table, reported.category, standing)),
    })),
    lookUps: lookUps.map((lookUp) => presentLookUp(lookUp, purposes, language)),
  };
}

/** What the person prefers, where it is one of the two that Obhut speaks; else the firm's. */
function languageOf({ person, firm }: PersonData): Language {
  const preferred = person?.language;
  return preferred === 'de' || preferred === 'en' ? preferred : (firm?.language ?? 'de');
}

const namesOf = ({ purposes }: PersonData): PurposeNames =>
  new Map(
    purposes.map(({ purpose_key, label_de, label_en }) => [purpose_key, { de: label_de, en: label_en }]),
  );

const presentController = (firm: FirmRow, language: Language): Report['controller'] => ({
  name: firm.name,
  address: [firm.street, [firm.postal_code, firm.city].filter(Boolean).join(' '), countryName(firm, language)]
    .filter(Boolean)
    .join(', '),
  privacyName: firm.privacy_name,
  privacyEmail: firm.privacy_email,
  privacyPhone: firm.privacy_phone,
});

const countryName = ({ country }: FirmRow, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;

const presentPurposes = (footing: Footing, names: PurposeNames, language: Language): Report['purposes'] =>
  footing.grounds.map((ground) => ({
    purpose: ground.purpose,
    label: names.get(ground.purpose)?.[language] ?? ground.purpose,
    legalBasis: ground.legalBasis,
    legalBasisLabel: BASES[ground.legalBasis][language],
    origin: ground.origin,
    originLabel: ORIGIN_NAMES[ground.origin][language],
    originDetail: ground.originDetail,
    evidence: ground.evidence,
    startsAt: ground.startsAt,
    endsAt: ground.endsAt,
    status: ground.status,
    statusLabel: STATUS_NAMES[ground.status][language],
  }));

function categoriesOf(tables: PersonData['tables'], language: Language): Report['categories'] {
  const held = new Set(tables.flatMap(byDeclaration).flatMap(({ category }) => category ?? []));
  return [...held].map((category) => ({ category, label: CATEGORY_LABELS[category][language] }));
}

/** Rows that are declared one by one stand together by category and deletion rule; those of other tables share theirs. */
function byDeclaration(
  data: PersonData['tables'][number],
): (PersonData['tables'][number] & { category: Category | undefined; deletion: Bilingual })[] {
  const { table, rows } = data;
  if (!table.declared) return [{ ...data, category: table.category, deletion: table.deletion }];
  const groups = Map.groupBy(rows, ({ declaration }) =>
    JSON.stringify([declaration?.category, declaration?.retainDays]),
  );
  return [...groups.values()].map((group) => {
    const { category = 0, retainDays = null } = group[0]!.declaration ?? {};
    return {
      ...data,
      rows: group,
      category: categoriesIn(category)[0],
      deletion: retainDays === null ? table.deletion : daysAfterChange(retainDays),
    };
  });
}

/** Each source once, with what is known of it in detail (Art. 15(1)(g)). */
const sourcesOf = ({ grounds }: Footing, language: Language): string[] => [
  ...new Set(
    grounds.map(({ origin, originDetail }) =>
      originDetail ? `${ORIGIN_NAMES[origin][language]}: ${originDetail}` : ORIGIN_NAMES[origin][language],
    ),
  ),
];

const presentLookUp = (
  { at, purpose, action }: LookUp,
  names: PurposeNames,
  language: Language,
): Report['lookUps'][number] => ({
  at,
  purpose,
  purposeLabel: names.get(purpose)?.[language] ?? purpose,
  action,
  actionLabel: describeAction(action, language),
});
