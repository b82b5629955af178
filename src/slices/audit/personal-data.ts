import { link, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'audit_entry',
    whose: 'contact',
    subject: 'subjects',
    label: { de: 'Protokoll der Zugriffe', en: 'Log of accesses' },
    deletion: {
      de: 'Wer gelöscht wird, wird im selben Schritt aus dem Protokoll genommen; der Eintrag bleibt',
      en: 'who is erased is taken out of the log in the same step; the entry stays',
    },
    erasure: { act: 'redact', via: 'subjects', by: 'redact_audit', late: 'redact_gone' },
    columns: {
      entry_id: technical,
      at: personal('Zeitpunkt', 'Time'),
      actor_kind: technical,
      actor_id: withheld(
        'Beschäftigte werden nur genannt, wenn es unerlässlich ist (EuGH C-579/21)',
        'staff are not named unless that is indispensable (CJEU C-579/21)',
      ),
      purpose: personal('Zweck', 'Purpose', { values: 'purposes' }),
      action: personal('Vorgang', 'Action'),
      subjects: link,
      salt: technical,
    },
  },
];
