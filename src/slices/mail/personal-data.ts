import { link, linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

const KINDS = {
  'rights-answer': { de: 'Antwort auf einen Antrag', en: 'answer to a request' },
  'rights-notice': { de: 'Mitteilung zu Betroffenenrechten', en: 'notice about data subject rights' },
  'portal-link': { de: 'Link zum Datenschutzportal', en: 'link to the privacy portal' },
  'recipient-notice': { de: 'Mitteilung an einen Empfänger', en: 'notice to a recipient' },
  test: { de: 'Probe', en: 'test' },
};
const STATES = {
  queued: { de: 'wartet', en: 'waiting' },
  sending: { de: 'wird gesendet', en: 'being sent' },
  sent: { de: 'gesendet', en: 'sent' },
  failed: { de: 'nicht zustellbar', en: 'failed' },
  held: { de: 'angehalten', en: 'held' },
};

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'mail_message',
    whose: 'contact',
    subject: { identifiers: 'identifiers', contact: 'contact_id' },
    clock: 'deletes_at',
    category: 'communication',
    label: { de: 'Gesendete E-Mails', en: 'Mail sent' },
    deletion: {
      de: '30 Tage nach dem Anlegen, Text und Anhänge sobald gesendet',
      en: '30 days after it was made, text and attachments as soon as sent',
    },
    erasure: { act: 'delete' },
    columns: {
      message_id: technical,
      contact_id: linkTo('contact', 'contact_id'),
      kind: personal('Art', 'Kind', { values: KINDS }),
      to_address: personal('An', 'To'),
      identifiers: withheld('steht schon im Feld „An“ und im Text', 'is in the field "To" and in the text'),
      language: technical,
      subject: personal('Betreff', 'Subject'),
      body: personal('Text', 'Text'),
      state: personal('Stand', 'State', { values: STATES }),
      attempts: technical,
      failure: technical,
      created_by: link,
      created_at: personal('Angelegt', 'Made'),
      tried_at: technical,
      sent_at: personal('Gesendet', 'Sent'),
      deletes_at: technical,
    },
  },
  {
    table: 'mail_attachment',
    whose: 'contact',
    subject: { through: 'message_id' },
    category: 'communication',
    label: { de: 'Anhänge gesendeter E-Mails', en: 'Attachments of mail sent' },
    deletion: { de: 'sobald die E-Mail gesendet ist', en: 'as soon as the mail is sent' },
    erasure: { act: 'delete' },
    columns: {
      file_id: { kind: 'link', file: 'mail' },
      message_id: linkTo('mail_message', 'message_id'),
      name: personal('Name', 'Name'),
      type: technical,
    },
  },
  {
    table: 'mail_server',
    whose: 'nobody',
    label: { de: 'Mailserver der Firma', en: 'Mail server of the firm' },
    deletion: { de: 'bleibt', en: 'stays' },
    erasure: { act: 'none', why: { de: 'Einstellung der Firma', en: 'a setting of the firm' } },
    columns: {
      server_id: technical,
      host: technical,
      port: technical,
      security: technical,
      username: technical,
      password: technical,
      from_address: technical,
      from_name: technical,
      reply_to: technical,
      updated_at: technical,
    },
  },
];
