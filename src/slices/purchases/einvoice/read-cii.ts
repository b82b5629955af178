import type {
  Address,
  Allowance,
  Attachment,
  DocumentAllowance,
  EInvoice,
  InvoiceLine,
  Party,
  PaymentMeans,
  Period,
} from './invoice.ts';
import type { Values } from './take-values.ts';
import { all, first, textAt, type XmlNode } from './xml-tree.ts';

/** A CrossIndustryInvoice of UN/CEFACT (D16B), as in XRechnung, ZUGFeRD 2 and Factur-X; CEN/TS 16931-3-3. */
export function readCii(document: XmlNode, values: Values): EInvoice {
  const header = first(document, 'rsm:ExchangedDocument');
  const trade = first(document, 'rsm:SupplyChainTradeTransaction');
  const agreement = first(trade, 'ram:ApplicableHeaderTradeAgreement');
  const delivery = first(trade, 'ram:ApplicableHeaderTradeDelivery');
  const settlement = first(trade, 'ram:ApplicableHeaderTradeSettlement');
  const totals = first(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = values.text(settlement, 'ram:InvoiceCurrencyCode', 'BT-5', 3);
  values.in(currency);
  return {
    syntax: 'cii',
    profile: values.text(
      document,
      'rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
      'BT-24',
    ),
    number: values.text(header, 'ram:ID', 'BT-1', 100),
    issuedOn: values.ciiDate(header, 'ram:IssueDateTime', 'BT-2'),
    typeCode: values.text(header, 'ram:TypeCode', 'BT-3', 10),
    currency,
    dueOn: values.ciiDate(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime', 'BT-9'),
    deliveredOn: values.ciiDate(
      delivery,
      'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime',
      'BT-72',
    ),
    period: periodOf(settlement, values, 'BT-73', 'BT-74'),
    buyerReference: values.text(agreement, 'ram:BuyerReference', 'BT-10'),
    projectReference: values.text(agreement, 'ram:SpecifiedProcuringProject/ram:ID', 'BT-11'),
    contractReference: values.text(agreement, 'ram:ContractReferencedDocument/ram:IssuerAssignedID', 'BT-12'),
    orderReference: values.text(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID', 'BT-13'),
    salesOrderReference: values.text(
      agreement,
      'ram:SellerOrderReferencedDocument/ram:IssuerAssignedID',
      'BT-14',
    ),
    preceding: all(settlement, 'ram:InvoiceReferencedDocument').flatMap((each) => {
      const number = values.text(each, 'ram:IssuerAssignedID', 'BT-25', 100);
      return number
        ? [{ number, issuedOn: values.ciiDate(each, 'ram:FormattedIssueDateTime', 'BT-26') }]
        : [];
    }),
    notes: all(header, 'ram:IncludedNote').flatMap((note) => {
      const text = values.text(note, 'ram:Content', 'BT-22', 10_000);
      return text ? [text] : [];
    }),
    seller: partyOf(first(agreement, 'ram:SellerTradeParty'), values, SELLER),
    buyer: partyOf(first(agreement, 'ram:BuyerTradeParty'), values, BUYER),
    paymentTerms: values.text(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description', 'BT-20', 2000),
    paymentMeans: all(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').map((means) =>
      meansOf(means, settlement, values),
    ),
    lines: all(trade, 'ram:IncludedSupplyChainTradeLineItem').map((line, index) =>
      lineOf(line, index, values),
    ),
    allowances: [
      ...all(settlement, 'ram:SpecifiedTradeAllowanceCharge').map((each) => documentAllowance(each, values)),
      ...all(settlement, 'ram:SpecifiedLogisticsServiceCharge').map((each) => freight(each, values)),
    ],
    vat: all(settlement, 'ram:ApplicableTradeTax').map((tax) => ({
      category: values.text(tax, 'ram:CategoryCode', 'BT-118', 10),
      rate: values.decimal(tax, 'ram:RateApplicablePercent', 'BT-119'),
      basisCents: values.cents(tax, 'ram:BasisAmount', 'BT-116'),
      taxCents: values.cents(tax, 'ram:CalculatedAmount', 'BT-117'),
      exemption: values.text(tax, 'ram:ExemptionReason', 'BT-120', 500),
    })),
    totals: {
      linesCents: values.cents(totals, 'ram:LineTotalAmount', 'BT-106'),
      allowancesCents: values.cents(totals, 'ram:AllowanceTotalAmount', 'BT-107'),
      chargesCents: values.cents(totals, 'ram:ChargeTotalAmount', 'BT-108'),
      netCents: values.cents(totals, 'ram:TaxBasisTotalAmount', 'BT-109'),
      taxCents: taxTotal(totals, values, currency),
      grossCents: values.cents(totals, 'ram:GrandTotalAmount', 'BT-112'),
      prepaidCents: values.cents(totals, 'ram:TotalPrepaidAmount', 'BT-113'),
      roundingCents: values.cents(totals, 'ram:RoundingAmount', 'BT-114'),
      payableCents: values.cents(totals, 'ram:DuePayableAmount', 'BT-115'),
    },
    attachments: all(agreement, 'ram:AdditionalReferencedDocument').flatMap((each) =>
      attachmentOf(each, values),
    ),
  };
}

const SELLER = {
  name: 'BT-27',
  trade: 'BT-28',
  id: 'BT-29',
  registration: 'BT-30',
  vat: 'BT-31',
  endpoint: 'BT-34',
};
const BUYER = {
  name: 'BT-44',
  trade: 'BT-45',
  id: 'BT-46',
  registration: 'BT-47',
  vat: 'BT-48',
  endpoint: 'BT-49',
};
type PartyTerms = typeof SELLER;

/** BT-110; a second amount is the tax in the currency of the tax office (BT-111). */
function taxTotal(totals: XmlNode | undefined, values: Values, currency: string | null): number | null {
  const own = all(totals, 'ram:TaxTotalAmount').filter(
    ({ attributes }) => attributes.currencyID === undefined || attributes.currencyID.trim() === currency,
  );
  if (own.length > 1) values.note('fault', 'repeated', 'BT-110');
  return own[0] ? values.centsOf(own[0], 'BT-110') : null;
}

function partyOf(party: XmlNode | undefined, values: Values, terms: PartyTerms): Party {
  const endpoint = first(party, 'ram:URIUniversalCommunication/ram:URIID');
  const contact = first(party, 'ram:DefinedTradeContact');
  const taxId = (scheme: string): string | null => {
    const found = all(party, 'ram:SpecifiedTaxRegistration/ram:ID').find(
      ({ attributes }) => attributes.schemeID === scheme,
    );
    return found?.text.trim() ? values.shortened(found.text.trim(), terms.vat, 40) : null;
  };
  return {
    name: values.text(party, 'ram:Name', terms.name),
    tradeName: values.text(party, 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName', terms.trade),
    identifiers: [...all(party, 'ram:ID'), ...all(party, 'ram:GlobalID')].flatMap(({ text }) =>
      text.trim() ? [values.shortened(text.trim(), terms.id, 100)] : [],
    ),
    registration: values.text(party, 'ram:SpecifiedLegalOrganization/ram:ID', terms.registration),
    vatId: taxId('VA'),
    taxNumber: taxId('FC'),
    endpoint: endpoint?.text.trim()
      ? {
          scheme: endpoint.attributes.schemeID ?? null,
          address: values.shortened(endpoint.text.trim(), terms.endpoint, 254),
        }
      : null,
    address: addressOf(first(party, 'ram:PostalTradeAddress'), values, terms),
    contact: {
      name:
        values.text(contact, 'ram:PersonName', terms.name) ??
        values.text(contact, 'ram:DepartmentName', terms.name),
      phone: values.text(contact, 'ram:TelephoneUniversalCommunication/ram:CompleteNumber', terms.name, 60),
      email: values.text(contact, 'ram:EmailURIUniversalCommunication/ram:URIID', terms.name, 254),
    },
  };
}

const addressOf = (address: XmlNode | undefined, values: Values, { name: term }: PartyTerms): Address => ({
  street: values.text(address, 'ram:LineOne', term),
  extra: values.text(address, 'ram:LineTwo', term),
  more: values.text(address, 'ram:LineThree', term),
  postalCode: values.text(address, 'ram:PostcodeCode', term, 20),
  city: values.text(address, 'ram:CityName', term, 120),
  region: values.text(address, 'ram:CountrySubDivisionName', term, 120),
  country: values.text(address, 'ram:CountryID', term, 2),
});

const meansOf = (means: XmlNode, settlement: XmlNode | undefined, values: Values): PaymentMeans => ({
  code: values.text(means, 'ram:TypeCode', 'BT-81', 10),
  reference: values.text(settlement, 'ram:PaymentReference', 'BT-83'),
  iban: values.text(means, 'ram:PayeePartyCreditorFinancialAccount/ram:IBANID', 'BT-84', 50),
  bic: values.text(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID', 'BT-86', 20),
  mandate: values.text(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID', 'BT-89', 100),
});

function periodOf(node: XmlNode | undefined, values: Values, from: string, until: string): Period | null {
  const period = first(node, 'ram:BillingSpecifiedPeriod');
  if (!period) return null;
  return {
    from: values.ciiDate(period, 'ram:StartDateTime', from),
    until: values.ciiDate(period, 'ram:EndDateTime', until),
  };
}

function allowanceOf(node: XmlNode, values: Values, [reduction, surcharge]: [string, string]): Allowance {
  const isCharge = values.flag(node, 'ram:ChargeIndicator/udt:Indicator', reduction) ?? false;
  return {
    isCharge,
    amountCents: values.cents(node, 'ram:ActualAmount', isCharge ? surcharge : reduction),
    reason:
      values.text(node, 'ram:Reason', isCharge ? surcharge : reduction, 500) ??
      values.text(node, 'ram:ReasonCode', isCharge ? surcharge : reduction),
  };
}

const documentAllowance = (node: XmlNode, values: Values): DocumentAllowance => ({
  ...allowanceOf(node, values, ['BT-92', 'BT-99']),
  category: values.text(node, 'ram:CategoryTradeTax/ram:CategoryCode', 'BT-95', 10),
  rate: values.decimal(node, 'ram:CategoryTradeTax/ram:RateApplicablePercent', 'BT-96'),
});

/** Freight in the profile EXTENDED: a surcharge under a name of its own. */
const freight = (node: XmlNode, values: Values): DocumentAllowance => ({
  isCharge: true,
  amountCents: values.cents(node, 'ram:AppliedAmount', 'BT-99'),
  reason: values.text(node, 'ram:Description', 'BT-104', 500),
  category: values.text(node, 'ram:AppliedTradeTax/ram:CategoryCode', 'BT-102', 10),
  rate: values.decimal(node, 'ram:AppliedTradeTax/ram:RateApplicablePercent', 'BT-103'),
});

function lineOf(line: XmlNode, index: number, values: Values): InvoiceLine {
  values.atLine(index + 1);
  const document = first(line, 'ram:AssociatedDocumentLineDocument');
  const product = first(line, 'ram:SpecifiedTradeProduct');
  const price = first(line, 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice');
  const settlement = first(line, 'ram:SpecifiedLineTradeSettlement');
  const delivery = first(line, 'ram:SpecifiedLineTradeDelivery');
  const reason = textAt(document, 'ram:LineStatusReasonCode')?.toUpperCase();
  const read: InvoiceLine = {
    id: values.text(document, 'ram:LineID', 'BT-126', 100),
    counts: reason !== 'GROUP' && reason !== 'INFORMATION',
    note: values.text(document, 'ram:IncludedNote/ram:Content', 'BT-127', 2000),
    quantity: values.decimal(delivery, 'ram:BilledQuantity', 'BT-129'),
    unit: first(delivery, 'ram:BilledQuantity')?.attributes.unitCode?.slice(0, 10) ?? null,
    netCents: values.cents(
      settlement,
      'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
      'BT-131',
    ),
    period: periodOf(settlement, values, 'BT-134', 'BT-135'),
    allowances: all(settlement, 'ram:SpecifiedTradeAllowanceCharge').map((each) =>
      allowanceOf(each, values, ['BT-136', 'BT-141']),
    ),
    price: values.decimal(price, 'ram:ChargeAmount', 'BT-146'),
    baseQuantity: values.decimal(price, 'ram:BasisQuantity', 'BT-149'),
    category: values.text(settlement, 'ram:ApplicableTradeTax/ram:CategoryCode', 'BT-151', 10),
    rate: values.decimal(settlement, 'ram:ApplicableTradeTax/ram:RateApplicablePercent', 'BT-152'),
    name: values.text(product, 'ram:Name', 'BT-153', 500),
    description: values.text(product, 'ram:Description', 'BT-154', 2000),
    articleNumber: values.text(product, 'ram:SellerAssignedID', 'BT-155', 100),
  };
  values.atLine(null);
  return read;
}

function attachmentOf(reference: XmlNode, values: Values): Attachment[] {
  const embedded = first(reference, 'ram:AttachmentBinaryObject');
  const link = textAt(reference, 'ram:URIID');
  if (!embedded && !link) return [];
  const name = embedded?.attributes.filename ?? textAt(reference, 'ram:IssuerAssignedID') ?? '';
  return [
    {
      name: values.shortened(name, 'BT-125', 200),
      description: values.text(reference, 'ram:Name', 'BT-123', 500),
      mimeType: embedded?.attributes.mimeCode?.slice(0, 100) ?? null,
      bytes: embedded ? values.bytesOfBase64(embedded.text) : null,
    },
  ];
}
