-- The archive: files, letters, holds, exports for a tax audit, and who may read and delete (docs/decisions/0026).
-- Frozen copies themselves stand in migrations/0013. rights 1, upkeep 8, accounting 32768; communication 4, purchases 16.

ALTER TABLE interaction ADD COLUMN archive_id uuid REFERENCES archive_document ON DELETE SET NULL;
CREATE INDEX interaction_of_archive ON interaction (archive_id) WHERE archive_id IS NOT NULL;
COMMENT ON COLUMN interaction.archive_id IS 'Frozen copy of a commercial letter, once it is marked as one';

-- Files belong to a frozen copy and go with it; each has a hash, so that it can be told whether it is what it was.
CREATE TABLE archive_file (
  file_id      uuid PRIMARY KEY,
  archive_id   uuid NOT NULL REFERENCES archive_document ON DELETE CASCADE,
  name         text NOT NULL,
  media_type   text NOT NULL,
  bytes        bigint NOT NULL,
  sha256       bytea NOT NULL,
  keep_until   timestamptz NOT NULL,
  archived_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_of_archive ON archive_file (archive_id);
CREATE INDEX archive_file_clock ON archive_file (keep_until);
COMMENT ON TABLE archive_file IS 'Files of frozen copies: the original of an e-invoice, what was attached to a letter';
COMMENT ON COLUMN archive_file.file_id IS 'UUIDv7; name of the file in the area archive';
COMMENT ON COLUMN archive_file.archive_id IS 'Document';
COMMENT ON COLUMN archive_file.name IS 'As it came in or went out';
COMMENT ON COLUMN archive_file.media_type IS 'Found by content';
COMMENT ON COLUMN archive_file.bytes IS 'Size';
COMMENT ON COLUMN archive_file.sha256 IS 'SHA-256 of the file as it was filed';
COMMENT ON COLUMN archive_file.keep_until IS 'As the document';
COMMENT ON COLUMN archive_file.archived_at IS 'Filed';
CALL remove_files_with('archive_file', 'archive', 'file_id');

CREATE FUNCTION archive_file_filed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  SELECT keep_until INTO NEW.keep_until FROM archive_document WHERE archive_id = NEW.archive_id;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION archive_file_filed IS 'A file is kept as long as its document, whoever files it';
CREATE TRIGGER filed BEFORE INSERT ON archive_file FOR EACH ROW EXECUTE FUNCTION archive_file_filed();
CALL vet('archive_file_filed', false);

-- Holds: what is held does not go, whatever its clock says.
CREATE TABLE archive_hold (
  hold_id     uuid PRIMARY KEY,
  reason      text NOT NULL CHECK (reason IN ('assessment', 'audit', 'dispute')),
  note        text NOT NULL,
  from_year   smallint,
  until_year  smallint,
  kinds       text[] NOT NULL DEFAULT '{}',
  review_on   date NOT NULL,
  set_by      uuid NOT NULL,
  set_at      timestamptz NOT NULL DEFAULT now(),
  ended_by    uuid,
  ended_at    timestamptz,
  deletes_at  timestamptz,
  CONSTRAINT hold_of_years CHECK ((from_year IS NULL) = (until_year IS NULL) AND from_year <= until_year
    AND (from_year IS NULL OR cardinality(kinds) > 0)),
  CONSTRAINT hold_ended CHECK ((ended_at IS NULL) = (deletes_at IS NULL))
);
CREATE INDEX hold_open ON archive_hold (set_at) WHERE ended_at IS NULL;
CREATE INDEX hold_clock ON archive_hold (deletes_at);
COMMENT ON TABLE archive_hold IS 'Legal holds: documents that stay although their clock has run out';
COMMENT ON COLUMN archive_hold.hold_id IS 'UUIDv7';
COMMENT ON COLUMN archive_hold.reason IS 'assessment (not final, AO s.147(3)), audit, dispute';
COMMENT ON COLUMN archive_hold.note IS 'File number and the like; names no customer';
COMMENT ON COLUMN archive_hold.from_year IS 'Documents of these years; null: single documents (archive_hold_document)';
COMMENT ON COLUMN archive_hold.until_year IS 'Last of these years';
COMMENT ON COLUMN archive_hold.kinds IS 'Kinds of these years: invoice, credit-note, voucher, order, letter';
COMMENT ON COLUMN archive_hold.review_on IS 'Whether it is still needed is to be looked at on that day';
COMMENT ON COLUMN archive_hold.set_by IS 'User or key that set it';
COMMENT ON COLUMN archive_hold.set_at IS 'Set';
COMMENT ON COLUMN archive_hold.ended_by IS 'User or key that ended it';
COMMENT ON COLUMN archive_hold.ended_at IS 'Ended; what is due goes with the next run';
COMMENT ON COLUMN archive_hold.deletes_at IS 'The entry goes then: reckoned from ended_at by its deletion class';
CREATE TRIGGER ends_by_class BEFORE INSERT OR UPDATE OF ended_at ON archive_hold FOR EACH ROW EXECUTE FUNCTION reckon_end();

CREATE TABLE archive_hold_document (
  hold_id     uuid NOT NULL REFERENCES archive_hold ON DELETE CASCADE,
  archive_id  uuid NOT NULL REFERENCES archive_document ON DELETE CASCADE,
  PRIMARY KEY (hold_id, archive_id)
);
CREATE INDEX hold_of_document ON archive_hold_document (archive_id);
COMMENT ON TABLE archive_hold_document IS 'Single documents under a hold';
COMMENT ON COLUMN archive_hold_document.hold_id IS 'Hold';
COMMENT ON COLUMN archive_hold_document.archive_id IS 'Document';

CREATE FUNCTION archive_held(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
      SELECT FROM archive_document a JOIN archive_hold h ON a.kind = ANY (h.kinds)
         AND extract(year FROM a.issued_on) BETWEEN h.from_year AND h.until_year
       WHERE a.archive_id = wanted AND h.ended_at IS NULL)
    OR EXISTS (
      SELECT FROM archive_hold_document d JOIN archive_hold h USING (hold_id) WHERE d.archive_id = wanted AND h.ended_at IS NULL)
$$;
COMMENT ON FUNCTION archive_held IS 'Whether a hold that has not ended covers the document';
CALL vet('archive_held', true);

-- Counts for whoever sees everything, past the policy: its sub-selects are never run for them, and yet weigh so much in the
-- planner's eyes that any way through the table looks as good as the index.
CREATE FUNCTION archive_counts() RETURNS TABLE (year integer, kind text, keep_until timestamptz, documents bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT extract(year FROM a.issued_on)::integer, a.kind, a.keep_until, count(*) FROM archive_document a
   WHERE (SELECT ctx_bit() & 32777) <> 0 AND (SELECT ctx_categories() & 16) <> 0 AND (SELECT ctx_scope()) = 'all'
   GROUP BY 1, 2, 3
$$;
COMMENT ON FUNCTION archive_counts IS 'How many documents there are, by year, kind and end, for accounting, rights and upkeep with the scope all';
CALL vet('archive_counts', true);

-- By the holds and not document by document: asked of a hundred thousand, one call each takes seconds.
CREATE FUNCTION held_documents(due_by timestamptz) RETURNS TABLE (archive_id uuid, keep_until timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT a.archive_id, a.keep_until FROM archive_hold h
    JOIN archive_document a ON a.issued_on BETWEEN make_date(h.from_year, 1, 1) AND make_date(h.until_year, 12, 31) AND a.kind = ANY (h.kinds)
   WHERE h.ended_at IS NULL AND a.keep_until <= due_by
  UNION
  SELECT a.archive_id, a.keep_until FROM archive_hold h JOIN archive_hold_document d USING (hold_id) JOIN archive_document a USING (archive_id)
   WHERE h.ended_at IS NULL AND a.keep_until <= due_by
$$;
COMMENT ON FUNCTION held_documents IS 'Documents whose period is over by then and that a hold covers which has not ended; ids and ends alone';
CALL vet('held_documents', true);

-- A hold is set, looked at again and ended, by those who see everything; what it covers and why stays as it was set.
ALTER TABLE archive_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY to_look_up ON archive_hold FOR SELECT TO obhut_app USING (
  ((SELECT ctx_bit()) & 32777) <> 0 AND (SELECT ctx_scope()) = 'all');
CREATE POLICY to_set ON archive_hold FOR INSERT TO obhut_app WITH CHECK (
  (SELECT ctx_bit()) = 32768 AND (SELECT ctx_scope()) = 'all' AND ended_at IS NULL);
CREATE POLICY to_end ON archive_hold FOR UPDATE TO obhut_app USING (
  (SELECT ctx_bit()) = 32768 AND (SELECT ctx_scope()) = 'all' AND ended_at IS NULL) WITH CHECK (true);
CREATE POLICY when_over ON archive_hold FOR DELETE TO obhut_app USING ((SELECT ctx_bit()) = 8 AND deletes_at <= now());
CREATE POLICY keeper ON archive_hold TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE, UPDATE (review_on, ended_by, ended_at) ON archive_hold TO obhut_app;
GRANT SELECT, UPDATE (deletes_at) ON archive_hold TO obhut_keeper;
ALTER TABLE archive_hold_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive_hold_document FORCE ROW LEVEL SECURITY;
CREATE POLICY to_look_up ON archive_hold_document FOR SELECT TO obhut_app USING (
  EXISTS (SELECT FROM archive_hold h WHERE h.hold_id = archive_hold_document.hold_id));
CREATE POLICY to_set ON archive_hold_document FOR INSERT TO obhut_app WITH CHECK (
  (SELECT ctx_bit()) = 32768 AND EXISTS (SELECT FROM archive_hold h WHERE h.hold_id = archive_hold_document.hold_id AND h.ended_at IS NULL));
CREATE POLICY keeper ON archive_hold_document TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON archive_hold_document TO obhut_app;
GRANT SELECT ON archive_hold_document TO obhut_keeper;

-- An export for a tax audit: a file for its maker, for some days.
CREATE TABLE archive_export (
  export_id        uuid PRIMARY KEY,
  from_on          date NOT NULL,
  until_on         date NOT NULL,
  kinds            text[] NOT NULL,
  reason           text NOT NULL CHECK (reason <> ''),
  recipient        text NOT NULL CHECK (recipient <> ''),
  state            text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  failure          text,
  documents_total  bigint,
  documents_done   bigint NOT NULL DEFAULT 0,
  bytes            bigint,
  sums             jsonb,
  created_by       uuid NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  finished_at      timestamptz,
  deletes_at       timestamptz NOT NULL,
  CONSTRAINT export_of_days CHECK (from_on <= until_on)
);
CREATE INDEX archive_export_clock ON archive_export (deletes_at);
COMMENT ON TABLE archive_export IS 'Exports of the archive for a tax audit (AO s.147(6)); the file lies in the area archive-exports';
COMMENT ON COLUMN archive_export.export_id IS 'UUIDv7; name of the file';
COMMENT ON COLUMN archive_export.from_on IS 'Documents from this day on';
COMMENT ON COLUMN archive_export.until_on IS 'Documents up to this day';
COMMENT ON COLUMN archive_export.kinds IS 'Kinds of documents';
COMMENT ON COLUMN archive_export.reason IS 'Reason given; noted beside every document';
COMMENT ON COLUMN archive_export.recipient IS 'To whom it is handed over';
COMMENT ON COLUMN archive_export.state IS 'queued, running, done, failed';
COMMENT ON COLUMN archive_export.failure IS 'Error code where it failed';
COMMENT ON COLUMN archive_export.documents_total IS 'Documents in it';
COMMENT ON COLUMN archive_export.documents_done IS 'How far it is';
COMMENT ON COLUMN archive_export.bytes IS 'Size of the file';
COMMENT ON COLUMN archive_export.sums IS 'Counts and sums as they stand in the readme';
COMMENT ON COLUMN archive_export.created_by IS 'User or key that wanted it; nobody else can fetch it';
COMMENT ON COLUMN archive_export.created_at IS 'Wanted';
COMMENT ON COLUMN archive_export.finished_at IS 'Done or failed';
COMMENT ON COLUMN archive_export.deletes_at IS 'Goes then, with its file';
CALL protect_by_purpose('archive_export', 32776, 16);
CREATE POLICY of_all ON archive_export AS RESTRICTIVE TO obhut_app USING ((SELECT ctx_scope()) = 'all');
CALL remove_files_with('archive_export', 'archive-exports', 'export_id');

ALTER TABLE archive_reading ADD COLUMN export_id uuid;
CREATE UNIQUE INDEX reading_of_export ON archive_reading (export_id, archive_id) WHERE export_id IS NOT NULL;
COMMENT ON COLUMN archive_reading.export_id IS 'Export in which it was read; the entry stays when the export goes';

CREATE TABLE archive_check (
  check_id       uuid PRIMARY KEY,
  state          text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done')),
  documents      bigint NOT NULL DEFAULT 0,
  files          bigint NOT NULL DEFAULT 0,
  damaged        jsonb NOT NULL DEFAULT '[]',
  damaged_count  bigint NOT NULL DEFAULT 0,
  started_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz,
  deletes_at     timestamptz NOT NULL
);
CREATE INDEX archive_check_clock ON archive_check (deletes_at);
COMMENT ON TABLE archive_check IS 'Checks of the hashes of all documents and files of the archive';
COMMENT ON COLUMN archive_check.check_id IS 'UUIDv7';
COMMENT ON COLUMN archive_check.state IS 'queued, running, done';
COMMENT ON COLUMN archive_check.documents IS 'Documents checked';
COMMENT ON COLUMN archive_check.files IS 'Files checked';
COMMENT ON COLUMN archive_check.damaged IS 'The first hundred that are not as they were filed: [{archiveId, fileId, what}]';
COMMENT ON COLUMN archive_check.damaged_count IS 'How many are not as they were filed';
COMMENT ON COLUMN archive_check.started_at IS 'Begun';
COMMENT ON COLUMN archive_check.finished_at IS 'Ended';
COMMENT ON COLUMN archive_check.deletes_at IS 'Goes then';
CALL protect_by_purpose('archive_check', 32776, 16);
CALL hide_from_others('archive_check', NULL);

-- Whoever may write a document files its copy, under whatever purpose. What there is can be looked up by those who see
-- everything, and by others where they see the record that it is the copy of; what stands in it comes out of
-- open_archive alone. It goes when its time is over and nothing holds it, under upkeep.
CREATE POLICY to_file ON archive_document FOR INSERT TO obhut_app WITH CHECK (
  ((SELECT ctx_categories()) & CASE kind WHEN 'letter' THEN 4 ELSE 16 END) <> 0);
CREATE POLICY to_look_up ON archive_document FOR SELECT TO obhut_app USING (
  ((SELECT ctx_bit()) & 32777) <> 0 AND ((SELECT ctx_categories()) & 16) <> 0
  AND ((SELECT ctx_scope()) = 'all'
       OR EXISTS (SELECT FROM invoice i WHERE i.archive_id = archive_document.archive_id)
       OR EXISTS (SELECT FROM sales_order o WHERE o.archive_id = archive_document.archive_id)
       OR EXISTS (SELECT FROM payment p WHERE p.archive_id = archive_document.archive_id)
       OR EXISTS (SELECT FROM sales_return r WHERE r.archive_id = archive_document.archive_id)
       OR EXISTS (SELECT FROM interaction l WHERE l.archive_id = archive_document.archive_id)));
CREATE POLICY when_over ON archive_document FOR DELETE TO obhut_app USING (
  (SELECT ctx_bit()) = 8 AND keep_until <= now() AND NOT archive_held(archive_id));
CREATE POLICY keeper ON archive_document TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT (archive_id, kind, number, sha256, issued_on, statute_de, statute_en, keep_until, archived_at),
  INSERT, DELETE ON archive_document TO obhut_app;
GRANT SELECT ON archive_document TO obhut_keeper;

CREATE POLICY to_file ON archive_file FOR INSERT TO obhut_app WITH CHECK (((SELECT ctx_categories()) & 20) <> 0);
CREATE POLICY to_look_up ON archive_file FOR SELECT TO obhut_app USING (
  EXISTS (SELECT FROM archive_document a WHERE a.archive_id = archive_file.archive_id));
CREATE POLICY when_over ON archive_file FOR DELETE TO obhut_app USING (
  (SELECT ctx_bit()) = 8 AND keep_until <= now() AND NOT archive_held(archive_id));
CREATE POLICY keeper ON archive_file TO obhut_keeper USING (true) WITH CHECK (true);
ALTER TABLE archive_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive_file FORCE ROW LEVEL SECURITY;
GRANT SELECT (file_id, archive_id, bytes, media_type, sha256, keep_until, archived_at), INSERT, DELETE ON archive_file TO obhut_app;
GRANT SELECT ON archive_file TO obhut_keeper;

CREATE POLICY to_look_up ON archive_reading FOR SELECT TO obhut_app USING (
  ((SELECT ctx_bit()) & 32777) <> 0 AND (SELECT ctx_scope()) = 'all');
CREATE POLICY keeper ON archive_reading TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT ON archive_reading TO obhut_app;
GRANT SELECT, INSERT, DELETE ON archive_reading TO obhut_keeper;

CREATE FUNCTION require_accounting(because text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ctx_bit() <> 32768 OR ctx_scope() <> 'all' OR ctx_categories() & 16 = 0 OR trim(because) = '' THEN
    RAISE insufficient_privilege USING MESSAGE = 'the archive opens for accounting, with a reason';
  END IF;
END $$;
COMMENT ON FUNCTION require_accounting IS 'Refuses every purpose but accounting, every scope but all, and an empty reason';

CREATE FUNCTION open_archive(wanted uuid, because text) RETURNS SETOF archive_document
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT ROWS 1 AS $$
BEGIN
  PERFORM require_accounting(because);
  INSERT INTO archive_reading (reading_id, archive_id, reason, actor_id)
    SELECT gen_random_uuid(), a.archive_id, because, ctx_actor() FROM archive_document a WHERE a.archive_id = wanted;
  RETURN QUERY SELECT * FROM archive_document a WHERE a.archive_id = wanted;
END $$;
COMMENT ON FUNCTION open_archive IS 'A document of the archive, for accounting, with the reason noted';
CALL vet('open_archive', true);

-- Names of files can name people: they come with the document, once its reading is noted in this transaction.
CREATE FUNCTION files_of_archive(wanted uuid) RETURNS SETOF archive_file
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT f.* FROM archive_file f WHERE f.archive_id = wanted AND EXISTS (
    SELECT FROM archive_reading r WHERE r.archive_id = wanted AND r.actor_id = ctx_actor() AND r.read_at = now()) ORDER BY f.file_id
$$;
COMMENT ON FUNCTION files_of_archive IS 'Files of a document that this transaction has opened';
CALL vet('files_of_archive', true);

-- The readings fix the set: they lock the documents against their clock until the export has ended.
CREATE FUNCTION begin_archive_export(wanted uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE noted bigint;
BEGIN
  PERFORM require_accounting((SELECT x.reason FROM archive_export x WHERE x.export_id = wanted AND x.created_by = ctx_actor()));
  INSERT INTO archive_reading (reading_id, archive_id, reason, actor_id, export_id)
    SELECT gen_random_uuid(), a.archive_id, x.reason, ctx_actor(), x.export_id
      FROM archive_export x JOIN archive_document a ON a.issued_on BETWEEN x.from_on AND x.until_on AND a.kind = ANY (x.kinds)
     WHERE x.export_id = wanted AND x.created_by = ctx_actor();
  GET DIAGNOSTICS noted = ROW_COUNT;
  RETURN noted;
END $$;
COMMENT ON FUNCTION begin_archive_export IS 'Notes the reading of every document of an export, with its reason; says how many';
CALL vet('begin_archive_export', true);

-- A page is a step along the index. Statistics may lag behind a big import, and a plan that sorts would read everything
-- for every page.
CREATE FUNCTION archive_export_page(wanted uuid, after_on date, after_id uuid)
  RETURNS TABLE (archive_id uuid, kind text, number text, document jsonb, sha256 bytea, issued_on date, keep_until timestamptz, archived_at timestamptz, files jsonb)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET enable_sort = off SET enable_bitmapscan = off AS $$
DECLARE x archive_export;
BEGIN
  PERFORM require_accounting('export');
  SELECT * INTO STRICT x FROM archive_export e WHERE e.export_id = wanted;
  RETURN QUERY
    SELECT a.archive_id, a.kind, a.number, a.document, a.sha256, a.issued_on, a.keep_until, a.archived_at,
           (SELECT jsonb_agg(jsonb_build_object('fileId', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes,
              'sha256', encode(f.sha256, 'hex')) ORDER BY f.file_id) FROM archive_file f WHERE f.archive_id = a.archive_id)
      FROM archive_document a
     WHERE (a.issued_on, a.archive_id) > (after_on, after_id) AND a.issued_on BETWEEN x.from_on AND x.until_on AND a.kind = ANY (x.kinds)
       AND EXISTS (SELECT FROM archive_reading r
                    WHERE r.export_id = wanted AND r.archive_id = a.archive_id AND r.actor_id = ctx_actor() AND r.read_at = now() OFFSET 0)
     ORDER BY a.issued_on, a.archive_id LIMIT 500;
END $$;
COMMENT ON FUNCTION archive_export_page IS 'Documents of an export whose readings this transaction has noted, in the order of their dates';
CALL vet('archive_export_page', true);
GRANT SELECT ON archive_export TO obhut_keeper;

-- The checksum is that of JSON with sorted keys, as the application wrote it. Checked here no content leaves the database.
CREATE FUNCTION canonical_json(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(value)
    WHEN 'object' THEN '{' || coalesce((SELECT string_agg(to_json(e.key)::text || ':' || canonical_json(e.value), ',' ORDER BY e.key COLLATE "C")
                                          FROM jsonb_each(value) e), '') || '}'
    WHEN 'array' THEN '[' || coalesce((SELECT string_agg(canonical_json(e.value), ',' ORDER BY e.place)
                                         FROM jsonb_array_elements(value) WITH ORDINALITY AS e(value, place)), '') || ']'
    ELSE value::text END;
END $$;
COMMENT ON FUNCTION canonical_json IS 'JSON with sorted keys and without spaces';

CREATE FUNCTION check_archive(after_id uuid, how_many integer) RETURNS TABLE (archive_id uuid, is_unchanged boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'check_archive needs the purpose upkeep'; END IF;
  RETURN QUERY SELECT a.archive_id, sha256(convert_to(canonical_json(a.document), 'UTF8')) = a.sha256
    FROM archive_document a WHERE a.archive_id > after_id ORDER BY a.archive_id LIMIT how_many;
END $$;
COMMENT ON FUNCTION check_archive IS 'Whether the next documents are as they were filed';
CALL vet('check_archive', true);
GRANT EXECUTE ON FUNCTION canonical_json(jsonb), require_accounting(text) TO obhut_keeper;
