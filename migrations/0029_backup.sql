-- Backups that forget: a key for every person, and what must be known after a restore from an older state.

-- In a backup the rows of a person stand under a key that is made of this salt and a secret outside the database. Erasing the
-- person takes the salt along: no older backup can be opened for them any more.
CREATE TABLE person_key (
  key_id      uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  salt        bytea NOT NULL
);
CREATE INDEX key_of_contact ON person_key (contact_id, key_id);
COMMENT ON TABLE person_key IS 'What the key of a person in backups is made of; several after two contacts were merged';
COMMENT ON COLUMN person_key.key_id IS 'Random; the name of the key in backups, which says nothing about who it is';
COMMENT ON COLUMN person_key.contact_id IS 'Contact';
COMMENT ON COLUMN person_key.salt IS '32 random bytes; the key is their HMAC-SHA-256 under the secret person, which lies outside the database';
CALL protect_by_contact('person_key', 1);
CREATE POLICY of_machine ON person_key AS RESTRICTIVE TO obhut_app USING ((SELECT ctx_bit()) IN (1, 8));

-- The same for rows that are nobody's contact, and go by an address or by a clock of their own.
CREATE TABLE row_key (
  key_id    uuid PRIMARY KEY,
  of_table  text NOT NULL,
  row_id    text NOT NULL,
  salt      bytea NOT NULL,
  UNIQUE (of_table, row_id)
);
COMMENT ON TABLE row_key IS 'What the key of a row is made of that is nobody''s contact; goes with the row';
COMMENT ON COLUMN row_key.key_id IS 'Random; the name of the key in backups';
COMMENT ON COLUMN row_key.of_table IS 'Table of the row';
COMMENT ON COLUMN row_key.row_id IS 'Its key';
COMMENT ON COLUMN row_key.salt IS '32 random bytes, as in person_key';
ALTER TABLE row_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE row_key FORCE ROW LEVEL SECURITY;
CREATE POLICY upkeep ON row_key TO obhut_app USING ((SELECT ctx_bit()) = 8);
CREATE POLICY keeper ON row_key TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON row_key TO obhut_app;
GRANT SELECT, INSERT, DELETE ON row_key TO obhut_keeper;

-- What a restore must not undo, besides erasures: suppression, restrictions, grounds that were closed, companies that were
-- deleted, accounts that were closed. Written by triggers, whoever the writer is; hashed and copied to the ledger's file by the job that exports erasures.
CREATE TABLE ledger_event (
  event_id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  place         bigint GENERATED ALWAYS AS IDENTITY,
  kind          text NOT NULL CHECK (kind IN ('suppressed', 'suppression-lifted', 'restricted', 'restriction-lifted', 'ground-closed', 'company-gone', 'account-closed', 'account-opened', 'account-gone', 'recipient-told', 'restored')),
  contact_id    uuid REFERENCES contact ON DELETE CASCADE,
  ground_id     uuid,
  row_id        uuid,
  subject_hash  bytea,
  ground_hash   bytea,
  row_hash      bytea,
  detail        jsonb NOT NULL DEFAULT '{}',
  happened_at   timestamptz NOT NULL DEFAULT now(),
  exported_at   timestamptz
);
CREATE INDEX event_to_export ON ledger_event (place) WHERE exported_at IS NULL;
CREATE INDEX event_with_contact ON ledger_event (contact_id) WHERE contact_id IS NOT NULL;
COMMENT ON TABLE ledger_event IS 'What a restore from an older backup must do again, besides erasures';
COMMENT ON COLUMN ledger_event.event_id IS 'Random';
COMMENT ON COLUMN ledger_event.place IS 'Order';
COMMENT ON COLUMN ledger_event.kind IS 'suppressed, suppression-lifted, restricted, restriction-lifted, ground-closed, company-gone, account-closed, account-opened, account-gone, recipient-told, restored';
COMMENT ON COLUMN ledger_event.contact_id IS 'Contact, until the event is copied to the file, within a minute';
COMMENT ON COLUMN ledger_event.ground_id IS 'Ground, until then';
COMMENT ON COLUMN ledger_event.row_id IS 'Company, account or notice, until then';
COMMENT ON COLUMN ledger_event.subject_hash IS 'HMAC-SHA-256 of the contact id under the key ledger, from then on';
COMMENT ON COLUMN ledger_event.ground_hash IS 'HMAC-SHA-256 of the ground id under the key ledger';
COMMENT ON COLUMN ledger_event.row_hash IS 'HMAC-SHA-256 of the id of the company, account or notice under the key ledger';
COMMENT ON COLUMN ledger_event.detail IS 'Codes and times: status and end of a ground, reason of a restriction, hash and purpose of a suppression, state of a notice';
COMMENT ON COLUMN ledger_event.happened_at IS 'When';
COMMENT ON COLUMN ledger_event.exported_at IS 'Copied to the file outside the database';
CALL protect_by_purpose('ledger_event', 9, 1);
CALL hide_from_others('ledger_event', NULL);

-- The worker asks every minute. A job enqueued here, under one key for all, would make every withdrawal wait for the one
-- before it, and two erasures for each other.
CREATE FUNCTION ledger_waits() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM ledger_event WHERE exported_at IS NULL) OR EXISTS (SELECT FROM erasure_ledger WHERE exported_at IS NULL)
$$;
COMMENT ON FUNCTION ledger_waits IS 'Whether the file outside lacks anything; leaves no entry in the log while it does not';
CALL vet('ledger_waits', true);

CREATE FUNCTION ledger_ground_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO ledger_event (kind, contact_id, ground_id, detail)
  SELECT 'ground-closed', n.contact_id, n.ground_id, jsonb_build_object('status', n.status, 'at', n.status_at, 'endsAt', n.ends_at)
    FROM came n JOIN was o USING (ground_id)
   WHERE (n.status, n.ends_at) IS DISTINCT FROM (o.status, o.ends_at)
     AND EXISTS (SELECT FROM contact c WHERE c.contact_id = n.contact_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_ground_closed IS 'Notes grounds that were withdrawn, objected to, ended, or whose end moved';
CREATE TRIGGER ledger_closed AFTER UPDATE ON ground REFERENCING OLD TABLE AS was NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_ground_closed();
CALL vet('ledger_ground_closed', false);
-- The undoing of an import takes grounds back of people who were there before.
CREATE FUNCTION ledger_ground_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO ledger_event (kind, contact_id, ground_id, detail)
  SELECT 'ground-closed', g.contact_id, g.ground_id, jsonb_build_object('status', 'ended', 'at', now(), 'endsAt', g.ends_at)
    FROM gone g JOIN contact c ON c.contact_id = g.contact_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_ground_gone IS 'Notes grounds that were taken back of people who stay';
CREATE TRIGGER ledger_gone AFTER DELETE ON ground REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_ground_gone();
CALL vet('ledger_ground_gone', false);

-- A merge moves a restriction over, and deletes the loser's where the winner has one.
CREATE FUNCTION ledger_restricted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO ledger_event (kind, contact_id)
    SELECT 'restriction-lifted', g.contact_id FROM gone g
     WHERE EXISTS (SELECT FROM contact c WHERE c.contact_id = g.contact_id)
       AND NOT EXISTS (SELECT FROM restriction r WHERE r.contact_id = g.contact_id);
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO ledger_event (kind, contact_id, detail)
    SELECT 'restricted', n.contact_id, jsonb_build_object('id', n.restriction_id, 'reason', n.reason, 'reviewOn', n.review_on, 'at', n.created_at)
      FROM came n JOIN was o USING (restriction_id)
     WHERE (n.contact_id, n.reason, n.review_on) IS DISTINCT FROM (o.contact_id, o.reason, o.review_on);
  ELSE
    INSERT INTO ledger_event (kind, contact_id, detail)
    SELECT 'restricted', n.contact_id, jsonb_build_object('id', n.restriction_id, 'reason', n.reason, 'reviewOn', n.review_on, 'at', n.created_at)
      FROM came n WHERE EXISTS (SELECT FROM contact c WHERE c.contact_id = n.contact_id);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_restricted IS 'Notes that a restriction was set, changed, moved by a merge, or lifted';
CREATE TRIGGER ledger_set AFTER INSERT ON restriction REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_restricted();
CREATE TRIGGER ledger_changed AFTER UPDATE ON restriction REFERENCING OLD TABLE AS was NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_restricted();
CREATE TRIGGER ledger_lifted AFTER DELETE ON restriction REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_restricted();
CALL vet('ledger_restricted', false);

CREATE FUNCTION ledger_suppressed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO ledger_event (kind, detail)
    SELECT 'suppression-lifted', jsonb_build_object('hash', encode(g.hash, 'hex'), 'purpose', g.purpose_key) FROM gone g;
  ELSE
    INSERT INTO ledger_event (kind, detail)
    SELECT 'suppressed', jsonb_build_object('hash', encode(n.hash, 'hex'), 'purpose', n.purpose_key, 'kind', n.kind, 'reason', n.reason, 'since', n.since) FROM came n;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_suppressed IS 'Notes suppression entries that came or went';
CREATE TRIGGER ledger_set AFTER INSERT ON suppression REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_suppressed();
CREATE TRIGGER ledger_lifted AFTER DELETE ON suppression REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_suppressed();
CALL vet('ledger_suppressed', false);

-- Organisations and staff have no key of their own in backups; the ledger keeps them away. A sole trader may have been an
-- organisation still when the backup was made.
CREATE FUNCTION ledger_company_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO ledger_event (kind, row_id, detail)
  SELECT 'company-gone', g.company_id, jsonb_build_object('person', CASE WHEN g.sole_trader_contact_id IS NOT NULL THEN 'yes' END) FROM gone g;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_company_gone IS 'Notes companies that were deleted, by themselves or with the person that they are';
CREATE TRIGGER ledger_gone AFTER DELETE ON company REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_company_gone();
CALL vet('ledger_company_gone', false);

CREATE FUNCTION ledger_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO ledger_event (kind, row_id) SELECT 'account-gone', g.user_id FROM gone g;
  ELSE
    INSERT INTO ledger_event (kind, row_id)
    SELECT CASE WHEN n.is_active THEN 'account-opened' ELSE 'account-closed' END, n.user_id
      FROM came n JOIN was o USING (user_id) WHERE n.is_active <> o.is_active;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_account IS 'Notes accounts that were closed, opened again or deleted: whoever left must not get in after a restore';
CREATE TRIGGER ledger_changed AFTER UPDATE ON app_user REFERENCING OLD TABLE AS was NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_account();
CREATE TRIGGER ledger_gone AFTER DELETE ON app_user REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_account();
CALL vet('ledger_account', false);

-- Restrictions are not the application's to change, and one that was lifted was lifted after the person was told: both hold
-- for daily work. After a restore the ledger says what was.
CREATE FUNCTION replay_restrictions(events jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() <> 8 OR current_setting('obhut.replaying', true) IS DISTINCT FROM 'on' THEN
    RAISE insufficient_privilege USING MESSAGE = 'replay_restrictions needs the purpose upkeep, and a replay';
  END IF;
  UPDATE restriction r SET told_at = coalesce(r.told_at, e.happened)
    FROM jsonb_to_recordset(events) AS e(contact uuid, event text, happened timestamptz)
   WHERE r.contact_id = e.contact AND e.event = 'restriction-lifted';
  DELETE FROM restriction r USING jsonb_to_recordset(events) AS e(contact uuid, event text)
   WHERE r.contact_id = e.contact AND e.event = 'restriction-lifted';
  INSERT INTO restriction AS r (restriction_id, contact_id, reason, review_on, created_at)
  SELECT gen_random_uuid(), e.contact, e.reason, e."reviewOn", e.at
    FROM jsonb_to_recordset(events) AS e(contact uuid, event text, reason text, "reviewOn" date, at timestamptz)
   WHERE e.event = 'restricted'
  ON CONFLICT (contact_id) DO UPDATE SET reason = excluded.reason, review_on = excluded.review_on;
END $$;
COMMENT ON FUNCTION replay_restrictions IS 'After a restore: restrictions as the ledger outside the database says they were';
CALL vet('replay_restrictions', true);

-- What names the row under a foreign key that only refuses goes with it, and so on down.
CREATE FUNCTION delete_with_all(relation regclass, key text, ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE child record; below uuid[];
BEGIN
  FOR child IN
    SELECT k.conrelid::regclass AS relation, a.attname AS col,
           (SELECT min(p.attname) FROM pg_index i JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attnum = ANY (i.indkey)
             WHERE i.indrelid = k.conrelid AND i.indisprimary AND i.indnkeyatts = 1) AS key
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f' AND k.confrelid = relation AND k.confdeltype IN ('a', 'r') AND cardinality(k.conkey) = 1 AND k.conparentid = 0
  LOOP
    IF child.key IS NULL THEN
      EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', child.relation, child.col) USING ids;
    ELSE
      EXECUTE format('SELECT array_agg(%I) FROM %s WHERE %I = ANY ($1)', child.key, child.relation, child.col) INTO below USING ids;
      IF below IS NOT NULL THEN PERFORM delete_with_all(child.relation, child.key, below); END IF;
    END IF;
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', relation, key) USING ids;
END $$;
COMMENT ON FUNCTION delete_with_all IS 'Deletes rows with everything that names them; for a replay';
REVOKE ALL ON FUNCTION delete_with_all FROM PUBLIC;

-- A company that is a person goes with all that names it; an organisation as far as no order or invoice does.
CREATE FUNCTION replay_companies(organisations uuid[], people uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE going uuid[];
BEGIN
  IF ctx_bit() <> 8 OR current_setting('obhut.replaying', true) IS DISTINCT FROM 'on' THEN
    RAISE insufficient_privilege USING MESSAGE = 'replay_companies needs the purpose upkeep, and a replay';
  END IF;
  SELECT coalesce(array_agg(c.company_id), '{}') INTO going FROM company c
   WHERE c.company_id = ANY (people)
      OR (c.company_id = ANY (organisations) AND NOT EXISTS (SELECT FROM companies_in_use(ARRAY[c.company_id]) u WHERE u.use = 'purchases'));
  PERFORM delete_with_all('company', 'company_id', going);
  RETURN cardinality(going);
END $$;
COMMENT ON FUNCTION replay_companies IS 'After a restore: companies go that were deleted since';
CALL vet('replay_companies', true);
ALTER FUNCTION delete_with_all OWNER TO obhut_keeper;

-- Nobody signs in whose account was closed since. Of a deleted one its name and all means to sign in go; the id stays for what it did.
CREATE FUNCTION replay_accounts(closed uuid[], opened uuid[], gone uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE changed integer;
BEGIN
  IF ctx_bit() <> 8 OR current_setting('obhut.replaying', true) IS DISTINCT FROM 'on' THEN
    RAISE insufficient_privilege USING MESSAGE = 'replay_accounts needs the purpose upkeep, and a replay';
  END IF;
  UPDATE app_user SET is_active = user_id = ANY (opened),
         name = CASE WHEN user_id = ANY (gone) THEN '-' ELSE name END,
         email = CASE WHEN user_id = ANY (gone) THEN user_id || '@deleted.invalid' ELSE email END
   WHERE user_id = ANY (closed || opened || gone);
  GET DIAGNOSTICS changed = ROW_COUNT;
  DELETE FROM app_session WHERE user_id = ANY (closed || gone);
  DELETE FROM app_account WHERE user_id = ANY (gone);
  DELETE FROM user_role WHERE user_id = ANY (gone);
  RETURN changed;
END $$;
COMMENT ON FUNCTION replay_accounts IS 'After a restore: accounts that were closed, opened again or deleted since';
CALL vet('replay_accounts', true);
GRANT UPDATE (is_active, name, email) ON app_user TO obhut_keeper;
GRANT SELECT, DELETE ON app_session, app_account, user_role TO obhut_keeper;

-- Art. 19: a notice is told when the mail server took it, not when it was queued; by letter when somebody says so. What became
-- of it since is noted too, so that nobody is told twice after a restore, and nobody not at all.
CREATE FUNCTION ledger_mail_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO ledger_event (kind, row_id, detail)
  SELECT 'recipient-told', n.notice_id, '{"state": "sent"}'
    FROM (SELECT notice_id, message_id FROM recipient_notice UNION ALL SELECT notice_id, message_id FROM erasure_notice) n
   WHERE n.message_id = NEW.message_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_mail_told IS 'Notes which notices to recipients a mail told that went out';
CREATE TRIGGER ledger_told AFTER UPDATE OF state ON mail_message FOR EACH ROW
  WHEN (NEW.kind = 'recipient-notice' AND NEW.state = 'sent' AND OLD.state <> 'sent') EXECUTE FUNCTION ledger_mail_told();
CALL vet('ledger_mail_told', false);

CREATE FUNCTION ledger_notice_set() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF current_setting('obhut.replaying', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO ledger_event (kind, row_id, detail)
  SELECT 'recipient-told', n.notice_id, jsonb_build_object('state', n.state) FROM came n JOIN was o USING (notice_id)
   WHERE n.state <> o.state AND (n.state <> 'sent' OR n.message_id IS NULL);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION ledger_notice_set IS 'Notes what somebody said of a notice: posted, answered, given up, to be sent again';
CREATE TRIGGER ledger_set AFTER UPDATE ON recipient_notice REFERENCING OLD TABLE AS was NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_notice_set();
CREATE TRIGGER ledger_set AFTER UPDATE ON erasure_notice REFERENCING OLD TABLE AS was NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION ledger_notice_set();
CALL vet('ledger_notice_set', false);

-- `lives`: whom each was merged into since, under whose id the notice was made; themselves where nobody.
CREATE FUNCTION tell_again(contacts uuid[], lives uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE told integer;
BEGIN
  IF ctx_bit() <> 8 OR current_setting('obhut.replaying', true) IS DISTINCT FROM 'on' THEN
    RAISE insufficient_privilege USING MESSAGE = 'tell_again needs the purpose upkeep, and a replay';
  END IF;
  INSERT INTO erasure_notice AS n (notice_id, recipient_id, reference, deletes_at)
  SELECT erasure_notice_id(p.life, d.recipient_id), d.recipient_id, string_agg(DISTINCT d.reference, ', '), now() + interval '90 days'
    FROM unnest(contacts, lives) AS p(contact_id, life) JOIN disclosed_to(contacts) d USING (contact_id)
   GROUP BY p.life, d.recipient_id
  ON CONFLICT (notice_id) DO UPDATE SET reference = n.reference || ', ' || excluded.reference
   WHERE n.state = 'waiting' AND strpos(n.reference, excluded.reference) = 0;
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
COMMENT ON FUNCTION tell_again IS 'After a restore: the notices of people who are erased again; those that were told are settled afterwards';
CALL vet('tell_again', true);

-- A backup reads every table. Files of migrations/ after this one call it again for the tables that they make.
CREATE PROCEDURE open_to_backup() LANGUAGE plpgsql AS $$
DECLARE t record;
BEGIN
  FOR t IN
    SELECT c.oid::regclass AS name, c.relrowsecurity AND NOT EXISTS (
             SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 'obhut_keeper'::regrole = ANY (p.polroles) AND p.polcmd IN ('r', '*')) AS closed
      FROM pg_class c WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'contact'::regclass) AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO obhut_keeper', t.name);
    IF t.closed THEN EXECUTE format('CREATE POLICY backed_up ON %s FOR SELECT TO obhut_keeper USING (true)', t.name); END IF;
  END LOOP;
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'contact'::regclass) AND c.relkind = 'S'
  LOOP
    EXECUTE format('GRANT SELECT ON SEQUENCE %s TO obhut_keeper', t.name);
  END LOOP;
END $$;
COMMENT ON PROCEDURE open_to_backup IS 'Lets obhut_keeper read every table and sequence there is';
CALL open_to_backup();
