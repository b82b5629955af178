import { exactCents, parseDecimal, writeDecimal } from './decimal.ts';
import type { Finding } from './invoice.ts';
import { all, first, textAt, type XmlNode } from './xml-tree.ts';

/** More than a hundred billion (of the currency) is no invoice. */
const MAX_CENTS = 10n ** 13n;
/** Findings beyond this say nothing new. */
const MAX_FINDINGS = 500;

/** Takes values out of the tree and notes what cannot be taken, each under the name of its business term. */
export class Values {
  readonly findings: Finding[] = [];
  private line: number | null = null;
  private currency: string | undefined;

  /** Findings from here on are about this line (from 1), or the document again (null). */
  atLine(line: number | null): void {
    this.line = line;
  }

  /** Amounts must be in this currency from here on. */
  in(currency: string | null): void {
    this.currency = currency ?? undefined;
  }

  note(level: Finding['level'], code: string, ...terms: string[]): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push({ level, code, terms, line: this.line, statedCents: null, expectedCents: null });
  }

  /** One line or several, not longer than `max` characters; the rest stays in the file, which is said. */
  text(node: XmlNode | undefined, path: string, term: string, max = 200): string | null {
    const text = textAt(node, path);
    return text === undefined ? null : this.shortened(text, term, max);
  }

  shortened(text: string, term: string, max: number): string {
    if (text.length <= max) return text;
    this.note('warning', 'text-shortened', term);
    return `${text.slice(0, max - 1).toWellFormed()}…`;
  }

  cents(node: XmlNode | undefined, path: string, term: string): number | null {
    const found = all(node, path);
    if (found.length > 1) this.note('fault', 'repeated', term);
    return found[0] ? this.centsOf(found[0], term) : null;
  }

  centsOf(node: XmlNode, term: string): number | null {
    const currency = node.attributes.currencyID?.trim();
    if (currency && this.currency && currency !== this.currency)
      this.note('fault', 'other-currency', term, 'BT-5');
    const value = parseDecimal(node.text);
    if (!value) {
      this.note('fault', 'not-a-number', term);
      return null;
    }
    const cents = exactCents(value);
    if (cents === undefined) {
      this.note('fault', 'fractions-of-cents', term);
      return null;
    }
    if (cents > MAX_CENTS || cents < -MAX_CENTS) {
      this.note('fault', 'amount-too-large', term);
      return null;
    }
    return Number(cents);
  }

  /** A price, quantity or rate. */
  decimal(node: XmlNode | undefined, path: string, term: string): string | null {
    const text = textAt(node, path);
    if (text === undefined) return null;
    const value = parseDecimal(text);
    if (value) return writeDecimal(value);
    this.note('fault', 'not-a-number', term);
    return null;
  }

  /** `true` or `false`, in XML also 1 and 0; anything else is a fault and counts as null. */
  flag(node: XmlNode | undefined, path: string, term: string): boolean | null {
    const text = textAt(node, path);
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    this.note('fault', 'not-a-flag', term);
    return null;
  }

  /** An ISO date, a time zone behind it or not. */
  isoDate(node: XmlNode | undefined, path: string, term: string): string | null {
    const text = textAt(node, path);
    return text === undefined
      ? null
      : this.realDate(/^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text), term);
  }

  /** CII writes `20261124` under format 102. */
  ciiDate(node: XmlNode | undefined, path: string, term: string): string | null {
    const parent = first(node, path);
    const date = parent?.children.find(({ name }) => /:DateTimeString$|:DateString$/.test(name));
    const text = date?.text.trim();
    if (!date || !text) return null;
    const isKnown = (date.attributes.format ?? '102') === '102';
    return this.realDate(isKnown ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : null, term);
  }

  private realDate(found: RegExpExecArray | null, term: string): string | null {
    if (found) {
      const [, year, month, day] = found;
      const iso = `${year}-${month}-${day}`;
      const date = new Date(`${iso}T00:00:00Z`);
      if (Number(year) >= 1900 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso))
        return iso;
    }
    this.note('fault', 'not-a-date', term);
    return null;
  }

  /** Size of base64 once unpacked. */
  bytesOfBase64(text: string): number {
    let letters = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 32 && code !== 61) letters += 1;
    }
    return Math.floor((letters * 3) / 4);
  }
}
