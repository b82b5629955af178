import { moneyInput, readCents, readNumber } from '../../../web/ui/money.tsx';
import type { OwnField } from '../../fields/contract.ts';
import { type OwnFormValues, ownFormValues, toOwnBody } from '../../fields/web/own-values.ts';
import type { DEAL_ROLES, Deal } from '../contract.ts';

export interface ItemValues {
  productId: string | null;
  name: string;
  /** As typed. */
  quantity: string;
  unitPriceCents: string;
  discountPercent: string;
}
export interface PersonValues {
  contactId: string;
  displayName: string;
  role: (typeof DEAL_ROLES)[number];
}

/** A deal as the form holds it: empty fields are '', numbers are text. */
export interface DealValues {
  title: string;
  companyId: string;
  companyName: string;
  people: PersonValues[];
  stageId: string;
  amountCents: string;
  currency: string;
  expectedOn: string;
  source: string;
  ownerId: string;
  teamId: string;
  items: ItemValues[];
  own: OwnFormValues;
}

export const EMPTY_ITEM: ItemValues = {
  productId: null,
  name: '',
  quantity: '1',
  unitPriceCents: '',
  discountPercent: '',
};

export const emptyDeal = (ownerId: string, fields: readonly OwnField[]): DealValues => ({
  title: '',
  companyId: '',
  companyName: '',
  people: [],
  stageId: '',
  amountCents: '',
  currency: 'EUR',
  expectedOn: '',
  source: '',
  ownerId,
  teamId: '',
  items: [],
  own: ownFormValues(fields),
});

const numberText = (value: number, language: string): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    maximumFractionDigits: 3,
    useGrouping: false,
  }).format(value);

export const valuesOf = (deal: Deal, language: string, fields: readonly OwnField[]): DealValues => ({
  title: deal.title,
  companyId: deal.company?.companyId ?? '',
  companyName: deal.company?.name ?? '',
  people: deal.people,
  stageId: deal.stageId,
  amountCents: moneyInput(deal.amountCents, language),
  currency: deal.currency,
  expectedOn: deal.expectedOn ?? '',
  source: deal.source,
  ownerId: deal.ownerId ?? '',
  teamId: deal.teamId ?? '',
  own: ownFormValues(fields, deal.own),
  items: deal.items.map((item) => ({
    productId: item.productId,
    name: item.name,
    quantity: numberText(item.quantity, language),
    unitPriceCents: moneyInput(item.unitPriceCents, language),
    discountPercent: item.discountPercent ? numberText(item.discountPercent, language) : '',
  })),
});

/** An item with its numbers; null where one cannot be read. */
export const itemOf = (item: ItemValues, language: string) => ({
  productId: item.productId,
  name: item.name,
  quantity: readNumber(item.quantity, language),
  unitPriceCents: readCents(item.unitPriceCents, language),
  discountPercent: readNumber(item.discountPercent, language),
});

/** The body that the API takes. With items the value is theirs, and none is sent. */
export function bodyOf(values: DealValues, language: string, fields: readonly OwnField[]) {
  const { companyName: _, stageId: __, amountCents, people, items, ...rest } = values;
  return {
    ...rest,
    own: toOwnBody(fields, values.own),
    companyId: values.companyId || null,
    people: people.map(({ contactId, role }) => ({ contactId, role })),
    expectedOn: values.expectedOn || null,
    ownerId: values.ownerId || null,
    teamId: values.teamId || null,
    items: items.map((item) => itemOf(item, language)),
    ...(items.length > 0 ? {} : { amountCents: readCents(amountCents, language) }),
  };
}
