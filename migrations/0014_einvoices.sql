-- E-invoices as the firm's ERP writes them, until they are invoices here: XRechnung, ZUGFeRD, Factur-X. Purpose accounting.

CREATE TABLE einvoice_intake (
  intake_id      uuid PRIMARY KEY,
  file_id        uuid,
  file_name      text NOT NULL DEFAULT '',
  file_sha256    bytea NOT NULL,
  file_kind      text NOT NULL CHECK (file_kind IN ('xml', 'pdf')),
  file_bytes     bigint NOT NULL,
  state          text NOT NULL CHECK (state IN ('read', 'needs-customer', 'faulty', 'duplicate', 'taken', 'rejected')),
  failure        text,
  failure_line   integer,
  kind           text CHECK (kind IN ('invoice', 'credit-note')),
  number         text,
  seller_name    text,
  buyer_name     text,
  issued_on      date,
  currency       text,
  gross_cents    bigint,
  payable_cents  bigint,
  document       jsonb,
  findings       jsonb NOT NULL DEFAULT '[]',
  identifiers    text[] NOT NULL DEFAULT '{}',
  contact_id     uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  company_id     uuid REFERENCES company DEFERRABLE INITIALLY DEFERRED,
  matched_by     text CHECK (matched_by IN ('number', 'vat-id', 'name', 'email', 'person')),
  same_as        uuid,
  invoice_id     uuid REFERENCES invoice ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  deletes_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  created_by     uuid NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX einvoice_by_time ON einvoice_intake (created_at, intake_id);
CREATE INDEX einvoice_clock ON einvoice_intake (deletes_at);
CREATE INDEX einvoice_by_hash ON einvoice_intake (file_sha256);
CREATE INDEX einvoice_by_number ON einvoice_intake (number);
CREATE INDEX einvoice_identifiers ON einvoice_intake USING gin (identifiers);
CREATE INDEX einvoice_of_contact ON einvoice_intake (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX einvoice_of_company ON einvoice_intake (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX einvoice_of_invoice ON einvoice_intake (invoice_id) WHERE invoice_id IS NOT NULL;
COMMENT ON TABLE einvoice_intake IS 'E-invoices that came in and are not invoices here yet; a month, then they go with their file';
COMMENT ON COLUMN einvoice_intake.intake_id IS 'UUIDv7';
COMMENT ON COLUMN einvoice_intake.file_id IS 'The original (area einvoice); null once it lies in the archive with the invoice';
COMMENT ON COLUMN einvoice_intake.file_name IS 'As uploaded';
COMMENT ON COLUMN einvoice_intake.file_sha256 IS 'The same file twice is recognised';
COMMENT ON COLUMN einvoice_intake.file_kind IS 'xml, pdf: found by content';
COMMENT ON COLUMN einvoice_intake.file_bytes IS 'Size';
COMMENT ON COLUMN einvoice_intake.state IS 'read, needs-customer, faulty, duplicate, taken, rejected';
COMMENT ON COLUMN einvoice_intake.failure IS 'Why there is no invoice in it that can be read: a code';
COMMENT ON COLUMN einvoice_intake.failure_line IS 'Line of the XML where that showed';
COMMENT ON COLUMN einvoice_intake.kind IS 'invoice, credit-note';
COMMENT ON COLUMN einvoice_intake.number IS 'BT-1';
COMMENT ON COLUMN einvoice_intake.seller_name IS 'BT-27';
COMMENT ON COLUMN einvoice_intake.buyer_name IS 'BT-44';
COMMENT ON COLUMN einvoice_intake.issued_on IS 'BT-2';
COMMENT ON COLUMN einvoice_intake.currency IS 'BT-5';
COMMENT ON COLUMN einvoice_intake.gross_cents IS 'BT-112';
COMMENT ON COLUMN einvoice_intake.payable_cents IS 'BT-115';
COMMENT ON COLUMN einvoice_intake.document IS 'The invoice as read (slices/purchases/einvoice/invoice.ts); null once it is taken';
COMMENT ON COLUMN einvoice_intake.findings IS 'Rules that it breaks, with the amounts stated and expected';
COMMENT ON COLUMN einvoice_intake.identifiers IS 'E-mail addresses and phone numbers in it, so that erasure finds the person here too';
COMMENT ON COLUMN einvoice_intake.contact_id IS 'Person who is the customer, found or chosen';
COMMENT ON COLUMN einvoice_intake.company_id IS 'Company that is the customer, found or chosen';
COMMENT ON COLUMN einvoice_intake.matched_by IS 'number, vat-id, name, email: how the customer was found; person: chosen by hand';
COMMENT ON COLUMN einvoice_intake.same_as IS 'Intake or invoice that it repeats';
COMMENT ON COLUMN einvoice_intake.invoice_id IS 'Invoice that was made of it';
COMMENT ON COLUMN einvoice_intake.deletes_at IS 'When it goes; enforced on read';
COMMENT ON COLUMN einvoice_intake.version IS 'Counts changes';
COMMENT ON COLUMN einvoice_intake.created_by IS 'User who uploaded it; for a key the user who answers for it';
COMMENT ON COLUMN einvoice_intake.created_at IS 'Came in';
-- rights 1, upkeep 8, accounting 32768; purchases 16.
CALL protect_by_purpose('einvoice_intake', 32777, 16);
CALL hide_from_others('einvoice_intake', 'identifiers');
-- Intake has a scope like all work: what waits is its owner's. Rights and upkeep look at all of it.
CREATE POLICY own_intake ON einvoice_intake AS RESTRICTIVE TO obhut_app USING (
  (SELECT ctx_bit()) <> 32768 OR (SELECT ctx_scope()) = 'all' OR created_by = (SELECT ctx_owner()));
-- Once it is known whose it is, it is there while that person, or the sole trader, is: not under restriction, not past
-- the end.
CREATE POLICY while_customer ON einvoice_intake AS RESTRICTIVE TO obhut_app USING (
  (contact_id IS NULL OR EXISTS (SELECT FROM contact c WHERE c.contact_id = einvoice_intake.contact_id))
  AND (company_id IS NULL OR EXISTS (SELECT FROM company co WHERE co.company_id = einvoice_intake.company_id)));
CREATE POLICY until_end ON einvoice_intake AS RESTRICTIVE TO obhut_app USING (
  deletes_at >= (SELECT ctx_horizon()));
CALL remove_files_with('einvoice_intake', 'einvoice', 'file_id');
