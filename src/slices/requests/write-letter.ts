import type { z } from 'zod';
import type { Firm } from '../access/index.ts';
import type { Addressee } from './addressee.ts';
import type { draftInput, Letter, Measure } from './contract.ts';
import { ASK_IDENTITY_WITHIN_DAYS } from './deadline.ts';
import { addDays } from './holidays.ts';
import { LETTER_TEXTS, type LetterTexts } from './letter-texts.ts';
import { longDate, longDay } from './local-time.ts';
import type { RequestRow } from './store.ts';
import { complaintText } from './texts.ts';

type Language = 'de' | 'en';
export type LetterStep = z.output<typeof draftInput>;

/** What the desk knows when it writes. */
export interface LetterFacts {
  request: RequestRow;
  firm: Firm;
  addressee: Addressee;
  now: Date;
  /** `YYYY-MM-DD` where the firm is. */
  today: string;
  /** What an extension makes of the due date. */
  extendsTo: string | null;
  /** Erasure: codes of what stays. */
  kept: readonly string[];
  /** Erasure: names of those who received the data. */
  recipients: readonly string[];
  /** When the request itself goes if it is closed now. */
  keptUntil: Date;
  /** Objection and withdrawal: names of the purposes that close, in the language of the letter. */
  purposes: readonly string[];
}

/** The letter of a step as the desk writes it: greeting, paragraphs, closing. It can be edited before it goes. */
export function writeLetter(step: LetterStep, language: Language, facts: LetterFacts): Letter {
  const { request, firm, addressee } = facts;
  const texts = LETTER_TEXTS[language];
  const received = longDay(request.received_on, language);
  const paragraphs = [
    addressee.greeting[language],
    texts.thanks(received),
    ...bodyOf(step, texts, language, facts),
    texts.closing,
    [firm.privacyName, firm.name].filter((line, index, all) => all.indexOf(line) === index).join('\n'),
  ];
  return {
    language,
    subject: texts.subject(texts.kinds[request.kind], received),
    text: paragraphs.filter(Boolean).join('\n\n'),
  };
}

function bodyOf(step: LetterStep, texts: LetterTexts, language: Language, facts: LetterFacts): string[] {
  switch (step.step) {
    case 'answer':
      return answerBody(step.measure, texts, language, facts);
    case 'identity': {
      // Asked too late, the question does not stop the clock.
      const isInTime = facts.today <= addDays(facts.request.received_on, ASK_IDENTITY_WITHIN_DAYS);
      return [
        texts.identity(step.doubt),
        `${texts.proofs[step.ask]} ${texts.noIdCard}`,
        isInTime ? texts.clockStands : '',
      ];
    }
    case 'extension':
      return [
        texts.extended(longDay(facts.extendsTo ?? facts.request.due_on, language)),
        texts.extensionReasons[step.reason],
        complaintText(facts.firm.authority)[language],
      ];
    case 'refusal':
      return [
        texts.refused,
        [texts.refusals[step.reason], step.because].filter(Boolean).join(' '),
        ...remedies(texts, language, facts),
      ];
  }
}

/** A legal hold keeps something of the person, and their request. */
export const isHeld = (kept: readonly string[]): boolean => kept.includes('legal-hold');

/** Art. 12(4): whoever is refused learns where to complain (Art. 77) and that a court can be asked (Art. 79). */
const remedies = (texts: LetterTexts, language: Language, { firm }: LetterFacts): string[] => [
  complaintText(firm.authority)[language],
  texts.remedy,
];

function answerBody(measure: Measure, texts: LetterTexts, language: Language, facts: LetterFacts): string[] {
  const { request, now, kept, keptUntil, purposes, recipients } = facts;
  switch (measure.what) {
    case 'report':
      return [texts.report];
    case 'portability':
      return [texts.portability];
    case 'nothing-held':
      return [
        texts.nothingHeld(request.kind, texts.kinds[request.kind]),
        texts.nothingSought(longDate(keptUntil, language)),
        ...remedies(texts, language, facts),
      ];
    case 'reply':
      return [measure.text];
    case 'correction': {
      const changed = measure.how === 'proposed' ? Object.keys(request.proposed ?? {}) : [];
      return [texts.corrected(changed.flatMap((field) => texts.fields[field] ?? [])), texts.recipientsTold];
    }
    case 'erasure':
      return isHeld(kept)
        ? [
            texts.erasedInPart(longDate(now, language)),
            ...kept.flatMap((code) => texts.kept[code] ?? []),
            ...remedies(texts, language, facts),
          ]
        : [
            texts.erased(longDate(now, language)),
            recipients.length > 0 ? texts.erasureTold(recipients) : '',
            ...kept.flatMap((code) => texts.kept[code] ?? []),
            texts.farewell,
          ];
    case 'restriction':
      return [texts.restricted];
    case 'objection':
      return [
        texts.objected,
        measure.directMarketing ? texts.noMarketing : '',
        purposes.length > 0 ? texts.notFor(purposes) : '',
      ];
    case 'withdrawal':
      return [texts.withdrawn(purposes)];
    case 'review':
      return [
        texts.reviewed[measure.outcome],
        measure.reasons ? texts.reasons(measure.reasons) : '',
        ...(measure.outcome === 'upheld' ? remedies(texts, language, facts) : []),
      ];
  }
}
