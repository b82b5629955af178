import { link, personal, type TableDeclaration, technical, WITH_CONTACT } from '../../kernel/register.ts';
import { CHANNEL_LABELS, KIND_LABELS, STATE_LABELS } from './texts.ts';

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'rights_request',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Anträge auf Betroffenenrechte', en: 'Data subject requests' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      request_id: technical,
      contact_id: link,
      kind: personal('Recht', 'Right', { values: KIND_LABELS }),
      channel: personal('Eingangsweg', 'Channel', { values: CHANNEL_LABELS }),
      note: personal('Inhalt', 'Content'),
      state: personal('Stand', 'State', { values: STATE_LABELS }),
      received_on: personal('Eingegangen am', 'Received on'),
      due_on: personal('Zu beantworten bis', 'Due on'),
      done_at: personal('Beantwortet', 'Answered'),
      created_by: link,
      created_at: technical,
    },
  },
];
