import { type OwnChoice, type OwnJson, type OwnType, storeOwn } from '../../../kernel/own-value.ts';
import type { ColumnMapping } from '../fields.ts';
import { oneLine } from './clean-text.ts';
import { isoDay, readDay } from './read-day.ts';
import { readFlag } from './read-flag.ts';

/** What a reader must know of a field that the firm added. */
export interface OwnTarget {
  type: OwnType;
  choices: readonly OwnChoice[];
}

/** A cell as the value of an own field, in the form in which it is stored; undefined where it is not of the type. */
export function readOwnCell(
  text: string,
  { type, choices }: OwnTarget,
  order: ColumnMapping['dateOrder'],
): string | undefined {
  const json = jsonOf(text, type, choices, order);
  const read = json === undefined ? undefined : storeOwn(type, choices, json);
  return read && 'value' in read ? (read.value ?? undefined) : undefined;
}

function jsonOf(
  text: string,
  type: OwnType,
  choices: readonly OwnChoice[],
  order: ColumnMapping['dateOrder'],
): OwnJson | undefined {
  switch (type) {
    case 'text':
      return oneLine(text);
    case 'number':
      return readNumber(text);
    case 'date': {
      const day = readDay(text, order, () => {});
      return day && isoDay(day);
    }
    case 'choice': {
      const wanted = fold(text);
      return choices.find(({ key, de, en }) => [key, de, en].some((name) => fold(name) === wanted))?.key;
    }
    case 'yes-no':
      return readFlag(text.trim());
    case 'link':
      return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/\S*)?$/u.test(text) ? `https://${text}` : text;
  }
}

const fold = (text: string): string => oneLine(text).normalize('NFC').toLowerCase();

/** "1.234,5", "1,234.5", "1 234,50 €": of two separators the last one is the decimal's; a lone point before three digits is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(/[\s'’\u00a0\u202f]|€|EUR|%|Stk\.?|Stück/giu, '').replace('−', '-');
  const parts = /^([+-]?)(\d[\d.,]*)$/.exec(plain);
  if (!parts) return undefined;
  const [, sign, digits] = parts as unknown as [string, string, string];
  const decimal = decimalOf(digits);
  const [whole = '', fraction = '', ...more] = decimal ? digits.split(decimal) : [digits];
  if (more.length > 0 || !isGrouped(whole) || !/^\d*$/.test(fraction)) return undefined;
  return Number(`${sign}${whole.replaceAll(/[.,]/g, '')}.${fraction || '0'}`);
}

function decimalOf(digits: string): '.' | ',' | undefined {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (commas === 1) return ',';
  return points === 1 && !/^[1-9]\d{0,2}\.\d{3}$/.test(digits) ? '.' : undefined;
}

/** Thousands stand in threes, with one kind of separator. */
const isGrouped = (whole: string): boolean => /^\d+$|^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/.test(whole);
