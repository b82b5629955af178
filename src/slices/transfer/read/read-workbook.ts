import { shapeTable, tableRows } from './shape-table.ts';
import { READ_LIMITS, type ReadOptions, type SourceFile } from './source-file.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { readNumberStyles } from './workbook-numbers.ts';
import {
  listSheets,
  openWorkbook,
  readPart,
  relationsOf,
  type Sheet,
  type Workbook,
} from './workbook-parts.ts';
import { type CellContext, sheetRecords } from './workbook-rows.ts';
import { readSharedStrings } from './workbook-strings.ts';
import { attributeOf } from './xml-scanner.ts';

/*
 * Read here and not by exceljs (which writes our exports): its streaming reader gives a formula's date as a bare number,
 * its error as NaN and its truth as 1, keeps only the last run of inline rich text, rounds numbers to doubles, skips
 * sheets whose part has another name, and unpacks whatever an archive holds to a temporary file.
 */

const SAMPLE_RECORDS = 100;

/** A sheet of an .xlsx workbook: the one asked for, else the one with most rows that is not hidden. */
export async function readWorkbook(path: string, options: ReadOptions = {}): Promise<SourceFile> {
  const workbook = await openWorkbook(path, { ...READ_LIMITS, ...options.limits });
  const { sheets, from1904 } = await listSheets(workbook);
  const surveys = [];
  for (const sheet of sheets) surveys.push({ sheet, ...(await survey(workbook, sheet)) });
  const open = surveys.filter(({ sheet }) => !sheet.hidden);
  const chosen =
    options.sheet === undefined
      ? (open.length > 0 ? open : surveys).reduce((best, next) => (next.rows > best.rows ? next : best))
      : surveys.find(({ sheet }) => sheet.name === options.sheet);
  if (!chosen) throw new UnreadableFile('sheet-missing');

  const context: CellContext = {
    strings: await readSharedStrings(workbook),
    styles: await readNumberStyles(workbook),
    from1904,
    mailLinks: await mailLinks(workbook, chosen.sheet, chosen.links),
  };
  const records = (): ReturnType<typeof sheetRecords> => sheetRecords(workbook, chosen.sheet, context);
  const head: string[][] = [];
  for await (const { cells } of records()) if (head.push(cells) >= SAMPLE_RECORDS) break;
  const shape = shapeTable(head, options.hasHeader);
  if (shape.columns.length === 0) throw new UnreadableFile('file-empty');
  const { columns, preamble, hasHeader } = shape;
  return {
    format: 'xlsx',
    hasHeader,
    columns,
    preamble,
    sheets: surveys.map(({ sheet, rows }) => ({ name: sheet.name, rows, hidden: sheet.hidden })),
    sheet: chosen.sheet.name,
    approximateRows: Math.max(0, chosen.rows - (hasHeader ? 1 : 0) - preamble.length),
    rows: (onBlank) => tableRows(records(), shape, onBlank),
  };
}

/** Rows with values in them, and links; a sheet's own `dimension` is often missing and sometimes wrong. */
async function survey(
  workbook: Workbook,
  sheet: Sheet,
): Promise<{ rows: number; links: Map<string, string> }> {
  const links = new Map<string, string>();
  let rows = 0;
  let filled = false;
  await readPart(workbook, sheet.part, {
    open(name, attributes) {
      if (name === 'row') filled = false;
      else if (name === 'v' || name === 't') filled = true;
      else if (name === 'hyperlink')
        links.set(attributeOf(attributes, 'ref') ?? '', attributeOf(attributes, 'id') ?? '');
    },
    close(name) {
      if (name === 'row' && filled) rows += 1;
    },
  });
  return { rows, links };
}

async function mailLinks(
  workbook: Workbook,
  sheet: Sheet,
  links: Map<string, string>,
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  if (links.size === 0) return addresses;
  const targets = await relationsOf(workbook, sheet.part);
  for (const [ref, id] of links) {
    const address = targets.get(id)?.match(/^mailto:([^?]+)/i)?.[1];
    if (!address) continue;
    try {
      addresses.set(ref, decodeURIComponent(address));
    } catch {
      addresses.set(ref, address);
    }
  }
  return addresses;
}
