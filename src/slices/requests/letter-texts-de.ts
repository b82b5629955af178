import type { LetterTexts } from './letter-texts.ts';

const liste = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

export const de: LetterTexts = {
  kinds: {
    access: 'Auskunft (Art. 15 DSGVO)',
    rectification: 'Berichtigung (Art. 16 DSGVO)',
    erasure: 'Löschung (Art. 17 DSGVO)',
    restriction: 'Einschränkung der Verarbeitung (Art. 18 DSGVO)',
    portability: 'Datenübertragung (Art. 20 DSGVO)',
    objection: 'Widerspruch (Art. 21 DSGVO)',
    withdrawal: 'Widerruf der Einwilligung (Art. 7 Abs. 3 DSGVO)',
    'human-review': 'Prüfung durch einen Menschen (Art. 22 DSGVO)',
    question: 'Frage zum Datenschutz',
  },
  subject: (kind, receivedOn) => `Ihre Anfrage vom ${receivedOn}: ${kind}`,
  thanks: (receivedOn) => `vielen Dank für Ihre Anfrage vom ${receivedOn}.`,
  closing: 'Mit freundlichen Grüßen',
  enclosures: (files) => `${files.length === 1 ? 'Anlage' : 'Anlagen'}: ${files.join(', ')}`,
  fileNames: { letter: 'antwort.pdf', report: 'auskunft.pdf', portability: 'datenuebertragung.json' },
  report:
    'Die Auskunft über alle Daten, die wir zu Ihrer Person verarbeiten, haben wir für Sie erstellt. Sie nennt Zwecke, Rechtsgrundlagen, Herkunft, Empfänger, Speicherdauer und Zugriffe und enthält eine vollständige Kopie der Daten (Art. 15 Abs. 1 und 3 DSGVO). Die Auskunft ist für Sie kostenlos.',
  portability:
    'Die Daten, die Sie uns aufgrund einer Einwilligung oder eines Vertrags bereitgestellt haben, haben wir in einer maschinenlesbaren Datei zusammengestellt (Format JSON, Art. 20 Abs. 1 DSGVO). Sie können sie behalten oder an einen anderen Verantwortlichen weitergeben.',
  nothingHeld: (kind, right) =>
    kind === 'access'
      ? 'Wir haben geprüft, ob wir Daten zu Ihrer Person verarbeiten: Das ist nicht der Fall (Negativauskunft, Art. 15 Abs. 1 DSGVO).'
      : `Wir haben geprüft, ob wir Daten zu Ihrer Person verarbeiten: Das ist nicht der Fall. Deshalb gibt es nichts, worauf sich Ihr Anliegen beziehen könnte: ${right}.`,
  nothingSought: (until) =>
    `Gesucht haben wir nach den Angaben in Ihrer Anfrage. Falls Sie uns unter einem anderen Namen oder einer anderen Adresse kennen, nennen Sie uns bitte auch diese. Gespeichert ist nur Ihre Anfrage selbst, damit wir ihre Bearbeitung nachweisen können; sie wird am ${until} gelöscht.`,
  corrected: (fields) =>
    fields.length === 0
      ? 'Ihre Angaben sind berichtigt (Art. 16 DSGVO).'
      : `Ihre Angaben sind wie gewünscht berichtigt (Art. 16 DSGVO). Geändert wurden:\n${liste(fields)}`,
  recipientsTold:
    'Empfängern, denen wir diese Daten offengelegt haben, teilen wir das mit (Art. 19 DSGVO). Auf Wunsch nennen wir sie Ihnen.',
  erasureTold: (recipients) =>
    `Diesen Empfängern haben wir Ihre Daten offengelegt und teilen ihnen die Löschung mit (Art. 19 DSGVO):\n${liste(recipients)}`,
  fields: {
    salutation: 'Anrede',
    title: 'Titel',
    givenName: 'Vorname',
    middleName: 'weitere Vornamen',
    familyName: 'Nachname',
    nameSuffix: 'Namenszusatz',
    nickname: 'Rufname',
    birthday: 'Geburtsdatum',
    language: 'Sprache',
    emails: 'E-Mail-Adressen',
    phones: 'Telefonnummern',
    addresses: 'Anschriften',
  },
  erased: (on) =>
    `Ihre Daten sind am ${on} endgültig gelöscht worden (Art. 17 DSGVO). Die Löschung steht unter der Nummer {receipt} in unserem Löschprotokoll; das Protokoll sagt nicht, wer Sie sind. Bitte bewahren Sie dieses Schreiben auf: Wir können Ihnen die Nummer später nicht mehr nennen.`,
  kept: {
    archive:
      'Rechnungen und andere Belege müssen wir nach dem Gesetz aufbewahren (§ 147 AO, § 257 HGB, § 14b UStG; Art. 17 Abs. 3 Buchst. b DSGVO). Sie liegen getrennt im Archiv, sind für die tägliche Arbeit nicht zugänglich und werden nach Ablauf der Frist gelöscht.',
    'consent-proof':
      'Den Nachweis Ihrer Einwilligung in Telefonwerbung müssen wir fünf Jahre aufbewahren (§ 7a UWG). Er enthält nur Prüfwerte, aus denen Sie nicht hervorgehen.',
    'legal-hold':
      'Was für die Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen oder wegen einer rechtlichen Verpflichtung gebraucht wird, bleibt bis zum Ende des Verfahrens gespeichert und wird für nichts anderes verwendet (Art. 17 Abs. 3 Buchst. b und e DSGVO). Danach wird es gelöscht.',
    suppression:
      'Damit Ihre Daten nicht durch eine Liste oder Schnittstelle zurückkehren, behalten wir Prüfwerte Ihrer Adressen und Nummern, aus denen Sie nicht hervorgehen.',
  },
  erasedInPart: (on) =>
    `Ihre Daten sind am ${on} gelöscht worden, soweit wir sie nicht wegen eines laufenden Verfahrens zurückhalten müssen. Die Löschung steht unter der Nummer {receipt} in unserem Löschprotokoll; das Protokoll sagt nicht, wer Sie sind.`,
  farewell: 'Auch Ihre Anfrage selbst ist gelöscht.',
  restricted:
    'Die Verarbeitung Ihrer Daten ist eingeschränkt (Art. 18 DSGVO): Wir speichern sie weiter, verwenden sie aber nicht, außer mit Ihrer Einwilligung, für Rechtsansprüche, zum Schutz anderer Personen oder aus Gründen eines wichtigen öffentlichen Interesses (Art. 18 Abs. 2 DSGVO). Bevor wir die Einschränkung aufheben, unterrichten wir Sie (Art. 18 Abs. 3 DSGVO).',
  objected: 'Ihr Widerspruch ist umgesetzt (Art. 21 DSGVO).',
  noMarketing: 'Für Direktwerbung verwenden wir Ihre Daten nicht mehr (Art. 21 Abs. 3 DSGVO).',
  notFor: (purposes) => `Für diese Zwecke verwenden wir Ihre Daten nicht mehr:\n${liste(purposes)}`,
  withdrawn: (purposes) =>
    `Ihr Widerruf ist umgesetzt (Art. 7 Abs. 3 DSGVO). Für diese Zwecke verwenden wir Ihre Daten nicht mehr:\n${liste(purposes)}\nWas bis zum Widerruf geschah, bleibt rechtmäßig.`,
  reviewed: {
    none: 'Ihr Anliegen hat ein Mensch geprüft. Eine Entscheidung, die ausschließlich auf einer automatisierten Verarbeitung beruht (Art. 22 Abs. 1 DSGVO), gibt es bei uns nicht: Über Sie hat von Anfang an ein Mensch entschieden, und es findet kein Profiling mit rechtlicher oder ähnlich erheblicher Wirkung statt.',
    upheld:
      'Die Entscheidung hat ein Mensch, der dazu befugt ist, noch einmal geprüft und dabei Ihren Standpunkt berücksichtigt (Art. 22 Abs. 3 DSGVO). Das Ergebnis bleibt dasselbe.',
    changed:
      'Die Entscheidung hat ein Mensch, der dazu befugt ist, noch einmal geprüft und dabei Ihren Standpunkt berücksichtigt (Art. 22 Abs. 3 DSGVO). Das Ergebnis ist geändert.',
  },
  reasons: (reasons) => `Gründe: ${reasons}`,
  identity: (doubt) =>
    `Damit Ihre Daten nicht in falsche Hände gelangen, bitten wir Sie zu bestätigen, dass die Anfrage von Ihnen kommt (Art. 12 Abs. 6 DSGVO).${doubt ? ` Der Grund für unsere Nachfrage: ${doubt}` : ''}`,
  proofs: {
    'reply-from-known-address':
      'Antworten Sie uns dazu bitte kurz von der E-Mail-Adresse, die uns von Ihnen vorliegt.',
    'portal-link':
      'Dazu senden wir Ihnen in einer eigenen E-Mail einen Einmal-Link zu unserem Datenschutzportal, an eine Adresse, die uns schon vor der Anfrage von Ihnen vorlag. Sobald Sie sich damit anmelden, ist es bestätigt; mehr brauchen Sie nicht zu tun.',
    'address-on-file': 'Nennen Sie uns dazu bitte die Anschrift, unter der Sie bei uns geführt werden.',
    'customer-number': 'Nennen Sie uns dazu bitte Ihre Kundennummer oder die Nummer einer Rechnung.',
    'date-of-birth': 'Nennen Sie uns dazu bitte Ihr Geburtsdatum.',
  },
  noIdCard: 'Bitte senden Sie uns keine Kopie Ihres Ausweises; wir brauchen sie nicht.',
  clockStands: 'Bis Ihre Antwort da ist, ruht die Frist. Danach bearbeiten wir Ihre Anfrage sofort weiter.',
  extended: (dueOn) =>
    `Ihre Anfrage können wir nicht innerhalb eines Monats beantworten. Wir verlängern die Frist um zwei weitere Monate (Art. 12 Abs. 3 DSGVO); unsere Antwort erhalten Sie spätestens am ${dueOn}.`,
  extensionReasons: {
    complex:
      'Der Grund: Ihre Anfrage ist komplex, weil die Daten aus mehreren Bereichen zusammengestellt und geprüft werden müssen.',
    'many-requests': 'Der Grund: Uns liegen derzeit ungewöhnlich viele Anfragen vor.',
  },
  refused: 'Ihrem Anliegen können wir nicht nachkommen.',
  refusals: {
    unfounded: 'Der Antrag ist offenkundig unbegründet (Art. 12 Abs. 5 Buchst. b DSGVO).',
    excessive:
      'Der Antrag ist exzessiv, insbesondere weil er sich häufig wiederholt (Art. 12 Abs. 5 Buchst. b DSGVO).',
    'identity-not-shown':
      'Wir haben begründete Zweifel, wer die Anfrage gestellt hat, und der erbetene Nachweis ist nicht eingegangen (Art. 12 Abs. 6 DSGVO). Sobald er da ist, bearbeiten wir Ihre Anfrage.',
    expression:
      'Die Verarbeitung ist zur Ausübung des Rechts auf freie Meinungsäußerung und Information erforderlich (Art. 17 Abs. 3 Buchst. a DSGVO).',
    'legal-duty':
      'Die Verarbeitung ist zur Erfüllung einer rechtlichen Verpflichtung erforderlich, etwa einer Aufbewahrungspflicht (Art. 17 Abs. 3 Buchst. b DSGVO).',
    'public-health':
      'Die Verarbeitung ist aus Gründen des öffentlichen Interesses im Bereich der öffentlichen Gesundheit erforderlich (Art. 17 Abs. 3 Buchst. c DSGVO).',
    archiving:
      'Die Verarbeitung ist für im öffentlichen Interesse liegende Archivzwecke, Forschung oder Statistik erforderlich (Art. 17 Abs. 3 Buchst. d DSGVO).',
    claims:
      'Die Verarbeitung ist zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen erforderlich (Art. 17 Abs. 3 Buchst. e, Art. 21 Abs. 1 DSGVO).',
    'legal-hold':
      'Die Daten werden in einem laufenden Verfahren benötigt und dürfen bis zu dessen Ende nicht gelöscht werden (Art. 17 Abs. 3 Buchst. e DSGVO).',
    accurate: 'Wir haben die Angaben geprüft: Sie sind richtig und vollständig (Art. 16 DSGVO).',
    'conditions-not-met': 'Die Voraussetzungen, die das Gesetz dafür nennt, liegen nicht vor.',
    'not-portable':
      'Die Daten haben nicht Sie selbst aufgrund einer Einwilligung oder eines Vertrags bereitgestellt (Art. 20 Abs. 1 DSGVO).',
    'compelling-grounds':
      'Für die Verarbeitung bestehen zwingende schutzwürdige Gründe, die Ihre Interessen, Rechte und Freiheiten überwiegen (Art. 21 Abs. 1 DSGVO).',
    'no-consent': 'Eine Einwilligung, die Sie widerrufen könnten, liegt uns nicht vor (Art. 7 Abs. 3 DSGVO).',
    'rights-of-others':
      'Die Rechte und Freiheiten anderer Personen würden beeinträchtigt (Art. 15 Abs. 4, Art. 20 Abs. 4 DSGVO).',
  },
  remedy:
    'Unabhängig davon können Sie gegen uns vor Gericht klagen, wenn Sie der Ansicht sind, dass Ihre Rechte verletzt sind (Art. 79 DSGVO, § 44 BDSG).',
  portal: (url) =>
    `Was zu dieser Antwort gehört, finden Sie in unserem Datenschutzportal. Dort melden Sie sich mit einem Einmal-Link an, den Sie an diese E-Mail-Adresse anfordern; ein Konto brauchen Sie nicht:\n\n${url}`,
};
