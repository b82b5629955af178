import { link, linkTo, personal, type TableDeclaration, technical } from '../../kernel/register.ts';

const FOR_A_DAY = {
  de: '24 Stunden nach der Fertigstellung, oder sobald jemand gelöscht wird, der darin steht',
  en: '24 hours after it was finished, or as soon as somebody in it is erased',
};

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'contact_export_person',
    whose: 'contact',
    fleeting: true,
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Wer in einem Export steht', en: 'Who is in an export' },
    deletion: FOR_A_DAY,
    erasure: { act: 'delete' },
    columns: {
      export_id: linkTo('contact_export', 'export_id'),
      contact_id: linkTo('contact', 'contact_id'),
      position: technical,
      is_written: technical,
    },
  },
  {
    // The file cannot lose one line: all of it goes with anybody in it.
    table: 'contact_export',
    whose: 'contact',
    fleeting: true,
    subject: { people: 'contact_export_person', key: 'export_id' },
    clock: 'expires_at',
    category: 'identity',
    label: { de: 'Exporte', en: 'Exports' },
    deletion: FOR_A_DAY,
    erasure: { act: 'delete' },
    columns: {
      export_id: { kind: 'link', file: 'exports' },
      user_id: link,
      run_by: link,
      purpose_key: personal('Zweck', 'Purpose', { values: 'purposes' }),
      recipient_id: {
        kind: 'link',
        label: { de: 'Empfänger', en: 'Recipient' },
        leadsTo: { table: 'recipient', column: 'recipient_id', shows: 'name' },
      },
      reason: personal('Grund', 'Reason'),
      columns: technical,
      format: technical,
      language: technical,
      state: technical,
      rows_total: technical,
      rows_done: technical,
      bytes: technical,
      created_at: personal('Angelegt', 'Made'),
      finished_at: technical,
      expires_at: technical,
    },
  },
];
