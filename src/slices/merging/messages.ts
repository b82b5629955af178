import type { Messages } from '../../platform/http/problem.ts';

export const mergingMessages: Messages = {
  'same-contact': {
    de: 'Ein Kontakt lässt sich nicht mit sich selbst zusammenführen.',
    en: 'A contact cannot be merged with itself.',
  },
  'merge-partner-gone': {
    de: 'Diesen Kontakt gibt es nicht mehr, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'This contact is gone, or not accessible under this purpose.',
  },
  restricted: {
    de: 'Dieser Kontakt ist eingeschränkt (Art. 18 DSGVO) und wird nicht zusammengeführt.',
    en: 'This contact is restricted (Art. 18 GDPR) and is not merged.',
  },
  'no-ground-left': {
    de: 'Nach dem Zusammenführen trüge kein Rechtsgrund die Person mehr: Sie hat widerrufen oder widersprochen. Löschen Sie stattdessen, oder erfassen Sie zuerst einen neuen Rechtsgrund.',
    en: 'After the merge no ground would carry the person any more: they withdrew or objected. Erase instead, or record a new ground first.',
  },
};
