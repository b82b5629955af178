import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { requests as german } from './de.ts';

export const requests: SameKeys<typeof german> = {
  panel: {
    title: 'Rights of the person',
    text: 'Done, and logged, under the purpose Data subject rights.',
    pdf: 'Access report as PDF (Art. 15)',
    json: 'Access report as JSON (Art. 15)',
    portability: 'Data portability (Art. 20)',
    erase: 'Prepare erasure (Art. 17)',
    saved: 'The file is in your downloads.',
  },
  erasure: {
    title: 'Erase {{name}}',
    goes: 'This will be erased',
    keeps: 'This stays',
    keepsNothing: 'Nothing stays.',
    rows_one: '{{count}} row',
    rows_other: '{{count}} rows',
    identifies: 'names the person',
    anonymous: 'does not name the person',
    until: 'until',
    suppress: 'Keep the person from returning by import or API',
    suppressHint: 'Keyed hashes of addresses and numbers stay; nobody can read the person from them.',
    sure: 'I have verified the identity of the person and want to erase for good.',
    final: 'An erasure cannot be undone.',
    submit: 'Erase for good',
    doneTitle: 'Erased',
    doneText_one: '{{count}} row has been erased.',
    doneText_other: '{{count}} rows have been erased.',
    receipt: 'Receipt, which does not say who it was',
    toContacts: 'To the contacts',
  },
};
