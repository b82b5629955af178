import type { LetterTexts } from './letter-texts.ts';

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

export const en: LetterTexts = {
  kinds: {
    access: 'access (Art. 15 GDPR)',
    rectification: 'rectification (Art. 16 GDPR)',
    erasure: 'erasure (Art. 17 GDPR)',
    restriction: 'restriction of processing (Art. 18 GDPR)',
    portability: 'data portability (Art. 20 GDPR)',
    objection: 'objection (Art. 21 GDPR)',
    withdrawal: 'withdrawal of consent (Art. 7(3) GDPR)',
    'human-review': 'human review (Art. 22 GDPR)',
    question: 'question about data protection',
  },
  subject: (kind, receivedOn) => `Your request of ${receivedOn}: ${kind}`,
  thanks: (receivedOn) => `Thank you for your request of ${receivedOn}.`,
  closing: 'Kind regards',
  enclosures: (files) => `${files.length === 1 ? 'Enclosure' : 'Enclosures'}: ${files.join(', ')}`,
  fileNames: { letter: 'answer.pdf', report: 'access-report.pdf', portability: 'portability.json' },
  report:
    'We have made the report on all data about you that we process. It names purposes, legal bases, sources, recipients, storage periods and look-ups, and contains a complete copy of the data (Art. 15(1) and (3) GDPR). It is free of charge.',
  portability:
    'We have put together the data that you provided on the basis of consent or a contract, in a machine-readable file (format JSON, Art. 20(1) GDPR). You can keep it or hand it to another controller.',
  nothingHeld: (kind, right) =>
    kind === 'access'
      ? 'We have checked whether we process data about you: we do not (Art. 15(1) GDPR).'
      : `We have checked whether we process data about you: we do not. So there is nothing that your request could concern: ${right}.`,
  nothingSought: (until) =>
    `We searched for what you named in your request. If we may know you by another name or address, please tell us that as well. Only your request itself is stored, to prove how we handled it; it will be deleted on ${until}.`,
  corrected: (fields) =>
    fields.length === 0
      ? 'Your data has been corrected (Art. 16 GDPR).'
      : `Your data has been corrected as you asked (Art. 16 GDPR). Changed:\n${list(fields)}`,
  recipientsTold:
    'We tell the recipients to whom we disclosed this data (Art. 19 GDPR). We name them to you if you ask.',
  erasureTold: (recipients) =>
    `These recipients have received your data and are told of the erasure (Art. 19 GDPR):\n${list(recipients)}`,
  fields: {
    salutation: 'form of address',
    title: 'title',
    givenName: 'given name',
    middleName: 'middle names',
    familyName: 'family name',
    nameSuffix: 'name suffix',
    nickname: 'nickname',
    birthday: 'date of birth',
    language: 'language',
    emails: 'e-mail addresses',
    phones: 'phone numbers',
    addresses: 'postal addresses',
  },
  erased: (on) =>
    `Your data was erased for good on ${on} (Art. 17 GDPR). The erasure stands under the number {receipt} in our ledger; the ledger does not say who you are. Please keep this letter: we cannot tell you the number later.`,
  kept: {
    archive:
      'The law obliges us to keep invoices and other vouchers (AO s.147, HGB s.257, UStG s.14b; Art. 17(3)(b) GDPR). They lie apart in the archive, are not open to daily work, and are deleted when their period ends.',
    'consent-proof':
      'We must keep the proof of your consent to telephone advertising for five years (UWG s.7a). It holds keyed hashes only, which do not say who you are.',
    'legal-hold':
      'What is needed for the establishment, exercise or defence of legal claims or because of a legal obligation stays stored until the proceedings end, and is used for nothing else (Art. 17(3)(b) and (e) GDPR). After that it is deleted.',
    suppression:
      'So that your data does not come back with a list or an interface, we keep keyed hashes of your addresses and numbers, which do not say who you are.',
  },
  erasedInPart: (on) =>
    `Your data was erased on ${on}, as far as we need not hold it back because of pending proceedings. The erasure stands under the number {receipt} in our ledger; the ledger does not say who you are.`,
  farewell: 'Your request itself has been erased, too.',
  restricted:
    'The processing of your data is restricted (Art. 18 GDPR): we keep storing it and do not use it, except with your consent, for legal claims, for the protection of others or for reasons of important public interest (Art. 18(2) GDPR). We tell you before the restriction is lifted (Art. 18(3) GDPR).',
  objected: 'Your objection has been carried out (Art. 21 GDPR).',
  noMarketing: 'We no longer use your data for direct marketing (Art. 21(3) GDPR).',
  notFor: (purposes) => `We no longer use your data for these purposes:\n${list(purposes)}`,
  withdrawn: (purposes) =>
    `Your withdrawal has been carried out (Art. 7(3) GDPR). We no longer use your data for these purposes:\n${list(purposes)}\nWhat was done before the withdrawal remains lawful.`,
  reviewed: {
    none: 'A person has looked at your request. There are no decisions based solely on automated processing here (Art. 22(1) GDPR): decisions about you were made by people from the start, and there is no profiling with legal or similarly significant effects.',
    upheld:
      'A person with the authority to do so has looked at the decision again, taking your point of view into account (Art. 22(3) GDPR). The outcome stays the same.',
    changed:
      'A person with the authority to do so has looked at the decision again, taking your point of view into account (Art. 22(3) GDPR). The outcome is changed.',
  },
  reasons: (reasons) => `Reasons: ${reasons}`,
  identity: (doubt) =>
    `So that your data does not fall into the wrong hands, please confirm that the request comes from you (Art. 12(6) GDPR).${doubt ? ` Why we ask: ${doubt}` : ''}`,
  proofs: {
    'reply-from-known-address': 'Please reply in a line from the e-mail address that we hold of you.',
    'portal-link':
      'For this we send you a one-time link to our privacy portal in a mail of its own, to an address that we held of you before the request. As soon as you come in by it, it is confirmed; you need not do anything else.',
    'address-on-file': 'Please tell us the postal address under which we hold your data.',
    'customer-number': 'Please tell us your customer number or the number of an invoice.',
    'date-of-birth': 'Please tell us your date of birth.',
  },
  noIdCard: 'Please do not send a copy of your identity card; we do not need it.',
  clockStands:
    'Until your reply arrives, the period stands still. After that we go on with your request at once.',
  extended: (dueOn) =>
    `We cannot answer your request within one month. We extend the period by two further months (Art. 12(3) GDPR); you will have our answer by ${dueOn} at the latest.`,
  extensionReasons: {
    complex:
      'The reason: your request is complex, since the data has to be gathered and checked in several places.',
    'many-requests': 'The reason: we have an unusual number of requests at present.',
  },
  refused: 'We cannot do what you ask.',
  refusals: {
    unfounded: 'The request is manifestly unfounded (Art. 12(5)(b) GDPR).',
    excessive: 'The request is excessive, in particular because of its repetition (Art. 12(5)(b) GDPR).',
    'identity-not-shown':
      'We have reasonable doubts who made the request, and the proof that we asked for has not arrived (Art. 12(6) GDPR). As soon as it does, we go on with your request.',
    expression:
      'The processing is necessary for exercising the right of freedom of expression and information (Art. 17(3)(a) GDPR).',
    'legal-duty':
      'The processing is necessary for compliance with a legal obligation, such as a duty to keep records (Art. 17(3)(b) GDPR).',
    'public-health':
      'The processing is necessary for reasons of public interest in the area of public health (Art. 17(3)(c) GDPR).',
    archiving:
      'The processing is necessary for archiving in the public interest, research or statistics (Art. 17(3)(d) GDPR).',
    claims:
      'The processing is necessary for the establishment, exercise or defence of legal claims (Art. 17(3)(e), 21(1) GDPR).',
    'legal-hold':
      'The data is needed in pending proceedings and must not be erased until they end (Art. 17(3)(e) GDPR).',
    accurate: 'We have checked the data: it is accurate and complete (Art. 16 GDPR).',
    'conditions-not-met': 'The conditions that the law names for it are not met.',
    'not-portable':
      'The data was not provided by you on the basis of consent or a contract (Art. 20(1) GDPR).',
    'compelling-grounds':
      'There are compelling legitimate grounds for the processing that override your interests, rights and freedoms (Art. 21(1) GDPR).',
    'no-consent': 'There is no consent that you could withdraw (Art. 7(3) GDPR).',
    'rights-of-others':
      'The rights and freedoms of others would be adversely affected (Art. 15(4), 20(4) GDPR).',
  },
  remedy:
    'Apart from that you can bring proceedings against us before a court if you consider that your rights have been infringed (Art. 79 GDPR, BDSG s.44).',
  portal: (url) =>
    `What belongs to this answer is in our privacy portal. You enter by a one-time link, which you ask for to this e-mail address; there is no account:\n\n${url}`,
};
