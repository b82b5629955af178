import type { Bilingual } from '../../kernel/register.ts';

/**
 * What was done with a person's data, in words for that person, by the first word of the verb in `slice.verb`. A test
 * holds the list against every action there is.
 */
const VERBS: Record<string, Bilingual> = {
  read: { de: 'angesehen', en: 'viewed' },
  list: { de: 'in einer Liste angezeigt', en: 'shown in a list' },
  count: { de: 'gezählt', en: 'counted' },
  find: { de: 'bei einer Suche gefunden', en: 'found in a search' },
  create: { de: 'angelegt', en: 'recorded' },
  change: { de: 'geändert', en: 'changed' },
  add: { de: 'ergänzt', en: 'added to' },
  delete: { de: 'gelöscht', en: 'deleted' },
  object: { de: 'Widerspruch vermerkt', en: 'objection recorded' },
  restrict: { de: 'Verarbeitung eingeschränkt', en: 'processing restricted' },
  lift: { de: 'Einschränkung aufgehoben', en: 'restriction lifted' },
  review: { de: 'Einschränkung geprüft', en: 'restriction reviewed' },
  tell: {
    de: 'vor der Aufhebung der Einschränkung unterrichtet',
    en: 'told before the restriction is lifted',
  },
  ask: { de: 'Öffnung trotz Einschränkung beantragt', en: 'opening despite restriction asked for' },
  allow: { de: 'über Öffnung trotz Einschränkung entschieden', en: 'opening despite restriction decided on' },
  settle: { de: 'Fristen geprüft', en: 'deadlines checked' },
  report: { de: 'Auskunft erstellt', en: 'access report made' },
  preview: { de: 'Löschung vorbereitet', en: 'erasure prepared' },
  erase: { de: 'gelöscht', en: 'erased' },
  receive: { de: 'mit einer Datei hochgeladen', en: 'uploaded with a file' },
  reread: { de: 'Datei neu gelesen', en: 'file read again' },
  plan: { de: 'Import vorbereitet', en: 'import prepared' },
  queue: { de: 'Import gestartet', en: 'import started' },
  run: { de: 'importiert', en: 'imported' },
  undo: { de: 'Import zurückgenommen', en: 'import undone' },
  give: { de: 'Import verworfen', en: 'import given up' },
  release: { de: 'aus der Quarantäne übernommen', en: 'released from quarantine' },
  load: { de: 'geladen', en: 'loaded' },
  refresh: { de: 'Fristen geprüft', en: 'deadlines checked' },
  clean: { de: 'Fristen geprüft', en: 'deadlines checked' },
  expire: { de: 'nach Ablauf der Frist gelöscht', en: 'deleted at the end of the period' },
  export: { de: 'Löschprotokoll geführt', en: 'erasure ledger kept' },
  assign: { de: 'zugewiesen', en: 'assigned' },
  move: { de: 'verschoben', en: 'moved' },
  empty: { de: 'verschoben', en: 'moved' },
  win: { de: 'als gewonnen abgeschlossen', en: 'closed as won' },
  lose: { de: 'als verloren abgeschlossen', en: 'closed as lost' },
  reopen: { de: 'wieder geöffnet', en: 'reopened' },
  total: { de: 'in einer Summe gezählt', en: 'counted in a sum' },
  forecast: { de: 'in einer Prognose gezählt', en: 'counted in a forecast' },
  set: { de: 'Stand geändert', en: 'status changed' },
  issue: { de: 'Rechnung ausgestellt', en: 'invoice issued' },
  credit: { de: 'Gutschrift ausgestellt', en: 'credit note issued' },
  record: { de: 'Vorgang erfasst', en: 'recorded' },
  summarise: { de: 'in einer Summe gezählt', en: 'counted in a sum' },
  open: { de: 'Beleg im Archiv geöffnet', en: 'document opened in the archive' },
  save: { de: 'gespeichert', en: 'saved' },
  take: { de: 'E-Rechnung übernommen', en: 'e-invoice taken over' },
  reject: { de: 'E-Rechnung abgelehnt', en: 'e-invoice rejected' },
  start: { de: 'Suche nach Dubletten gestartet', en: 'search for duplicates started' },
  search: { de: 'auf Dubletten verglichen', en: 'compared for duplicates' },
  compare: { de: 'mit einem möglichen Doppel verglichen', en: 'compared with a possible duplicate' },
  decide: { de: 'als andere Person erkannt', en: 'decided to be another person' },
  merge: { de: 'mit einem Doppel zusammengeführt', en: 'merged with a duplicate' },
  apply: { de: 'mit vielen zusammen geändert', en: 'changed together with many' },
  revert: { de: 'Sammeländerung zurückgenommen', en: 'change of many taken back' },
  prefer: { de: 'Ansicht einer Liste gewählt', en: 'view of a list chosen' },
  send: { de: 'E-Mail zum Mailserver gegeben', en: 'mail handed to the mail server' },
  retry: { de: 'E-Mail noch einmal gesendet', en: 'mail sent again' },
  notify: { de: 'Empfänger der Daten benachrichtigt', en: 'recipients of the data told' },
  hand: { de: 'für einen Export ausgegeben', en: 'handed over in an export' },
  enter: { de: 'im Datenschutzportal geöffnet', en: 'opened in the privacy portal' },
  leave: { de: 'Datenschutzportal verlassen', en: 'privacy portal left' },
  recognise: { de: 'im Datenschutzportal wiedererkannt', en: 'recognised in the privacy portal' },
  answer: { de: 'Antwort gegeben', en: 'answered' },
  invite: { de: 'Link zum Datenschutzportal gesendet', en: 'link to the privacy portal sent' },
  download: { de: 'heruntergeladen', en: 'downloaded' },
  withdraw: { de: 'Einwilligung widerrufen', en: 'consent withdrawn' },
  correct: { de: 'Berichtigung verlangt', en: 'correction asked for' },
  request: { de: 'Antrag gestellt', en: 'request made' },
  redact: { de: 'Protokoll bereinigt', en: 'log redacted' },
};

/** What the action means for the person; the bare name of one that nobody has put into words yet. */
export function describeAction(action: string, language: 'de' | 'en'): string {
  const verb = action.split('.')[1]?.split('-')[0] ?? '';
  return VERBS[verb]?.[language] ?? action;
}

/** Whether the action has its words. */
export const isDescribed = (action: string): boolean => describeAction(action, 'de') !== action;
