-- Search: one document per contact and per company, found through one vetted function each.
-- Trigram operators are not leakproof, so under row-level security their index would not be used; the function
-- runs as obhut_keeper, uses the index, and repeats the policy's predicate before it returns an id.

CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    normalize(translate(replace(replace(replace(replace(lower(normalize(value, NFC)), 'ß', 'ss'), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'łøđæœ', 'lodeo'), NFD),
    '[\u0300-\u036F]', '', 'g')
$$;
COMMENT ON FUNCTION fold IS 'Lower case without accents; ä as ae, ß as ss, so that Müller, Mueller and MUELLER meet';

-- Two words are near when they meet after one letter is taken from either: one letter more, less, other or swapped.
-- So a typo is found by equality, in an index, at any size; trigrams compare thousands of candidates one by one.
CREATE FUNCTION word_parts(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT w FROM regexp_split_to_table(left(words, 300), '[][\s.,;:/()''"&+@_-]+') AS w WHERE length(w) BETWEEN 2 AND 40 LIMIT 12)
$$;
COMMENT ON FUNCTION word_parts IS 'Words of a folded text, also those joined by hyphens; at most twelve';

-- An index calls this: it must not lean on a search path, so it splits the words itself.
CREATE FUNCTION near_keys(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
  SELECT ARRAY(SELECT DISTINCT CASE i WHEN 0 THEN '=' || w ELSE overlay(w PLACING '' FROM i FOR 1) END
                 FROM (SELECT w FROM regexp_split_to_table(left(words, 300), '[][\s.,;:/()''"&+@_-]+') AS w WHERE length(w) BETWEEN 2 AND 40 LIMIT 12) AS parts,
                      generate_series(0, CASE WHEN length(w) < 4 THEN 0 ELSE length(w) + 1 END) AS i)
$$;
COMMENT ON FUNCTION near_keys IS 'Each word as =word; from four letters on also the word and the word without each one of them';

CREATE FUNCTION first_line(document text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT split_part(document, E'\n', 1)
$$;
COMMENT ON FUNCTION first_line IS 'The name in a search document';

CREATE TABLE contact_search (
  contact_id  uuid PRIMARY KEY REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  document    text NOT NULL
);
COMMENT ON TABLE contact_search IS 'What search looks in: folded name; in a second line companies, e-mail, phone digits';
COMMENT ON COLUMN contact_search.contact_id IS 'Contact';
COMMENT ON COLUMN contact_search.document IS 'Folded text; derived, never shown';
-- A short pending list: 10,000 documents in 0.3 s where entering them one by one takes 2.1 s, and no search reads more
-- than 256 kB of it (measured: 0.3 ms; with the default of 4 MB up to 18 ms).
CREATE INDEX contact_search_trigram ON contact_search USING gin (document gin_trgm_ops)
  WITH (fastupdate = on, gin_pending_list_limit = 256);
CREATE INDEX contact_search_near ON contact_search USING gin (near_keys(first_line(document)))
  WITH (fastupdate = on, gin_pending_list_limit = 256);
CALL protect_by_contact('contact_search', 2);

CREATE TABLE company_search (
  company_id  uuid PRIMARY KEY REFERENCES company ON DELETE CASCADE,
  document    text NOT NULL
);
COMMENT ON TABLE company_search IS 'What search looks in for companies: folded name; in a second line city, e-mail, website, VAT id';
COMMENT ON COLUMN company_search.company_id IS 'Company';
COMMENT ON COLUMN company_search.document IS 'Folded text; derived, never shown';
CREATE INDEX company_search_trigram ON company_search USING gin (document gin_trgm_ops)
  WITH (fastupdate = on, gin_pending_list_limit = 256);
CREATE INDEX company_search_near ON company_search USING gin (near_keys(first_line(document)))
  WITH (fastupdate = on, gin_pending_list_limit = 256);
ALTER TABLE company_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE company_search FORCE ROW LEVEL SECURITY;
CREATE POLICY by_company ON company_search TO obhut_app USING (EXISTS (SELECT FROM company c WHERE c.company_id = company_search.company_id));
CREATE POLICY keeper ON company_search TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON company_search TO obhut_app, obhut_keeper;

-- Phone numbers stand in documents as the digits of E.164 (49711...). People write +49 711, 0049 711, +49 (0)711 or
-- 0711: without the zeros in front all of them are a part of it.
CREATE FUNCTION phone_digits(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ltrim(regexp_replace(replace(value, '(0)', ''), '[^0-9]', '', 'g'), '0')
$$;
COMMENT ON FUNCTION phone_digits IS 'Digits of a number without the zeros that are dialled before it';

CREATE FUNCTION search_words(query text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN query ~ '^[\s+0-9()/.-]+$' AND phone_digits(query) ~ '[0-9]{3}' THEN ARRAY[phone_digits(query)]
    ELSE (SELECT coalesce((array_agg(CASE WHEN w ~ '^[+(]?[0-9][0-9()/.-]+$' AND phone_digits(w) <> '' THEN phone_digits(w) ELSE w END))[1:8], '{}')
            FROM regexp_split_to_table(fold(query), '[\s,;]+') AS w WHERE w <> '')
  END
$$;
COMMENT ON FUNCTION search_words IS 'At most eight folded words; digits only for phone numbers';

CREATE FUNCTION like_pattern(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
COMMENT ON FUNCTION like_pattern IS 'The word anywhere, its own wildcards escaped';

-- One search for both kinds of document, called by the two functions below with their policy's predicate on `c`. Five
-- steps, each asked only for what the page still lacks, and each through an index and of bounded size, because a word
-- may be in a million documents: 1 the name as it is sorted, from its beginning; 2 the words of the name; 3 the first few
-- hundred by name, which finds what nearly everybody has; 4 the words anywhere; 5 a typo in the name, when hardly
-- anything was found, and never beside an address or number that was.
CREATE FUNCTION search_documents(thing text, visible text, query text, max_rows integer) RETURNS TABLE (id uuid, rank real)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
  words text[] := search_words(query);
  parts text[] := word_parts(array_to_string(words, ' '));
  -- Of so many that are visible the best are shown; so many are looked at to find them.
  bound integer := greatest(max_rows, 300);
  looked_at CONSTANT integer := 50000;
  pattern text; holds text; begins text; near text; step text;
  ids uuid[]; ranks real[]; found uuid[] := '{}';
BEGIN
  IF cardinality(words) = 0 OR ctx_bit() = 0 THEN RETURN; END IF;
  pattern := substr(like_pattern(array_to_string(words, ' ')), 2);
  SELECT string_agg(format('s.document LIKE %L', like_pattern(w)), ' AND '),
         string_agg(format('('' '' || first_line(s.document)) LIKE %L', '% ' || substr(like_pattern(w), 2)), ' AND ')
    INTO holds, begins FROM unnest(words) w;
  -- Either one word is nearly in the name and the others are somewhere, or all are nearly in the name. Only ANDs, so that
  -- each can be answered by the indexes alone: keys are dear to make anew for a row.
  SELECT string_agg(DISTINCT format('(SELECT s.* FROM %I s WHERE %s LIMIT %s)', thing || '_search', condition, looked_at), ' UNION ')
    INTO near FROM (
      SELECT string_agg(CASE WHEN n = i THEN format('near_keys(first_line(s.document)) && %L::text[]', near_keys(p))
                             ELSE format('s.document LIKE %L', like_pattern(p)) END, ' AND ' ORDER BY n) AS condition
        FROM unnest(parts) WITH ORDINALITY AS a(p, n), generate_series(1, cardinality(parts)) AS i
       WHERE length(parts[i]) >= 4 GROUP BY i
      UNION ALL
      SELECT string_agg(format('near_keys(first_line(s.document)) && %L::text[]', near_keys(p)), ' AND ') FROM unnest(parts) p
      HAVING max(length(p)) >= 4) branch;
  FOR step_no IN 1..5 LOOP
    EXIT WHEN cardinality(found) >= max_rows;
    step := CASE
      WHEN step_no = 1 THEN format('SELECT c.%1$I AS id, 1 AS rank, c.sort_name FROM %2$I c WHERE c.sort_name LIKE %3$L AND %4$s
        ORDER BY c.sort_name, c.%1$I LIMIT %5$s', thing || '_id', thing, pattern, visible, max_rows)
      WHEN step_no = 2 AND cardinality(parts) > 0 AND query !~ '[@0-9]' THEN
        format('SELECT c.%1$I AS id, 0.95 AS rank, c.sort_name
        FROM (SELECT * FROM %2$I s WHERE near_keys(first_line(s.document)) @> %4$L::text[] LIMIT %7$s) s JOIN %3$I c USING (%1$I)
        WHERE %5$s LIMIT %6$s',
        thing || '_id', thing || '_search', thing, ARRAY(SELECT '=' || p FROM unnest(parts) p), visible, bound, looked_at)
      WHEN step_no = 3 THEN format('SELECT c.%1$I AS id, CASE WHEN %4$s THEN 0.9 ELSE 0.8 END AS rank, c.sort_name
        FROM (SELECT * FROM %3$I ORDER BY sort_name, %1$I LIMIT 300) c
        CROSS JOIN LATERAL (SELECT d.document FROM %2$I d WHERE d.%1$I = c.%1$I OFFSET 0) s WHERE %5$s AND %6$s',
        thing || '_id', thing || '_search', thing, begins, holds, visible)
      -- Without three letters in a row an index of trigrams is read from end to end.
      WHEN step_no = 4 AND array_to_string(words, ' ') ~ '[[:alnum:]]{3}' THEN
        format('SELECT c.%1$I AS id, CASE WHEN %4$s THEN 0.9 ELSE 0.8 END AS rank, c.sort_name
        FROM (SELECT * FROM %2$I s WHERE %5$s LIMIT %8$s) s JOIN %3$I c USING (%1$I) WHERE %6$s LIMIT %7$s',
        thing || '_id', thing || '_search', thing, begins, holds, visible, bound, looked_at)
      WHEN step_no = 5 AND near IS NOT NULL AND (found = '{}' OR (cardinality(found) < 10 AND query !~ '[@0-9]')) THEN
        format('SELECT n.id, 0.7 * (SELECT avg(word_similarity(p, first_line(n.document))) FROM unnest(%4$L::text[]) p) AS rank, n.sort_name
        FROM (SELECT c.%1$I AS id, c.sort_name, s.document
                FROM (%2$s) s JOIN %3$I c USING (%1$I) WHERE %5$s LIMIT %6$s) n',
        thing || '_id', near, thing, parts, visible, bound)
    END;
    CONTINUE WHEN step IS NULL;
    EXECUTE format('SELECT array_agg(id), array_agg(rank::real) FROM (
      SELECT id, rank FROM (%s) n WHERE id <> ALL ($1) ORDER BY rank DESC, sort_name, id LIMIT $2) page', step)
      INTO ids, ranks USING found, max_rows - cardinality(found);
    RETURN QUERY SELECT * FROM unnest(ids, ranks);
    found := found || coalesce(ids, '{}');
  END LOOP;
END $$;
COMMENT ON FUNCTION search_documents IS 'The steps of a search; rank 1 for the name as sorted, down to 0.8 for the words anywhere; below that near matches';
REVOKE ALL ON FUNCTION search_documents FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_documents TO obhut_keeper;

-- The predicate is the policy under_purpose, word for word; test/policies.test.ts holds the two together.
CREATE FUNCTION search_contacts(query text, max_rows integer) RETURNS TABLE (contact_id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id, rank FROM search_documents('contact', $p$
    ((c.open_purposes | 8) & (SELECT ctx_bit())) <> 0
    AND c.visible_until >= (SELECT ctx_horizon())
    AND ((SELECT ctx_scope()) = 'all' OR c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team()) OR c.contact_id = (SELECT ctx_subject()))
    AND (c.restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR c.contact_id = ANY ((SELECT ctx_opened())::uuid[])) $p$, query, max_rows)
$$;
COMMENT ON FUNCTION search_contacts IS 'Search under the caller''s purpose and scope; from rank 0.8 it holds every word, less is a near match';
CALL vet('search_contacts', true);

CREATE FUNCTION search_companies(query text, max_rows integer) RETURNS TABLE (company_id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id, rank FROM search_documents('company', $p$
    (c.sole_trader_contact_id IS NULL OR EXISTS (SELECT FROM contact p WHERE p.contact_id = c.sole_trader_contact_id
      AND ((p.open_purposes | 8) & (SELECT ctx_bit())) <> 0
      AND p.visible_until >= (SELECT ctx_horizon())
      AND ((SELECT ctx_scope()) = 'all' OR p.owner_id = (SELECT ctx_owner()) OR p.team_id = (SELECT ctx_team()) OR p.contact_id = (SELECT ctx_subject()))
      AND (p.restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR p.contact_id = ANY ((SELECT ctx_opened())::uuid[])))) $p$, query, max_rows)
$$;
COMMENT ON FUNCTION search_companies IS 'Search for companies under the caller''s purpose; a sole trader only while the person is visible';
CALL vet('search_companies', true);

-- Documents are written anew for the contacts that changed; callers pass all ids of their statement at once.
CREATE FUNCTION contact_documents(ids uuid[]) RETURNS TABLE (contact_id uuid, document text) LANGUAGE sql STABLE AS $$
  SELECT c.contact_id, regexp_replace(coalesce(fold(concat_ws(' ', c.title, c.given_name, c.middle_name, c.family_name,
           c.name_suffix, c.nickname, CASE WHEN c.given_name IS NULL AND c.family_name IS NULL THEN c.display_name END)), ''), '\s+', ' ', 'g')
         || E'\n' || concat_ws(' ',
           (SELECT fold(string_agg(co.name, ' ')) FROM contact_company cc JOIN company co USING (company_id) WHERE cc.contact_id = c.contact_id),
           (SELECT fold(string_agg(e.address, ' ')) FROM contact_email e WHERE e.contact_id = c.contact_id),
           (SELECT string_agg(phone_digits(p.number), ' ') FROM contact_phone p WHERE p.contact_id = c.contact_id))
    FROM contact c WHERE c.contact_id = ANY (ids)
$$;
COMMENT ON FUNCTION contact_documents IS 'The search documents of these contacts as they should be now';

CREATE FUNCTION refresh_contact_search(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  INSERT INTO contact_search (contact_id, document) SELECT d.contact_id, d.document FROM contact_documents(ids) d
  ON CONFLICT (contact_id) DO UPDATE SET document = excluded.document
   WHERE contact_search.document <> excluded.document
$$;
COMMENT ON FUNCTION refresh_contact_search IS 'Call after any change to name, company, e-mail or phone of these contacts';
CALL vet('refresh_contact_search', true);

-- The name of a company stands in the documents of its people. When a company changes its name, or goes (a sole trader
-- is erased), no document may go on naming it: whoever changed it, and whether or not they see those people. So this is
-- a trigger, and not a call of whoever erases: erasure runs under the scope of its actor.
CREATE FUNCTION employment_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- Updates only: a contact that is being erased has lost its document already and must not get a new one.
  UPDATE contact_search s SET document = d.document
    FROM contact_documents((SELECT array_agg(DISTINCT g.contact_id) FROM gone g)) d
   WHERE s.contact_id = d.contact_id AND s.document <> d.document;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION employment_gone IS 'Takes the company out of the documents of people who no longer belong to it';
CREATE TRIGGER employment_delete AFTER DELETE ON contact_company REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION employment_gone();
CALL vet('employment_gone', false);

CREATE FUNCTION company_renamed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE contact_search s SET document = d.document
    FROM contact_documents((SELECT array_agg(DISTINCT cc.contact_id)
           FROM came n JOIN was o USING (company_id) JOIN contact_company cc USING (company_id) WHERE n.name <> o.name)) d
   WHERE s.contact_id = d.contact_id AND s.document <> d.document;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION company_renamed IS 'Writes the new name into the documents of the people of the company';
CREATE TRIGGER company_update AFTER UPDATE ON company REFERENCING OLD TABLE AS was NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION company_renamed();
CALL vet('company_renamed', false);

CREATE FUNCTION refresh_company_search(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  INSERT INTO company_search (company_id, document)
  SELECT company_id, regexp_replace(fold(name), '\s+', ' ', 'g') || E'\n'
           || coalesce(fold(concat_ws(' ', city, email, website, vat_id, phone_digits(phone))), '')
    FROM company WHERE company_id = ANY (ids)
  ON CONFLICT (company_id) DO UPDATE SET document = excluded.document
   WHERE company_search.document <> excluded.document
$$;
COMMENT ON FUNCTION refresh_company_search IS 'Call after any change to these companies';
CALL vet('refresh_company_search', true);
