import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { merging as de } from './de.ts';

export const merging: SameKeys<typeof de> = {
  list: {
    title: 'Possible duplicates',
    subtitle: 'Pairs that may be one person and are both accessible under “{{purpose}}”',
    pair: 'Pair',
    signs: 'What speaks for it',
    certainty: 'Estimate',
    foundAt: 'Found',
    actions: 'Decision',
    apart: 'Two people',
    apartLabel: 'Two people: {{first}} and {{second}}',
    apartDone: 'Noted: these are two people.',
    search: 'Search now',
    searchDone: 'The search is running. New pairs appear shortly.',
    searchedAt: 'Last searched:',
    neverSearched: 'Not searched yet',
    emptyTitle: 'No open pairs.',
    emptyText:
      'Every hour Obhut compares what has changed: e-mail, phone, name with company or postcode, similar names. Under another purpose there may be pairs.',
  },
  sign: {
    email: 'same e-mail',
    phone: 'same phone number',
    'name-company': 'same name, same company',
    'name-postcode': 'same name, same postcode',
    'near-name': 'similar name',
  },
  certainty: {
    high: 'very likely',
    middle: 'likely',
    low: 'possible',
  },
  panel: {
    title: 'Maybe here twice',
    open: 'Compare',
  },
  merge: {
    title: 'Compare two contacts',
    back: 'All possible duplicates',
    intro:
      'Choose which contact stays and which details hold. Contact points, companies, labels, grounds and the history of both come together. The other entry is deleted; this cannot be undone.',
    keepLegend: 'Which contact stays?',
    fields: 'Details of which there is only one',
    none: 'not stated',
    unitedTitle: 'Comes together',
    note: 'Note',
    noteBoth: 'Both, one after the other',
    footingTitle: 'Grounds afterwards',
    footingIntro:
      'The stricter of the two holds: what was withdrawn or objected to in one of them stays closed; of two ends the earlier one counts.',
    purpose: 'Purpose',
    merged: 'Merged',
    openUntil: 'open until {{date}}',
    later: 'opens later, until {{date}}',
    withdrawn: 'withdrawn',
    objected: 'objected',
    closed: 'not open',
    restricted: 'One of the two contacts is restricted (Art. 18 GDPR): it is not merged while that holds.',
    noGround: 'After the merge no ground would carry the person any more. Record a new one first, or erase.',
    submit: 'Merge',
    confirmTitle: 'Merge for good?',
    confirmText:
      '“{{gone}}” becomes a part of “{{kept}}” and is no contact of its own any more. This cannot be undone.',
    done: 'Merged.',
    apart: 'Two different people',
  },
};
