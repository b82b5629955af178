import type { z } from 'zod';
import type { LegalBasis } from '../../kernel/purpose.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readFieldsOf } from '../fields/index.ts';
import type { ImportFile, importFile } from './contract.ts';
import { basisTextsOf } from './give-grounds.ts';
import { type BasisSuggestion, suggestLegalBases } from './read/legal-basis.ts';
import { recogniseColumns } from './read/recognise-columns.ts';
import type { SourceFile, SourceRow } from './read/source-file.ts';
import { toDraft } from './read/to-draft.ts';
import { findSameFile, type ImportRecordRow } from './store-import.ts';

const SHOWN_ROWS = 20;
/** Enough to tell what a column holds. */
const SAMPLE_ROWS = 200;
/** More different texts than this are no legal bases. */
const MOST_TEXTS = 100;

/** What a file is and what its columns seem to mean: material for the mapping page. */
export async function describeFile(tx: Tx, row: ImportRecordRow, source: SourceFile): Promise<ImportFile> {
  const sample: SourceRow[] = [];
  for await (const record of source.rows()) if (sample.push(record) >= SAMPLE_ROWS) break;
  const own = await readFieldsOf(tx, 'contact');
  const mapping = recogniseColumns(
    source.columns,
    sample,
    own.map(({ key, label_de, label_en }) => ({ key, names: [label_de, label_en] })),
  );
  const texts = new BasisTexts();
  for (const record of sample) texts.add(toDraft(record, mapping, { defaultCountry: 'DE' }).draft);
  const [before] = await findSameFile(tx, row.file_sha256, row.import_id);
  return {
    importId: row.import_id,
    fileName: row.file_name,
    format: source.format,
    encoding: source.encoding ?? null,
    separator: source.separator ?? null,
    hasHeader: source.hasHeader,
    columns: source.columns,
    preamble: source.preamble,
    sheets: source.sheets ?? [],
    sheet: source.sheet ?? null,
    mapping,
    sampleRows: sample.slice(0, SHOWN_ROWS).map(({ line, cells }) => ({ line, cells })),
    approximateRows: source.approximateRows ?? null,
    basisTexts: texts.list(),
    sameFileBefore: before ? { importId: before.import_id, at: before.finished_at.toISOString() } : null,
  };
}

/** The different texts in the legal-basis column, with the number of their rows. */
export class BasisTexts {
  private readonly rows = new Map<string, number>();

  add(draft: Parameters<typeof basisTextsOf>[0] | null): void {
    if (!draft) return;
    for (const text of basisTextsOf(draft)) {
      if (this.rows.has(text) || this.rows.size < MOST_TEXTS)
        this.rows.set(text, (this.rows.get(text) ?? 0) + 1);
    }
  }

  /** Most frequent first. */
  list(): z.input<typeof importFile>['basisTexts'] {
    return [...this.rows]
      .sort(([, a], [, b]) => b - a)
      .map(([text, rows]) => ({ text, rows, suggestion: suggestionFor(suggestLegalBases(text)) }));
  }
}

/** A person decides; this only fills in the form. */
const PURPOSE_OF: Partial<Record<LegalBasis, string>> = {
  consent: 'marketing-email',
  contract: 'contract',
  'legitimate-interests': 'inquiry',
  'legal-obligation': 'accounting',
};

function suggestionFor([first]: readonly BasisSuggestion[]): {
  legalBasis: LegalBasis;
  purpose: string;
} | null {
  if (!first || first.basis === 'none') return null;
  const purpose = first.relation === 'customer' ? 'contract' : PURPOSE_OF[first.basis];
  return purpose ? { legalBasis: first.basis, purpose } : null;
}
