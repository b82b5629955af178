-- What comes in and is not yet anybody's contact: imports, quarantine, rejected rows. Purpose intake only.

CREATE TABLE import (
  import_id      uuid PRIMARY KEY,
  file_name      text NOT NULL,
  file_sha256    bytea NOT NULL,
  file_format    text NOT NULL CHECK (file_format IN ('csv', 'xlsx', 'vcard')),
  file_encoding  text,
  file_bytes     bigint NOT NULL,
  state          text NOT NULL CHECK (state IN ('uploaded', 'previewed', 'queued', 'running', 'done', 'failed', 'undone')),
  reading        jsonb NOT NULL DEFAULT '{}',
  columns        jsonb NOT NULL DEFAULT '[]',
  mapping        jsonb NOT NULL DEFAULT '{}',
  footing        jsonb NOT NULL DEFAULT '{}',
  options        jsonb NOT NULL DEFAULT '{}',
  counts         jsonb NOT NULL DEFAULT '{}',
  failure        text,
  rows_total     integer,
  created_by     uuid NOT NULL,
  run_by         uuid,
  created_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz
);
CREATE INDEX import_by_time ON import (created_at, import_id);
CREATE INDEX import_by_hash ON import (file_sha256);
COMMENT ON TABLE import IS 'One file brought in: how it was read, on what footing, what came of it';
COMMENT ON COLUMN import.import_id IS 'UUIDv7';
COMMENT ON COLUMN import.file_name IS 'As uploaded; may name a person, so it goes with the rejected rows';
COMMENT ON COLUMN import.file_sha256 IS 'The same file twice is recognised';
COMMENT ON COLUMN import.file_format IS 'Found by content';
COMMENT ON COLUMN import.file_encoding IS 'Found by content';
COMMENT ON COLUMN import.file_bytes IS 'Size';
COMMENT ON COLUMN import.state IS 'uploaded, previewed, queued, running, done, failed, undone';
COMMENT ON COLUMN import.reading IS 'Encoding, separator, header and sheet where the person knows better than the file shows';
COMMENT ON COLUMN import.columns IS 'Column names of the file';
COMMENT ON COLUMN import.mapping IS 'Column to field, as corrected by the person';
COMMENT ON COLUMN import.footing IS 'Ground and origin for the file or by column';
COMMENT ON COLUMN import.options IS 'Duplicates, owner, country';
COMMENT ON COLUMN import.counts IS 'created, already there, completed, quarantined, rejected, companies';
COMMENT ON COLUMN import.failure IS 'Error code where it failed';
COMMENT ON COLUMN import.rows_total IS 'Rows of the file, once counted';
COMMENT ON COLUMN import.created_by IS 'User whose import it is; for a key the user who answers for it';
COMMENT ON COLUMN import.run_by IS 'User or key that started the run; the job acts as them';
COMMENT ON COLUMN import.created_at IS 'Uploaded';
COMMENT ON COLUMN import.finished_at IS 'Done, failed or undone';
CALL protect_by_purpose('import', 10, 512);
-- Intake has a scope like all work: a file, and what came of it, is its owner's until it is contacts. Rights and upkeep
-- look at all of it.
CREATE POLICY own_imports ON import AS RESTRICTIVE TO obhut_app USING (
  (SELECT ctx_bit()) <> 2 OR (SELECT ctx_scope()) = 'all' OR created_by = (SELECT ctx_owner()));

CREATE PROCEDURE protect_by_import(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE POLICY of_own_imports ON %1$s AS RESTRICTIVE TO obhut_app USING ('
    ' (SELECT ctx_bit()) <> 2 OR (SELECT ctx_scope()) = ''all'''
    ' OR EXISTS (SELECT FROM import i WHERE i.import_id = %1$s.import_id))', target);
END $$;
COMMENT ON PROCEDURE protect_by_import IS 'Under the purpose intake, rows are there only while their import is';

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
CALL protect_by_import('import_progress');

CREATE TABLE quarantine (
  quarantine_id  uuid PRIMARY KEY,
  import_id      uuid NOT NULL REFERENCES import ON DELETE CASCADE,
  line           integer NOT NULL,
  draft          jsonb NOT NULL,
  identifiers    text[] NOT NULL DEFAULT '{}',
  reason         text NOT NULL,
  deletes_at     timestamptz NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX quarantine_clock ON quarantine (deletes_at, quarantine_id);
CREATE INDEX quarantine_identifiers ON quarantine USING gin (identifiers);
CREATE INDEX quarantine_of_import ON quarantine (import_id, line);
COMMENT ON TABLE quarantine IS 'Rows that came without a ground: unusable until someone gives one, deleted when the month of Art. 14(3)(a) is over';
COMMENT ON COLUMN quarantine.quarantine_id IS 'UUIDv7';
COMMENT ON COLUMN quarantine.import_id IS 'Import that brought it';
COMMENT ON COLUMN quarantine.line IS 'Record number in the file';
COMMENT ON COLUMN quarantine.draft IS 'The row, normalised (slices/transfer/contract.ts ContactDraft)';
COMMENT ON COLUMN quarantine.identifiers IS 'Its e-mail addresses and phone numbers, so that erasure finds the person here too';
COMMENT ON COLUMN quarantine.reason IS 'Why: no-ground, ground-ended, opted-out';
COMMENT ON COLUMN quarantine.deletes_at IS 'When the clock runs out';
COMMENT ON COLUMN quarantine.created_at IS 'Came in';
CALL protect_by_purpose('quarantine', 11, 512);
CALL protect_by_import('quarantine');
CALL hide_from_others('quarantine', 'identifiers');
-- Ends are enforced on read, to the second, whatever the clean-up has or has not done yet.
CREATE POLICY until_end ON quarantine AS RESTRICTIVE TO obhut_app USING (
  deletes_at >= (SELECT ctx_horizon()));

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
COMMENT ON COLUMN import_rejected.cells IS 'The row as it stood in the file; empty for a suppressed person, whose data goes nowhere';
COMMENT ON COLUMN import_rejected.identifiers IS 'E-mail addresses and phone numbers in it, so that erasure finds the person here too';
COMMENT ON COLUMN import_rejected.reasons IS 'Codes with column names';
COMMENT ON COLUMN import_rejected.deletes_at IS 'When it goes';
CALL protect_by_purpose('import_rejected', 11, 512);
CALL protect_by_import('import_rejected');
CALL hide_from_others('import_rejected', 'identifiers');
CREATE POLICY until_end ON import_rejected AS RESTRICTIVE TO obhut_app USING (
  deletes_at >= (SELECT ctx_horizon()));

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

-- What speaks for and against two entries being one person, beside the address or number that they share. Colleagues
-- share a switchboard, couples a mailbox, and ids of two programs can be the same; a given name can be short ("H.", "Hans",
-- "Hans Peter"). When in doubt two people: an entry too many can be merged, a person lost cannot be found.
CREATE FUNCTION names_agree(matched text, given_a text, family_a text, given_b text, family_b text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN coalesce(given_a, family_a) IS NULL OR coalesce(given_b, family_b) IS NULL THEN true
    WHEN NOT (starts_with(given_a, rtrim(given_b, '.')) OR starts_with(given_b, rtrim(given_a, '.'))) THEN false
    ELSE coalesce(family_a = family_b, matched <> 'phone' OR given_a = given_b, false)
  END
$$;
COMMENT ON FUNCTION names_agree IS 'Folded names, null where unknown; the same rule as slices/transfer/seen-people.ts';

-- Like find_duplicates for rows of a file: past purpose and scope, ids only, to an actor who holds the person's data
-- already. `people`: n, emails, phones, external_id, given, middle, family, suffix, birthday, postcode, street. A contact that
-- is about to be deleted counts no more. Name with birthday or with address is a person unless ids, mailboxes or
-- numbers differ; a name alone is one only in the very same file (`same_file`: imports of the same bytes), where the
-- contact has nothing else to be known by. Somebody restricted with the same address, number or id comes before anybody
-- else: such a row completes nobody. Index look-ups by order, not by plan: within an import the statistics are those of
-- before it.
CREATE FUNCTION match_people(people json, same_file uuid[], this_import uuid)
  RETURNS TABLE (n integer, matched text, contact_id uuid, shared boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT ROWS 1000
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  WITH p AS MATERIALIZED (
    SELECT r.*, fold(r.given) AS g, fold(r.family) AS f, fold(r.suffix) AS s,
           left(fold(concat_ws(' ', r.family, r.given, r.middle)), 200) AS sorted
      FROM json_to_recordset(people) AS r(n integer, emails text[], phones text[], external_id text, given text, middle text,
           family text, suffix text, birthday date, postcode text, street text)
  ), found AS MATERIALIZED (
    SELECT p.n, h.* FROM p CROSS JOIN LATERAL (
      SELECT i.strength, i.matched, c.contact_id,
             names_agree(i.matched, p.g, p.f, fold(coalesce(c.given_name, c.nickname)), fold(c.family_name)) AS agree,
             c.restricted_at IS NOT NULL AS rests
        FROM ((SELECT 1 AS strength, 'external-id' AS matched, x.contact_id
                 FROM contact x WHERE x.external_id = p.external_id LIMIT 1000)
              UNION ALL
              SELECT 2, 'email', x.contact_id FROM unnest(p.emails) AS a(address)
                CROSS JOIN LATERAL (SELECT e.contact_id FROM contact_email e WHERE e.address = a.address LIMIT 1000) x
              UNION ALL
              SELECT 3, 'phone', x.contact_id FROM unnest(p.phones) AS a(number)
                CROSS JOIN LATERAL (SELECT t.contact_id FROM contact_phone t WHERE t.number = a.number LIMIT 1000) x) i
        CROSS JOIN LATERAL (SELECT * FROM contact x WHERE x.contact_id = i.contact_id OFFSET 0) c
       WHERE c.deletes_at > now() AND c.import_id IS DISTINCT FROM this_import
      UNION ALL
      SELECT 4, 'person', c.contact_id, true, false
        FROM ((SELECT y.contact_id
                 FROM (SELECT x.contact_id, x.sort_name FROM contact x
                        WHERE (x.birth_year, x.birth_month, x.birth_day) = (extract(year FROM p.birthday)::int,
                                extract(month FROM p.birthday)::int, extract(day FROM p.birthday)::int) OFFSET 0) y
                WHERE y.sort_name = p.sorted LIMIT 1000)
              UNION ALL
              (SELECT x.contact_id FROM contact_address x
                WHERE x.postal_code = p.postcode AND lower(x.street) = lower(p.street) LIMIT 1000)) i
        CROSS JOIN LATERAL (SELECT * FROM contact x WHERE x.contact_id = i.contact_id OFFSET 0) c
       WHERE c.deletes_at > now() AND c.import_id IS DISTINCT FROM this_import
         AND coalesce(p.g, p.f) IS NOT NULL AND c.sort_name = p.sorted AND fold(c.name_suffix) IS NOT DISTINCT FROM p.s
         AND coalesce(make_date(c.birth_year, c.birth_month, c.birth_day) = p.birthday, true)
         -- What both have would have been found, were it the same.
         AND (p.external_id IS NULL OR c.external_id IS NULL)
         AND (p.emails = '{}' OR NOT EXISTS (SELECT FROM contact_email e WHERE e.contact_id = c.contact_id))
         AND (p.phones = '{}' OR NOT EXISTS (SELECT FROM contact_phone t WHERE t.contact_id = c.contact_id))
      UNION ALL
      SELECT 5, 'same-file', c.contact_id, true, false FROM contact c
       WHERE cardinality(same_file) > 0 AND p.emails = '{}' AND p.phones = '{}' AND p.external_id IS NULL
         AND coalesce(p.g, p.f) IS NOT NULL AND c.sort_name = p.sorted AND c.import_id = ANY (same_file)
         AND fold(c.name_suffix) IS NOT DISTINCT FROM p.s AND c.deletes_at > now()
         AND NOT EXISTS (SELECT FROM contact_email e WHERE e.contact_id = c.contact_id)
         AND NOT EXISTS (SELECT FROM contact_phone t WHERE t.contact_id = c.contact_id)
    ) h
  )
  SELECT DISTINCT ON (found.n) found.n, CASE WHEN agree THEN found.matched END, CASE WHEN agree THEN found.contact_id END, NOT agree
    FROM found ORDER BY found.n, agree DESC, rests DESC, strength, found.contact_id
$$;
COMMENT ON FUNCTION match_people IS 'Which contacts rows of a file are; shared: somebody else has that address or number';
CALL vet('match_people', true);
