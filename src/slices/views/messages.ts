import type { Messages } from '../../platform/http/problem.ts';

export const viewMessages: Messages = {
  'filter-names-person': {
    de: 'Dieser Filter führt zu einzelnen Personen und wird in keiner Ansicht gespeichert.',
    en: 'This filter leads to single people and is stored in no view.',
  },
  'too-many-filters': {
    de: 'So viele Filter fasst eine Ansicht nicht.',
    en: 'A view does not hold so many filters.',
  },
  'no-team-of-yours': {
    de: 'Sie gehören keiner Abteilung an, mit der Sie teilen könnten.',
    en: 'You belong to no department to share with.',
  },
  'no-such-view': {
    de: 'Diese Ansicht gibt es nicht, oder sie gehört zu einer anderen Liste.',
    en: 'There is no such view, or it belongs to another list.',
  },
};
