import type { z } from 'zod';
import type { Bilingual } from '../../kernel/register.ts';
import { INSTRUMENT_NAMES, isThirdCountry, type Received, VIA_NAMES } from '../recipients/index.ts';
import type { accessReport } from './contract.ts';
import { CATEGORY_LABELS, NO_RECIPIENTS, NO_THIRD_COUNTRIES } from './texts.ts';

type Language = 'de' | 'en';
type Answers = Pick<z.input<typeof accessReport>, 'recipients' | 'recipientsNote' | 'thirdCountries'>;

const NAMED: Bilingual = {
  de: 'Diesen Empfängern wurden Daten von Ihnen offengelegt. Bei Empfängern, die Daten fortlaufend abrufen, sind der erste und der letzte Abruf genannt.',
  en: 'Data about you was disclosed to these recipients. For recipients that fetch data continually, the first and the last time are given.',
};
const TRANSFERRED: Bilingual = {
  de: 'Einige dieser Empfänger haben ihren Sitz außerhalb des Europäischen Wirtschaftsraums. Die Übermittlung stützt sich auf (Art. 15 Abs. 2, Art. 44 bis 49 DSGVO): ',
  en: 'Some of these recipients are outside the European Economic Area. The transfer is based on (Art. 15(2), Art. 44 to 49 GDPR): ',
};
const NO_INSTRUMENT: Bilingual = { de: 'ohne Angabe', en: 'not stated' };

/** Art. 15(1)(c) and (2): who actually received data, when, what of it, and on what basis it left the EEA. */
export function answerRecipients(received: readonly Received[], language: Language): Answers {
  if (received.length === 0)
    return {
      recipients: [],
      recipientsNote: NO_RECIPIENTS[language],
      thirdCountries: NO_THIRD_COUNTRIES[language],
    };
  const groups = Map.groupBy(received, ({ recipientId, via }) => `${recipientId} ${via}`);
  const transfers = received.filter(({ country }) => isThirdCountry(country));
  const told = new Set(transfers.map(({ name, ...row }) => `${name}, ${transferOf(row, language)}`));
  return {
    recipients: [...groups.values()].map((group) => present(group, language)),
    recipientsNote: NAMED[language],
    thirdCountries:
      told.size === 0 ? NO_THIRD_COUNTRIES[language] : `${TRANSFERRED[language]}${[...told].join('; ')}.`,
  };
}

function present(group: readonly Received[], language: Language): Answers['recipients'][number] {
  const first = group[0]!;
  const times = group.flatMap(({ firstAt, lastAt }) => [firstAt.getTime(), lastAt.getTime()]);
  const what = new Set(group.flatMap((row) => row.what));
  return {
    recipient: first.name,
    what: [...what].map((category) => CATEGORY_LABELS[category]?.[language] ?? category).join(', '),
    via: VIA_NAMES[first.via][language],
    firstAt: new Date(Math.min(...times)),
    at: new Date(Math.max(...times)),
    transfer: isThirdCountry(first.country) ? transferOf(first, language) : null,
  };
}

/** Country, and what permits the transfer there. */
function transferOf(
  { country, instrument }: Pick<Received, 'country' | 'instrument'>,
  language: Language,
): string {
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
  return `${name}: ${instrument ? INSTRUMENT_NAMES[instrument][language] : NO_INSTRUMENT[language]}`;
}
