-- Roles, the context of a transaction, and the two procedures that protect a table.
--
-- obhut_owner  owns schema, tables and plain functions; no login; subject to FORCE ROW LEVEL SECURITY, so it sees no row.
-- obhut_keeper owns the few SECURITY DEFINER functions; no login; sees rows only inside them.
-- obhut_app    the application: owns nothing, sees what the policies let through.
--
-- The runner creates the roles and the schema (it needs the right to), then runs every file as obhut_owner
-- with search_path set to the firm's schema, so no statement names a schema.



-- The context: set for one transaction by platform/db/perform.ts, and by nothing else. Missing means closed.
CREATE FUNCTION ctx_bit() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('obhut.bit', true), '')::bigint, 0) $$;
COMMENT ON FUNCTION ctx_bit() IS 'Mask with the one bit of the purpose of this transaction; 0 without a purpose';

CREATE FUNCTION ctx_categories() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('obhut.categories', true), '')::integer, 0) $$;
COMMENT ON FUNCTION ctx_categories() IS 'Mask of the data categories that the purpose opens';

CREATE FUNCTION ctx_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('obhut.scope', true), '') $$;
COMMENT ON FUNCTION ctx_scope() IS 'own, team or all: which contacts the actor sees under the purpose';

CREATE FUNCTION ctx_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('obhut.actor', true), '')::uuid $$;
COMMENT ON FUNCTION ctx_actor() IS 'User, key or nil UUID of the machine';

CREATE FUNCTION ctx_owner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('obhut.owner', true), '')::uuid $$;
COMMENT ON FUNCTION ctx_owner() IS 'Whose contacts the scope own means: the actor, or the user who answers for the key';

CREATE FUNCTION ctx_team() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('obhut.team', true), '')::uuid $$;
COMMENT ON FUNCTION ctx_team() IS 'Team of the actor where the scope is team, null elsewhere';

CREATE FUNCTION ctx_subject() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('obhut.subject', true), '')::uuid $$;
COMMENT ON FUNCTION ctx_subject() IS 'Scope self (the portal): the contact who acts and sees themselves alone; null elsewhere';

-- Bits and categories used in policies; kernel/purpose.ts and kernel/category.ts hold the same numbers,
-- and test/policies.test.ts compares them.
-- rights = 1 (bit 0), intake = 2, access = 4, upkeep = 8.

CREATE FUNCTION ctx_horizon() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN ctx_bit() IN (1, 8) THEN '-infinity'::timestamptz ELSE statement_timestamp() + interval '1 microsecond' END $$;
COMMENT ON FUNCTION ctx_horizon() IS 'What ends then or later is there: the next moment; for rights and upkeep always, what is past its end too';

-- Every table with personal data of contacts, other than contact itself, is protected by this one procedure.
CREATE PROCEDURE protect_by_contact(target regclass, category integer) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_contact ON %1$s TO obhut_app USING ('
    ' ((SELECT ctx_categories()) & %2$s) <> 0'
    ' AND EXISTS (SELECT FROM contact c WHERE c.contact_id = %1$s.contact_id))', target, category);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE protect_by_contact IS 'Rows are there only while their contact is, and only for purposes that open the category';

-- Tables whose rows belong to no contact (yet): reachable under the purposes in the mask, and by nobody else.
CREATE PROCEDURE protect_by_purpose(target regclass, purposes bigint, category integer) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_purpose ON %s TO obhut_app USING ('
    ' ((SELECT ctx_bit()) & %s) <> 0 AND ((SELECT ctx_categories()) & %s) <> 0)', target, purposes, category);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE protect_by_purpose IS 'Rows are there only under one of the purposes in the mask';

-- In the portal a person sees of such tables what names one of their own addresses or numbers, or nothing.
CREATE PROCEDURE hide_from_others(target regclass, identifiers name) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY of_self ON %s AS RESTRICTIVE TO obhut_app USING ((SELECT ctx_scope()) <> ''self''%s)',
    target, CASE WHEN identifiers IS NULL THEN '' ELSE format(' OR %I && (SELECT ctx_identifiers())', identifiers) END);
END $$;
COMMENT ON PROCEDURE hide_from_others IS 'Rows of nobody are there in the scope self only where the column, text[], holds an identifier of the person; null: never';

-- A function that passes the policies by: runs as obhut_keeper, and may be called by the application only if so said.
-- Rights first, owner last: after the change of owner the migration's role can no longer revoke, and would not be told.
CREATE PROCEDURE vet(name text, for_application boolean) LANGUAGE plpgsql AS $$
DECLARE target regproc := name::regproc;
BEGIN
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', target);
  IF for_application THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO obhut_app', target); END IF;
  EXECUTE format('ALTER FUNCTION %s OWNER TO obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE vet IS 'Makes a SECURITY DEFINER function one of the few that see past the policies';
