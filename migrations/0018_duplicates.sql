-- Two entries for one person: found, decided, and merged. Accuracy (Art. 5(1)(d)) asks for it, and every right of a person
-- is worth more when it reaches all of what the firm holds about them.

CREATE TABLE duplicate_candidate (
  pair_id     uuid NOT NULL,
  contact_id  uuid NOT NULL REFERENCES contact ON DELETE CASCADE,
  other_id    uuid NOT NULL REFERENCES contact ON DELETE CASCADE,
  reasons     text[] NOT NULL,
  score       smallint NOT NULL,
  found_at    timestamptz NOT NULL DEFAULT now(),
  decided_at  timestamptz,
  decided_by  uuid,
  PRIMARY KEY (contact_id, other_id)
);
CREATE INDEX duplicate_to_decide ON duplicate_candidate (score, pair_id) WHERE decided_at IS NULL AND contact_id < other_id;
CREATE INDEX duplicate_by_pair ON duplicate_candidate (pair_id);
CREATE INDEX duplicate_of_other ON duplicate_candidate (other_id);
COMMENT ON TABLE duplicate_candidate IS 'Pairs of contacts that may be one person, one row for each side; a decision "not the same" lasts';
COMMENT ON COLUMN duplicate_candidate.pair_id IS 'The same in both rows of a pair';
COMMENT ON COLUMN duplicate_candidate.contact_id IS 'Contact';
COMMENT ON COLUMN duplicate_candidate.other_id IS 'The contact that may be the same person';
COMMENT ON COLUMN duplicate_candidate.reasons IS 'email, phone, name-company, name-postcode, near-name';
COMMENT ON COLUMN duplicate_candidate.score IS 'How much speaks for it, 0 to 100';
COMMENT ON COLUMN duplicate_candidate.found_at IS 'Found';
COMMENT ON COLUMN duplicate_candidate.decided_at IS 'Since when it is decided that they are two people';
COMMENT ON COLUMN duplicate_candidate.decided_by IS 'User who decided';
CALL protect_by_contact('duplicate_candidate', 1);
CREATE POLICY with_other ON duplicate_candidate AS RESTRICTIVE TO obhut_app USING (
  EXISTS (SELECT FROM contact c WHERE c.contact_id = duplicate_candidate.other_id));

CREATE TABLE duplicate_search (
  search_id    smallint PRIMARY KEY DEFAULT 1 CHECK (search_id = 1),
  seen_until   timestamptz NOT NULL DEFAULT '-infinity',
  finished_at  timestamptz
);
COMMENT ON TABLE duplicate_search IS 'How far the search for duplicates is: one row';
COMMENT ON COLUMN duplicate_search.search_id IS 'Always 1';
COMMENT ON COLUMN duplicate_search.seen_until IS 'Contacts changed before this were compared';
COMMENT ON COLUMN duplicate_search.finished_at IS 'When a search last came to its end';
INSERT INTO duplicate_search DEFAULT VALUES;
ALTER TABLE duplicate_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_search FORCE ROW LEVEL SECURITY;
CREATE POLICY any_purpose ON duplicate_search TO obhut_app USING ((SELECT ctx_bit()) <> 0);
GRANT SELECT, UPDATE ON duplicate_search TO obhut_app;

-- One step of the search: the next contacts in the order of their change, each compared with those that the indexes lead
-- to by one of its keys, and with so many at most. So a step takes the same at any size, and a contact that does not change
-- is compared once. What many share (a switchboard, info@) says nothing about one person.
CREATE FUNCTION find_duplicate_pairs(after_time timestamptz, after_id uuid, batch integer)
  RETURNS TABLE (last_time timestamptz, last_id uuid, seen integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE ids uuid[];
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'find_duplicate_pairs needs the purpose upkeep'; END IF;
  SELECT array_agg(n.contact_id), max(n.updated_at) INTO ids, last_time FROM (
    SELECT c.contact_id, c.updated_at FROM contact c WHERE (c.updated_at, c.contact_id) > (after_time, after_id)
     ORDER BY c.updated_at, c.contact_id LIMIT batch) n;
  seen := coalesce(cardinality(ids), 0);
  IF seen = 0 THEN RETURN NEXT; RETURN; END IF;
  SELECT n.contact_id INTO last_id FROM contact n WHERE n.contact_id = ANY (ids) AND n.updated_at = last_time
   ORDER BY n.contact_id DESC LIMIT 1;

  WITH one AS MATERIALIZED (
    SELECT c.contact_id, c.sort_name, fold(coalesce(c.given_name, c.nickname)) AS g, fold(c.family_name) AS f,
           CASE WHEN c.birth_year IS NOT NULL AND c.birth_day IS NOT NULL THEN (c.birth_year, c.birth_month, c.birth_day)::text END AS born
      FROM contact c WHERE c.contact_id = ANY (ids) AND c.deletes_at > now() AND c.restricted_at IS NULL
  ), led AS MATERIALIZED (
    SELECT o.contact_id, x.contact_id AS other_id, 'email' AS sign
      FROM one o JOIN contact_email e ON e.contact_id = o.contact_id
      CROSS JOIN LATERAL (SELECT y.contact_id, count(*) OVER () AS n FROM (
        SELECT z.contact_id FROM contact_email z WHERE z.address = e.address LIMIT 11) y) x WHERE x.n <= 10
    UNION
    SELECT o.contact_id, x.contact_id, 'phone'
      FROM one o JOIN contact_phone p ON p.contact_id = o.contact_id
      CROSS JOIN LATERAL (SELECT y.contact_id, count(*) OVER () AS n FROM (
        SELECT z.contact_id FROM contact_phone z WHERE z.number = p.number LIMIT 51) y) x WHERE x.n <= 50
    UNION
    SELECT o.contact_id, x.contact_id, 'name'
      FROM one o CROSS JOIN LATERAL (SELECT y.contact_id FROM contact y WHERE y.sort_name = o.sort_name LIMIT 200) x
     WHERE coalesce(o.g, o.f) IS NOT NULL
    UNION
    SELECT o.contact_id, x.contact_id, 'company'
      FROM one o JOIN contact_company w ON w.contact_id = o.contact_id
      CROSS JOIN LATERAL (SELECT y.contact_id, count(*) OVER () AS n FROM (
        SELECT z.contact_id FROM contact_company z WHERE z.company_id = w.company_id LIMIT 201) y) x WHERE x.n <= 200
    UNION
    SELECT o.contact_id, x.contact_id, 'address'
      FROM one o JOIN contact_address a ON a.contact_id = o.contact_id AND a.postal_code <> '' AND a.street <> ''
      CROSS JOIN LATERAL (SELECT y.contact_id, count(*) OVER () AS n FROM (SELECT z.contact_id FROM contact_address z
        WHERE z.postal_code = a.postal_code AND lower(z.street) = lower(a.street) LIMIT 201) y) x WHERE x.n <= 200
  ), told AS MATERIALIZED (
    SELECT l.contact_id, l.other_id, array_agg(l.sign) AS signs, o.g, o.f, o.born, o.sort_name
      FROM led l JOIN one o ON o.contact_id = l.contact_id WHERE l.other_id <> l.contact_id
     GROUP BY l.contact_id, l.other_id, o.g, o.f, o.born, o.sort_name
  ), compared AS MATERIALIZED (
    SELECT t.contact_id, t.other_id, t.signs, t.sort_name = c.sort_name AS same,
           names_agree('email', t.g, t.f, n.g, n.f) AS agree,
           -- One letter of difference, in words that begin alike or after one that is the same.
           coalesce(t.sort_name <> c.sort_name AND (left(t.f, 1) = left(n.f, 1) OR t.g = n.g)
             AND near_keys(t.g) && near_keys(n.g) AND near_keys(t.f) && near_keys(n.f), false) AS near,
           coalesce(t.born <> (c.birth_year, c.birth_month, c.birth_day)::text, false) AND c.birth_year IS NOT NULL
             AND c.birth_day IS NOT NULL AS born_apart
      FROM told t JOIN contact c ON c.contact_id = t.other_id
      CROSS JOIN LATERAL (SELECT fold(coalesce(c.given_name, c.nickname)) AS g, fold(c.family_name) AS f) n
     WHERE c.deletes_at > now() AND c.restricted_at IS NULL
  ), judged AS MATERIALIZED (
    SELECT DISTINCT ON (1, 2) least(p.contact_id, p.other_id) AS a, greatest(p.contact_id, p.other_id) AS b, r.reasons, r.score
      FROM compared p CROSS JOIN LATERAL (
        SELECT array_agg(s.reason ORDER BY s.score DESC) AS reasons, least(100, max(s.score) + 5 * (count(*) - 1)) AS score
          FROM (VALUES
            ('email', CASE WHEN p.agree THEN 90 WHEN p.near THEN 75 ELSE 30 END, 'email' = ANY (p.signs)),
            ('phone', 80, 'phone' = ANY (p.signs) AND (p.agree OR p.near)),
            ('name-company', 75, p.same AND NOT p.born_apart AND 'name' = ANY (p.signs) AND EXISTS (
              SELECT FROM contact_company x JOIN contact_company y ON y.company_id = x.company_id
               WHERE x.contact_id = p.contact_id AND y.contact_id = p.other_id)),
            ('name-postcode', 70, p.same AND NOT p.born_apart AND 'name' = ANY (p.signs) AND EXISTS (
              SELECT FROM contact_address x JOIN contact_address y ON y.postal_code = x.postal_code
               WHERE x.contact_id = p.contact_id AND y.contact_id = p.other_id AND x.postal_code <> '')),
            ('near-name', 50, p.near AND NOT p.born_apart AND p.signs && ARRAY['company', 'address'])
          ) AS s(reason, score, holds) WHERE s.holds) r
     WHERE r.reasons IS NOT NULL ORDER BY 1, 2, r.score DESC
  ), stale AS (
    DELETE FROM duplicate_candidate d WHERE d.contact_id = ANY (ids) AND d.decided_at IS NULL
       AND NOT EXISTS (SELECT FROM judged j WHERE (j.a, j.b) = (least(d.contact_id, d.other_id), greatest(d.contact_id, d.other_id)))
    RETURNING d.pair_id
  ), stale_others AS (
    DELETE FROM duplicate_candidate d WHERE d.other_id = ANY (ids) AND NOT d.contact_id = ANY (ids) AND d.decided_at IS NULL
       AND NOT EXISTS (SELECT FROM judged j WHERE (j.a, j.b) = (least(d.contact_id, d.other_id), greatest(d.contact_id, d.other_id)))
  ), paired AS MATERIALIZED (SELECT gen_random_uuid() AS pair_id, j.* FROM judged j)
  INSERT INTO duplicate_candidate AS d (pair_id, contact_id, other_id, reasons, score)
  SELECT p.pair_id, s.contact_id, s.other_id, p.reasons, p.score
    FROM paired p CROSS JOIN LATERAL (VALUES (p.a, p.b), (p.b, p.a)) AS s(contact_id, other_id)
  ON CONFLICT (contact_id, other_id) DO UPDATE SET reasons = excluded.reasons, score = excluded.score
   WHERE d.decided_at IS NULL AND (d.reasons, d.score) IS DISTINCT FROM (excluded.reasons, excluded.score);
  RETURN NEXT;
END $$;
COMMENT ON FUNCTION find_duplicate_pairs IS 'Compares the contacts that changed after a place; returns the next place. Restricted contacts are left alone (Art. 18)';
CALL vet('find_duplicate_pairs', true);

-- Makes two contacts one: everything that leads to the loser leads to the winner, and the loser's row goes. Which tables
-- those are, the live schema says: every foreign key to contact, every column called contact_id, every array of ids. Where a
-- key allows one row only, the winner's stays. The application unites the footing first, and enters the ledger after.
CREATE FUNCTION merge_contacts(winner uuid, loser uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  locked integer; place record; key record; gone bigint; counts jsonb := '{}';
BEGIN
  -- The predicate is the policy under_purpose, word for word; test/policies.test.ts holds the two together. Locked in the
  -- order of ids, as erasure locks.
  SELECT count(*) INTO locked FROM (SELECT FROM contact c
   WHERE c.contact_id IN (winner, loser)
    AND ((c.open_purposes | 8) & (SELECT ctx_bit())) <> 0
    AND c.visible_until >= (SELECT ctx_horizon())
    AND ((SELECT ctx_scope()) = 'all' OR c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team()) OR c.contact_id = (SELECT ctx_subject()))
    AND (c.restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR c.contact_id = ANY ((SELECT ctx_opened())::uuid[]))
   ORDER BY c.contact_id FOR UPDATE) both_of_them;
  IF locked <> 2 THEN RAISE insufficient_privilege USING MESSAGE = 'merge_contacts needs two visible contacts'; END IF;

  -- What pairs them says nothing any more.
  DELETE FROM duplicate_candidate d WHERE d.contact_id IN (winner, loser) AND d.other_id IN (winner, loser);
  -- Of a note there is one a person: both texts stay, until somebody chooses.
  UPDATE contact_note w SET text = w.text || E'\n\n' || l.text FROM contact_note l
   WHERE w.contact_id = winner AND l.contact_id = loser AND w.text <> l.text;
  UPDATE contact w SET created_at = l.created_at FROM contact l
   WHERE w.contact_id = winner AND l.contact_id = loser AND l.created_at < w.created_at;

  FOR place IN
    SELECT c.oid AS relation, c.oid::regclass AS name, a.attname AS col FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'contact'::regclass) AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition AND c.oid <> 'contact'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'uuid'::regtype
       AND (a.attname = 'contact_id' OR EXISTS (SELECT FROM pg_constraint k
             WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'contact'::regclass AND a.attnum = ANY (k.conkey)))
     ORDER BY c.relname, a.attnum
  LOOP
    FOR key IN
      SELECT pg_get_expr(i.indpred, i.indrelid) AS predicate,
             ARRAY(SELECT pg_get_indexdef(i.indexrelid, n, true) FROM generate_series(1, i.indnkeyatts) n
                    WHERE i.indkey[n - 1] <> a.attnum) AS parts
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = place.col
       WHERE i.indrelid = place.relation AND i.indisunique
         AND EXISTS (SELECT FROM generate_series(1, i.indnkeyatts) n WHERE i.indkey[n - 1] = a.attnum)
    LOOP
      EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT l.ctid'
        ' FROM (SELECT ctid, ROW(%3$s) AS parts FROM %1$s WHERE %2$I = $2 AND (%4$s)) l'
        ' JOIN (SELECT ROW(%3$s) AS parts FROM %1$s WHERE %2$I = $1 AND (%4$s)) w ON w.parts = l.parts WHERE l.parts IS NOT NULL))',
        place.name, place.col, coalesce(nullif(array_to_string(key.parts, ', '), ''), 'true'), coalesce(key.predicate, 'true')) USING winner, loser;
      GET DIAGNOSTICS gone = ROW_COUNT;
      IF gone > 0 THEN
        counts := counts || jsonb_build_object(place.name::text, coalesce((counts ->> place.name::text)::bigint, 0) + gone);
      END IF;
    END LOOP;
    EXECUTE format('UPDATE %1$s SET %2$I = $1 WHERE %2$I = $2', place.name, place.col) USING winner, loser;
  END LOOP;

  -- Whoever looked at the one has looked at this person; an entry that names both keeps its number of places.
  FOR place IN
    SELECT c.oid::regclass AS name, a.attname AS col FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'contact'::regclass) AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'uuid[]'::regtype
       AND has_column_privilege(c.oid, a.attnum, 'UPDATE')
  LOOP
    EXECUTE format('UPDATE %1$s SET %2$I = array_replace(%2$I, $2, CASE WHEN %2$I @> ARRAY[$1] THEN $3 ELSE $1 END) WHERE %2$I @> ARRAY[$2]',
      place.name, place.col) USING winner, loser, '00000000-0000-0000-0000-000000000000'::uuid;
  END LOOP;

  DELETE FROM contact c WHERE c.contact_id = loser;
  PERFORM recompute_footing(ARRAY[winner]);
  PERFORM refresh_contact_search(ARRAY[winner]);
  RETURN counts || jsonb_build_object('contact', 1);
END $$;
COMMENT ON FUNCTION merge_contacts IS 'Moves every row that leads to the loser over to the winner and deletes the loser; rows that had to go, by table';
CALL vet('merge_contacts', true);

-- A merge ends an entry, not a person: after a restore it is not erased again by itself, but with the contact that it went into.
ALTER TABLE erasure_ledger DROP CONSTRAINT erasure_ledger_reason_check;
ALTER TABLE erasure_ledger ADD CONSTRAINT erasure_ledger_reason_check
  CHECK (reason IN ('request', 'last-ground-ended', 'import-undone', 'withdrawn', 'merged'));
ALTER TABLE erasure_ledger ADD COLUMN into_hash bytea;
COMMENT ON COLUMN erasure_ledger.into_hash IS 'Merged: HMAC-SHA-256 of the id of the contact that it went into; whoever erases that one after a restore erases this one too';
