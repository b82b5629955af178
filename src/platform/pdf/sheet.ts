import PDFDocument from 'pdfkit';
import { FONTS, type FontName } from './fonts.ts';
import { MISSING, printable, wrap } from './lines.ts';

type Element = PDFKit.PDFStructureElement;
/** Text in one column of the page. */
interface Cell {
  text: string;
  x: number;
  width: number;
  tag: string;
  look: Look;
  scope?: 'Row' | 'Column';
}
interface Look {
  font: FontName;
  size: number;
  color: string;
}
interface SheetOptions {
  title: string;
  author: string;
  language: string;
  createdAt: Date;
  /** Foot of page `n` of `total`. */
  foot(n: number, total: number): { left: string; right: string };
}
export interface Column {
  title: string;
  /** Part of the width, relative to the other columns. */
  share: number;
}

/** A4 in points, margins of 20 to 25 mm. */
const PAGE = { width: 595.28, left: 62, right: 533, top: 62, bottom: 768 };
const LEADING = 1.42;
const MM = 72 / 25.4;
/** DIN 5008 form B, from the top and left edge: return line, address, details at the right, text; where to fold. */
const LETTER = {
  returnLine: 57.7 * MM,
  address: 62.7 * MM,
  addressLines: 6,
  addressWidth: 80 * MM,
  details: { x: 125 * MM, y: 50 * MM },
  text: 98.5 * MM,
  folds: [105 * MM, 210 * MM],
};
const INK = '#1f2a33';
const QUIET = '#5a6672';
const ACCENT = '#15545b';
const RULE = '#d5dbe0';
const GROUND = '#f1f5f5';
const LOOKS = {
  body: { font: 'body', size: 9.5, color: INK },
  strong: { font: 'bold', size: 9.5, color: INK },
  quiet: { font: 'body', size: 8.5, color: QUIET },
  label: { font: 'body', size: 9.5, color: QUIET },
  head: { font: 'bold', size: 8.5, color: QUIET },
  H1: { font: 'bold', size: 19, color: INK },
  H2: { font: 'bold', size: 13, color: ACCENT },
  H3: { font: 'bold', size: 10.5, color: INK },
} as const satisfies Record<string, Look>;
export type LookName = keyof typeof LOOKS;

/**
 * A calm A4 document, written from top to bottom, tagged for screen readers (headings, lists, tables, language,
 * title; what is only decoration is marked as such). Long text runs on over pages.
 */
export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly options: SheetOptions;
  private readonly root: Element;
  private readonly finished: Promise<Buffer>;
  private readonly widths = new Map<string, number>();
  private y = PAGE.top;
  /** Drawn again at the top of each further page of a table. */
  private repeated: (() => void) | undefined;
  /** Whether a character had no glyph and `MISSING` stands in its place. */
  hasMissing = false;

  constructor(options: SheetOptions) {
    this.options = options;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      // Known to pdfkit since 0.14, not to its types.
      subset: 'PDF/UA' as never,
      tagged: true,
      displayTitle: true,
      lang: options.language,
      bufferPages: true,
      // No default font: pdfkit would open a registered font of the same file anew at every change of font.
      font: '',
      info: { Title: options.title, Author: options.author, CreationDate: options.createdAt },
    });
    const parts: Buffer[] = [];
    this.finished = new Promise((resolve, reject) => {
      this.doc.on('data', (part: Buffer) => parts.push(part));
      this.doc.on('end', () => resolve(Buffer.concat(parts)));
      this.doc.on('error', reject);
    });
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, file);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** Sender at the top left, a line or two at the right. */
  letterhead(sender: { name: string; lines: readonly string[] }, right: readonly string[]): void {
    const top = this.y;
    const half = (PAGE.right - PAGE.left) / 2;
    this.write(this.root, [this.cell(sender.name, { ...LOOKS.strong, size: 11, color: ACCENT }, half)]);
    for (const line of sender.lines) this.write(this.root, [this.cell(line, LOOKS.quiet, half)]);
    const bottom = this.y;
    this.y = top + 2;
    for (const line of right) {
      const width = this.widthOf(LOOKS.quiet)(line);
      this.write(this.root, [{ ...this.cell(line, LOOKS.quiet, width + 1), x: PAGE.right - width }]);
    }
    this.y = Math.max(bottom, this.y) + 8;
    this.rule();
    this.y += 22;
  }

  /**
   * The top of a business letter after DIN 5008 form B: the sender, then return line and address where the window of the
   * envelope is, and details at the right. The text goes on below.
   */
  letterTop(parts: {
    sender: string;
    returnLine: string;
    address: readonly string[];
    details: readonly string[];
  }): void {
    const { addressWidth: width, details } = LETTER;
    this.write(this.root, [this.cell(parts.sender, { ...LOOKS.strong, size: 13, color: ACCENT })]);
    this.y = LETTER.returnLine;
    this.write(this.root, [this.cell(parts.returnLine, { ...LOOKS.quiet, size: 6.5 }, width)]);
    this.y = LETTER.address;
    for (const line of parts.address.slice(0, LETTER.addressLines))
      this.write(this.root, [this.cell(line, { ...LOOKS.body, size: 9 }, width)]);
    this.y = details.y;
    for (const line of parts.details)
      this.write(this.root, [{ ...this.cell(line, LOOKS.quiet, PAGE.right - details.x), x: details.x }]);
    this.decorate(() => {
      for (const y of LETTER.folds)
        this.doc
          .moveTo(5 * MM, y)
          .lineTo(9 * MM, y)
          .lineWidth(0.4)
          .strokeColor(RULE)
          .stroke();
    });
    this.y = Math.max(this.y + 10, LETTER.text);
  }

  /** What a letter is about: a heading in the size of the text. */
  subject(text: string): void {
    this.write(this.root, [{ ...this.cell(text, { ...LOOKS.strong, size: 10.5 }), tag: 'H1' }]);
    this.y += 12;
  }

  /** Level 2 and 3 stay with what follows; level 2 goes to the outline. */
  heading(level: 1 | 2 | 3, text: string): void {
    const look = LOOKS[`H${level}`];
    this.y += level === 1 ? 0 : level === 2 ? 20 : 12;
    this.keep(look.size * LEADING + 60);
    if (level === 2) this.doc.outline.addItem(text);
    this.write(this.root, [{ ...this.cell(text, look), tag: `H${level}` }]);
    this.y += level === 3 ? 2 : 5;
  }

  paragraph(text: string, look: LookName = 'body'): void {
    this.write(this.root, [this.cell(text, LOOKS[look])]);
    this.y += 4;
  }

  /** Half a line, between the paragraphs of a letter. */
  space(): void {
    this.y += 5;
  }

  list(items: readonly string[]): void {
    const list = this.open('L', this.root);
    for (const text of items) {
      const item = this.open('LI', list);
      this.write(item, [
        { ...this.cell('•', LOOKS.label, 12), tag: 'Lbl' },
        {
          ...this.cell(text, LOOKS.body),
          x: PAGE.left + 12,
          width: PAGE.right - PAGE.left - 12,
          tag: 'LBody',
        },
      ]);
      item.end();
      this.y += 2;
    }
    list.end();
    this.y += 3;
  }

  /** Label and value beside each other. `framed`: on a ground of its own, as a summary. */
  pairs(
    rows: readonly (readonly [label: string, value: string])[],
    options: { framed?: boolean } = {},
  ): void {
    if (rows.length === 0) return;
    const inset = options.framed ? 12 : 0;
    const labelWidth = 138;
    const x = PAGE.left + inset;
    const valueX = x + labelWidth + 10;
    const cells = rows.map(([label, value]) => [
      { ...this.cell(label, LOOKS.label, labelWidth), x, tag: 'TH', scope: 'Row' as const },
      { ...this.cell(value, LOOKS.body), x: valueX, width: PAGE.right - inset - valueX, tag: 'TD' },
    ]);
    if (options.framed) {
      this.y += 6;
      this.frame(cells, inset);
    }
    const table = this.open('Table', this.root);
    for (const row of cells) {
      this.tableRow(table, row);
      this.y += 2.5;
    }
    table.end();
    this.y += inset + 4;
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const gap = 10;
    const total = columns.reduce((sum, { share }) => sum + share, 0);
    const usable = PAGE.right - PAGE.left - gap * (columns.length - 1);
    let x = PAGE.left;
    const places = columns.map(({ share }) => {
      const place = { x, width: (usable * share) / total };
      x += place.width + gap;
      return place;
    });
    const head = columns.map(({ title }, index) => ({
      ...this.cell(title, LOOKS.head),
      ...places[index]!,
      tag: 'TH',
      scope: 'Column' as const,
    }));
    this.keep(60);
    const table = this.open('Table', this.root);
    this.tableRow(table, head);
    this.rule(3);
    this.repeated = () => {
      this.decorate(() => this.drawOnce(head));
      this.rule(3);
    };
    for (const row of rows) {
      this.tableRow(
        table,
        row.map((text, index) => ({ ...this.cell(text, LOOKS.body), ...places[index]!, tag: 'TD' })),
      );
      this.y += 3;
    }
    this.repeated = undefined;
    table.end();
    this.y += 5;
  }

  /** A thin line between things of one kind. */
  divider(): void {
    this.y += 1;
    this.rule(5);
  }

  async finish(): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let n = start; n < start + count; n++) {
      this.doc.switchToPage(n);
      const { left, right } = this.options.foot(n + 1, count);
      this.decorate(() => {
        this.y = PAGE.bottom + 22;
        const width = this.widthOf(LOOKS.quiet)(right);
        this.drawOnce([
          this.cell(left, LOOKS.quiet, PAGE.right - PAGE.left - width - 20),
          { ...this.cell(right, LOOKS.quiet, width + 1), x: PAGE.right - width },
        ]);
      });
    }
    this.root.end();
    this.doc.end();
    return this.finished;
  }

  private cell(text: string, look: Look, width = PAGE.right - PAGE.left): Cell {
    return { text, x: PAGE.left, width, tag: 'P', look };
  }

  private open(tag: string, parent: Element, options: { scope?: string } = {}): Element {
    const element = this.doc.struct(tag, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  private tableRow(table: Element, cells: readonly Cell[]): void {
    const row = this.open('TR', table);
    this.write(row, cells);
    row.end();
  }

  /** Cells side by side; what does not fit on the page goes on at the top of the next one. */
  private write(parent: Element, cells: readonly Cell[]): void {
    const columns = cells.map((cell) => ({
      cell,
      lines: this.linesOf(cell),
      element: this.open(cell.tag, parent, cell.scope ? { scope: cell.scope } : {}),
    }));
    const height = Math.max(...cells.map(({ look }) => look.size * LEADING));
    const total = Math.max(...columns.map(({ lines }) => lines.length));
    if (total <= 8) this.keep(total * height);
    for (let done = 0; done < total; ) {
      if (this.y + height > PAGE.bottom) this.nextPage();
      const fitting = Math.max(1, Math.floor((PAGE.bottom - this.y) / height));
      for (const { cell, lines, element } of columns) {
        const part = lines.slice(done, done + fitting);
        if (part.length === 0) continue;
        element.add(this.doc.markStructureContent(cell.tag));
        this.draw(cell, part, height);
        this.doc.endMarkedContent();
      }
      this.y += Math.min(fitting, total - done) * height;
      done += fitting;
    }
    for (const { element } of columns) element.end();
  }

  private drawOnce(cells: readonly Cell[]): void {
    const height = Math.max(...cells.map(({ look }) => look.size * LEADING));
    for (const cell of cells) this.draw(cell, this.linesOf(cell).slice(0, 2), height);
    this.y += height * Math.max(...cells.map((cell) => Math.min(2, this.linesOf(cell).length)));
  }

  private draw({ x, look }: Cell, lines: readonly string[], height: number): void {
    this.use(look).fillColor(look.color);
    lines.forEach((line, index) => {
      if (line !== '') this.doc.text(line, x, this.y + index * height, { lineBreak: false });
    });
  }

  /** Lines and grounds are decoration: a screen reader passes them over. */
  private decorate(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  private rule(after = 0): void {
    this.decorate(() => {
      this.doc.moveTo(PAGE.left, this.y).lineTo(PAGE.right, this.y).lineWidth(0.6).strokeColor(RULE).stroke();
    });
    this.y += after;
  }

  private frame(rows: readonly (readonly Cell[])[], inset: number): void {
    const heights = rows.map(
      (row) => Math.max(...row.map((cell) => this.linesOf(cell).length * cell.look.size * LEADING)) + 2.5,
    );
    const height = heights.reduce((sum, each) => sum + each, 0) + 2 * inset - 2.5;
    this.keep(height);
    this.decorate(() => {
      this.doc
        .roundedRect(PAGE.left, this.y, PAGE.right - PAGE.left, height, 4)
        .fillColor(GROUND)
        .fill();
    });
    this.y += inset;
  }

  private keep(height: number): void {
    if (this.y + height > PAGE.bottom && this.y > PAGE.top) this.nextPage();
  }

  private nextPage(): void {
    this.doc.addPage();
    this.y = PAGE.top;
    this.repeated?.();
  }

  private use(look: Look): PDFKit.PDFDocument {
    return this.doc.font(look.font).fontSize(look.size);
  }

  private linesOf({ text, look, width }: Cell): string[] {
    const shown = printable(text, this.glyphsOf(look));
    if (shown.includes(MISSING)) this.hasMissing = true;
    return wrap(shown, width, this.widthOf(look));
  }

  private glyphsOf(look: Look): (codePoint: number) => boolean {
    // pdfkit keeps the parsed font to itself; its own types do not know the field.
    const { _font } = this.use(look) as unknown as {
      _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
    };
    return (codePoint) => _font.font.hasGlyphForCodePoint(codePoint);
  }

  private widthOf(look: Look): (text: string) => number {
    const doc = this.use(look);
    return (text) => {
      const key = `${look.font} ${look.size} ${text}`;
      const known = this.widths.get(key);
      if (known !== undefined) return known;
      const width = doc.widthOfString(text);
      if (text.length < 30) this.widths.set(key, width);
      return width;
    };
  }
}
