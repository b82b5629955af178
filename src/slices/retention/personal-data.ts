import { type TableDeclaration, technical } from '../../kernel/register.ts';

import { eventTables } from './personal-data-events.ts';

export const personalData: readonly TableDeclaration[] = [
  ...eventTables,
  {
    table: 'erasure_ledger',
    whose: 'nobody',
    label: { de: 'Löschprotokoll', en: 'Erasure ledger' },
    deletion: {
      de: 'bleibt, solange es Sicherungen gibt, aus denen Gelöschtes zurückkehren kann',
      en: 'stays as long as there are backups from which erased data can return',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'Prüfsumme einer zufälligen Kennung, die es sonst nirgends mehr gibt; der Schlüssel liegt außerhalb der Datenbank',
        en: 'keyed hash of a random id that exists nowhere else any more; the key lies outside the database',
      },
    },
    columns: {
      ledger_id: technical,
      subject_hash: technical,
      into_hash: technical,
      reason: technical,
      counts: technical,
      kept: technical,
      actor_id: technical,
      erased_at: technical,
      exported_at: technical,
    },
  },
];
