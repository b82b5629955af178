export const users = {
  title: 'Benutzer und Rollen',
  subtitle: 'Wer sich anmelden darf, wofür und welche Kontakte dann zu sehen sind.',
  tab: {
    users: 'Benutzer',
    teams: 'Abteilungen',
    roles: 'Rollen',
  },
  text: 'Eine Rolle bestimmt, was jemand tun darf und für welche Zwecke; ihre Reichweite, bei welchen Kontakten.',
  add: 'Benutzer anlegen',
  added: 'Das Konto für {{name}} ist angelegt.',
  editOf: '{{name}} bearbeiten',
  alone: 'Bisher haben nur Sie ein Konto.',
  aloneText: 'Legen Sie für jede Person ein eigenes Konto an: Im Protokoll steht, wer was wofür getan hat.',
  you: '(Sie)',
  roles: 'Rollen',
  team: 'Abteilung',
  noTeam: 'Keine',
  access: 'Zugang',
  active: 'aktiv',
  inactive: 'gesperrt',
  firstPassword: 'Erstes Passwort',
  firstPasswordHint: 'Geben Sie es der Person persönlich; ändern kann sie es unter „Mein Konto“.',
  nextPasswordHint: 'Leer lassen, wenn es bleibt. Ein neues beendet alle Sitzungen dieser Person.',
  rolesText: 'Mehrere Rollen ergänzen sich. Öffnen zwei denselben Zweck, gilt dort die größere Reichweite.',
  purposesOfRole: 'Zwecke: {{purposes}}',
  noPurposes: 'Diese Rolle hat noch keine Zwecke und sieht deshalb keine Kontakte.',
  scopeOf: 'Reichweite der Rolle {{role}}',
  scopeText: {
    own: 'Sieht nur Kontakte, die diese Person selbst betreut.',
    team: 'Sieht Kontakte, die ihre Abteilung oder sie selbst betreut.',
    teamless: 'Ohne Abteilung sind das nur die Kontakte, die diese Person selbst betreut.',
    all: 'Sieht alle Kontakte, bei denen ein Zweck der Rolle offen ist.',
  },
  maySignIn: 'Darf sich anmelden',
  maySignInText: 'Ohne Haken ist das Konto gesperrt; Sie können es jederzeit wieder freigeben.',
  maySignInMe: 'Ihr eigenes Konto können Sie nicht sperren.',
  willLose: 'Mit dem Speichern verliert {{name}} den Zugang.',
  loses: {
    sessions: 'Alle laufenden Sitzungen enden sofort.',
    keys: 'API-Schlüssel dieser Person gelten nicht mehr, solange das Konto gesperrt ist.',
    contacts: 'Kontakte, die sie betreut, bleiben ihr zugeordnet. Weisen Sie sie jemand anderem zu.',
    log: 'Das Konto bleibt bestehen, solange das Protokoll es nennt.',
  },
  teams: {
    text: 'Wer eine Rolle für die eigene Abteilung hat, sieht die Kontakte, die dieser Abteilung zugeordnet sind.',
    add: 'Abteilung anlegen',
    added: 'Die Abteilung „{{name}}“ ist angelegt.',
    name: 'Name der Abteilung',
    members: 'Benutzer',
    nobody: 'niemand',
    actions: 'Aktionen',
    rename: 'Umbenennen',
    renameOf: 'Abteilung „{{name}}“ umbenennen',
    remove: 'Löschen',
    removeOf: 'Abteilung „{{name}}“ löschen',
    removeText: 'Das geht nur, wenn auch keine Kontakte mehr zu dieser Abteilung gehören.',
    inUse: 'Dieser Abteilung gehören noch Benutzer an: {{members}}. Geben Sie ihnen zuerst eine andere.',
    removed: 'Die Abteilung „{{name}}“ ist gelöscht.',
    none: 'Es gibt noch keine Abteilungen.',
    noneText: 'Sie brauchen welche, wenn Benutzer nur die Kontakte ihrer Abteilung sehen sollen.',
  },
  concept: {
    purposes: 'Zwecke der Rollen',
    purposesText:
      'Ihr Berechtigungskonzept: Mit einem Haken darf, wer diese Rolle hat, unter diesem Zweck arbeiten und sieht dann die Daten, die er öffnet. Unter „Löschung und Pflege“ arbeitet nur Obhut selbst.',
    readOnly: 'Ändern kann das Berechtigungskonzept nur die Verwaltung der Firma.',
    purpose: 'Zweck',
    cell: '{{role}}: {{purpose}}',
    fixed:
      'Die Zugangsverwaltung bleibt der Rolle Administration, sonst könnte niemand mehr Konten verwalten.',
    opens: 'öffnet {{categories}}',
    opensAll: 'öffnet alle Daten, auch bei eingeschränkter Verarbeitung',
    unsaved: 'Noch nicht gespeichert',
    gains: '{{role}} erhält: {{purposes}}',
    loses: '{{role}} verliert: {{purposes}}',
    discard: 'Verwerfen',
    saved: 'Das Berechtigungskonzept ist gespeichert. Es gilt ab sofort, auch für angemeldete Benutzer.',
    permissions: 'Was Rollen tun dürfen',
    permissionsText:
      'Diese Befugnisse sind fest. Welche Daten sie betreffen, bestimmen Zweck und Reichweite.',
    everyRole: 'Jede Rolle',
    nothingBeyond: 'Nichts darüber hinaus.',
  },
  permission: {
    open: 'Sich anmelden',
    self: 'Das eigene Konto ändern',
    contact: {
      read: 'Kontakte suchen und lesen',
      write: 'Kontakte anlegen und ändern',
    },
    company: {
      read: 'Firmen suchen und lesen',
      write: 'Firmen anlegen und ändern',
    },
    ground: {
      write: 'Rechtsgründe festhalten, ändern und beenden',
    },
    interaction: {
      read: 'Kontaktverlauf lesen',
      write: 'Anrufe, E-Mails, Treffen und Notizen festhalten',
    },
    task: {
      read: 'Aufgaben und Kalender lesen',
      write: 'Aufgaben und Termine anlegen und ändern',
    },
    deal: {
      read: 'Verkaufschancen lesen',
      write: 'Verkaufschancen anlegen und ändern',
    },
    pipeline: {
      manage: 'Pipelines, Phasen und Abschlussgründe ändern',
    },
    ticket: {
      read: 'Servicefälle lesen',
      write: 'Servicefälle anlegen und bearbeiten',
    },
    purchase: {
      read: 'Aufträge, Rechnungen und Zahlungen lesen',
      write: 'Aufträge, Rechnungen und Zahlungen erfassen und importieren',
    },
    preference: {
      write: 'Vorlieben, Interessen und Kontaktwünsche festhalten',
    },
    field: {
      manage: 'Eigene Felder anlegen und ändern',
    },
    import: {
      run: 'Dateien importieren und die Quarantäne bearbeiten',
    },
    restriction: {
      approve: 'Als zweite Person der Öffnung eingeschränkter Daten zustimmen',
    },
    recipient: {
      manage: 'Empfänger von Daten verwalten',
    },
    export: {
      run: 'Daten ausführen, mit Empfänger und Begründung',
    },
    retention: {
      manage: 'Löschregeln, Sperren und die Löschung selbst verwalten',
    },
    archive: {
      manage: 'Das Archiv verwalten: Sperren, Ausgabe für die Steuerprüfung',
    },
    portal: 'Das Datenschutzportal als betroffene Person benutzen',
    rights: {
      handle: 'Anträge von Betroffenen bearbeiten: Auskunft, Löschung, Einschränkung, Widerspruch',
    },
    register: {
      read: 'Die Datenlandkarte lesen',
    },
    audit: {
      read: 'Das Protokoll lesen',
    },
    user: {
      manage: 'Benutzer, Abteilungen und API-Schlüssel verwalten',
    },
    firm: {
      manage: 'Firma, Zwecke, Fristen und Berechtigungskonzept ändern',
    },
  },
} as const;
