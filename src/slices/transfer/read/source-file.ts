/** One record of any file, before anybody has said what its columns mean. */
export interface SourceRow {
  /** 1-based number of the record: what the row is called in the report. Blank records count, the header does not. */
  line: number;
  /** Where the record starts in the file, if lines mean anything there; for a spreadsheet the number of its row. */
  physicalLine?: number;
  /** Cells with something in them, by column; several values in one cell are joined by ' ::: '. */
  cells: Record<string, string>;
  /** Cells to the right of the last column: a sign that a separator inside a value was not quoted. */
  extra?: string[];
}

/** How several values share a cell; Google's way, and ours for everything that repeats in a vCard. */
export const VALUE_SEPARATOR = ' ::: ';

export interface ReadOptions {
  /** What the caller knows better than the file shows. */
  encoding?: string;
  separator?: string;
  hasHeader?: boolean;
  sheet?: string;
  limits?: Partial<ReadLimits>;
}

export interface ReadLimits {
  /** Bytes of one record, above which a forgotten quote is the likelier story. */
  recordBytes: number;
  columns: number;
  /** Bytes of one unpacked part of a workbook: the guard against archives made to explode. */
  unpackedBytes: number;
  /** Bytes of the strings of a workbook, which have to be held in memory. */
  sharedStringBytes: number;
  cardBytes: number;
}

export const READ_LIMITS: ReadLimits = {
  recordBytes: 4_000_000,
  columns: 2_000,
  unpackedBytes: 2_000_000_000,
  sharedStringBytes: 300_000_000,
  cardBytes: 20_000_000,
};

export interface SourceFile {
  format: 'csv' | 'xlsx' | 'vcard';
  /** Absent for a workbook. `mixed`: UTF-8 with some Windows-1252 lines, as when two exports were pasted together. */
  encoding?: string;
  separator?: string;
  /** False: the columns are named A, B, C and the first line is data. */
  hasHeader: boolean;
  columns: string[];
  /** Lines above the header (a title, the date of the export), skipped. */
  preamble: string[];
  sheets?: { name: string; rows: number; hidden: boolean }[];
  sheet?: string;
  /** Exact for workbooks and vCards, an estimate from the first part of a text file. */
  approximateRows?: number;
  /** Blank records are not handed out, only told to `onBlank`. May be called again to read again. */
  rows(onBlank?: (line: number) => void): AsyncIterable<SourceRow>;
}
