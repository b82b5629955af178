-- What comes in and is not yet anybody's contact: imports, quarantine, rejected rows. Purpose intake only.

CREATE TABLE import (
  import_id      uuid PRIMARY KEY,
  file_name      text NOT NULL,
  file_sha256    bytea NOT NULL,
  file_format    text NOT NULL CHECK (file_format IN ('csv', 'xlsx', 'vcard')),
  file_encoding  text,
  file_bytes     bigint NOT NULL,
  state          text NOT NULL CHECK (state IN ('uploaded', 'previewed', 'queued', 'running', 'done', 'failed', 'undone')),
  columns        jsonb NOT NULL DEFAULT '[]',
  mapping        jsonb NOT NULL DEFAULT '{}',
  footing        jsonb NOT NULL DEFAULT '{}',
  options        jsonb NOT NULL DEFAULT '{}',
  counts         jsonb NOT NULL DEFAULT '{}',
  failure        text,
  rows_total     integer,
  created_by     uuid NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz
);
COMMENT ON TABLE import IS 'One file brought in: how it was read, on what footing, what came of it';
COMMENT ON COLUMN import.import_id IS 'UUIDv7';
COMMENT ON COLUMN import.file_name IS 'As uploaded; may name a person, so it goes with the rejected rows';
COMMENT ON COLUMN import.file_sha256 IS 'The same file twice is recognised';
COMMENT ON COLUMN import.file_format IS 'Found by content';
COMMENT ON COLUMN import.file_encoding IS 'Found by content';
COMMENT ON COLUMN import.file_bytes IS 'Size';
COMMENT ON COLUMN import.state IS 'uploaded, previewed, queued, running, done, failed, undone';
COMMENT ON COLUMN import.columns IS 'Column names of the file';
COMMENT ON COLUMN import.mapping IS 'Column to field, as corrected by the person';
COMMENT ON COLUMN import.footing IS 'Ground and origin for the file or by column';
COMMENT ON COLUMN import.options IS 'Duplicates, owner, country';
COMMENT ON COLUMN import.counts IS 'created, already there, completed, quarantined, rejected, companies';
COMMENT ON COLUMN import.failure IS 'Error code where it failed';
COMMENT ON COLUMN import.rows_total IS 'Rows of the file, once counted';
COMMENT ON COLUMN import.created_by IS 'User or key';
COMMENT ON COLUMN import.created_at IS 'Uploaded';
COMMENT ON COLUMN import.finished_at IS 'Done, failed or undone';
CALL protect_by_purpose('import', 10, 512);

CREATE TABLE import_progress (
  import_id   uuid PRIMARY KEY REFERENCES import ON DELETE CASCADE,
  rows_done   integer NOT NULL,
  updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE import_progress IS 'How far a run is; written beside the one transaction of the run so that others see it';
COMMENT ON COLUMN import_progress.import_id IS 'Import';
COMMENT ON COLUMN import_progress.rows_done IS 'Rows read so far';
COMMENT ON COLUMN import_progress.updated_at IS 'Last sign of life';
CALL protect_by_purpose('import_progress', 10, 512);

CREATE TABLE quarantine (
  quarantine_id  uuid PRIMARY KEY,
  import_id      uuid REFERENCES import ON DELETE CASCADE,
  line           integer NOT NULL,
  draft          jsonb NOT NULL,
  identifiers    text[] NOT NULL DEFAULT '{}',
  reason         text NOT NULL,
  deletes_at     timestamptz NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX quarantine_clock ON quarantine (deletes_at);
CREATE INDEX quarantine_identifiers ON quarantine USING gin (identifiers);
CREATE INDEX quarantine_of_import ON quarantine (import_id);
COMMENT ON TABLE quarantine IS 'Rows that came without a ground: unusable until someone gives one, deleted when the month of Art. 14(3)(a) is over';
COMMENT ON COLUMN quarantine.quarantine_id IS 'UUIDv7';
COMMENT ON COLUMN quarantine.import_id IS 'Import that brought it';
COMMENT ON COLUMN quarantine.line IS 'Record number in the file';
COMMENT ON COLUMN quarantine.draft IS 'The row, normalised (slices/transfer/contract.ts ContactDraft)';
COMMENT ON COLUMN quarantine.identifiers IS 'Its e-mail addresses and phone numbers, so that erasure finds the person here too';
COMMENT ON COLUMN quarantine.reason IS 'Why: no-ground, suppressed, ...';
COMMENT ON COLUMN quarantine.deletes_at IS 'When the clock runs out';
COMMENT ON COLUMN quarantine.created_at IS 'Came in';
CALL protect_by_purpose('quarantine', 11, 512);

CREATE TABLE import_rejected (
  import_id    uuid NOT NULL REFERENCES import ON DELETE CASCADE,
  line         integer NOT NULL,
  cells        jsonb NOT NULL,
  identifiers  text[] NOT NULL DEFAULT '{}',
  reasons      jsonb NOT NULL,
  deletes_at   timestamptz NOT NULL,
  PRIMARY KEY (import_id, line)
);
CREATE INDEX rejected_clock ON import_rejected (deletes_at);
CREATE INDEX rejected_identifiers ON import_rejected USING gin (identifiers);
COMMENT ON TABLE import_rejected IS 'Rows that could not be taken, kept for some days so that they can be mended';
COMMENT ON COLUMN import_rejected.import_id IS 'Import';
COMMENT ON COLUMN import_rejected.line IS 'Record number in the file';
COMMENT ON COLUMN import_rejected.cells IS 'The row as it stood in the file';
COMMENT ON COLUMN import_rejected.identifiers IS 'E-mail addresses and phone numbers in it, so that erasure finds the person here too';
COMMENT ON COLUMN import_rejected.reasons IS 'Codes with column names';
COMMENT ON COLUMN import_rejected.deletes_at IS 'When it goes';
CALL protect_by_purpose('import_rejected', 11, 512);

-- The duplicate check looks past purpose and scope, since two rows for one person are never right; it returns ids
-- only, and only to an actor who already holds the address or number that matched.
CREATE FUNCTION find_duplicates(emails text[], phones text[], external_ids text[])
  RETURNS TABLE (matched text, contact_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT e.address, e.contact_id FROM contact_email e WHERE e.address = ANY (emails)
  UNION ALL SELECT p.number, p.contact_id FROM contact_phone p WHERE p.number = ANY (phones)
  UNION ALL SELECT c.external_id, c.contact_id FROM contact c WHERE c.external_id = ANY (external_ids)
$$;
COMMENT ON FUNCTION find_duplicates IS 'Which contacts already have these addresses, numbers or ids';
CALL vet('find_duplicates', true);
