import type { Category } from '../../kernel/category.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type { DisclosedVia, Instrument, NoticeEvent, NoticeState } from './contract.ts';

export const CATEGORY_NAMES: Record<Exclude<Category, 'staff' | 'intake'>, Bilingual> = {
  identity: { de: 'Angaben zur Person', en: 'identity' },
  'contact-points': { de: 'Kontaktwege', en: 'contact points' },
  communication: { de: 'Kommunikation', en: 'communication' },
  preferences: { de: 'Vorlieben und Zuordnungen', en: 'preferences and labels' },
  purchases: { de: 'Käufe', en: 'purchases' },
  'payment-behaviour': { de: 'Zahlungsverhalten', en: 'payment behaviour' },
  credit: { de: 'Bonität', en: 'credit standing' },
  special: { de: 'besondere Kategorien (Art. 9 DSGVO)', en: 'special categories (Art. 9 GDPR)' },
};
export const VIA_NAMES: Record<DisclosedVia, Bilingual> = {
  export: { de: 'Export', en: 'export' },
  webhook: { de: 'Webhook', en: 'webhook' },
  erp: { de: 'Warenwirtschaft', en: 'ERP' },
  mail: { de: 'E-Mail', en: 'e-mail' },
  letter: { de: 'Brief', en: 'letter' },
  api: { de: 'Programmschnittstelle', en: 'API' },
  other: { de: 'auf anderem Weg', en: 'another way' },
};
export const INSTRUMENT_NAMES: Record<Instrument, Bilingual> = {
  adequacy: { de: 'Angemessenheitsbeschluss (Art. 45 DSGVO)', en: 'adequacy decision (Art. 45 GDPR)' },
  'standard-clauses': {
    de: 'Standarddatenschutzklauseln (Art. 46 Abs. 2 Buchst. c DSGVO)',
    en: 'standard data protection clauses (Art. 46(2)(c) GDPR)',
  },
  'binding-rules': {
    de: 'verbindliche interne Datenschutzvorschriften (Art. 47 DSGVO)',
    en: 'binding corporate rules (Art. 47 GDPR)',
  },
  'approved-code': {
    de: 'genehmigte Verhaltensregeln oder Zertifizierung (Art. 46 Abs. 2 Buchst. e, f DSGVO)',
    en: 'approved code of conduct or certification (Art. 46(2)(e), (f) GDPR)',
  },
  'authorised-clauses': {
    de: 'genehmigte Vertragsklauseln (Art. 46 Abs. 3 DSGVO)',
    en: 'authorised contractual clauses (Art. 46(3) GDPR)',
  },
  derogation: {
    de: 'Ausnahme für bestimmte Fälle (Art. 49 DSGVO)',
    en: 'derogation for specific situations (Art. 49 GDPR)',
  },
};
export const EVENT_NAMES: Record<NoticeEvent, Bilingual> = {
  corrected: { de: 'Berichtigung (Art. 16)', en: 'rectification (Art. 16)' },
  erased: { de: 'Löschung (Art. 17)', en: 'erasure (Art. 17)' },
  restricted: { de: 'Einschränkung (Art. 18)', en: 'restriction (Art. 18)' },
  lifted: { de: 'Ende der Einschränkung', en: 'end of the restriction' },
};
export const STATE_NAMES: Record<NoticeState, Bilingual> = {
  waiting: { de: 'wartet', en: 'waiting' },
  sent: { de: 'gesendet', en: 'sent' },
  answered: { de: 'beantwortet', en: 'answered' },
  'given-up': { de: 'aufgegeben', en: 'given up' },
};
export const NOTICE_WORDS = {
  subject: {
    corrected: {
      de: 'Berichtigung personenbezogener Daten (Art. 19 DSGVO)',
      en: 'Rectification of personal data (Art. 19 GDPR)',
    },
    erased: {
      de: 'Löschung personenbezogener Daten (Art. 19 DSGVO)',
      en: 'Erasure of personal data (Art. 19 GDPR)',
    },
    restricted: {
      de: 'Einschränkung der Verarbeitung (Art. 19 DSGVO)',
      en: 'Restriction of processing (Art. 19 GDPR)',
    },
    lifted: {
      de: 'Ende der Einschränkung der Verarbeitung',
      en: 'End of a restriction of processing',
    },
  } satisfies Record<NoticeEvent, Bilingual>,
  reminder: { de: 'Erinnerung: ', en: 'Reminder: ' } satisfies Bilingual,
};
