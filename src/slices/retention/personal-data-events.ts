import { link, linkTo, type TableDeclaration, technical, WITH_CONTACT } from '../../kernel/register.ts';

/** What the ledger's file holds besides erasures. */
export const eventTables: readonly TableDeclaration[] = [
  {
    table: 'ledger_event',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Merker für Wiederherstellungen', en: 'Notes for restores' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      event_id: technical,
      place: technical,
      kind: technical,
      contact_id: linkTo('contact', 'contact_id'),
      ground_id: link,
      subject_hash: technical,
      row_id: link,
      ground_hash: technical,
      row_hash: technical,
      detail: technical,
      happened_at: technical,
      exported_at: technical,
    },
  },
];
