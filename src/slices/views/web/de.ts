export const views = {
  switcher: {
    label: 'Ansicht: {{name}}',
    none: 'Alle',
    changed: 'geändert',
    mine: 'Eigene Ansichten',
    shared: 'Geteilte Ansichten',
    sharedBy: '{{name}} (von {{by}})',
    actions: 'Diese Liste',
    save: 'Als Ansicht speichern …',
    update: 'Filter und Reihenfolge übernehmen',
    edit: 'Ansicht bearbeiten …',
    remove: 'Ansicht löschen …',
    makeDefault: 'Immer mit dieser Ansicht öffnen',
    noDefault: 'Nicht mehr mit einer Ansicht öffnen',
  },
  dialog: {
    saveTitle: 'Ansicht speichern',
    editTitle: 'Ansicht bearbeiten',
    name: 'Name',
    sharing: 'Wer sieht sie?',
    isDefault: 'Liste immer mit dieser Ansicht öffnen',
    explain:
      'Gespeichert werden Filter, Reihenfolge und Spalten. Suchtext und Filter, die zu einzelnen Personen führen (etwa eine E-Mail-Adresse), werden nicht gespeichert: Eine Ansicht soll niemanden festhalten, der längst gelöscht ist.',
    leftOut: 'Nicht gespeichert wird hier: der Suchtext oder ein Filter auf eine Person.',
    saved: 'Ansicht „{{name}}“ gespeichert.',
    removeTitle: 'Ansicht löschen?',
    removeText:
      '„{{name}}“ verschwindet auch bei allen, mit denen sie geteilt ist. Kontakte und Firmen bleiben unberührt.',
    removed: 'Ansicht gelöscht.',
    remove: 'Löschen',
  },
  sharing: {
    private: 'Nur ich',
    team: 'Meine Abteilung',
    all: 'Alle',
  },
  columns: {
    open: 'Spalten',
    title: 'Spalten dieser Liste',
    reset: 'Wie vorgesehen',
    ofOthers: 'Die Spalten gehören zur Ansicht von {{name}}. Speichern Sie eine eigene, um sie zu ändern.',
  },
} as const;
