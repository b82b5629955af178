import type { Messages } from '../../platform/http/problem.ts';

export const purchaseMessages: Messages = {
  'not-a-decimal': {
    de: 'Bitte eine Zahl mit höchstens 9 Stellen vor und 6 nach dem Komma angeben.',
    en: 'Please give a number with at most 9 digits before and 6 after the point.',
  },
  'not-above-zero': { de: 'Das muss größer als null sein.', en: 'This must be above zero.' },
  'price-negative': {
    de: 'Ein Preis ist nicht negativ. Ziehen Sie mit einer negativen Menge oder einem Nachlass ab.',
    en: 'A price is not negative. Deduct by a negative quantity or an allowance.',
  },
  'date-out-of-range': {
    de: 'Bitte ein Datum zwischen 1990 und 2099 angeben.',
    en: 'Please give a date between 1990 and 2099.',
  },
  'amount-too-large': { de: 'Dieser Betrag ist zu groß.', en: 'This amount is too large.' },
  'line-sum-wrong': {
    de: 'Menge mal Preis abzüglich Rabatt ergibt {expected}.',
    en: 'Quantity times price less discount is {expected}.',
  },
  'sum-wrong': {
    de: 'Die Positionen ergeben hier {expected}.',
    en: 'By the lines this is {expected}.',
  },
  'tax-group-wrong': {
    de: 'Die Steuer zum Satz von {rate} % passt nicht zu den Positionen.',
    en: 'The tax at the rate of {rate} % does not fit the lines.',
  },
  'rate-without-tax': {
    de: 'Bei dieser Art der Steuer ist der Satz null.',
    en: 'With this kind of tax the rate is nought.',
  },
  'total-negative': {
    de: 'Die Summe ist negativ. Eine Erstattung ist eine Gutschrift.',
    en: 'The total is negative. What is paid back is a credit note.',
  },
  'prepaid-too-much': {
    de: 'Die Anzahlung ist höher als die Rechnung.',
    en: 'The prepayment is more than the invoice.',
  },
  'customer-missing': {
    de: 'Bitte die Person oder die Firma angeben, an die der Beleg geht.',
    en: 'Please name a contact or a company as the customer.',
  },
  'two-customers': {
    de: 'Entweder eine Person oder eine Firma, nicht beide.',
    en: 'Either a contact or a company, not both.',
  },
  'other-customer': {
    de: 'Das gehört zu einer anderen Person oder Firma.',
    en: 'This belongs to another customer.',
  },
  'no-such-order': {
    de: 'Diesen Auftrag gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such order, or it is not accessible under this purpose.',
  },
  'no-such-invoice': {
    de: 'Diese Rechnung gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such invoice, or it is not accessible under this purpose.',
  },
  'no-such-deal': {
    de: 'Diese Verkaufschance gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such deal, or it is not accessible under this purpose.',
  },
  'no-such-product': { de: 'Dieses Produkt gibt es nicht.', en: 'There is no such product.' },
  'due-before-issue': {
    de: 'Die Rechnung wäre vor ihrem Datum fällig.',
    en: 'The invoice would be due before its date.',
  },
  'delivery-before-order': {
    de: 'Die Lieferung wäre vor dem Auftrag.',
    en: 'The delivery would be before the order.',
  },
  'period-backwards': {
    de: 'Der Zeitraum endet vor seinem Anfang.',
    en: 'The period ends before it begins.',
  },
  'period-open': {
    de: 'Bitte auch das Ende des Zeitraums angeben.',
    en: 'Please give the end of the period too.',
  },
  'number-taken': {
    de: 'Diese Nummer gibt es schon.',
    en: 'There is this number already.',
  },
  'pattern-incomplete': {
    de: 'Das Muster braucht {n} für die Nummer und {year} für das Jahr.',
    en: 'The pattern needs {n} for the number and {year} for the year.',
  },
  'issued-already': {
    de: 'Die Rechnung ist ausgestellt und bleibt, wie sie ist. Nehmen Sie sie mit einer Gutschrift zurück.',
    en: 'The invoice is issued and stays as it is. Take it back by a credit note.',
  },
  'confirmed-already': {
    de: 'Der Auftrag ist bestätigt und bleibt, wie er ist. Stornieren Sie ihn.',
    en: 'The order is confirmed and stays as it is. Cancel it.',
  },
  'status-cannot-follow': {
    de: 'Das kann auf den jetzigen Stand nicht folgen.',
    en: 'That cannot follow where it stands now.',
  },
  'nothing-to-credit': {
    de: 'Gutschreiben lässt sich nur eine ausgestellte Rechnung.',
    en: 'Only an issued invoice can be credited.',
  },
  'credited-already': {
    de: 'Die Rechnung ist schon ganz gutgeschrieben.',
    en: 'The invoice is wholly credited already.',
  },
  'credit-too-much': {
    de: 'Das ist mehr, als von der Rechnung noch übrig ist: {left}.',
    en: 'That is more than is left of the invoice: {left}.',
  },
  'credit-before-invoice': {
    de: 'Die Gutschrift läge vor der Rechnung.',
    en: 'The credit note would be before the invoice.',
  },
  'not-payable': {
    de: 'Gezahlt wird auf eine ausgestellte Rechnung.',
    en: 'Payments are for issued invoices.',
  },
  'return-from-nothing': {
    de: 'Bitte den Auftrag oder die Rechnung angeben, aus denen die Ware stammt.',
    en: 'Please name the order or the invoice that the goods are from.',
  },
};
