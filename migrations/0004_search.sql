-- Search: one document per contact and per company, found through one vetted function each.
-- Trigram operators are not leakproof, so under row-level security their index would not be used; the function
-- runs as obhut_keeper, uses the index, and repeats the policy's predicate before it returns an id.

CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    normalize(translate(replace(replace(replace(replace(lower(normalize(value, NFC)), 'ß', 'ss'), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'łøđæœ', 'lodeo'), NFD),
    '[\u0300-\u036F]', '', 'g')
$$;
COMMENT ON FUNCTION fold IS 'Lower case without accents; ä as ae, ß as ss, so that Müller, Mueller and MUELLER meet';

CREATE TABLE contact_search (
  contact_id  uuid PRIMARY KEY REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  document    text NOT NULL
);
COMMENT ON TABLE contact_search IS 'What search looks in: folded name, companies, e-mail, phone digits';
COMMENT ON COLUMN contact_search.contact_id IS 'Contact';
COMMENT ON COLUMN contact_search.document IS 'Folded text; derived, never shown';
-- A short pending list: 10,000 documents in 0.3 s where entering them one by one takes 2.1 s, and no search reads more
-- than 256 kB of it (measured: 0.3 ms; with the default of 4 MB up to 18 ms).
CREATE INDEX contact_search_trigram ON contact_search USING gin (document gin_trgm_ops)
  WITH (fastupdate = on, gin_pending_list_limit = 256);
CALL protect_by_contact('contact_search', 2);

CREATE TABLE company_search (
  company_id  uuid PRIMARY KEY REFERENCES company ON DELETE CASCADE,
  document    text NOT NULL
);
COMMENT ON TABLE company_search IS 'What search looks in for companies: folded name, city, e-mail, website, VAT id';
COMMENT ON COLUMN company_search.company_id IS 'Company';
COMMENT ON COLUMN company_search.document IS 'Folded text; derived, never shown';
CREATE INDEX company_search_trigram ON company_search USING gin (document gin_trgm_ops)
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

-- Ids of contacts that hold every word; when those are fewer than ten, also some that nearly do (typos), but not beside
-- an address or number that was found. Of those, 2,000 at most are compared: a word that resembles more is no typo of any.
-- The predicate is the policy under_purpose, word for word; test/policies.test.ts holds the two together.
CREATE FUNCTION search_contacts(query text, max_rows integer) RETURNS TABLE (contact_id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.5 AS $$
#variable_conflict use_column
DECLARE
  words text[] := search_words(query);
  visible text := $p$
    ((c.open_purposes | 8) & (SELECT ctx_bit())) <> 0
    AND c.visible_until >= (SELECT ctx_horizon())
    AND ((SELECT ctx_scope()) = 'all' OR c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team())) $p$;
  exact text; near text; found integer;
BEGIN
  IF cardinality(words) = 0 OR ctx_bit() = 0 THEN RETURN; END IF;
  SELECT string_agg(format('s.document LIKE %L', like_pattern(w)), ' AND '),
         string_agg(format('%L <%% s.document', w), ' AND ')
    INTO exact, near FROM unnest(words) w;
  RETURN QUERY EXECUTE format(
    'SELECT c.contact_id, 1::real FROM contact_search s JOIN contact c USING (contact_id) WHERE %s AND %s ORDER BY c.sort_name, c.contact_id LIMIT %s',
    exact, visible, max_rows);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found < max_rows AND length(array_to_string(words, '')) >= 3 AND (found = 0 OR (found < 10 AND query !~ '[@0-9]')) THEN
    RETURN QUERY EXECUTE format(
      'SELECT n.contact_id, (SELECT avg(word_similarity(w, n.document))::real FROM unnest($1) w) AS rank FROM ('
      ' SELECT c.contact_id, c.sort_name, s.document FROM contact_search s JOIN contact c USING (contact_id)'
      '  WHERE %s AND NOT (%s) AND %s LIMIT 2000) n ORDER BY rank DESC, n.sort_name, n.contact_id LIMIT %s',
      near, exact, visible, max_rows - found) USING words;
  END IF;
END $$;
COMMENT ON FUNCTION search_contacts IS 'Search under the caller''s purpose and scope; rank 1 holds every word, less is a near match';
CALL vet('search_contacts', true);

CREATE FUNCTION search_companies(query text, max_rows integer) RETURNS TABLE (company_id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.5 AS $$
#variable_conflict use_column
DECLARE
  words text[] := search_words(query);
  visible text := $p$
    (c.sole_trader_contact_id IS NULL OR EXISTS (SELECT FROM contact p WHERE p.contact_id = c.sole_trader_contact_id
      AND ((p.open_purposes | 8) & (SELECT ctx_bit())) <> 0
      AND p.visible_until >= (SELECT ctx_horizon())
      AND ((SELECT ctx_scope()) = 'all' OR p.owner_id = (SELECT ctx_owner()) OR p.team_id = (SELECT ctx_team())))) $p$;
  exact text; near text; found integer;
BEGIN
  IF cardinality(words) = 0 OR ctx_bit() = 0 THEN RETURN; END IF;
  SELECT string_agg(format('s.document LIKE %L', like_pattern(w)), ' AND '),
         string_agg(format('%L <%% s.document', w), ' AND ')
    INTO exact, near FROM unnest(words) w;
  RETURN QUERY EXECUTE format(
    'SELECT c.company_id, 1::real FROM company_search s JOIN company c USING (company_id) WHERE %s AND %s ORDER BY c.sort_name, c.company_id LIMIT %s',
    exact, visible, max_rows);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found < max_rows AND length(array_to_string(words, '')) >= 3 AND (found = 0 OR (found < 10 AND query !~ '[@0-9]')) THEN
    RETURN QUERY EXECUTE format(
      'SELECT n.company_id, (SELECT avg(word_similarity(w, n.document))::real FROM unnest($1) w) AS rank FROM ('
      ' SELECT c.company_id, c.sort_name, s.document FROM company_search s JOIN company c USING (company_id)'
      '  WHERE %s AND NOT (%s) AND %s LIMIT 2000) n ORDER BY rank DESC, n.sort_name, n.company_id LIMIT %s',
      near, exact, visible, max_rows - found) USING words;
  END IF;
END $$;
COMMENT ON FUNCTION search_companies IS 'Search for companies under the caller''s purpose; a sole trader only while the person is visible';
CALL vet('search_companies', true);

-- Documents are written anew for the contacts that changed; callers pass all ids of their statement at once.
CREATE FUNCTION contact_documents(ids uuid[]) RETURNS TABLE (contact_id uuid, document text) LANGUAGE sql STABLE AS $$
  SELECT c.contact_id, concat_ws(' ',
           fold(concat_ws(' ', c.title, c.given_name, c.middle_name, c.family_name, c.name_suffix, c.nickname,
                CASE WHEN c.given_name IS NULL AND c.family_name IS NULL THEN c.display_name END)),
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

-- Whether a company may go must not depend on which of its people the caller sees.
CREATE FUNCTION companies_with_contacts(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT i.company_id FROM unnest(ids) AS i(company_id)
   WHERE EXISTS (SELECT FROM contact_company cc WHERE cc.company_id = i.company_id)
$$;
COMMENT ON FUNCTION companies_with_contacts IS 'Those of these companies that somebody belongs to, seen or not; says nothing about whom';
CALL vet('companies_with_contacts', true);

CREATE FUNCTION refresh_company_search(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  INSERT INTO company_search (company_id, document)
  SELECT company_id, fold(concat_ws(' ', name, city, email, website, vat_id, phone_digits(phone)))
    FROM company WHERE company_id = ANY (ids)
  ON CONFLICT (company_id) DO UPDATE SET document = excluded.document
   WHERE company_search.document <> excluded.document
$$;
COMMENT ON FUNCTION refresh_company_search IS 'Call after any change to these companies';
CALL vet('refresh_company_search', true);
