import type { ReadLimits } from './source-file.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { attributeOf, scanXml, type XmlHandler } from './xml-scanner.ts';
import { listZipEntries, readZipEntry, type ZipEntry } from './zip-entries.ts';

/** A workbook opened for reading: its parts by path. */
export interface Workbook {
  path: string;
  parts: Map<string, ZipEntry>;
  limits: ReadLimits;
}

export interface Sheet {
  name: string;
  part: string;
  hidden: boolean;
}

export async function openWorkbook(path: string, limits: ReadLimits): Promise<Workbook> {
  const entries = await listZipEntries(path);
  return { path, parts: new Map(entries.map((entry) => [entry.name, entry])), limits };
}

/** Feeds one part to the handler; yields after each piece, so that a caller can hand on what it has got. */
export async function* scanPart(
  workbook: Workbook,
  part: string,
  handler: XmlHandler,
  maxBytes?: number,
): AsyncGenerator<void> {
  const entry = workbook.parts.get(part);
  if (!entry) return;
  const scan = scanXml(handler);
  let decoder: TextDecoder | undefined;
  for await (const bytes of readZipEntry(workbook.path, entry, maxBytes ?? workbook.limits.unpackedBytes)) {
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
    scan(decoder.decode(bytes, { stream: true }));
    yield;
  }
}

export async function readPart(
  workbook: Workbook,
  part: string,
  handler: XmlHandler,
  maxBytes?: number,
): Promise<void> {
  for await (const _ of scanPart(workbook, part, handler, maxBytes));
}

/** Ids of a part's relationships and what they point to; targets inside the package are full paths. */
export async function relationsOf(workbook: Workbook, part: string): Promise<Map<string, string>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const targets = new Map<string, string>();
  await readPart(workbook, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open(name, attributes) {
      const target = attributeOf(attributes, 'Target');
      if (name !== 'Relationship' || target === undefined) return;
      const outside = attributeOf(attributes, 'TargetMode') === 'External';
      targets.set(attributeOf(attributes, 'Id') ?? '', outside ? target : resolve(folder, target));
    },
  });
  return targets;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** The sheets in the order of their tabs, and whether the workbook counts days from 1904. */
export async function listSheets(workbook: Workbook): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const book = 'xl/workbook.xml';
  const targets = await relationsOf(workbook, book);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readPart(workbook, book, {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const part = targets.get(attributeOf(attributes, 'id') ?? '');
      if (!part || !workbook.parts.has(part)) return;
      const hidden = /hidden/i.test(attributeOf(attributes, 'state') ?? '');
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', part, hidden });
    },
  });
  if (sheets.length === 0) throw new UnreadableFile('sheet-missing');
  return { sheets, from1904 };
}
