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
  VatBreakdown,
} from './invoice.ts';
import type { Values } from './take-values.ts';
import { all, first, textAt, type XmlNode } from './xml-tree.ts';

/** An Invoice or a CreditNote in UBL 2.1, after the mapping of CEN/TS 16931-3-2. */
export function readUbl(document: XmlNode, values: Values): EInvoice {
  const isCreditNote = document.name === 'cn:CreditNote';
  const currency = values.text(document, 'cbc:DocumentCurrencyCode', 'BT-5', 3);
  values.in(currency);
  const totals = first(document, 'cac:LegalMonetaryTotal');
  const [tax, breakdown] = taxOf(document, values, currency);
  return {
    syntax: isCreditNote ? 'ubl-credit-note' : 'ubl-invoice',
    profile: values.text(document, 'cbc:CustomizationID', 'BT-24'),
    number: values.text(document, 'cbc:ID', 'BT-1', 100),
    issuedOn: values.isoDate(document, 'cbc:IssueDate', 'BT-2'),
    typeCode: values.text(
      document,
      isCreditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode',
      'BT-3',
      10,
    ),
    currency,
    dueOn:
      values.isoDate(document, 'cbc:DueDate', 'BT-9') ??
      values.isoDate(document, 'cac:PaymentMeans/cbc:PaymentDueDate', 'BT-9'),
    deliveredOn: values.isoDate(document, 'cac:Delivery/cbc:ActualDeliveryDate', 'BT-72'),
    period: periodOf(document, values, 'BT-73', 'BT-74'),
    buyerReference: values.text(document, 'cbc:BuyerReference', 'BT-10'),
    projectReference: values.text(
      document,
      isCreditNote ? 'cac:AdditionalDocumentReference/cbc:ProjectID' : 'cac:ProjectReference/cbc:ID',
      'BT-11',
    ),
    contractReference: values.text(document, 'cac:ContractDocumentReference/cbc:ID', 'BT-12'),
    orderReference: values.text(document, 'cac:OrderReference/cbc:ID', 'BT-13'),
    salesOrderReference: values.text(document, 'cac:OrderReference/cbc:SalesOrderID', 'BT-14'),
    preceding: all(document, 'cac:BillingReference/cac:InvoiceDocumentReference').flatMap((each) => {
      const number = values.text(each, 'cbc:ID', 'BT-25', 100);
      return number ? [{ number, issuedOn: values.isoDate(each, 'cbc:IssueDate', 'BT-26') }] : [];
    }),
    // The subject code stands before the text: #ADU#...
    notes: all(document, 'cbc:Note').flatMap(({ text }) => {
      const note = text.trim().replace(/^#[A-Z]{3}#/, '');
      return note ? [values.shortened(note, 'BT-22', 10_000)] : [];
    }),
    seller: partyOf(first(document, 'cac:AccountingSupplierParty/cac:Party'), values, SELLER),
    buyer: partyOf(first(document, 'cac:AccountingCustomerParty/cac:Party'), values, BUYER),
    paymentTerms: values.text(document, 'cac:PaymentTerms/cbc:Note', 'BT-20', 2000),
    paymentMeans: all(document, 'cac:PaymentMeans').map((means) => meansOf(means, values)),
    lines: all(document, isCreditNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine').map((line, index) =>
      lineOf(line, index, values),
    ),
    allowances: all(document, 'cac:AllowanceCharge').map((each) => documentAllowance(each, values)),
    vat: breakdown,
    totals: {
      linesCents: values.cents(totals, 'cbc:LineExtensionAmount', 'BT-106'),
      allowancesCents: values.cents(totals, 'cbc:AllowanceTotalAmount', 'BT-107'),
      chargesCents: values.cents(totals, 'cbc:ChargeTotalAmount', 'BT-108'),
      netCents: values.cents(totals, 'cbc:TaxExclusiveAmount', 'BT-109'),
      taxCents: tax,
      grossCents: values.cents(totals, 'cbc:TaxInclusiveAmount', 'BT-112'),
      prepaidCents: values.cents(totals, 'cbc:PrepaidAmount', 'BT-113'),
      roundingCents: values.cents(totals, 'cbc:PayableRoundingAmount', 'BT-114'),
      payableCents: values.cents(totals, 'cbc:PayableAmount', 'BT-115'),
    },
    attachments: all(document, 'cac:AdditionalDocumentReference').flatMap((each) =>
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

function partyOf(party: XmlNode | undefined, values: Values, terms: PartyTerms): Party {
  const endpoint = first(party, 'cbc:EndpointID');
  const taxId = (isVat: boolean): XmlNode | undefined =>
    all(party, 'cac:PartyTaxScheme').find(
      (scheme) => (textAt(scheme, 'cac:TaxScheme/cbc:ID')?.toUpperCase() === 'VAT') === isVat,
    );
  const registered = values.text(party, 'cac:PartyLegalEntity/cbc:RegistrationName', terms.name);
  const trade = values.text(party, 'cac:PartyName/cbc:Name', terms.trade);
  return {
    name: registered ?? trade,
    tradeName: registered ? trade : null,
    identifiers: all(party, 'cac:PartyIdentification/cbc:ID').flatMap(({ text, attributes }) =>
      // The creditor identifier of a bank (BT-90) is no number of the party.
      text.trim() && attributes.schemeID !== 'SEPA' ? [values.shortened(text.trim(), terms.id, 100)] : [],
    ),
    registration: values.text(party, 'cac:PartyLegalEntity/cbc:CompanyID', terms.registration),
    vatId: values.text(taxId(true), 'cbc:CompanyID', terms.vat, 40),
    taxNumber: values.text(taxId(false), 'cbc:CompanyID', 'BT-32', 40),
    endpoint: endpoint?.text.trim()
      ? {
          scheme: endpoint.attributes.schemeID ?? null,
          address: values.shortened(endpoint.text.trim(), terms.endpoint, 254),
        }
      : null,
    address: addressOf(first(party, 'cac:PostalAddress'), values, terms),
    contact: {
      name: values.text(party, 'cac:Contact/cbc:Name', terms.name),
      phone: values.text(party, 'cac:Contact/cbc:Telephone', terms.name, 60),
      email: values.text(party, 'cac:Contact/cbc:ElectronicMail', terms.name, 254),
    },
  };
}

const addressOf = (address: XmlNode | undefined, values: Values, { name: term }: PartyTerms): Address => ({
  street: values.text(address, 'cbc:StreetName', term),
  extra: values.text(address, 'cbc:AdditionalStreetName', term),
  more: values.text(address, 'cac:AddressLine/cbc:Line', term),
  postalCode: values.text(address, 'cbc:PostalZone', term, 20),
  city: values.text(address, 'cbc:CityName', term, 120),
  region: values.text(address, 'cbc:CountrySubentity', term, 120),
  country: values.text(address, 'cac:Country/cbc:IdentificationCode', term, 2),
});

const meansOf = (means: XmlNode, values: Values): PaymentMeans => ({
  code: values.text(means, 'cbc:PaymentMeansCode', 'BT-81', 10),
  reference: values.text(means, 'cbc:PaymentID', 'BT-83'),
  iban: values.text(means, 'cac:PayeeFinancialAccount/cbc:ID', 'BT-84', 50),
  bic: values.text(means, 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID', 'BT-86', 20),
  mandate: values.text(means, 'cac:PaymentMandate/cbc:ID', 'BT-89', 100),
});

function periodOf(node: XmlNode, values: Values, from: string, until: string): Period | null {
  const period = first(node, 'cac:InvoicePeriod');
  if (!period) return null;
  return {
    from: values.isoDate(period, 'cbc:StartDate', from),
    until: values.isoDate(period, 'cbc:EndDate', until),
  };
}

/** BT-110 and its parts; a second TaxTotal states the tax in the currency of the tax office (BT-111). */
function taxOf(document: XmlNode, values: Values, currency: string | null): [number | null, VatBreakdown[]] {
  const totals = all(document, 'cac:TaxTotal');
  const own = totals.filter((total) => {
    const stated = first(total, 'cbc:TaxAmount')?.attributes.currencyID?.trim();
    return stated === undefined || stated === currency;
  });
  if (own.length > 1) values.note('fault', 'repeated', 'BT-110');
  return [
    values.cents(own[0], 'cbc:TaxAmount', 'BT-110'),
    all(own[0], 'cac:TaxSubtotal').map((part) => ({
      category: values.text(part, 'cac:TaxCategory/cbc:ID', 'BT-118', 10),
      rate: values.decimal(part, 'cac:TaxCategory/cbc:Percent', 'BT-119'),
      basisCents: values.cents(part, 'cbc:TaxableAmount', 'BT-116'),
      taxCents: values.cents(part, 'cbc:TaxAmount', 'BT-117'),
      exemption: values.text(part, 'cac:TaxCategory/cbc:TaxExemptionReason', 'BT-120', 500),
    })),
  ];
}

function allowanceOf(node: XmlNode, values: Values, [reduction, surcharge]: [string, string]): Allowance {
  const isCharge = values.flag(node, 'cbc:ChargeIndicator', reduction) ?? false;
  return {
    isCharge,
    amountCents: values.cents(node, 'cbc:Amount', isCharge ? surcharge : reduction),
    reason:
      values.text(node, 'cbc:AllowanceChargeReason', isCharge ? surcharge : reduction, 500) ??
      values.text(node, 'cbc:AllowanceChargeReasonCode', isCharge ? surcharge : reduction),
  };
}

const documentAllowance = (node: XmlNode, values: Values): DocumentAllowance => ({
  ...allowanceOf(node, values, ['BT-92', 'BT-99']),
  category: values.text(node, 'cac:TaxCategory/cbc:ID', 'BT-95', 10),
  rate: values.decimal(node, 'cac:TaxCategory/cbc:Percent', 'BT-96'),
});

function lineOf(line: XmlNode, index: number, values: Values): InvoiceLine {
  values.atLine(index + 1);
  const quantity = line.children.find(
    ({ name }) => name === 'cbc:InvoicedQuantity' || name === 'cbc:CreditedQuantity',
  );
  // Sub-lines are the extension of XRechnung; the line above them states their sum.
  if (first(line, 'cac:SubInvoiceLine')) values.note('warning', 'sub-lines', 'BG-25');
  const read: InvoiceLine = {
    id: values.text(line, 'cbc:ID', 'BT-126', 100),
    counts: true,
    note: values.text(line, 'cbc:Note', 'BT-127', 2000),
    quantity: quantity ? values.decimal(line, quantity.name, 'BT-129') : null,
    unit: quantity?.attributes.unitCode?.slice(0, 10) ?? null,
    netCents: values.cents(line, 'cbc:LineExtensionAmount', 'BT-131'),
    period: periodOf(line, values, 'BT-134', 'BT-135'),
    allowances: all(line, 'cac:AllowanceCharge').map((each) =>
      allowanceOf(each, values, ['BT-136', 'BT-141']),
    ),
    price: values.decimal(line, 'cac:Price/cbc:PriceAmount', 'BT-146'),
    baseQuantity: values.decimal(line, 'cac:Price/cbc:BaseQuantity', 'BT-149'),
    category: values.text(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID', 'BT-151', 10),
    rate: values.decimal(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent', 'BT-152'),
    name: values.text(line, 'cac:Item/cbc:Name', 'BT-153', 500),
    description: values.text(line, 'cac:Item/cbc:Description', 'BT-154', 2000),
    articleNumber: values.text(line, 'cac:Item/cac:SellersItemIdentification/cbc:ID', 'BT-155', 100),
  };
  values.atLine(null);
  return read;
}

function attachmentOf(reference: XmlNode, values: Values): Attachment[] {
  const embedded = first(reference, 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject');
  const link = textAt(reference, 'cac:Attachment/cac:ExternalReference/cbc:URI');
  if (!embedded && !link) return [];
  return [
    {
      name: values.shortened(
        embedded?.attributes.filename ?? textAt(reference, 'cbc:ID') ?? '',
        'BT-125',
        200,
      ),
      description: values.text(reference, 'cbc:DocumentDescription', 'BT-123', 500),
      mimeType: embedded?.attributes.mimeCode?.slice(0, 100) ?? null,
      bytes: embedded ? values.bytesOfBase64(embedded.text) : null,
    },
  ];
}
