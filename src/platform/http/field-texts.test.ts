import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FIELD_TEXTS } from './field-texts.ts';

const schema = z.object({
  name: z.string().min(1).max(5),
  password: z.string().min(12),
  email: z.email(),
  roles: z.array(z.string()).min(1),
  city: z.string(),
});
const textsIn = (language: 'de' | 'en', value: unknown): string[] =>
  schema.safeParse(value, { error: FIELD_TEXTS[language] }).error!.issues.map(({ message }) => message);

describe('the texts of faults', () => {
  const bad = { name: '', password: 'kurz', email: '', roles: [] };

  it('say what to do, not what a schema expected', () => {
    expect(textsIn('de', bad)).toEqual([
      'Bitte füllen Sie dieses Feld aus.',
      'Mindestens 12 Zeichen.',
      'Bitte geben Sie eine gültige E-Mail-Adresse an.',
      'Bitte wählen Sie mindestens einen Eintrag.',
      'Diese Angabe fehlt.',
    ]);
    expect(textsIn('en', { ...bad, name: 'much too long', city: 'Kiel' })[0]).toBe('At most 5 characters.');
  });

  it('leave the rest to zod, in the same language', () => {
    expect(textsIn('de', { ...bad, name: 7 })[0]).toContain('Ungültige Eingabe');
  });
});
