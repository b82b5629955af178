-- Records that several people share: a conversation, a deal, a service case. A table of their own, `<record>_person`,
-- holds one row a person; whoever is erased leaves the record, and the last one takes it along (docs/decisions/0014).

-- Each such table has a trigger function of its own with its statements written out: planned once a connection, where
-- EXECUTE would plan them at every erasure.
CREATE PROCEDURE share_with_people(target regclass, people regclass, key name) LANGUAGE plpgsql AS $$
BEGIN
  CALL leave_with_last_person(target, people, key);
  EXECUTE format('CREATE TRIGGER last_person AFTER DELETE ON %s REFERENCING OLD TABLE AS gone'
    ' FOR EACH STATEMENT EXECUTE FUNCTION %I()', people, people::text || '_left');
  CALL vet(people::text || '_left', false);
  EXECUTE format('CREATE TRIGGER first_person AFTER INSERT ON %s REFERENCING NEW TABLE AS came'
    ' FOR EACH STATEMENT EXECUTE FUNCTION come_to_record(%L, %L)', people, target, key);
  EXECUTE format('CREATE TRIGGER left_by_company AFTER UPDATE OF company_id ON %s FOR EACH ROW'
    ' WHEN (OLD.company_id IS NOT NULL AND NEW.company_id IS NULL AND NOT NEW.has_people) EXECUTE FUNCTION go_without_company(%L)', target, key);
END $$;
COMMENT ON PROCEDURE share_with_people IS 'The triggers of a record that people share. It needs has_people, keeps_company and company_id';

-- A record with people is there while one of them is. One without people is about a company alone: it is there while the
-- company is, and for scopes other than all while it is the actor's own or the team's.
-- OFFSET 0: asked of one row at a time, through the index. Without it the planner may read all people who are visible into
-- a hash table first, which for a page of fifty rows takes longer the more contacts there are.
CREATE PROCEDURE protect_by_people(target regclass, people regclass, key name, category integer, closed_purposes bigint)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_people ON %1$s TO obhut_app USING ('
    ' ((SELECT ctx_categories()) & %4$s) <> 0 AND ((SELECT ctx_bit()) & %5$s) = 0'
    ' AND CASE WHEN has_people THEN EXISTS (SELECT FROM %2$s p WHERE p.%3$I = %1$s.%3$I OFFSET 0)'
    ' ELSE EXISTS (SELECT FROM company co WHERE co.company_id = %1$s.company_id OFFSET 0)'
    '  AND ((SELECT ctx_scope()) = ''all'' OR owner_id = (SELECT ctx_owner()) OR team_id = (SELECT ctx_team())) END)',
    target, people, key, category, closed_purposes);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
  CALL share_with_people(target, people, key);
END $$;
COMMENT ON PROCEDURE protect_by_people IS 'Rows are there while one of their people is, for purposes that open the category and are not closed to them. Needs owner_id and team_id besides';

-- Parts of a record (its files, its lines) are there while the record is.
CREATE PROCEDURE protect_by_record(target regclass, record regclass, key name) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_record ON %1$s TO obhut_app USING ('
    ' (SELECT ctx_bit()) <> 0 AND EXISTS (SELECT FROM %2$s r WHERE r.%3$I = %1$s.%3$I))', target, record, key);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
END $$;
COMMENT ON PROCEDURE protect_by_record IS 'Rows are there only while the record that they are a part of is; the foreign key deletes them with it';

-- Whether somebody is left must not depend on whom the actor sees, and two erasures at the same time must not each count
-- on the other's person: the record is locked first, and who is left is asked after.
CREATE PROCEDURE leave_with_last_person(target regclass, people regclass, key name) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($made$
CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $f$
#variable_conflict use_column
DECLARE locked_ids uuid[]; alone_ids uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM gone) THEN RETURN NULL; END IF;
  locked_ids := ARRAY(SELECT r.%4$I FROM %2$s r WHERE r.%4$I IN (SELECT g.%4$I FROM gone g) ORDER BY 1 FOR UPDATE);
  SELECT array_agg(i.id) INTO alone_ids FROM unnest(locked_ids) AS i(id) WHERE NOT EXISTS (SELECT FROM %3$s p WHERE p.%4$I = i.id);
  IF alone_ids IS NULL THEN RETURN NULL; END IF;
  UPDATE %2$s SET has_people = false WHERE %4$I = ANY (alone_ids) AND keeps_company AND company_id IS NOT NULL;
  DELETE FROM %2$s WHERE %4$I = ANY (alone_ids) AND NOT (keeps_company AND company_id IS NOT NULL);
  RETURN NULL;
END $f$
$made$, people::text || '_left', target, people, key);
  EXECUTE format('COMMENT ON FUNCTION %I IS %L', people::text || '_left', 'Takes a record along with the last of its people; one that keeps its company stays with that, without people');
END $$;
COMMENT ON PROCEDURE leave_with_last_person IS 'The function that a person leaves records through';

CREATE FUNCTION come_to_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  EXECUTE format('UPDATE %1$s SET has_people = true WHERE %2$I IN (SELECT c.%2$I FROM came c) AND NOT has_people', TG_ARGV[0]::regclass, TG_ARGV[1]);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION come_to_record IS 'A record that was about a company alone is about people from the first one on';
CALL vet('come_to_record', false);

-- A company that is erased (a sole trader) leaves the record by its foreign key; nobody is left in it then.
CREATE FUNCTION go_without_company() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- Taken out by hand it is still there.
  IF NOT EXISTS (SELECT FROM company WHERE company_id = OLD.company_id) THEN
    EXECUTE format('DELETE FROM %1$s WHERE %2$I = ($1).%2$I', TG_RELID::regclass, TG_ARGV[0]) USING NEW;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION go_without_company IS 'Takes a record along when the company that alone held it is erased';
CALL vet('go_without_company', false);

-- A file that belongs to a record goes with its row, whoever deleted that: the worker takes it from the disk.
CREATE FUNCTION remove_files() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM gone) THEN RETURN NULL; END IF;
  EXECUTE format('SELECT add_job(''retention.remove-file'', json_build_object(''area'', %L, ''id'', g.%I), NULL, NULL) FROM gone g WHERE g.%2$I IS NOT NULL',
    TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION remove_files IS 'Enqueues the removal of the files (area, column) that the deleted rows named';
CALL vet('remove_files', false);

CREATE PROCEDURE remove_files_with(target regclass, area text, file_column name) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER files_go AFTER DELETE ON %s REFERENCING OLD TABLE AS gone'
    ' FOR EACH STATEMENT EXECUTE FUNCTION remove_files(%L, %L)', target, area, file_column);
END $$;
COMMENT ON PROCEDURE remove_files_with IS 'Files named in this column go with their rows';

-- The triggers of later files call these functions, and whoever makes a trigger must be allowed to.
SET LOCAL ROLE obhut_keeper;
GRANT EXECUTE ON FUNCTION come_to_record(), go_without_company(), remove_files() TO obhut_owner;
SET LOCAL ROLE obhut_owner;
