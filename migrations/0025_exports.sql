-- The one gate through which many contacts leave at once: who is in the file, for whom, why, and for how long it lies there.

CREATE TABLE contact_export (
  export_id     uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  run_by        uuid NOT NULL,
  purpose_key   text NOT NULL REFERENCES purpose,
  recipient_id  uuid REFERENCES recipient,
  reason        text NOT NULL,
  columns       text[] NOT NULL,
  format        text NOT NULL CHECK (format IN ('excel', 'csv')),
  language      text NOT NULL CHECK (language IN ('de', 'en')),
  state         text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  rows_total    integer NOT NULL,
  rows_done     integer NOT NULL DEFAULT 0,
  bytes         bigint,
  created_at    timestamptz NOT NULL DEFAULT now(),
  finished_at   timestamptz,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX export_of_user ON contact_export (user_id, created_at);
CREATE INDEX export_to_recipient ON contact_export (recipient_id) WHERE recipient_id IS NOT NULL;
CREATE INDEX export_clock ON contact_export (expires_at);
COMMENT ON TABLE contact_export IS 'An export of contacts: for whom, why, with what; the whole of it goes with anybody in it who is erased';
COMMENT ON COLUMN contact_export.export_id IS 'UUIDv7; name of the file in the area exports';
COMMENT ON COLUMN contact_export.user_id IS 'Whose export it is; for a key the user who answers for it';
COMMENT ON COLUMN contact_export.run_by IS 'User or key that made it, and alone may fetch it';
COMMENT ON COLUMN contact_export.purpose_key IS 'Purpose under which it was made and is fetched';
COMMENT ON COLUMN contact_export.recipient_id IS 'Who receives it; null: own use inside the firm';
COMMENT ON COLUMN contact_export.reason IS 'Why, in words';
COMMENT ON COLUMN contact_export.columns IS 'Columns of the file, in order';
COMMENT ON COLUMN contact_export.format IS 'excel (semicolon, byte order mark), csv (comma)';
COMMENT ON COLUMN contact_export.language IS 'de, en: of headings and closed values';
COMMENT ON COLUMN contact_export.state IS 'queued, running, done, failed';
COMMENT ON COLUMN contact_export.rows_total IS 'Contacts chosen';
COMMENT ON COLUMN contact_export.rows_done IS 'Contacts in the file so far';
COMMENT ON COLUMN contact_export.bytes IS 'Size of the file';
COMMENT ON COLUMN contact_export.created_at IS 'Asked for';
COMMENT ON COLUMN contact_export.finished_at IS 'File complete';
COMMENT ON COLUMN contact_export.expires_at IS 'Goes then, with its file: a day after it was finished';

CREATE TABLE contact_export_person (
  export_id   uuid NOT NULL REFERENCES contact_export ON DELETE CASCADE,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  position    integer NOT NULL,
  is_written  boolean NOT NULL DEFAULT false,
  PRIMARY KEY (export_id, contact_id)
);
CREATE INDEX export_person_of_contact ON contact_export_person (contact_id);
CREATE INDEX export_person_in_order ON contact_export_person (export_id, position);
COMMENT ON TABLE contact_export_person IS 'Who is in an export';
COMMENT ON COLUMN contact_export_person.export_id IS 'Export';
COMMENT ON COLUMN contact_export_person.contact_id IS 'Contact';
COMMENT ON COLUMN contact_export_person.position IS 'Place in the file';
COMMENT ON COLUMN contact_export_person.is_written IS 'In the file; who was chosen and then restricted or gone is not';
CALL protect_by_contact('contact_export_person', 1);

ALTER TABLE contact_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_export FORCE ROW LEVEL SECURITY;
-- One's own; rights (1) and upkeep (8) find those that somebody is in. In the portal: those with oneself.
CREATE POLICY own ON contact_export TO obhut_app USING (
  CASE WHEN (SELECT ctx_scope()) = 'self' THEN EXISTS (
    SELECT FROM contact_export_person p WHERE p.export_id = contact_export.export_id AND p.contact_id = (SELECT ctx_subject()) OFFSET 0)
  ELSE ((SELECT ctx_bit()) & 9) <> 0
    OR ((SELECT ctx_bit()) <> 0 AND user_id = (SELECT ctx_owner()) AND expires_at >= (SELECT ctx_horizon())) END);
CREATE POLICY keeper ON contact_export TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_export TO obhut_app, obhut_keeper;
CALL remove_files_with('contact_export', 'exports', 'export_id');
