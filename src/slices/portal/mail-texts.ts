import type { Firm } from '../access/index.ts';
import { letter } from '../mail/index.ts';

type Language = 'de' | 'en';
interface Words {
  subject: string;
  paragraphs: string[];
}
/** Subject and text of a mail. No name in any of them: an address may be mistyped, and the mail reaches somebody else. */
export interface Written {
  subject: string;
  text: string;
}

const write = (firm: Firm, language: Language, { subject, paragraphs }: Words): Written => ({
  subject,
  text: letter({ firm, language, paragraphs }),
});

const NOT_YOU = {
  de: 'Sie waren das nicht? Dann brauchen Sie nichts zu tun.',
  en: 'That was not you? Then you need not do anything.',
};
const asked = (firm: Firm) => ({
  de: `Sie haben im Datenschutzportal von ${firm.name} gefragt, was wir über Sie gespeichert haben.`,
  en: `you asked in the privacy portal of ${firm.name} what we hold about you.`,
});
const question = (firm: Firm) => ({
  de: `Ihre Anfrage an das Datenschutzportal von ${firm.name}`,
  en: `Your question to the privacy portal of ${firm.name}`,
});

/** How long a link is good for, as people say it. */
const duration = (hours: number) =>
  hours === 1 ? { de: 'eine Stunde', en: 'one hour' } : { de: `${hours} Stunden`, en: `${hours} hours` };

/** `isAsked`: by the person, in the portal; else the firm sends it. */
export function linkMail(
  firm: Firm,
  { url, hours, isAsked }: { url: string; hours: number; isAsked: boolean },
  language: Language,
): Written {
  const words: Record<Language, Words> = {
    de: {
      subject: `Ihr Link zum Datenschutzportal von ${firm.name}`,
      paragraphs: [
        isAsked
          ? `Sie haben einen Zugang zum Datenschutzportal von ${firm.name} angefordert. Mit diesem Link sehen Sie, welche Daten wir über Sie gespeichert haben, und können Ihre Rechte ausüben:`
          : `hier ist Ihr Zugang zum Datenschutzportal von ${firm.name}. Mit diesem Link sehen Sie, welche Daten wir über Sie gespeichert haben, und können Ihre Rechte ausüben:`,
        url,
        `Der Link gilt ${duration(hours).de} und für einen Besuch. Öffnen Sie ihn und drücken Sie dann auf „Zu meinen Daten“. Bitte geben Sie ihn nicht weiter: Wer ihn hat, sieht Ihre Daten.`,
        isAsked
          ? `${NOT_YOU.de} Ohne diesen Link erfährt niemand etwas über Sie.`
          : 'Wenn Sie ihn nicht möchten, brauchen Sie nichts zu tun: Der Link endet von selbst.',
      ],
    },
    en: {
      subject: `Your link to the privacy portal of ${firm.name}`,
      paragraphs: [
        isAsked
          ? `you asked for access to the privacy portal of ${firm.name}. With this link you see what data we hold about you, and can exercise your rights:`
          : `here is your access to the privacy portal of ${firm.name}. With this link you see what data we hold about you, and can exercise your rights:`,
        url,
        `The link is good for ${duration(hours).en} and for one visit. Open it and then press "Go to my data". Please do not pass it on: whoever has it sees your data.`,
        isAsked
          ? `${NOT_YOU.en} Without this link nobody learns anything about you.`
          : 'If you do not want it, you need not do anything: the link ends by itself.',
      ],
    },
  };
  return write(firm, language, words[language]);
}

/**
 * Art. 12(6): coming in says that the request is theirs. It says so in the mail, since a request in somebody else's name
 * must not be confirmed by whoever only wants to see what it is about.
 */
export function proofMail(
  firm: Firm,
  { url, hours, receivedOn }: { url: string; hours: number; receivedOn: string },
  language: Language,
): Written {
  const on = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${receivedOn}T00:00:00Z`));
  const words: Record<Language, Words> = {
    de: {
      subject: `Bitte bestätigen Sie Ihre Anfrage vom ${on} – ${firm.name}`,
      paragraphs: [
        `am ${on} ist bei ${firm.name} eine Anfrage zu Ihren Daten eingegangen. Bitte bestätigen Sie, dass sie von Ihnen kommt, indem Sie sich mit diesem Link in unserem Datenschutzportal anmelden:`,
        url,
        `Der Link gilt ${duration(hours).de} und für einen Besuch. Öffnen Sie ihn und drücken Sie dann auf „Zu meinen Daten“: Damit ist die Anfrage bestätigt, und wir bearbeiten sie weiter. Bitte geben Sie ihn nicht weiter: Wer ihn hat, sieht Ihre Daten.`,
        'Die Anfrage kommt nicht von Ihnen? Dann melden Sie sich bitte nicht mit diesem Link an, und sagen Sie uns Bescheid.',
      ],
    },
    en: {
      subject: `Please confirm your request of ${on} – ${firm.name}`,
      paragraphs: [
        `on ${on} ${firm.name} received a request about your data. Please confirm that it is yours by entering our privacy portal with this link:`,
        url,
        `The link is good for ${duration(hours).en} and for one visit. Open it and then press "Go to my data": that confirms the request, and we go on with it. Please do not pass it on: whoever has it sees your data.`,
        'The request is not yours? Then please do not enter with this link, and let us know.',
      ],
    },
  };
  return write(firm, language, words[language]);
}

/** What an erasure or an objection left: nothing but a keyed hash, and no secret (Art. 15(1)). */
const REMEMBERED = {
  de: 'Geblieben ist nur eine verschlüsselte Prüfsumme Ihrer Adresse, aus der sich die Adresse nicht ablesen lässt. Sie stammt von einer Löschung oder einem Widerspruch und sorgt dafür, dass Ihre Daten nicht von selbst wiederkommen (Art. 17, 21 Abs. 3 DSGVO).',
  en: 'All that is left is a keyed checksum of your address, from which the address cannot be read. It comes from an erasure or an objection and makes sure that your data does not come back by itself (Art. 17, 21(3) GDPR).',
};

/**
 * Art. 15(1): that nothing is held is an answer, too. It goes to the owner of the mailbox and nowhere else. `isRemembered`:
 * a suppression knows the address.
 */
export function nothingHeldMail(
  firm: Firm,
  { address, isRemembered }: { address: string; isRemembered: boolean },
  language: Language,
): Written {
  const words: Record<Language, Words> = {
    de: {
      subject: `Zu Ihrer Adresse ist nichts gespeichert – ${firm.name}`,
      paragraphs: [
        asked(firm).de,
        `Unter der E-Mail-Adresse ${address} sind bei uns keine Daten über Sie gespeichert.`,
        ...(isRemembered ? [REMEMBERED.de] : []),
        'Vielleicht kennen wir Sie unter einer anderen Adresse: Dann fragen Sie bitte mit dieser noch einmal. Rechnungen und andere Unterlagen, die wir nach dem Gesetz aufbewahren müssen, liegen getrennt in einem gesperrten Archiv, das sich nicht nach E-Mail-Adressen durchsuchen lässt. Wenn Sie dazu etwas wissen möchten, antworten Sie bitte auf diese E-Mail mit Ihrem Namen und Ihrer Anschrift.',
        'Ihre Anfrage haben wir gelöscht, als wir diese Antwort schrieben. Dass eine E-Mail an Ihre Adresse ging, wird nach 30 Tagen gelöscht.',
        NOT_YOU.de,
      ],
    },
    en: {
      subject: `Nothing is held under your address – ${firm.name}`,
      paragraphs: [
        asked(firm).en,
        `Under the e-mail address ${address} we hold no data about you.`,
        ...(isRemembered ? [REMEMBERED.en] : []),
        'Perhaps we know you under another address: then please ask again with that one. Invoices and other documents that a law obliges us to keep are locked away in an archive of their own, which cannot be searched by e-mail address. If you want to know about those, please answer this mail with your name and postal address.',
        'We deleted your question when we wrote this answer. That a mail went to your address is deleted after 30 days.',
        NOT_YOU.en,
      ],
    },
  };
  return write(firm, language, words[language]);
}

/** Art. 12(6), 15(4): a mailbox that several people share does not say which of them asks. */
export function sharedMail(firm: Firm, language: Language): Written {
  const words: Record<Language, Words> = {
    de: {
      subject: question(firm).de,
      paragraphs: [
        asked(firm).de,
        'Diese E-Mail-Adresse wird bei uns von mehreren Personen genutzt. Damit niemand die Daten eines anderen sieht, senden wir hierhin keinen Link zum Portal.',
        'Bitte antworten Sie auf diese E-Mail mit Ihrem vollen Namen. Wir kümmern uns dann selbst um Ihr Anliegen, spätestens innerhalb eines Monats.',
        NOT_YOU.de,
      ],
    },
    en: {
      subject: question(firm).en,
      paragraphs: [
        asked(firm).en,
        'Several people use this e-mail address with us. So that nobody sees the data of somebody else, we do not send a link into the portal here.',
        'Please answer this mail with your full name. We then see to your request ourselves, within one month at the latest.',
        NOT_YOU.en,
      ],
    },
  };
  return write(firm, language, words[language]);
}

/** The address stands in what came in and belongs to no contact: somebody has to look. */
export function lookingMail(firm: Firm, language: Language): Written {
  const words: Record<Language, Words> = {
    de: {
      subject: question(firm).de,
      paragraphs: [
        asked(firm).de,
        'Ihre E-Mail-Adresse kommt in Unterlagen vor, die bei uns noch niemandem zugeordnet sind. Wir sehen sie uns an und antworten Ihnen spätestens innerhalb eines Monats.',
        NOT_YOU.de,
      ],
    },
    en: {
      subject: question(firm).en,
      paragraphs: [
        asked(firm).en,
        'Your e-mail address stands in records that we have not yet assigned to anybody. We look at them and answer you within one month at the latest.',
        NOT_YOU.en,
      ],
    },
  };
  return write(firm, language, words[language]);
}
