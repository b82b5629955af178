import { z } from 'zod';
import { AppError, ERROR_STATUS, type ErrorCode, type Fault } from '../../kernel/app-error.ts';
import type { Bilingual } from '../../kernel/register.ts';
import { FIELD_TEXTS } from './field-texts.ts';

export type Language = 'de' | 'en';
/** Texts of fault codes; `{name}` is replaced by the fault's parameter. Each slice brings its own. */
export type Messages = Readonly<Record<string, Bilingual>>;

/** RFC 9457, with the faults of the input in `errors`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ at: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

const TITLES: Record<ErrorCode, Bilingual> = {
  'invalid-input': { de: 'Die Eingabe ist so nicht möglich.', en: 'The input is not valid.' },
  'malformed-request': { de: 'Die Anfrage ist nicht lesbar.', en: 'The request cannot be read.' },
  'not-signed-in': { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  'sign-in-failed': {
    de: 'E-Mail-Adresse oder Passwort stimmen nicht.',
    en: 'E-mail address or password is wrong.',
  },
  'too-many-attempts': {
    de: 'Zu viele Versuche. Bitte warten Sie einen Moment.',
    en: 'Too many attempts. Please wait a moment.',
  },
  'too-large': { de: 'Das ist zu groß.', en: 'That is too large.' },
  'not-allowed': { de: 'Dafür fehlt Ihnen die Berechtigung.', en: 'You are not allowed to do that.' },
  'origin-refused': {
    de: 'Die Anfrage kommt von einer fremden Seite.',
    en: 'The request comes from another site.',
  },
  'purpose-missing': {
    de: 'Der Zweck fehlt: Nennen Sie ihn in der Kopfzeile Obhut-Purpose.',
    en: 'The purpose is missing: name it in the header Obhut-Purpose.',
  },
  'purpose-unknown': { de: 'Diesen Zweck gibt es nicht.', en: 'There is no such purpose.' },
  'purpose-not-yours': { de: 'Dieser Zweck steht Ihnen nicht offen.', en: 'You may not use this purpose.' },
  'purpose-not-suitable': {
    de: 'Unter diesem Zweck geht das nicht.',
    en: 'This does not work under that purpose.',
  },
  'not-found': {
    de: 'Nicht gefunden, oder unter diesem Zweck nicht zugänglich.',
    en: 'Not found, or not accessible under this purpose.',
  },
  'method-not-allowed': { de: 'Diese Methode gibt es hier nicht.', en: 'That method does not exist here.' },
  'unsupported-media-type': {
    de: 'Dieses Format wird hier nicht angenommen.',
    en: 'That media type is not accepted here.',
  },
  'ground-missing': {
    de: 'Ohne Rechtsgrund kann eine Person nicht gespeichert werden.',
    en: 'A contact cannot be stored without a ground.',
  },
  suppressed: {
    de: 'Diese Person hat ihre Löschung verlangt oder widersprochen; sie kann nur auf eigenen Wunsch zurückkehren.',
    en: 'This person asked for erasure or objected; they can only return at their own request.',
  },
  conflict: {
    de: 'Das wurde inzwischen geändert oder ist schon vorhanden.',
    en: 'That has changed meanwhile or exists already.',
  },
  'already-set-up': { de: 'Obhut ist schon eingerichtet.', en: 'Obhut is already set up.' },
  'not-set-up': { de: 'Obhut ist noch nicht eingerichtet.', en: 'Obhut is not set up yet.' },
  'unreadable-file': { de: 'Die Datei lässt sich nicht lesen.', en: 'The file cannot be read.' },
  unavailable: {
    de: 'Der Dienst ist gerade nicht verfügbar.',
    en: 'The service is not available right now.',
  },
  internal: {
    de: 'Das hat nicht geklappt; der Fehler ist vermerkt.',
    en: 'That did not work; the error has been noted.',
  },
};

/** Fault codes of the machine itself; those of a slice are in its messages. */
const COMMON: Messages = {
  'not-storable': {
    de: 'Das enthält ein Zeichen, das nicht gespeichert werden kann.',
    en: 'This contains a character that cannot be stored.',
  },
  'purpose-missing': {
    de: 'Nennen Sie hier den Zweck des Aufrufs.',
    en: 'Name the purpose of the call here.',
  },
  'purpose-not-suitable': { de: 'Möglich sind: {purposes}.', en: 'Possible are: {purposes}.' },
};

const fill = (text: string, params: Fault['params'] = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** The document for a failure, in the caller's language. Anything that is not an AppError is `internal`, unexplained. */
export function presentProblem(error: unknown, language: Language, messages: Messages): Problem {
  const known = error instanceof AppError ? error : new AppError('internal');
  const detail = messages[`detail.${known.code}`]?.[language];
  return {
    type: `urn:obhut:problem:${known.code}`,
    title: TITLES[known.code][language],
    status: ERROR_STATUS[known.code],
    ...(detail ? { detail: fill(detail, known.params) } : {}),
    ...(known.faults.length > 0
      ? {
          errors: known.faults.map(({ at, code, params, message }) => ({
            at,
            code,
            message: message ?? fill((messages[code] ?? COMMON[code])?.[language] ?? code, params),
          })),
        }
      : {}),
  };
}

/** All issues of all parts at once, by field; texts in the caller's language, or a slice's code. */
export function check(
  parts: readonly { at: string; schema: z.ZodType | undefined; value: unknown }[],
  language: Language,
): unknown[] {
  const faults: Fault[] = [];
  const values = parts.map(({ at, schema, value }) => {
    if (!schema) return undefined;
    const result = schema.safeParse(value, { error: FIELD_TEXTS[language] });
    if (result.success) return result.data;
    for (const issue of result.error.issues) faults.push(...faultsOf(at, issue));
    return undefined;
  });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return values;
}

function faultsOf(at: string, issue: z.core.$ZodIssue): Fault[] {
  const where = [at, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      at: `${where}.${key.slice(0, 60)}`,
      code: 'unrecognized_keys',
      message: issue.message,
    }));
  }
  // A refinement of ours names its code in `params.code`; its text is in the slice's messages.
  const own = issue.code === 'custom' ? (issue.params?.code as string | undefined) : undefined;
  return [
    own ? { at: where, code: own } : { at: where, code: issue.code ?? 'invalid', message: issue.message },
  ];
}
