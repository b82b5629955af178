-- Who did what, when, for what purpose, with which contacts: one row a transaction, written in that transaction.
-- docs/decisions/0004 tells why it has this shape and how it will be sealed.

CREATE TABLE audit_entry (
  entry_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL DEFAULT now(),
  actor_kind  text NOT NULL,
  actor_id    uuid NOT NULL,
  purpose     text NOT NULL,
  action      text NOT NULL,
  subjects    uuid[] NOT NULL DEFAULT '{}',
  salt        uuid NOT NULL DEFAULT gen_random_uuid()
);
COMMENT ON TABLE audit_entry IS 'The log of every access, reads as well (Art. 5(2), 15 with C-579/21); ids only, no content';
COMMENT ON COLUMN audit_entry.entry_id IS 'Order of writing';
COMMENT ON COLUMN audit_entry.at IS 'Time of the transaction';
COMMENT ON COLUMN audit_entry.actor_kind IS 'user, api-key, system, visitor';
COMMENT ON COLUMN audit_entry.actor_id IS 'User or key; nil for the machine';
COMMENT ON COLUMN audit_entry.purpose IS 'Purpose of the transaction';
COMMENT ON COLUMN audit_entry.action IS 'What was done, slice.verb';
COMMENT ON COLUMN audit_entry.subjects IS 'Contacts touched; the nil UUID where one was erased since';
COMMENT ON COLUMN audit_entry.salt IS 'Makes the commitment of this entry unguessable once sealed';
-- A short pending list: whoever asks for one person reads all of it (3 ms with the default of 4 MB, 0.3 with this).
CREATE INDEX audit_by_subject ON audit_entry USING gin (subjects) WITH (fastupdate = on, gin_pending_list_limit = 256);
-- Entries come in the order of their time, so ranges of blocks will do; a tree would cost every access a tenth more.
CREATE INDEX audit_by_time ON audit_entry USING brin (at) WITH (pages_per_range = 16, autosummarize = on);
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON audit_entry FOR INSERT TO obhut_app WITH CHECK (
  (SELECT ctx_bit()) <> 0 AND actor_id = (SELECT ctx_actor()));
-- Reading the log is itself work under a purpose: rights or access administration.
CREATE POLICY readable ON audit_entry FOR SELECT TO obhut_app USING (((SELECT ctx_bit()) & 5) <> 0 AND (SELECT ctx_scope()) <> 'self');
CREATE POLICY keeper ON audit_entry TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON audit_entry TO obhut_app;
GRANT SELECT, UPDATE (subjects) ON audit_entry TO obhut_keeper;

CREATE FUNCTION audit_of(contact uuid, max_rows integer) RETURNS SETOF audit_entry
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() <> 1 OR (ctx_scope() = 'self' AND contact IS DISTINCT FROM ctx_subject()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'audit_of needs the purpose rights, and in the portal the person themselves';
  END IF;
  -- OFFSET 0: only the index by person will do. With ORDER BY and LIMIT in sight the planner would rather walk the whole
  -- log backwards until it has enough, and for somebody whom nobody looked at it never has.
  RETURN QUERY SELECT * FROM (SELECT * FROM audit_entry WHERE subjects @> ARRAY[contact] OFFSET 0) of_person
    ORDER BY entry_id DESC LIMIT max_rows;
END $$;
COMMENT ON FUNCTION audit_of IS 'Who looked at this person, when, for what purpose; array operators are not leakproof, hence a vetted function';
CALL vet('audit_of', true);

CREATE FUNCTION redact_audit(contacts uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE touched integer;
BEGIN
  IF ctx_bit() NOT IN (1, 8) THEN RAISE insufficient_privilege USING MESSAGE = 'redact_audit needs the purpose rights or upkeep'; END IF;
  UPDATE audit_entry SET subjects = (
      SELECT array_agg(CASE WHEN s = ANY (contacts) THEN '00000000-0000-0000-0000-000000000000' ELSE s END ORDER BY n)
        FROM unnest(subjects) WITH ORDINALITY AS u(s, n))
   WHERE subjects && contacts;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched;
END $$;
COMMENT ON FUNCTION redact_audit IS 'Takes erased people out of the log, keeping place and number of the others';
CALL vet('redact_audit', true);

-- A transaction that read a contact before its erasure and committed after it leaves the id behind once more.
CREATE FUNCTION redact_gone(since timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE gone uuid[];
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'redact_gone needs the purpose upkeep'; END IF;
  SELECT array_agg(id) INTO gone FROM (
    SELECT DISTINCT s AS id FROM audit_entry a, unnest(a.subjects) AS s WHERE a.at >= since) named
   WHERE id <> '00000000-0000-0000-0000-000000000000'
     AND NOT EXISTS (SELECT FROM contact c WHERE c.contact_id = named.id);
  IF gone IS NULL THEN RETURN 0; END IF;
  RETURN redact_audit(gone);
END $$;
COMMENT ON FUNCTION redact_gone IS 'Takes out of the log''s entries since then whoever is no longer there; for reads that overlapped an erasure';
CALL vet('redact_gone', true);
