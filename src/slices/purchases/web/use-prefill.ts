import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { company as companySchema } from '../../companies/contract.ts';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { deal as dealSchema } from '../../deals/contract.ts';
import { order as orderSchema } from '../contract.ts';
import { typeDecimal } from './decimals.ts';
import { type DocumentValues, emptyDocument, emptyLine, lineValues } from './document-values.ts';

interface Start {
  contactId?: string | undefined;
  companyId?: string | undefined;
  dealId?: string | undefined;
  orderId?: string | undefined;
}

/** What a new document starts with: a customer, what a deal was about, or an order. Undefined while it is read. */
export function usePrefill({ contactId, companyId, dealId, orderId }: Start): DocumentValues | undefined {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const contact = useApi(`/api/v1/contacts/${contactId}`, {
    schema: contactSchema,
    enabled: contactId !== undefined,
  });
  const company = useApi(`/api/v1/companies/${companyId}`, {
    schema: companySchema,
    enabled: companyId !== undefined,
  });
  const deal = useApi(`/api/v1/deals/${dealId}`, { schema: dealSchema, enabled: dealId !== undefined });
  const order = useApi(`/api/v1/orders/${orderId}`, { schema: orderSchema, enabled: orderId !== undefined });
  if ([contact, company, deal, order].some(({ isLoading }) => isLoading)) return undefined;
  const start = emptyDocument(language);
  if (contact.data) {
    start.contactId = contact.data.contactId;
    start.customer = contact.data.displayName;
  }
  if (company.data)
    Object.assign(start, { contactId: '', companyId: company.data.companyId, customer: company.data.name });
  if (deal.data) {
    const { company: buyer, people, items, currency } = deal.data;
    start.dealId = deal.data.dealId;
    start.currency = currency;
    if (buyer) Object.assign(start, { contactId: '', companyId: buyer.companyId, customer: buyer.name });
    else if (people[0])
      Object.assign(start, {
        contactId: people[0].contactId,
        companyId: '',
        customer: people[0].displayName,
      });
    if (items.length > 0)
      start.lines = items.map((item) => ({
        ...emptyLine(language),
        productId: item.productId,
        text: item.name,
        quantity: typeDecimal(item.quantity, language),
        unitPrice: typeDecimal(item.unitPriceCents / 100, language),
        discountBp: item.discountPercent ? typeDecimal(item.discountPercent, language) : '',
      }));
    else
      start.lines = [
        {
          ...emptyLine(language),
          text: deal.data.title,
          unitPrice: typeDecimal(deal.data.amountCents / 100, language),
        },
      ];
  }
  if (order.data) {
    const { customer, reference, currency, deliveryOn, lines } = order.data;
    Object.assign(start, {
      contactId: customer.contactId ?? '',
      companyId: customer.companyId ?? '',
      customer: customer.name,
      reference,
      currency,
      orderId: order.data.orderId,
      dealId: order.data.dealId ?? '',
      deliveredOn: deliveryOn ?? '',
      lines: lines.map((line) => lineValues(line, language)),
    });
  }
  return start;
}
