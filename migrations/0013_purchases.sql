-- Purchases: what customers order, are billed for, pay and send back; and the frozen copies that the law says to keep.
-- Money is in cents, quantities and unit prices in millionths (e-invoices have more than two decimals).

CREATE TABLE product (
  product_id        uuid PRIMARY KEY,
  number            text NOT NULL CHECK (number <> ''),
  name              text NOT NULL CHECK (name <> ''),
  kind              text NOT NULL DEFAULT 'goods' CHECK (kind IN ('goods', 'service')),
  unit              text NOT NULL DEFAULT '',
  unit_price_e6     bigint NOT NULL DEFAULT 0 CHECK (unit_price_e6 >= 0),
  currency          text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  tax_rate_bp       integer NOT NULL DEFAULT 1900 CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  is_active         boolean NOT NULL DEFAULT true,
  version           integer NOT NULL DEFAULT 1,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX product_by_number ON product (number);
CREATE INDEX product_by_name ON product (lower(name), product_id);
COMMENT ON TABLE product IS 'What the firm sells';
COMMENT ON COLUMN product.product_id IS 'UUIDv7';
COMMENT ON COLUMN product.number IS 'Article number';
COMMENT ON COLUMN product.name IS 'Name as it stands on documents';
COMMENT ON COLUMN product.kind IS 'goods, service';
COMMENT ON COLUMN product.unit IS 'Piece, hour, kg: as it stands on documents';
COMMENT ON COLUMN product.unit_price_e6 IS 'Net price of one unit, in millionths of the currency';
COMMENT ON COLUMN product.currency IS 'ISO 4217';
COMMENT ON COLUMN product.tax_rate_bp IS 'Rate of value added tax in hundredths of a per cent: 1900 is 19 %';
COMMENT ON COLUMN product.is_active IS 'Offered for new documents';
COMMENT ON COLUMN product.version IS 'Counts changes';
COMMENT ON COLUMN product.created_at IS 'Made';
COMMENT ON COLUMN product.updated_at IS 'Last change';
GRANT SELECT, INSERT, UPDATE, DELETE ON product TO obhut_app;
GRANT SELECT ON product TO obhut_keeper;

CREATE TABLE number_range (
  range_key  text PRIMARY KEY CHECK (range_key IN ('order', 'invoice', 'credit-note', 'return')),
  pattern    text NOT NULL CHECK (pattern LIKE '%{n}%' AND length(pattern) <= 40),
  digits     smallint NOT NULL DEFAULT 4 CHECK (digits BETWEEN 1 AND 10)
);
COMMENT ON TABLE number_range IS 'How the firm numbers its documents';
COMMENT ON COLUMN number_range.range_key IS 'order, invoice, credit-note, return';
COMMENT ON COLUMN number_range.pattern IS 'Text with {n} for the number and {year} for the year of the document';
COMMENT ON COLUMN number_range.digits IS 'Width of {n}, filled up with zeros';
GRANT SELECT, INSERT, UPDATE ON number_range TO obhut_app;
GRANT SELECT ON number_range TO obhut_keeper;
INSERT INTO number_range VALUES ('order', 'AU-{year}-{n}', 4), ('invoice', 'RE-{year}-{n}', 4), ('credit-note', 'GS-{year}-{n}', 4), ('return', 'RT-{year}-{n}', 4);

CREATE TABLE number_counter (
  range_key    text NOT NULL REFERENCES number_range,
  year         smallint NOT NULL,
  last_number  integer NOT NULL,
  PRIMARY KEY (range_key, year)
);
COMMENT ON TABLE number_counter IS 'The last number given, by year; taken in the transaction of the document, so that none is missing and none comes twice';
COMMENT ON COLUMN number_counter.range_key IS 'Number range';
COMMENT ON COLUMN number_counter.year IS 'Year of the document';
COMMENT ON COLUMN number_counter.last_number IS 'Last number given';
GRANT SELECT, INSERT, UPDATE ON number_counter TO obhut_keeper;

CREATE TABLE keep_rule (
  rule_key    text PRIMARY KEY CHECK (rule_key IN ('invoice', 'voucher', 'order', 'letter')),
  years       smallint NOT NULL CHECK (years BETWEEN 1 AND 30),
  statute_de  text NOT NULL CHECK (statute_de <> ''),
  statute_en  text NOT NULL CHECK (statute_en <> '')
);
COMMENT ON TABLE keep_rule IS 'How long the law says to keep which documents, from the end of the calendar year; the firm can change it';
COMMENT ON COLUMN keep_rule.rule_key IS 'invoice (invoices, credit notes), voucher (payments, refunds, returns), order (orders, confirmations), letter (commercial letters)';
COMMENT ON COLUMN keep_rule.years IS 'Whole years after the end of the year of the document';
COMMENT ON COLUMN keep_rule.statute_de IS 'Where it is written, German';
COMMENT ON COLUMN keep_rule.statute_en IS 'Where it is written, English';
GRANT SELECT, UPDATE ON keep_rule TO obhut_app;
INSERT INTO keep_rule VALUES
  ('invoice', 8, '§ 147 Abs. 1 Nr. 4, Abs. 3 und 4 AO; § 257 Abs. 1 Nr. 4, Abs. 4 und 5 HGB; § 14b Abs. 1 UStG',
                 'AO s.147(1) no. 4, (3) and (4); HGB s.257(1) no. 4, (4) and (5); UStG s.14b(1)'),
  ('voucher', 8, '§ 147 Abs. 1 Nr. 4, Abs. 3 und 4 AO; § 257 Abs. 1 Nr. 4, Abs. 4 und 5 HGB',
                 'AO s.147(1) no. 4, (3) and (4); HGB s.257(1) no. 4, (4) and (5)'),
  ('order', 6, '§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 und 4 AO; § 257 Abs. 1 Nr. 2 und 3, Abs. 4 und 5 HGB',
               'AO s.147(1) nos. 2 and 3, (3) and (4); HGB s.257(1) nos. 2 and 3, (4) and (5)'),
  ('letter', 6, '§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 und 4 AO; § 257 Abs. 1 Nr. 2 und 3, Abs. 4 und 5 HGB',
                'AO s.147(1) nos. 2 and 3, (3) and (4); HGB s.257(1) nos. 2 and 3, (4) and (5)');

-- The archive; who may read and delete stands in migrations/0028, where everything that leads here is known.
-- A copy of the document, not of the contact: nothing leads from here to a contact, so that it stays when
-- the contact goes. Daily work never reads it: what the application may select are the columns that say which document
-- it is; the document itself comes out of open_archive alone, which asks for the purpose and notes the reason.
CREATE TABLE archive_document (
  archive_id   uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('invoice', 'credit-note', 'voucher', 'order', 'letter')),
  number       text COLLATE "C" NOT NULL,
  document     jsonb NOT NULL,
  sha256       bytea NOT NULL,
  issued_on    date NOT NULL,
  statute_de   text NOT NULL,
  statute_en   text NOT NULL,
  keep_until   timestamptz NOT NULL,
  archived_at  timestamptz NOT NULL DEFAULT now()
);
-- With what is counted by: the overview reads the index alone, not documents of some kilobytes each.
CREATE INDEX archive_by_issue ON archive_document (issued_on, archive_id) INCLUDE (kind, keep_until);
CREATE INDEX archive_by_number ON archive_document (number);
CREATE INDEX archive_clock ON archive_document (keep_until);
COMMENT ON TABLE archive_document IS 'Frozen copies of documents under a duty to keep (docs/decisions/0015, 0026)';
COMMENT ON COLUMN archive_document.archive_id IS 'UUIDv7';
COMMENT ON COLUMN archive_document.kind IS 'invoice, credit-note, voucher, order, letter';
COMMENT ON COLUMN archive_document.number IS 'Number of the document';
COMMENT ON COLUMN archive_document.document IS 'The whole document as issued, with name and address of the customer';
COMMENT ON COLUMN archive_document.sha256 IS 'SHA-256 of the document as canonical JSON: it has not been changed';
COMMENT ON COLUMN archive_document.issued_on IS 'Date of the document, day of the booking, day in Germany on which a letter came or went; the clock starts at the end of its year';
COMMENT ON COLUMN archive_document.statute_de IS 'Why it is kept, German, as the rule was at that time';
COMMENT ON COLUMN archive_document.statute_en IS 'Why it is kept, English';
COMMENT ON COLUMN archive_document.keep_until IS 'Goes then: the first moment after the last day of the duty';
COMMENT ON COLUMN archive_document.archived_at IS 'Frozen';

CREATE TABLE archive_reading (
  reading_id  uuid PRIMARY KEY,
  archive_id  uuid NOT NULL REFERENCES archive_document ON DELETE CASCADE,
  reason      text NOT NULL CHECK (reason <> ''),
  actor_id    uuid NOT NULL,
  read_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reading_of_archive ON archive_reading (archive_id);
COMMENT ON TABLE archive_reading IS 'Who opened a document of the archive, and why';
COMMENT ON COLUMN archive_reading.reading_id IS 'Random';
COMMENT ON COLUMN archive_reading.archive_id IS 'Document';
COMMENT ON COLUMN archive_reading.reason IS 'Reason given';
COMMENT ON COLUMN archive_reading.actor_id IS 'User or key';
COMMENT ON COLUMN archive_reading.read_at IS 'When';

ALTER TABLE archive_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive_document FORCE ROW LEVEL SECURITY;
ALTER TABLE archive_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive_reading FORCE ROW LEVEL SECURITY;

-- Whoever may see the customer sees their documents. A company's are those of its owner or team for scopes other than all.
CREATE PROCEDURE protect_by_customer(target regclass, category integer) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_customer ON %1$s TO obhut_app USING ('
    ' ((SELECT ctx_categories()) & %2$s) <> 0'
    ' AND CASE WHEN contact_id IS NOT NULL THEN EXISTS (SELECT FROM contact c WHERE c.contact_id = %1$s.contact_id OFFSET 0)'
    ' ELSE EXISTS (SELECT FROM company co WHERE co.company_id = %1$s.company_id OFFSET 0)'
    '  AND ((SELECT ctx_scope()) = ''all'' OR owner_id = (SELECT ctx_owner()) OR team_id = (SELECT ctx_team())) END)',
    target, category);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE protect_by_customer IS 'Rows are there only while their contact or company is, and only for purposes that open the category. Needs contact_id, company_id, owner_id, team_id';

CREATE TABLE sales_order (
  order_id          uuid PRIMARY KEY,
  contact_id        uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  company_id        uuid REFERENCES company DEFERRABLE INITIALLY DEFERRED,
  number            text COLLATE "C",
  status            text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'confirmed', 'delivered', 'cancelled')),
  customer_name     text NOT NULL DEFAULT '',
  customer_address  text NOT NULL DEFAULT '',
  reference         text NOT NULL DEFAULT '',
  ordered_on        date NOT NULL,
  delivery_on       date,
  currency          text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  net_cents         bigint NOT NULL DEFAULT 0,
  tax_cents         bigint NOT NULL DEFAULT 0,
  gross_cents       bigint NOT NULL DEFAULT 0,
  taxes             jsonb NOT NULL DEFAULT '[]',
  note              text NOT NULL DEFAULT '',
  source            text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'csv', 'e-invoice')),
  deal_id           uuid REFERENCES deal ON DELETE SET NULL,
  archive_id        uuid REFERENCES archive_document ON DELETE SET NULL,
  import_id         uuid,
  owner_id          uuid REFERENCES app_user,
  team_id           uuid REFERENCES team,
  version           integer NOT NULL DEFAULT 1,
  created_by        uuid,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT order_of_one_customer CHECK (num_nonnulls(contact_id, company_id) = 1)
);
CREATE UNIQUE INDEX order_by_number ON sales_order (number) WHERE number IS NOT NULL;
CREATE INDEX order_by_date ON sales_order (ordered_on, order_id);
CREATE INDEX order_by_amount ON sales_order (gross_cents);
CREATE INDEX order_of_contact ON sales_order (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX order_of_company ON sales_order (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX order_of_deal ON sales_order (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX order_of_archive ON sales_order (archive_id) WHERE archive_id IS NOT NULL;
COMMENT ON TABLE sales_order IS 'Orders of customers';
COMMENT ON COLUMN sales_order.order_id IS 'UUIDv7';
COMMENT ON COLUMN sales_order.contact_id IS 'Customer who is a person; null for companies';
COMMENT ON COLUMN sales_order.company_id IS 'Customer that is a company; null for people';
COMMENT ON COLUMN sales_order.number IS 'Number; none while a draft';
COMMENT ON COLUMN sales_order.status IS 'draft, confirmed, delivered, cancelled';
COMMENT ON COLUMN sales_order.customer_name IS 'Name as it stands on the document';
COMMENT ON COLUMN sales_order.customer_address IS 'Address as it stands on the document, in lines';
COMMENT ON COLUMN sales_order.reference IS 'The customer''s own number for it';
COMMENT ON COLUMN sales_order.ordered_on IS 'Date of the order';
COMMENT ON COLUMN sales_order.delivery_on IS 'Delivery or service date';
COMMENT ON COLUMN sales_order.currency IS 'ISO 4217';
COMMENT ON COLUMN sales_order.net_cents IS 'Sum of the lines, in cents';
COMMENT ON COLUMN sales_order.tax_cents IS 'Value added tax, in cents';
COMMENT ON COLUMN sales_order.gross_cents IS 'Net and tax, in cents';
COMMENT ON COLUMN sales_order.taxes IS 'Tax by category and rate: [{category, rateBp, netCents, taxCents, reason}]';
COMMENT ON COLUMN sales_order.note IS 'Text on the document';
COMMENT ON COLUMN sales_order.source IS 'entered, csv, e-invoice';
COMMENT ON COLUMN sales_order.deal_id IS 'Deal that led to it';
COMMENT ON COLUMN sales_order.archive_id IS 'Its frozen copy, once confirmed';
COMMENT ON COLUMN sales_order.import_id IS 'File that brought it';
COMMENT ON COLUMN sales_order.owner_id IS 'User who looks after it';
COMMENT ON COLUMN sales_order.team_id IS 'Department that looks after it';
COMMENT ON COLUMN sales_order.version IS 'Counts changes';
COMMENT ON COLUMN sales_order.created_by IS 'User or key that made it';
COMMENT ON COLUMN sales_order.created_at IS 'Made';
COMMENT ON COLUMN sales_order.updated_at IS 'Last change';
CALL protect_by_customer('sales_order', 16);

CREATE TABLE sales_order_line (
  line_id           uuid PRIMARY KEY,
  order_id          uuid NOT NULL REFERENCES sales_order ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position          integer NOT NULL,
  kind              text NOT NULL DEFAULT 'item' CHECK (kind IN ('item', 'allowance', 'charge')),
  product_id        uuid REFERENCES product ON DELETE SET NULL,
  text              text NOT NULL,
  unit              text NOT NULL DEFAULT '',
  quantity_e6       bigint NOT NULL,
  unit_price_e6     bigint NOT NULL,
  base_quantity_e6  bigint NOT NULL DEFAULT 1000000 CHECK (base_quantity_e6 >= 1),
  discount_bp       integer NOT NULL DEFAULT 0 CHECK (discount_bp BETWEEN 0 AND 10000),
  discount_cents    bigint NOT NULL DEFAULT 0,
  tax_category      text NOT NULL DEFAULT 'standard' CHECK (tax_category IN ('standard', 'zero', 'exempt', 'reverse-charge', 'intra-community', 'export', 'outside-scope', 'other')),
  tax_rate_bp       integer NOT NULL DEFAULT 0 CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  net_cents         bigint NOT NULL
);
CREATE INDEX line_of_order ON sales_order_line (order_id, position);
COMMENT ON TABLE sales_order_line IS 'Lines of orders';
COMMENT ON COLUMN sales_order_line.line_id IS 'Random UUID';
COMMENT ON COLUMN sales_order_line.order_id IS 'Order';
COMMENT ON COLUMN sales_order_line.position IS 'Order of the lines, from 1';
COMMENT ON COLUMN sales_order_line.kind IS 'item; allowance and charge on the whole document';
COMMENT ON COLUMN sales_order_line.product_id IS 'Product';
COMMENT ON COLUMN sales_order_line.text IS 'What it is';
COMMENT ON COLUMN sales_order_line.unit IS 'Unit as on the document';
COMMENT ON COLUMN sales_order_line.quantity_e6 IS 'Quantity in millionths';
COMMENT ON COLUMN sales_order_line.unit_price_e6 IS 'Net price of the base quantity, in millionths of the currency';
COMMENT ON COLUMN sales_order_line.base_quantity_e6 IS 'How many units the price is for, in millionths; one as a rule';
COMMENT ON COLUMN sales_order_line.discount_bp IS 'Discount as entered, in hundredths of a per cent';
COMMENT ON COLUMN sales_order_line.discount_cents IS 'Discounts of the line less charges, in cents';
COMMENT ON COLUMN sales_order_line.tax_category IS 'Why this rate applies (EN 16931, UNTDID 5305)';
COMMENT ON COLUMN sales_order_line.tax_rate_bp IS 'Rate of value added tax in hundredths of a per cent';
COMMENT ON COLUMN sales_order_line.net_cents IS 'Quantity times price less discounts, rounded half up';
CALL protect_by_record('sales_order_line', 'sales_order', 'order_id');

CREATE TABLE invoice (
  invoice_id          uuid PRIMARY KEY,
  kind                text NOT NULL DEFAULT 'invoice' CHECK (kind IN ('invoice', 'credit-note')),
  contact_id          uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  company_id          uuid REFERENCES company DEFERRABLE INITIALLY DEFERRED,
  number              text COLLATE "C",
  status              text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'issued', 'cancelled')),
  customer_name       text NOT NULL DEFAULT '',
  customer_address    text NOT NULL DEFAULT '',
  reference           text NOT NULL DEFAULT '',
  issued_on           date NOT NULL,
  delivered_from      date,
  delivered_on        date,
  due_on              date,
  currency            text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  net_cents           bigint NOT NULL DEFAULT 0,
  tax_cents           bigint NOT NULL DEFAULT 0,
  gross_cents         bigint NOT NULL DEFAULT 0,
  prepaid_cents       bigint NOT NULL DEFAULT 0,
  rounding_cents      bigint NOT NULL DEFAULT 0,
  taxes               jsonb NOT NULL DEFAULT '[]',
  payment_terms       text NOT NULL DEFAULT '',
  note                text NOT NULL DEFAULT '',
  source              text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'csv', 'e-invoice')),
  order_id            uuid REFERENCES sales_order ON DELETE SET NULL,
  deal_id             uuid REFERENCES deal ON DELETE SET NULL,
  credits_invoice_id  uuid REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
  credits_number      text NOT NULL DEFAULT '',
  file_id             uuid,
  archive_id          uuid REFERENCES archive_document ON DELETE SET NULL,
  import_id           uuid,
  owner_id            uuid REFERENCES app_user,
  team_id             uuid REFERENCES team,
  version             integer NOT NULL DEFAULT 1,
  created_by          uuid,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT invoice_of_one_customer CHECK (num_nonnulls(contact_id, company_id) = 1)
);
CREATE UNIQUE INDEX invoice_by_number ON invoice (number) WHERE number IS NOT NULL;
CREATE INDEX invoice_by_date ON invoice (issued_on, invoice_id);
CREATE INDEX invoice_by_amount ON invoice (gross_cents);
CREATE INDEX invoice_of_contact ON invoice (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX invoice_of_company ON invoice (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX invoice_of_order ON invoice (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX invoice_of_deal ON invoice (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX invoice_credited ON invoice (credits_invoice_id) WHERE credits_invoice_id IS NOT NULL;
CREATE INDEX invoice_of_archive ON invoice (archive_id) WHERE archive_id IS NOT NULL;
COMMENT ON TABLE invoice IS 'Invoices and credit notes to customers; issued ones can no longer be changed';
COMMENT ON COLUMN invoice.invoice_id IS 'UUIDv7';
COMMENT ON COLUMN invoice.kind IS 'invoice, credit-note (amounts are positive in both)';
COMMENT ON COLUMN invoice.contact_id IS 'Customer who is a person; null for companies';
COMMENT ON COLUMN invoice.company_id IS 'Customer that is a company; null for people';
COMMENT ON COLUMN invoice.number IS 'Number; none while a draft';
COMMENT ON COLUMN invoice.status IS 'draft, issued, cancelled (wholly credited); paid and overdue follow from the balance';
COMMENT ON COLUMN invoice.customer_name IS 'Name as it stands on the document';
COMMENT ON COLUMN invoice.customer_address IS 'Address as it stands on the document, in lines';
COMMENT ON COLUMN invoice.reference IS 'The customer''s order number or routing id';
COMMENT ON COLUMN invoice.issued_on IS 'Date of the invoice';
COMMENT ON COLUMN invoice.delivered_from IS 'Begin of delivery or service, where it is a period';
COMMENT ON COLUMN invoice.delivered_on IS 'Delivery or service date, or end of the period';
COMMENT ON COLUMN invoice.due_on IS 'Payment is due';
COMMENT ON COLUMN invoice.currency IS 'ISO 4217';
COMMENT ON COLUMN invoice.net_cents IS 'Sum of the lines, in cents';
COMMENT ON COLUMN invoice.tax_cents IS 'Value added tax, in cents';
COMMENT ON COLUMN invoice.gross_cents IS 'Net and tax, in cents';
COMMENT ON COLUMN invoice.prepaid_cents IS 'Paid before the invoice, as it says itself';
COMMENT ON COLUMN invoice.rounding_cents IS 'Rounding of what is to be paid';
COMMENT ON COLUMN invoice.taxes IS 'Tax by category and rate: [{category, rateBp, netCents, taxCents, reason}]';
COMMENT ON COLUMN invoice.payment_terms IS 'Terms of payment as on the document';
COMMENT ON COLUMN invoice.note IS 'Text on the document';
COMMENT ON COLUMN invoice.source IS 'entered, csv, e-invoice';
COMMENT ON COLUMN invoice.order_id IS 'Order that it bills';
COMMENT ON COLUMN invoice.deal_id IS 'Deal that led to it';
COMMENT ON COLUMN invoice.credits_invoice_id IS 'Invoice that this credit note takes back';
COMMENT ON COLUMN invoice.credits_number IS 'Number of that invoice, where it is not here';
COMMENT ON COLUMN invoice.file_id IS 'The file as it came in or went out, in the area archive; belongs to the frozen copy';
COMMENT ON COLUMN invoice.archive_id IS 'Its frozen copy, once issued';
COMMENT ON COLUMN invoice.import_id IS 'File that brought it';
COMMENT ON COLUMN invoice.owner_id IS 'User who looks after it';
COMMENT ON COLUMN invoice.team_id IS 'Department that looks after it';
COMMENT ON COLUMN invoice.version IS 'Counts changes';
COMMENT ON COLUMN invoice.created_by IS 'User or key that made it';
COMMENT ON COLUMN invoice.created_at IS 'Made';
COMMENT ON COLUMN invoice.updated_at IS 'Last change';
CALL protect_by_customer('invoice', 16);

CREATE TABLE invoice_line (
  line_id           uuid PRIMARY KEY,
  invoice_id        uuid NOT NULL REFERENCES invoice ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position          integer NOT NULL,
  kind              text NOT NULL DEFAULT 'item' CHECK (kind IN ('item', 'allowance', 'charge')),
  product_id        uuid REFERENCES product ON DELETE SET NULL,
  text              text NOT NULL,
  unit              text NOT NULL DEFAULT '',
  quantity_e6       bigint NOT NULL,
  unit_price_e6     bigint NOT NULL,
  base_quantity_e6  bigint NOT NULL DEFAULT 1000000 CHECK (base_quantity_e6 >= 1),
  discount_bp       integer NOT NULL DEFAULT 0 CHECK (discount_bp BETWEEN 0 AND 10000),
  discount_cents    bigint NOT NULL DEFAULT 0,
  tax_category      text NOT NULL DEFAULT 'standard' CHECK (tax_category IN ('standard', 'zero', 'exempt', 'reverse-charge', 'intra-community', 'export', 'outside-scope', 'other')),
  tax_rate_bp       integer NOT NULL DEFAULT 0 CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  net_cents         bigint NOT NULL
);
CREATE INDEX line_of_invoice ON invoice_line (invoice_id, position);
COMMENT ON TABLE invoice_line IS 'Lines of invoices and credit notes';
COMMENT ON COLUMN invoice_line.line_id IS 'Random UUID';
COMMENT ON COLUMN invoice_line.invoice_id IS 'Invoice';
COMMENT ON COLUMN invoice_line.position IS 'Order of the lines, from 1';
COMMENT ON COLUMN invoice_line.kind IS 'item; allowance and charge on the whole document';
COMMENT ON COLUMN invoice_line.product_id IS 'Product';
COMMENT ON COLUMN invoice_line.text IS 'What it is';
COMMENT ON COLUMN invoice_line.unit IS 'Unit as on the document';
COMMENT ON COLUMN invoice_line.quantity_e6 IS 'Quantity in millionths';
COMMENT ON COLUMN invoice_line.unit_price_e6 IS 'Net price of the base quantity, in millionths of the currency';
COMMENT ON COLUMN invoice_line.base_quantity_e6 IS 'How many units the price is for, in millionths; one as a rule';
COMMENT ON COLUMN invoice_line.discount_bp IS 'Discount as entered, in hundredths of a per cent';
COMMENT ON COLUMN invoice_line.discount_cents IS 'Discounts of the line less charges, in cents';
COMMENT ON COLUMN invoice_line.tax_category IS 'Why this rate applies (EN 16931, UNTDID 5305)';
COMMENT ON COLUMN invoice_line.tax_rate_bp IS 'Rate of value added tax in hundredths of a per cent';
COMMENT ON COLUMN invoice_line.net_cents IS 'Quantity times price less discounts, rounded half up';
CALL protect_by_record('invoice_line', 'invoice', 'invoice_id');

-- What is paid is payment behaviour (32): support sees the invoice and not whether it is paid.
CREATE TABLE invoice_balance (
  invoice_id      uuid PRIMARY KEY REFERENCES invoice ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  due_on          date,
  payable_cents   bigint NOT NULL,
  paid_cents      bigint NOT NULL DEFAULT 0,
  credited_cents  bigint NOT NULL DEFAULT 0,
  open_cents      bigint NOT NULL,
  paid_on         date
);
CREATE INDEX balance_open ON invoice_balance (due_on, invoice_id) WHERE open_cents <> 0;
COMMENT ON TABLE invoice_balance IS 'What is paid and open of an issued invoice';
COMMENT ON COLUMN invoice_balance.invoice_id IS 'Invoice';
COMMENT ON COLUMN invoice_balance.due_on IS 'Payment is due, as on the invoice';
COMMENT ON COLUMN invoice_balance.payable_cents IS 'To be paid as issued: gross and rounding less what was prepaid';
COMMENT ON COLUMN invoice_balance.paid_cents IS 'Sum of the payments less refunds';
COMMENT ON COLUMN invoice_balance.credited_cents IS 'Sum of the credit notes';
COMMENT ON COLUMN invoice_balance.open_cents IS 'Payable less paid and credited; below zero is the customer''s credit';
COMMENT ON COLUMN invoice_balance.paid_on IS 'Nothing open since';

CREATE TABLE payment (
  payment_id    uuid PRIMARY KEY,
  invoice_id    uuid NOT NULL REFERENCES invoice ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind          text NOT NULL DEFAULT 'payment' CHECK (kind IN ('payment', 'refund')),
  amount_cents  bigint NOT NULL CHECK (amount_cents >= 1),
  paid_on       date NOT NULL,
  method        text NOT NULL DEFAULT 'transfer' CHECK (method IN ('transfer', 'direct-debit', 'card', 'cash', 'paypal', 'offset', 'other')),
  reference     text NOT NULL DEFAULT '',
  archive_id    uuid REFERENCES archive_document ON DELETE SET NULL,
  import_id     uuid,
  created_by    uuid,
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payment_of_invoice ON payment (invoice_id);
CREATE INDEX payment_by_date ON payment (paid_on, payment_id);
CREATE INDEX payment_of_archive ON payment (archive_id) WHERE archive_id IS NOT NULL;
COMMENT ON TABLE payment IS 'Payments on invoices, and refunds';
COMMENT ON COLUMN payment.payment_id IS 'UUIDv7';
COMMENT ON COLUMN payment.invoice_id IS 'Invoice';
COMMENT ON COLUMN payment.kind IS 'payment, refund';
COMMENT ON COLUMN payment.amount_cents IS 'Amount in cents of the invoice''s currency, above zero';
COMMENT ON COLUMN payment.paid_on IS 'Received or paid out';
COMMENT ON COLUMN payment.method IS 'transfer, direct-debit, card, cash, paypal, offset, other';
COMMENT ON COLUMN payment.reference IS 'As on the bank statement';
COMMENT ON COLUMN payment.archive_id IS 'Its voucher, frozen when it was recorded';
COMMENT ON COLUMN payment.import_id IS 'File that brought it';
COMMENT ON COLUMN payment.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN payment.created_at IS 'Recorded';

CREATE PROCEDURE protect_payment_behaviour(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_invoice ON %1$s TO obhut_app USING ('
    ' ((SELECT ctx_categories()) & 32) <> 0 AND EXISTS (SELECT FROM invoice i WHERE i.invoice_id = %1$s.invoice_id OFFSET 0))', target);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE protect_payment_behaviour IS 'Rows are there only while their invoice is, and only for purposes that open payment behaviour';
CALL protect_payment_behaviour('invoice_balance');
CALL protect_payment_behaviour('payment');

CREATE TABLE sales_return (
  return_id    uuid PRIMARY KEY,
  contact_id   uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  company_id   uuid REFERENCES company DEFERRABLE INITIALLY DEFERRED,
  number       text COLLATE "C" NOT NULL,
  order_id     uuid REFERENCES sales_order ON DELETE SET NULL,
  invoice_id   uuid REFERENCES invoice ON DELETE SET NULL,
  status       text NOT NULL DEFAULT 'announced' CHECK (status IN ('announced', 'received', 'credited', 'refused')),
  reason       text NOT NULL DEFAULT 'other' CHECK (reason IN ('defect', 'wrong-item', 'not-as-described', 'not-wanted', 'late', 'other')),
  note         text NOT NULL DEFAULT '',
  returned_on  date NOT NULL,
  lines        jsonb NOT NULL DEFAULT '[]',
  archive_id   uuid REFERENCES archive_document ON DELETE SET NULL,
  owner_id     uuid REFERENCES app_user,
  team_id      uuid REFERENCES team,
  version      integer NOT NULL DEFAULT 1,
  created_by   uuid,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT return_of_one_customer CHECK (num_nonnulls(contact_id, company_id) = 1)
);
CREATE UNIQUE INDEX return_by_number ON sales_return (number);
CREATE INDEX return_by_date ON sales_return (returned_on, return_id);
CREATE INDEX return_of_contact ON sales_return (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX return_of_company ON sales_return (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX return_of_order ON sales_return (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX return_of_archive ON sales_return (archive_id) WHERE archive_id IS NOT NULL;
CREATE INDEX return_of_invoice ON sales_return (invoice_id) WHERE invoice_id IS NOT NULL;
COMMENT ON TABLE sales_return IS 'What customers send back';
COMMENT ON COLUMN sales_return.return_id IS 'UUIDv7';
COMMENT ON COLUMN sales_return.contact_id IS 'Customer who is a person; null for companies';
COMMENT ON COLUMN sales_return.company_id IS 'Customer that is a company; null for people';
COMMENT ON COLUMN sales_return.number IS 'Number';
COMMENT ON COLUMN sales_return.order_id IS 'Order that it comes from';
COMMENT ON COLUMN sales_return.invoice_id IS 'Invoice that it comes from';
COMMENT ON COLUMN sales_return.status IS 'announced, received, credited, refused';
COMMENT ON COLUMN sales_return.reason IS 'Why: a closed set, so that no free text about people is needed';
COMMENT ON COLUMN sales_return.note IS 'In words';
COMMENT ON COLUMN sales_return.returned_on IS 'Announced or received on';
COMMENT ON COLUMN sales_return.lines IS 'What came back: [{text, quantity, unit, productId}]';
COMMENT ON COLUMN sales_return.archive_id IS 'Its voucher, frozen once it has arrived';
COMMENT ON COLUMN sales_return.owner_id IS 'User who looks after it';
COMMENT ON COLUMN sales_return.team_id IS 'Department that looks after it';
COMMENT ON COLUMN sales_return.version IS 'Counts changes';
COMMENT ON COLUMN sales_return.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN sales_return.created_at IS 'Recorded';
COMMENT ON COLUMN sales_return.updated_at IS 'Last change';
CALL protect_by_customer('sales_return', 16);

-- What is issued stays as it is (UStG s.14, GoBD): only what the firm does with it may change, and it goes with its
-- customer under rights (1) and upkeep (8), when the frozen copy is all that stays.
CREATE FUNCTION keep_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['status', 'contact_id', 'company_id', 'owner_id', 'team_id', 'deal_id', 'order_id', 'archive_id', 'file_id', 'version', 'updated_at', 'delivery_on'];
BEGIN
  IF OLD.status = 'draft' OR ctx_bit() = 0 OR (TG_OP = 'DELETE' AND ctx_bit() IN (1, 8)) THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR NEW.status = 'draft' OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
    RAISE check_violation USING CONSTRAINT = 'kept_as_issued', MESSAGE = 'an issued document cannot be changed';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_as_issued IS 'Refuses to change or delete a document once it is issued';
CREATE TRIGGER kept_as_issued BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION keep_as_issued();
CREATE TRIGGER kept_as_issued BEFORE UPDATE OR DELETE ON sales_order FOR EACH ROW EXECUTE FUNCTION keep_as_issued();

-- Once a statement, not once a row: a file brings ten thousand lines.
CREATE FUNCTION keep_lines_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_issued boolean;
  changed text := CASE TG_OP WHEN 'DELETE' THEN 'gone' ELSE 'came' END;
  really text := CASE TG_OP WHEN 'UPDATE'
    THEN 'JOIN gone g ON g.line_id = l.line_id WHERE to_jsonb(l) - ''product_id'' <> to_jsonb(g) - ''product_id'' AND' ELSE 'WHERE' END;
BEGIN
  IF ctx_bit() = 0 OR (TG_OP = 'DELETE' AND ctx_bit() IN (1, 8)) THEN RETURN NULL; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %1$I l JOIN %2$I d ON d.%3$I = l.%3$I %4$s d.status <> ''draft'')',
    changed, TG_ARGV[0], TG_ARGV[1], really) INTO is_issued;
  IF is_issued THEN
    RAISE check_violation USING CONSTRAINT = 'kept_as_issued', MESSAGE = 'an issued document cannot be changed';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_lines_as_issued IS 'Refuses new, changed and deleted lines (record, key) of a document once it is issued';
CREATE PROCEDURE keep_lines(target regclass, record text, key text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER kept_on_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS came'
    ' FOR EACH STATEMENT EXECUTE FUNCTION keep_lines_as_issued(%L, %L)', target, record, key);
  EXECUTE format('CREATE TRIGGER kept_on_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS gone NEW TABLE AS came'
    ' FOR EACH STATEMENT EXECUTE FUNCTION keep_lines_as_issued(%L, %L)', target, record, key);
  EXECUTE format('CREATE TRIGGER kept_on_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS gone'
    ' FOR EACH STATEMENT EXECUTE FUNCTION keep_lines_as_issued(%L, %L)', target, record, key);
END $$;
COMMENT ON PROCEDURE keep_lines IS 'The triggers of lines that stay with their issued document';
CALL keep_lines('invoice_line', 'invoice', 'invoice_id');
CALL keep_lines('sales_order_line', 'sales_order', 'order_id');

-- Numbers are unique whoever may see the documents, so they are counted past the policies; a number that was entered by
-- hand is passed over.
CREATE FUNCTION take_numbers(range text, of_year integer, how_many integer) RETURNS SETOF text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  shape number_range;
  n integer;
  candidate text;
  given integer := 0;
BEGIN
  IF ctx_categories() & 16 = 0 THEN RAISE insufficient_privilege USING MESSAGE = 'numbers are for those who write documents'; END IF;
  SELECT * INTO STRICT shape FROM number_range WHERE range_key = range;
  INSERT INTO number_counter VALUES (range, of_year, 0) ON CONFLICT DO NOTHING;
  SELECT last_number INTO n FROM number_counter WHERE range_key = range AND year = of_year FOR UPDATE;
  WHILE given < how_many LOOP
    n := n + 1;
    candidate := replace(replace(shape.pattern, '{year}', of_year::text), '{n}', lpad(n::text, greatest(shape.digits, length(n::text)), '0'));
    CONTINUE WHEN EXISTS (SELECT FROM invoice WHERE number = candidate) OR EXISTS (SELECT FROM sales_order WHERE number = candidate)
      OR EXISTS (SELECT FROM sales_return WHERE number = candidate) OR EXISTS (SELECT FROM archive_document WHERE number = candidate);
    given := given + 1;
    RETURN NEXT candidate;
  END LOOP;
  UPDATE number_counter SET last_number = n WHERE range_key = range AND year = of_year;
END $$;
COMMENT ON FUNCTION take_numbers IS 'The next numbers of a range; without gaps as long as the transaction commits';
CALL vet('take_numbers', true);

CREATE FUNCTION numbers_taken(of text, wanted text[]) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT number FROM invoice WHERE of = 'invoice' AND number = ANY (wanted)
  UNION SELECT number FROM sales_order WHERE of = 'order' AND number = ANY (wanted)
  UNION SELECT number FROM sales_return WHERE of = 'return' AND number = ANY (wanted)
$$;
COMMENT ON FUNCTION numbers_taken IS 'Which of these numbers an invoice, order or return has already, seen or not: numbers come once';
CALL vet('numbers_taken', true);

-- Files of orders, invoices and payments from other programs. Rows that find no customer, or whose sums do not add up, wait
-- here with the reason; the original is kept for a month.
CREATE TABLE purchase_import (
  import_id    uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('orders', 'invoices', 'payments')),
  file_name    text NOT NULL,
  file_bytes   bigint NOT NULL,
  state        text NOT NULL CHECK (state IN ('uploaded', 'queued', 'running', 'done', 'failed')),
  reading      jsonb NOT NULL DEFAULT '{}',
  columns      jsonb NOT NULL DEFAULT '[]',
  mapping      jsonb NOT NULL DEFAULT '{}',
  counts       jsonb NOT NULL DEFAULT '{}',
  failure      text,
  rows_total   integer,
  purpose_key  text NOT NULL,
  created_by   uuid NOT NULL,
  run_by       uuid,
  created_at   timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz,
  deletes_at   timestamptz NOT NULL
);
CREATE INDEX purchase_import_clock ON purchase_import (deletes_at);
COMMENT ON TABLE purchase_import IS 'A file of orders, invoices or payments';
COMMENT ON COLUMN purchase_import.import_id IS 'UUIDv7; name of the file in the area purchase-imports';
COMMENT ON COLUMN purchase_import.kind IS 'orders, invoices, payments';
COMMENT ON COLUMN purchase_import.file_name IS 'As uploaded';
COMMENT ON COLUMN purchase_import.file_bytes IS 'Size';
COMMENT ON COLUMN purchase_import.state IS 'uploaded, queued, running, done, failed';
COMMENT ON COLUMN purchase_import.reading IS 'Encoding, separator and sheet where the person knows better than the file shows';
COMMENT ON COLUMN purchase_import.columns IS 'Column names of the file';
COMMENT ON COLUMN purchase_import.mapping IS 'Column to field';
COMMENT ON COLUMN purchase_import.counts IS 'documents, created, known, rejected';
COMMENT ON COLUMN purchase_import.failure IS 'Error code where it failed';
COMMENT ON COLUMN purchase_import.rows_total IS 'Rows of the file, once counted';
COMMENT ON COLUMN purchase_import.purpose_key IS 'Purpose under which it was uploaded and is run';
COMMENT ON COLUMN purchase_import.created_by IS 'User whose import it is; for a key the user who answers for it';
COMMENT ON COLUMN purchase_import.run_by IS 'User or key that started the run; the job acts as them';
COMMENT ON COLUMN purchase_import.created_at IS 'Uploaded';
COMMENT ON COLUMN purchase_import.finished_at IS 'Done or failed';
COMMENT ON COLUMN purchase_import.deletes_at IS 'Goes then, with its file';
-- rights 1, upkeep 8, contract 512, accounting 32768
CALL protect_by_purpose('purchase_import', 33289, 16);
CREATE POLICY own_imports ON purchase_import AS RESTRICTIVE TO obhut_app USING (
  (SELECT ctx_bit()) IN (1, 8) OR (SELECT ctx_scope()) = 'all' OR created_by = (SELECT ctx_owner()));
CALL remove_files_with('purchase_import', 'purchase-imports', 'import_id');
CALL hide_from_others('purchase_import', NULL);

CREATE TABLE purchase_import_progress (
  import_id   uuid PRIMARY KEY REFERENCES purchase_import ON DELETE CASCADE,
  rows_done   integer NOT NULL,
  updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE purchase_import_progress IS 'How far a run is; written beside the transaction of the run so that others see it';
COMMENT ON COLUMN purchase_import_progress.import_id IS 'Import';
COMMENT ON COLUMN purchase_import_progress.rows_done IS 'Rows done so far';
COMMENT ON COLUMN purchase_import_progress.updated_at IS 'Last sign of life';
CALL protect_by_record('purchase_import_progress', 'purchase_import', 'import_id');

CREATE TABLE purchase_rejected (
  import_id    uuid NOT NULL REFERENCES purchase_import ON DELETE CASCADE,
  line         integer NOT NULL,
  cells        jsonb NOT NULL,
  identifiers  text[] NOT NULL DEFAULT '{}',
  reasons      jsonb NOT NULL,
  deletes_at   timestamptz NOT NULL,
  PRIMARY KEY (import_id, line)
);
CREATE INDEX purchase_rejected_clock ON purchase_rejected (deletes_at);
CREATE INDEX purchase_rejected_identifiers ON purchase_rejected USING gin (identifiers);
COMMENT ON TABLE purchase_rejected IS 'Rows that could not be taken, kept for a month so that they can be mended';
COMMENT ON COLUMN purchase_rejected.import_id IS 'Import';
COMMENT ON COLUMN purchase_rejected.line IS 'Record number in the file';
COMMENT ON COLUMN purchase_rejected.cells IS 'The row as it stood in the file';
COMMENT ON COLUMN purchase_rejected.identifiers IS 'E-mail addresses in it, so that erasure finds the person here too';
COMMENT ON COLUMN purchase_rejected.reasons IS 'Codes with column names';
COMMENT ON COLUMN purchase_rejected.deletes_at IS 'When it goes';
CALL protect_by_record('purchase_rejected', 'purchase_import', 'import_id');
