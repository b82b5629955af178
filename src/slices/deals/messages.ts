import type { Messages } from '../../platform/http/problem.ts';

export const dealMessages: Messages = {
  'deal-needs-somebody': {
    de: 'Eine Verkaufschance braucht eine Firma oder mindestens eine Person.',
    en: 'A deal needs a company or at least one person.',
  },
  'deal-would-vanish': {
    de: 'So wäre die Verkaufschance für Sie nicht mehr sichtbar: Vielleicht gehören noch Personen dazu, die Sie unter diesem Zweck nicht sehen.',
    en: 'You would no longer see the deal: perhaps people belong to it whom you do not see under this purpose.',
  },
  'no-such-company': {
    de: 'Diese Firma gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such company, or it is not accessible under this purpose.',
  },
  'no-such-contact': {
    de: 'Diese Person gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such contact, or it is not accessible under this purpose.',
  },
  'person-twice': { de: 'Diese Person steht schon in der Liste.', en: 'This person is in the list already.' },
  'no-such-stage': { de: 'Diese Phase gibt es nicht.', en: 'There is no such stage.' },
  'stage-closes': {
    de: 'In diese Phase kommt eine Verkaufschance, indem Sie sie als gewonnen oder verloren abschließen.',
    en: 'A deal comes into this stage when it is closed as won or lost.',
  },
  'deal-closed-already': {
    de: 'Diese Verkaufschance ist offen; es gibt nichts wieder zu öffnen.',
    en: 'This deal is open; there is nothing to reopen.',
  },
  'no-such-reason': {
    de: 'Diesen Grund gibt es nicht, oder er passt nicht dazu.',
    en: 'There is no such reason, or it does not fit.',
  },
  'close-reason-missing': { de: 'Bitte wählen Sie, warum.', en: 'Please choose why.' },
  'no-such-user': {
    de: 'Dieses Konto gibt es nicht, oder es ist gesperrt.',
    en: 'There is no such account, or it is closed.',
  },
  'no-such-team': { de: 'Diese Abteilung gibt es nicht.', en: 'There is no such department.' },
  'deal-owner-out-of-scope': {
    de: 'Ohne Personen bleibt die Verkaufschance nur sichtbar, wenn Sie selbst oder Ihre Abteilung zuständig sind.',
    en: 'Without people you only see the deal while you or your team look after it.',
  },
  'no-such-currency': {
    de: 'Bitte den dreistelligen Code einer Währung angeben, zum Beispiel EUR.',
    en: 'Please give the three-letter code of a currency, such as EUR.',
  },
  'too-many-decimals': {
    de: 'So viele Nachkommastellen sind nicht möglich.',
    en: 'That is too many decimals.',
  },
  'amount-of-items': {
    de: 'Der Wert ist die Summe der Positionen. Ändern Sie die Positionen.',
    en: 'The value is the sum of the items. Change the items.',
  },
  'no-such-product': { de: 'Dieses Produkt gibt es nicht.', en: 'There is no such product.' },
  'items-too-much': { de: 'Die Summe der Positionen ist zu groß.', en: 'The sum of the items is too large.' },
  'place-gone': {
    de: 'An dieser Stelle hat sich inzwischen etwas geändert.',
    en: 'Something has changed at this place meanwhile.',
  },
  'changed-meanwhile': {
    de: 'Jemand hat das inzwischen geändert. Bitte neu laden und die Änderung noch einmal vornehmen.',
    en: 'Somebody changed this meanwhile. Please reload and make the change again.',
  },
  'cursor-damaged': {
    de: 'Diese Stelle der Liste ist nicht lesbar. Bitte die Liste von vorn laden.',
    en: 'This place in the list cannot be read. Please load the list from its beginning.',
  },
  'pipeline-needs-stages': {
    de: 'Eine Pipeline braucht mindestens eine offene Phase und genau je eine für gewonnen und verloren.',
    en: 'A pipeline needs at least one open stage and exactly one each for won and lost.',
  },
  'name-taken': { de: 'Diesen Namen gibt es schon.', en: 'This name is taken.' },
  'outcome-fixed': {
    de: 'Ob eine Phase offen, gewonnen oder verloren heißt, lässt sich nachträglich nicht ändern.',
    en: 'Whether a stage is open, won or lost cannot be changed later.',
  },
  'stage-has-deals': {
    de: 'In einer entfernten Phase sind noch Verkaufschancen. Verschieben Sie diese zuerst in eine andere Phase.',
    en: 'There are still deals in a stage that you removed. Move them to another stage first.',
  },
  'pipeline-has-deals': {
    de: 'In dieser Pipeline sind noch Verkaufschancen, möglicherweise auch solche, die Sie nicht sehen.',
    en: 'There are still deals in this pipeline, possibly also some that you do not see.',
  },
  'last-pipeline': {
    de: 'Die letzte Pipeline lässt sich nicht entfernen.',
    en: 'The last pipeline cannot be removed.',
  },
  'stages-differ': {
    de: 'Verschieben lässt sich nur in eine andere Phase derselben Art: offen, gewonnen oder verloren.',
    en: 'Deals can only be moved to another stage of the same kind: open, won or lost.',
  },
  'reason-in-use': {
    de: 'Ein entfernter Grund steht noch an Verkaufschancen. Nehmen Sie ihn stattdessen aus der Auswahl.',
    en: 'A reason that you removed is used by deals. Take it out of the choice instead.',
  },
};
