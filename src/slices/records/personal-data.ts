import { type TableDeclaration, technical } from '../../kernel/register.ts';

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'migration',
    whose: 'nobody',
    label: { de: 'Stand der Datenbank', en: 'State of the database' },
    deletion: { de: 'bleibt', en: 'stays' },
    erasure: { act: 'none', why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' } },
    columns: { file: technical, applied_at: technical },
  },
];
