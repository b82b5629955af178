import { normaliseHeader } from './normalise-header.ts';

const CODES = [
  'de',
  'en',
  'fr',
  'it',
  'es',
  'pt',
  'nl',
  'pl',
  'cs',
  'sk',
  'hu',
  'da',
  'sv',
  'nb',
  'no',
  'fi',
  'ro',
  'bg',
  'hr',
  'sl',
  'sr',
  'el',
  'et',
  'lv',
  'lt',
  'tr',
  'uk',
  'ru',
  'ar',
  'zh',
  'ja',
  'ga',
  'mt',
];

let names: Map<string, string> | undefined;

/** "Deutsch (Deutschland)", "German", "de-DE", "DE": the language's code, or undefined. */
export function readLanguage(text: string): string | undefined {
  names ??= buildNames();
  const plain = text
    .split(':::')[0]!
    .replace(/\(.*$/, '')
    .replace(/^([A-Za-z]{2,3})[-_][A-Za-z]{2,4}\s*$/, '$1');
  return names.get(normaliseHeader(plain));
}

function buildNames(): Map<string, string> {
  const known = new Map<string, string>([
    ['deu', 'de'],
    ['ger', 'de'],
    ['eng', 'en'],
    ['fra', 'fr'],
    ['fre', 'fr'],
  ]);
  for (const code of CODES) {
    known.set(code, code);
    for (const language of ['de', 'en', code]) {
      const name = new Intl.DisplayNames([language], { type: 'language' }).of(code);
      if (name) known.set(normaliseHeader(name), code);
    }
  }
  return known;
}
