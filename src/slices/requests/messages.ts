import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'received-in-future': {
    de: 'Der Eingang liegt in der Zukunft.',
    en: 'The receipt lies in the future.',
  },
  'received-before-gdpr': {
    de: 'Der Eingang liegt vor dem 25. Mai 2018; die DSGVO galt noch nicht.',
    en: 'The receipt lies before 25 May 2018; the GDPR did not apply yet.',
  },
  'nothing-proposed': {
    de: 'Nennen Sie mindestens ein Feld, das geändert werden soll.',
    en: 'Name at least one field to be changed.',
  },
  'proposed-without-rectification': {
    de: 'Geänderte Angaben gehören zu einer Berichtigung.',
    en: 'Changed fields belong to a rectification.',
  },
  'requester-missing': {
    de: 'Sagen Sie, wer anfragt: Name und Adresse oder E-Mail-Adresse.',
    en: 'Say who asks: name, and address or e-mail address.',
  },
  'no-mail-address': {
    de: 'Eine E-Mail-Adresse ist nicht bekannt. Wählen Sie den Brief.',
    en: 'No e-mail address is known. Choose the letter.',
  },
  'not-their-address': {
    de: 'Diese Adresse gehört nicht zur Person. Antworten gehen nur an bekannte Adressen.',
    en: 'This address is not the person’s. Answers go to known addresses only.',
  },
  'link-for-contacts': {
    de: 'Im Portal ist dazu nichts zu finden. Wählen Sie den Brief oder die E-Mail mit Anhang.',
    en: 'There is nothing about this in the portal. Choose the letter or the e-mail with attachment.',
  },
  'no-such-contact': {
    de: 'Diesen Kontakt gibt es nicht, oder er ist nicht zugänglich.',
    en: 'There is no such contact, or it is not accessible.',
  },
  'extension-too-late': {
    de: 'Der erste Monat ist vorbei. Verlängert werden kann nur bis zu seinem Ende (Art. 12 Abs. 3 DSGVO).',
    en: 'The first month is over. An extension is possible only within it (Art. 12(3) GDPR).',
  },
  'refusal-not-for-kind': {
    de: 'Diesen Grund kennt das Gesetz für dieses Recht nicht.',
    en: 'The law does not know this reason for this right.',
  },
  'identity-never-asked': {
    de: 'Nach der Identität wurde nicht gefragt, oder sie ist bestätigt.',
    en: 'Nobody asked for the identity, or it is confirmed.',
  },
  'no-address-before': {
    de: 'Keine E-Mail-Adresse der Person war vor der Anfrage gespeichert (oder sie hat die Anfrage schon im Portal gestellt): Ein Link würde nichts beweisen. Fragen Sie nach etwas anderem.',
    en: 'No e-mail address of the person was on record before the request (or they put it in the portal already): a link would prove nothing. Ask for something else.',
  },
  'identity-open': {
    de: 'Der Nachweis der Identität steht noch aus.',
    en: 'The proof of identity is still missing.',
  },
  'measure-not-for-kind': {
    de: 'Das beantwortet diese Anfrage nicht.',
    en: 'This does not answer the request.',
  },
  'something-held': {
    de: 'Die Anfrage ist einem Kontakt zugeordnet: Es sind Daten vorhanden.',
    en: 'The request belongs to a contact: there is data.',
  },
  'found-by-address': {
    de: 'Unter der E-Mail-Adresse dieser Anfrage ist jemand gespeichert. Ordnen Sie die Anfrage zu; eingeschränkte Personen finden Sie über dieselbe Adresse bei den eingeschränkten Datensätzen.',
    en: 'Somebody is on record under the e-mail address of this request. Assign the request; restricted people are found by the same address among the restricted records.',
  },
  'assign-first': {
    de: 'Ordnen Sie die Anfrage zuerst einem Kontakt zu, oder teilen Sie mit, dass nichts gespeichert ist.',
    en: 'Assign the request to a contact first, or say that nothing is held.',
  },
  'reasons-missing': {
    de: 'Nennen Sie die Gründe, damit die Person die Entscheidung nachvollziehen kann.',
    en: 'Give the reasons, so that the person can follow the decision.',
  },
  'several-people': {
    de: 'Das trifft auf mehrere Personen zu. Nennen Sie eine ID: {ids}',
    en: 'Several people have this. Name one id: {ids}',
  },
  'several-restricted': {
    de: 'Das trifft auf mehrere eingeschränkte Datensätze zu. Nennen Sie eine Kennung: {markers}',
    en: 'Several restricted records have this. Name one marker: {markers}',
  },
  'restricted-open-first': {
    de: 'Diese Person ist eingeschränkt (Art. 18 DSGVO): {markers}. Bitten Sie mit `obhut subject open` um Öffnung, im Namen der Person, der geöffnet werden soll.',
    en: 'This person is restricted (Art. 18 GDPR): {markers}. Ask with `obhut subject open` to open the record, in the name of whom it is to be opened to.',
  },
  'file-missing': {
    de: 'Nennen Sie mit --out die Datei, in die das PDF geschrieben wird.',
    en: 'Name the file that the PDF is written to, with --out.',
  },
};
