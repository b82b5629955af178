import { z } from 'zod';

type Language = 'de' | 'en';
type Issue = z.core.$ZodRawIssue;

const ZOD = { de: z.locales.de().localeError, en: z.locales.en().localeError };

/** What people meet at a form's fields, as one would say it; `null` where zod's own words are good enough. */
function textOf(issue: Issue, language: Language): string | null {
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return say('Diese Angabe fehlt.', 'This is missing.');
  if (issue.code === 'invalid_format' && issue.format === 'email')
    return say('Bitte geben Sie eine gültige E-Mail-Adresse an.', 'Please enter a valid e-mail address.');
  if (issue.code === 'too_small' && issue.origin === 'string')
    return Number(issue.minimum) === 1
      ? say('Bitte füllen Sie dieses Feld aus.', 'Please fill in this field.')
      : say(`Mindestens ${issue.minimum} Zeichen.`, `At least ${issue.minimum} characters.`);
  if (issue.code === 'too_small' && issue.origin === 'array' && Number(issue.minimum) === 1)
    return say('Bitte wählen Sie mindestens einen Eintrag.', 'Please choose at least one.');
  if (issue.code === 'too_big' && issue.origin === 'string')
    return say(`Höchstens ${issue.maximum} Zeichen.`, `At most ${issue.maximum} characters.`);
  return null;
}

const errorMap =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    textOf(issue, language) ?? ZOD[language](issue);

/** Texts of faults by language, for `safeParse`. */
export const FIELD_TEXTS = { de: errorMap('de'), en: errorMap('en') };
