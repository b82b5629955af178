export const merging = {
  list: {
    title: 'Mögliche Dubletten',
    subtitle: 'Paare, die dieselbe Person sein können und unter „{{purpose}}“ beide zugänglich sind',
    pair: 'Paar',
    signs: 'Was dafür spricht',
    certainty: 'Einschätzung',
    foundAt: 'Gefunden',
    actions: 'Entscheidung',
    apart: 'Verschieden',
    apartLabel: 'Verschieden: {{first}} und {{second}}',
    apartDone: 'Gemerkt: Das sind zwei Personen.',
    search: 'Jetzt suchen',
    searchDone: 'Die Suche läuft. Neue Paare erscheinen in Kürze.',
    searchedAt: 'Zuletzt gesucht:',
    neverSearched: 'Noch nicht gesucht',
    emptyTitle: 'Keine offenen Paare.',
    emptyText:
      'Obhut vergleicht jede Stunde, was sich geändert hat: E-Mail, Telefon, Name mit Firma oder Postleitzahl, ähnliche Namen. Unter einem anderen Zweck kann es Paare geben.',
  },
  sign: {
    email: 'gleiche E-Mail',
    phone: 'gleiche Rufnummer',
    'name-company': 'gleicher Name, gleiche Firma',
    'name-postcode': 'gleicher Name, gleiche PLZ',
    'near-name': 'ähnlicher Name',
  },
  certainty: {
    high: 'sehr wahrscheinlich',
    middle: 'wahrscheinlich',
    low: 'möglich',
  },
  panel: {
    title: 'Vielleicht doppelt',
    open: 'Vergleichen',
  },
  merge: {
    title: 'Zwei Kontakte vergleichen',
    back: 'Alle möglichen Dubletten',
    intro:
      'Wählen Sie, welcher Kontakt bleibt und welche Angaben gelten. Kontaktwege, Firmen, Schlagwörter, Rechtsgründe und der Verlauf beider kommen zusammen. Der andere Eintrag wird gelöscht; das lässt sich nicht rückgängig machen.',
    keepLegend: 'Welcher Kontakt bleibt?',
    fields: 'Angaben, von denen es nur eine gibt',
    none: 'keine Angabe',
    unitedTitle: 'Kommt zusammen',
    note: 'Notiz',
    noteBoth: 'Beide, untereinander',
    footingTitle: 'Rechtsgründe danach',
    footingIntro:
      'Es gilt jeweils das Strengere: Was in einem der beiden widerrufen oder widersprochen ist, bleibt geschlossen; von zwei Enden gilt das frühere.',
    purpose: 'Zweck',
    merged: 'Zusammengeführt',
    openUntil: 'offen bis {{date}}',
    later: 'ab später, bis {{date}}',
    withdrawn: 'widerrufen',
    objected: 'widersprochen',
    closed: 'nicht offen',
    restricted:
      'Einer der beiden Kontakte ist eingeschränkt (Art. 18 DSGVO): Er wird nicht zusammengeführt, solange das gilt.',
    noGround:
      'Nach dem Zusammenführen trüge kein Rechtsgrund die Person mehr. Erfassen Sie zuerst einen neuen, oder löschen Sie.',
    submit: 'Zusammenführen',
    confirmTitle: 'Endgültig zusammenführen?',
    confirmText:
      '„{{gone}}“ geht in „{{kept}}“ auf und ist danach kein eigener Kontakt mehr. Das lässt sich nicht rückgängig machen.',
    done: 'Zusammengeführt.',
    apart: 'Zwei verschiedene Personen',
  },
} as const;
