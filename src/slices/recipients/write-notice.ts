import type { Category } from '../../kernel/category.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type { NoticeEvent } from './contract.ts';
import { CATEGORY_NAMES, NOTICE_WORDS } from './texts.ts';

type Language = 'de' | 'en';

/** Beginning and request of a notice, by what happened. */
const SAID: Record<NoticeEvent, { opening: Bilingual; request: Bilingual }> = {
  corrected: {
    opening: {
      de: 'wir haben Ihnen personenbezogene Daten übermittelt. Diese Daten wurden inzwischen berichtigt. Bei Ihnen ist die Person bekannt als:',
      en: 'we have disclosed personal data to you. These data have since been corrected. You know the person as:',
    },
    request: {
      de: 'Bitte ersetzen Sie Ihren Stand durch den aktuellen, den Sie wie bisher von uns erhalten oder bei uns anfordern können.',
      en: 'Please replace what you hold by the current data, which you receive from us as before or can ask us for.',
    },
  },
  erased: {
    opening: {
      de: 'wir haben Ihnen personenbezogene Daten übermittelt, die wir inzwischen gelöscht haben. Bei Ihnen sind sie bekannt als:',
      en: 'we have disclosed personal data to you that we have since erased. You know them as:',
    },
    request: {
      de: 'Bitte löschen Sie diese Daten ebenfalls, soweit Sie nicht selbst gesetzlich zur Aufbewahrung verpflichtet sind.',
      en: 'Please erase these data as well, unless the law obliges you to keep them.',
    },
  },
  restricted: {
    opening: {
      de: 'wir haben Ihnen personenbezogene Daten übermittelt, deren Verarbeitung inzwischen eingeschränkt ist (Art. 18 DSGVO). Bei Ihnen ist die Person bekannt als:',
      en: 'we have disclosed personal data to you whose processing has since been restricted (Art. 18 GDPR). You know the person as:',
    },
    request: {
      de: 'Bitte verarbeiten Sie diese Daten, von der Speicherung abgesehen, bis auf Weiteres nicht.',
      en: 'Please do not process these data, other than storing them, until further notice.',
    },
  },
  lifted: {
    opening: {
      de: 'die Einschränkung der Verarbeitung, die wir Ihnen mitgeteilt haben, ist aufgehoben. Bei Ihnen ist die Person bekannt als:',
      en: 'the restriction of processing that we told you about has been lifted. You know the person as:',
    },
    request: {
      de: 'Sie können diese Daten wieder wie zuvor verarbeiten.',
      en: 'You can process these data as before.',
    },
  },
};
const CHANGED: Bilingual = { de: 'Betroffen sind: ', en: 'This concerns: ' };
const ANSWER: Bilingual = {
  de: 'Bitte bestätigen Sie uns kurz, dass Sie das getan haben; eine Antwort auf diese Nachricht genügt.',
  en: 'Please confirm briefly that you have done so; a reply to this message is enough.',
};
const CHASED: Bilingual = {
  de: 'auf die folgende Mitteilung haben wir noch keine Antwort erhalten.',
  en: 'we have not yet received an answer to the following notice.',
};

export interface NoticeText {
  subject: string;
  /** In order; an array is a list. */
  paragraphs: (string | string[])[];
}

/**
 * The text of a notice after Art. 19: what happened, and the references by which the recipient knows these people; nothing
 * else about them.
 */
export function writeNotice(
  event: NoticeEvent,
  references: readonly string[],
  options: { what: readonly Category[]; language: Language; isReminder: boolean },
): NoticeText {
  const { language, what, isReminder } = options;
  const changed = what.map((category) => CATEGORY_NAMES[category as keyof typeof CATEGORY_NAMES][language]);
  return {
    subject: `${isReminder ? NOTICE_WORDS.reminder[language] : ''}${NOTICE_WORDS.subject[event][language]}`,
    paragraphs: [
      ...(isReminder ? [CHASED[language]] : []),
      SAID[event].opening[language],
      [...references],
      ...(event === 'corrected' && changed.length > 0 ? [`${CHANGED[language]}${changed.join(', ')}.`] : []),
      SAID[event].request[language],
      ...(event === 'lifted' ? [] : [ANSWER[language]]),
    ],
  };
}
