import { Sheet } from '../../platform/pdf/sheet.ts';
import type { AccessReport } from './contract.ts';
import { clockTime, longDate, plainDate, shortDate } from './local-time.ts';
import { type PdfTexts, TEXTS } from './report-pdf-texts.ts';

type Language = 'de' | 'en';
type DataTable = AccessReport['data'][number];

/** The access report as a letter: summary, footing, rights, then the copy of the data and the look-ups. */
export async function drawReport(report: AccessReport): Promise<Buffer> {
  const { language, controller } = report;
  const texts = TEXTS[language];
  const date = longDate(new Date(report.createdAt), language);
  const sheet = new Sheet({
    title: `${texts.title} (${texts.article})`,
    author: controller.name,
    language: language === 'de' ? 'de-DE' : 'en-GB',
    createdAt: new Date(report.createdAt),
    foot: (n, total) => ({
      left: `${controller.name} · ${date}`,
      right: texts.page(n, total),
    }),
  });
  sheet.letterhead({ name: controller.name, lines: [controller.address] }, [
    date,
    texts.privacyContact,
    controller.privacyName,
    controller.privacyEmail,
    ...(controller.privacyPhone ? [controller.privacyPhone] : []),
  ]);
  sheet.heading(1, texts.title);
  sheet.paragraph(texts.about(report.person.displayName), 'quiet');
  sheet.paragraph(texts.opening);
  sheet.pairs(summary(report, texts), { framed: true });
  drawAnswers(sheet, report, texts);
  drawData(sheet, report, texts);
  drawLookUps(sheet, report, texts);
  if (sheet.hasMissing) sheet.paragraph(texts.missing, 'quiet');
  return sheet.finish();
}

function summary(report: AccessReport, texts: PdfTexts): [string, string][] {
  const { language } = report;
  const open = report.purposes.filter(
    ({ status, endsAt }) => status === 'given' && endsAt > report.createdAt,
  );
  return [
    [
      texts.purposes,
      open.length > 0
        ? open
            .map(({ label, endsAt }) => texts.until(label, shortDate(new Date(endsAt), language)))
            .join('\n')
        : texts.noPurposes,
    ],
    [texts.storage, storageSentence(report, texts)],
    ...(report.restrictedAt
      ? ([[texts.restricted, texts.restrictedSince(shortDate(new Date(report.restrictedAt), language))]] as [
          string,
          string,
        ][])
      : []),
    [
      texts.recipients,
      report.recipients.length === 0 ? report.recipientsNote : String(report.recipients.length),
    ],
    [texts.lookUps, texts.lookUpCount(report.lookUps.length)],
  ];
}

const storageSentence = ({ storage, language }: AccessReport, texts: PdfTexts): string =>
  texts.deletes(longDate(new Date(storage.deletesAt), language), storage.because);

/** Art. 15(1)(a) to (h) and (2), each under its letter. */
function drawAnswers(sheet: Sheet, report: AccessReport, texts: PdfTexts): void {
  sheet.heading(2, texts.headings.purposes);
  report.purposes.forEach((purpose, index) => {
    if (index > 0) sheet.divider();
    sheet.paragraph(purpose.label, 'strong');
    sheet.pairs(
      [
        [texts.legalBasis, purpose.legalBasisLabel],
        [texts.origin, [purpose.originLabel, purpose.originDetail].filter(Boolean).join(': ')],
        [texts.evidence, purpose.evidence],
        [texts.period, period(purpose.startsAt, purpose.endsAt, report.language)],
        [texts.status, purpose.statusLabel],
      ].filter((pair): pair is [string, string] => pair[1] !== ''),
    );
  });
  sheet.heading(2, texts.headings.categories);
  sheet.list(report.categories.map(({ label }) => label));
  sheet.heading(2, texts.headings.recipients);
  sheet.paragraph(report.recipientsNote);
  if (report.recipients.length > 0)
    sheet.table(
      [
        { title: texts.recipient, share: 3 },
        { title: texts.what, share: 3 },
        { title: texts.via, share: 2 },
        { title: texts.date, share: 2 },
      ],
      report.recipients.map(({ recipient, what, via, transfer, firstAt, at }) => [
        transfer ? `${recipient} (${transfer})` : recipient,
        what,
        via,
        [...new Set([firstAt, at].map((time) => shortDate(new Date(time), report.language)))].join(' – '),
      ]),
    );
  sheet.paragraph(report.thirdCountries);
  sheet.heading(2, texts.headings.storage);
  sheet.paragraph(storageSentence(report, texts));
  sheet.heading(2, texts.headings.sources);
  sheet.list(report.sources);
  sheet.heading(2, texts.headings.decisions);
  sheet.paragraph(report.automatedDecisions);
  sheet.heading(2, texts.headings.rights);
  sheet.list(report.rights);
  sheet.paragraph(report.complaint);
}

const period = (from: string, to: string, language: Language): string =>
  `${shortDate(new Date(from), language)} – ${shortDate(new Date(to), language)}`;

/** Art. 15(3). */
function drawData(sheet: Sheet, report: AccessReport, texts: PdfTexts): void {
  sheet.heading(2, texts.headings.data);
  sheet.paragraph(texts.dataOpening);
  for (const table of report.data) {
    sheet.heading(3, table.label);
    const ends = table.ends.map((end) => endText(end, report.language, texts));
    const isOne = new Set(ends).size === 1;
    sheet.paragraph(
      [table.category, texts.deleted(table.deletion), isOne && ends[0] ? `${texts.keptUntil} ${ends[0]}` : '']
        .filter(Boolean)
        .join(' · '),
      'quiet',
    );
    const columns = filledColumns(table);
    if (table.rows.length > 1 && columns.length <= 3 && !hasLong(table)) {
      sheet.table(
        [...columns, ...(isOne ? [] : [texts.keptUntil])].map((column) => ({ title: column, share: 1 })),
        table.rows.map((row, index) => [
          ...columns.map((column) =>
            cellText(row.find(({ label }) => label === column)?.value, report.language, texts),
          ),
          ...(isOne ? [] : [ends[index] ?? '']),
        ]),
      );
      continue;
    }
    table.rows.forEach((row, index) => {
      if (index > 0) sheet.divider();
      sheet.pairs(
        [
          ...row.map(({ label, value }): [string, string] => [
            label,
            cellText(value, report.language, texts),
          ]),
          [texts.keptUntil, isOne ? '' : (ends[index] ?? '')] satisfies [string, string],
        ].filter((pair): pair is [string, string] => pair[1] !== ''),
      );
    });
  }
}

/** The day, or in words why there is none. */
const endText = ({ until, kept }: DataTable['ends'][number], language: Language, texts: PdfTexts): string =>
  kept ? texts.kept[kept] : until ? shortDate(new Date(until), language) : '';

type Value = DataTable['rows'][number][number]['value'];

const filledColumns = ({ rows }: DataTable): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      row.filter(({ value }) => value !== null && value !== '').map(({ label }) => label),
    ),
  ),
];
const hasLong = ({ rows }: DataTable): boolean =>
  rows.some((row) => row.some(({ value }) => Array.isArray(value) || String(value ?? '').length > 80));

function cellText(value: Value | undefined, language: Language, texts: PdfTexts): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number') return String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return plainDate(value, language);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) {
    const time = new Date(value);
    return `${shortDate(time, language)}, ${clockTime(time, language)}`;
  }
  return value;
}

/** One line for each day, purpose and action, with the times of day: short and still complete. */
function drawLookUps(sheet: Sheet, report: AccessReport, texts: PdfTexts): void {
  sheet.heading(2, texts.headings.lookUps);
  sheet.paragraph(texts.lookUpsOpening);
  const days = new Map<string, { day: string; purpose: string; action: string; times: string[] }>();
  for (const { at, purposeLabel: purpose, actionLabel: action } of report.lookUps) {
    const time = new Date(at);
    const day = shortDate(time, report.language);
    const key = [day, purpose, action].join('|');
    const line = days.get(key) ?? { day, purpose, action, times: [] };
    line.times.unshift(clockTime(time, report.language));
    days.set(key, line);
  }
  if (days.size === 0) return;
  sheet.table(
    [
      { title: texts.date, share: 2 },
      { title: texts.purpose, share: 4 },
      { title: texts.action, share: 4.5 },
      { title: texts.times, share: 4 },
    ],
    [...days.values()].map(({ day, purpose, action, times }) => [day, purpose, action, times.join(', ')]),
  );
}
