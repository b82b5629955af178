import PdfDocument from 'pdfkit';

/**
 * One invoice in both syntaxes, for tests: several rates and categories, reductions and surcharges on lines and below
 * them, a price for a hundred pieces with four decimals, something paid before, a rounding amount, an attachment.
 *
 * Lines 385.80 (30.00 + 300.00 + 49.90 + 5.90), less 10.00, plus 4.10: 379.90 net; tax 60.80 + 3.78 + 0.00 = 64.58; 444.48
 * gross, 44.50 paid, 0.02 rounding: 400.00 to pay.
 */
export interface Wording {
  number: string;
  seller: string;
  buyer: string;
  buyerVatId: string;
  buyerNumber: string;
  postalCode: string;
  email: string;
  phone: string;
}
const USUAL: Wording = {
  number: 'RE-2026-00417',
  seller: 'Probe Bürotechnik GmbH',
  buyer: 'Müller &amp; Söhne GmbH',
  buyerVatId: 'DE811907980',
  buyerNumber: 'K-10023',
  postalCode: '01067',
  email: 'Einkauf@mueller-soehne.example',
  phone: '+49 351 4404 1234',
};
/** What the tests' own invoice comes to, in cents. */
export const TOTALS = {
  linesCents: 385_80,
  allowancesCents: 10_00,
  chargesCents: 4_10,
  netCents: 379_90,
  taxCents: 64_58,
  grossCents: 444_48,
  prepaidCents: 44_50,
  roundingCents: 2,
  payableCents: 400_00,
};

const ublTax = (element: string, category: string, rate: string): string =>
  `<cac:${element}><cbc:ID>${category}</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${element}>`;
const ublSubtotal = (basis: string, tax: string, category: string, rate: string): string =>
  `<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">${basis}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">${tax}</cbc:TaxAmount>${ublTax('TaxCategory', category, rate)}</cac:TaxSubtotal>`;
const ublAllowance = (isCharge: boolean, amount: string, reason: string, tax = ''): string =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>${reason}</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">${amount}</cbc:Amount>${tax}</cac:AllowanceCharge>`;
const ublLine = (line: Line): string => `
  <cac:InvoiceLine><cbc:ID>${line.id}</cbc:ID><cbc:InvoicedQuantity unitCode="${line.unit}">${line.quantity}</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">${line.net}</cbc:LineExtensionAmount>
    ${line.allowance ? ublAllowance(line.allowance.isCharge, line.allowance.amount, line.allowance.reason) : ''}
    <cac:Item><cbc:Description>${line.description}</cbc:Description><cbc:Name>${line.name}</cbc:Name><cac:SellersItemIdentification><cbc:ID>${line.article}</cbc:ID></cac:SellersItemIdentification>${ublTax('ClassifiedTaxCategory', line.category, line.rate)}</cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">${line.price}</cbc:PriceAmount>${line.base ? `<cbc:BaseQuantity unitCode="${line.unit}">${line.base}</cbc:BaseQuantity>` : ''}</cac:Price>
  </cac:InvoiceLine>`;

interface Line {
  id: string;
  article: string;
  name: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  base?: string;
  allowance?: { isCharge: boolean; amount: string; reason: string };
  net: string;
  category: string;
  rate: string;
}
const LINES: Line[] = [
  {
    id: '1',
    article: 'KP-100',
    name: 'Kopierpapier',
    description: '<![CDATA[80 g/m² <weiß> & holzfrei]]>',
    quantity: '250.000',
    unit: 'H87',
    price: '12.3456',
    base: '100',
    allowance: { isCharge: false, amount: '0.86', reason: 'Mengenrabatt' },
    net: '30.00',
    category: 'S',
    rate: '19.00',
  },
  {
    id: '2',
    article: 'DL-7',
    name: 'Wartung<!-- Kopierer --> vor Ort',
    description: 'Größere Inspektion',
    quantity: '3',
    unit: 'HUR',
    price: '95',
    allowance: { isCharge: true, amount: '15', reason: 'Anfahrt' },
    net: '300',
    category: 'S',
    rate: '19',
  },
  {
    id: '3',
    article: 'B-1',
    name: 'Fachbuch',
    description: 'Büro &amp; Recht',
    quantity: '2',
    unit: 'H87',
    price: '24.95',
    net: '49.9',
    category: 'S',
    rate: '7',
  },
  {
    id: '4',
    article: 'P-1',
    name: 'Porto',
    description: 'Auslage',
    quantity: '1',
    unit: 'C62',
    price: '5.90',
    net: '5.90',
    category: 'E',
    rate: '0',
  },
];

/** An XRechnung in UBL. */
export function ublInvoice(wording: Partial<Wording> = {}): string {
  const said = { ...USUAL, ...wording };
  const attachment = Buffer.alloc(1200, 'Anlage ')
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Rechnung der Probe GmbH -->
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
  <cbc:ID>${said.number}</cbc:ID>
  <cbc:IssueDate>2026-11-02</cbc:IssueDate>
  <cbc:DueDate>2026-12-02</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:Note>#ADU#Vielen Dank für Ihren Auftrag.</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>
  <cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>
  <cac:OrderReference><cbc:ID>B-4711</cbc:ID><cbc:SalesOrderID>A-815</cbc:SalesOrderID></cac:OrderReference>
  <cac:AdditionalDocumentReference><cbc:ID>Anlage 1</cbc:ID><cbc:DocumentDescription>Nachweis</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="nachweis.pdf">${attachment}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="EM">rechnung@probe.example</cbc:EndpointID><cac:PostalAddress><cbc:StreetName>Hafenstraße 1</cbc:StreetName><cbc:CityName>Köln</cbc:CityName><cbc:PostalZone>50667</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${said.seller}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="EM">${said.email}</cbc:EndpointID><cac:PartyIdentification><cbc:ID>${said.buyerNumber}</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Müller Büro</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Elbstraße 7</cbc:StreetName><cbc:CityName>Dresden</cbc:CityName><cbc:PostalZone>${said.postalCode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>${said.buyerVatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${said.buyer}</cbc:RegistrationName></cac:PartyLegalEntity><cac:Contact><cbc:Name>Jana Öz</cbc:Name><cbc:Telephone>${said.phone}</cbc:Telephone></cac:Contact></cac:Party></cac:AccountingCustomerParty>
  <cac:Delivery><cbc:ActualDeliveryDate>2026-10-30</cbc:ActualDeliveryDate></cac:Delivery>
  <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>${said.number}</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>DE79000000001234567890</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>Zahlbar in 30 Tagen.</cbc:Note></cac:PaymentTerms>
  ${ublAllowance(false, '10.00', 'Treuerabatt', ublTax('TaxCategory', 'S', '19'))}
  ${ublAllowance(true, '4.1', 'Versand', ublTax('TaxCategory', 'S', '7.0'))}
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">64.58</cbc:TaxAmount>${ublSubtotal('320', '60.8', 'S', '19.0')}${ublSubtotal('54.00', '3.78', 'S', '7')}${ublSubtotal('5.90', '0', 'E', '0')}</cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">385.8</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">379.90</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">444.48</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="EUR">10</cbc:AllowanceTotalAmount><cbc:ChargeTotalAmount currencyID="EUR">4.10</cbc:ChargeTotalAmount><cbc:PrepaidAmount currencyID="EUR">44.5</cbc:PrepaidAmount><cbc:PayableRoundingAmount currencyID="EUR">0.02</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="EUR">400.000</cbc:PayableAmount></cac:LegalMonetaryTotal>${LINES.map(ublLine).join('')}
</ubl:Invoice>
`;
}

/** The same as a credit note: amounts stay positive, the document says that they go the other way. */
export const ublCreditNote = (wording: Partial<Wording> = {}): string =>
  ublInvoice({ number: 'GS-2026-00012', ...wording })
    .replaceAll('ubl:Invoice', 'ubl:CreditNote')
    .replaceAll('xsd:Invoice-2', 'xsd:CreditNote-2')
    .replace(
      '<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>',
      '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>',
    )
    .replaceAll('cac:InvoiceLine', 'cac:CreditNoteLine')
    .replaceAll('cbc:InvoicedQuantity', 'cbc:CreditedQuantity')
    .replace(
      '<cac:OrderReference>',
      '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>RE-2026-00417</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference><cac:OrderReference>',
    );

const ciiDate = (day: string): string => `<udt:DateTimeString format="102">${day}</udt:DateTimeString>`;
const ciiTax = (element: string, category: string, rate: string, amounts = ''): string =>
  `<ram:${element}>${amounts}<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:${element}>`;
const ciiVat = (basis: string, tax: string, category: string, rate: string): string =>
  `<ram:ApplicableTradeTax><ram:CalculatedAmount>${tax}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${basis}</ram:BasisAmount><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`;
const ciiAllowance = (isCharge: boolean, amount: string, reason: string, tax = ''): string =>
  `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${isCharge}</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>${amount}</ram:ActualAmount><ram:Reason>${reason}</ram:Reason>${tax}</ram:SpecifiedTradeAllowanceCharge>`;
const ciiLine = (line: Line): string => `
    <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${line.id}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:SellerAssignedID>${line.article}</ram:SellerAssignedID><ram:Name>${line.name}</ram:Name><ram:Description>${line.description}</ram:Description></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${line.price}</ram:ChargeAmount>${line.base ? `<ram:BasisQuantity unitCode="${line.unit}">${line.base}</ram:BasisQuantity>` : ''}</ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="${line.unit}">${line.quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>${ciiTax('ApplicableTradeTax', line.category, line.rate)}${line.allowance ? ciiAllowance(line.allowance.isCharge, line.allowance.amount, line.allowance.reason) : ''}<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${line.net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`;

/** The same in the syntax of UN/CEFACT, as in XRechnung CII, ZUGFeRD 2 and Factur-X. */
export function ciiInvoice(wording: Partial<Wording> = {}): string {
  const said = { ...USUAL, ...wording };
  return `<?xml version='1.0' encoding='UTF-8'?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>${said.number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${ciiDate('20261102')}</ram:IssueDateTime><ram:IncludedNote><ram:Content>Vielen Dank für Ihren Auftrag.</ram:Content><ram:SubjectCode>ADU</ram:SubjectCode></ram:IncludedNote></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>${LINES.map(ciiLine).join('')}
    <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>04011000-12345-03</ram:BuyerReference>
      <ram:SellerTradeParty><ram:Name>${said.seller}</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>50667</ram:PostcodeCode><ram:LineOne>Hafenstraße 1</ram:LineOne><ram:CityName>Köln</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:ID>${said.buyerNumber}</ram:ID><ram:Name>${said.buyer}</ram:Name><ram:SpecifiedLegalOrganization><ram:TradingBusinessName>Müller Büro</ram:TradingBusinessName></ram:SpecifiedLegalOrganization><ram:DefinedTradeContact><ram:PersonName>Jana Öz</ram:PersonName><ram:TelephoneUniversalCommunication><ram:CompleteNumber>${said.phone}</ram:CompleteNumber></ram:TelephoneUniversalCommunication></ram:DefinedTradeContact><ram:PostalTradeAddress><ram:PostcodeCode>${said.postalCode}</ram:PostcodeCode><ram:LineOne>Elbstraße 7</ram:LineOne><ram:CityName>Dresden</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:URIUniversalCommunication><ram:URIID schemeID="EM">${said.email}</ram:URIID></ram:URIUniversalCommunication><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${said.buyerVatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:BuyerTradeParty>
      <ram:SellerOrderReferencedDocument><ram:IssuerAssignedID>A-815</ram:IssuerAssignedID></ram:SellerOrderReferencedDocument><ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>B-4711</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
      <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>Anlage 1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:Name>Nachweis</ram:Name><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="nachweis.pdf">${Buffer.alloc(1200, 'Anlage ').toString('base64')}</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument></ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${ciiDate('20261030')}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>${said.number}</ram:PaymentReference><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE79000000001234567890</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
      ${ciiVat('320.00', '60.80', 'S', '19.00')}${ciiVat('54', '3.78', 'S', '7')}${ciiVat('5.90', '0.00', 'E', '0.00')}
      <ram:BillingSpecifiedPeriod><ram:StartDateTime>${ciiDate('20261001')}</ram:StartDateTime><ram:EndDateTime>${ciiDate('20261031')}</ram:EndDateTime></ram:BillingSpecifiedPeriod>
      ${ciiAllowance(false, '10.00', 'Treuerabatt', ciiTax('CategoryTradeTax', 'S', '19'))}${ciiAllowance(true, '4.10', 'Versand', ciiTax('CategoryTradeTax', 'S', '7'))}
      <ram:SpecifiedTradePaymentTerms><ram:Description>Zahlbar in 30 Tagen.</ram:Description><ram:DueDateDateTime>${ciiDate('20261202')}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>385.80</ram:LineTotalAmount><ram:ChargeTotalAmount>4.10</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>10.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>379.90</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">64.58</ram:TaxTotalAmount><ram:RoundingAmount>0.02</ram:RoundingAmount><ram:GrandTotalAmount>444.48</ram:GrandTotalAmount><ram:TotalPrepaidAmount>44.50</ram:TotalPrepaidAmount><ram:DuePayableAmount>400.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}

/** A PDF with these files in it, as programs write it with a text table of places; with a password where one is named. */
export function pdfWith(files: Record<string, string | Buffer>, password?: string): Promise<Buffer> {
  const pdf = new PdfDocument({ compress: true, ...(password ? { userPassword: password } : {}) });
  for (const [name, content] of Object.entries(files)) pdf.file(Buffer.from(content), { name });
  pdf.text('Rechnung');
  pdf.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
}
