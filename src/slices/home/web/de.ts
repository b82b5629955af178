export const home = {
  title: 'Start',
  count_one: '{{formatted}} Kontakt unter dem Zweck „{{purpose}}“',
  count_other: '{{formatted}} Kontakte unter dem Zweck „{{purpose}}“',
  endingSoon: {
    title: 'Wird bald gelöscht',
    none: 'In den nächsten 30 Tagen endet kein Kontakt.',
    because: '{{date}}, denn {{because}}.',
    all: 'Alle mit Löschung in 30 Tagen',
  },
  chart: {
    title: 'Rechtsgründe, die enden',
    text: 'Wie viele Rechtsgründe dieses Zwecks in den nächsten zwölf Wochen enden',
    summary:
      'Balkendiagramm: {{count}} Rechtsgründe enden in zwölf Wochen, die meisten ({{most}}) in der Woche ab {{week}}.',
    none: 'In den nächsten zwölf Wochen endet kein Rechtsgrund dieses Zwecks.',
    asTable: 'Als Tabelle anzeigen',
    week: 'Woche ab',
    number: 'Anzahl',
  },
  requests: {
    title: 'Offene Anfragen von Betroffenen',
    none: 'Keine Anfrage ist offen.',
    dueOn: 'fällig am',
    all: 'Alle Anfragen',
  },
  kind: {
    access: 'Auskunft',
    rectification: 'Berichtigung',
    erasure: 'Löschung',
    restriction: 'Einschränkung',
    portability: 'Datenübertragbarkeit',
    objection: 'Widerspruch',
    withdrawal: 'Widerruf',
  },
  quarantine: {
    title: 'Quarantäne',
    none: 'Keine Zeile wartet.',
    count_one: '{{count}} Zeile aus Importen wartet auf einen Rechtsgrund.',
    count_other: '{{count}} Zeilen aus Importen warten auf einen Rechtsgrund.',
    next: 'Die erste wird gelöscht am',
    open: 'Zur Quarantäne',
  },
  recent: {
    title: 'Zuletzt geändert',
    none: 'Noch nichts geändert.',
  },
} as const;
