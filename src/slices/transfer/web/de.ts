import { footing } from './footing/de.ts';
import { mapping } from './mapping/de.ts';
import { preview } from './preview/de.ts';
import { problem } from './preview/problem-de.ts';
import { quarantine } from './quarantine/de.ts';
import { run } from './run/de.ts';

export const transfer = {
  upload: {
    title: 'Datei importieren',
    drop: 'Datei hierher ziehen oder auswählen',
    choose: 'Datei auswählen',
    formats: 'CSV, Excel (.xlsx) oder vCard (.vcf), bis 200 MB',
    safe: 'Beim Hochladen wird noch nichts übernommen: Erst sehen Sie, was der Import tun würde. Die Datei wird nach dem Import gelöscht, spätestens nach 24 Stunden.',
    sending: '{{name}} wird hochgeladen',
    reading: '{{name}} wird gelesen …',
    cancel: 'Hochladen abbrechen',
  },
  list: {
    title: 'Frühere Importe',
    file: 'Datei',
    nameGone: 'Import (Dateiname schon gelöscht)',
    state: 'Stand',
    created: 'Neue Kontakte',
    by: 'Von',
    at: 'Wann',
    emptyTitle: 'Noch kein Import',
    emptyText: 'Laden Sie oben eine Datei hoch. Sie sehen jede Entscheidung, bevor etwas geschieht.',
  },
  state: {
    uploaded: 'Nicht importiert',
    previewed: 'Vorbereitet',
    queued: 'Wartet',
    running: 'Läuft',
    done: 'Fertig',
    failed: 'Fehlgeschlagen',
    undone: 'Rückgängig gemacht',
  },
  step: {
    label: 'Schritte des Imports',
    number: 'Schritt {{number}} von {{total}}: {{name}}',
    isDone: 'erledigt',
    file: 'Datei',
    mapping: 'Spalten',
    footing: 'Rechtsgrund',
    preview: 'Vorschau',
    run: 'Import',
    back: 'Zurück',
    next: 'Weiter',
  },
  page: {
    back: 'Alle Importe',
    discard: 'Import verwerfen',
    discardTitle: 'Import verwerfen',
    discardText:
      'Die hochgeladene Datei und alles, was Sie dazu eingestellt haben, wird gelöscht. Kontakte sind davon nicht betroffen.',
    discarded: 'Der Import ist verworfen.',
    fileGone:
      'Die Datei lässt sich nicht mehr lesen. Hochgeladene Dateien werden nach 24 Stunden gelöscht; bitte laden Sie sie noch einmal hoch.',
    sameFile: 'Genau diese Datei wurde schon am {{date}} importiert.',
    sameFileLink: 'Früheren Import ansehen',
  },
  mapping,
  footing,
  preview,
  problem,
  run,
  quarantine,
} as const;
