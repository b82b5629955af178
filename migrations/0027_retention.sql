-- Retention after DIN 66398: deletion classes (standard period x start event), exactly one rule for each kind of data, runs
-- that can be suspended, legal holds, and what becomes of categories that no ground opens any more (docs/decisions/0025).

CREATE TABLE deletion_class (
  class_key    text PRIMARY KEY CHECK (class_key ~ '^[a-z][a-z0-9-]{1,39}$'),
  period       integer NOT NULL CHECK (period BETWEEN 0 AND 1200),
  unit         text NOT NULL CHECK (unit IN ('day', 'month', 'year')),
  to_year_end  boolean NOT NULL DEFAULT false,
  start_event  text NOT NULL CHECK (start_event IN ('collection', 'process-end', 'relationship-end')),
  label_de     text NOT NULL CHECK (label_de <> ''),
  label_en     text NOT NULL CHECK (label_en <> ''),
  statute_de   text NOT NULL DEFAULT '',
  statute_en   text NOT NULL DEFAULT '',
  is_builtin   boolean NOT NULL DEFAULT false,
  is_fixed     boolean NOT NULL DEFAULT false,
  updated_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE deletion_class IS 'Deletion classes after DIN 66398: standard period and start event; the firm changes and adds';
COMMENT ON COLUMN deletion_class.class_key IS 'Key';
COMMENT ON COLUMN deletion_class.period IS 'Standard period; 0: with the start event itself';
COMMENT ON COLUMN deletion_class.unit IS 'day, month, year';
COMMENT ON COLUMN deletion_class.to_year_end IS 'The period runs from the end of the calendar year of the start event';
COMMENT ON COLUMN deletion_class.start_event IS 'collection; end of a process; end of the relationship';
COMMENT ON COLUMN deletion_class.label_de IS 'The rule in words, after "wird gelöscht"';
COMMENT ON COLUMN deletion_class.label_en IS 'The rule in words, after "is deleted"';
COMMENT ON COLUMN deletion_class.statute_de IS 'Where the period comes from';
COMMENT ON COLUMN deletion_class.statute_en IS 'Where the period comes from';
COMMENT ON COLUMN deletion_class.is_builtin IS 'Ships with Obhut: cannot be deleted';
COMMENT ON COLUMN deletion_class.is_fixed IS 'Its rows carry their end themselves: the period is shown here and set elsewhere';
COMMENT ON COLUMN deletion_class.updated_at IS 'Last change';

CREATE TABLE deletion_rule (
  table_name     text PRIMARY KEY,
  class_key      text NOT NULL REFERENCES deletion_class,
  kind           text NOT NULL CHECK (kind IN ('with', 'age', 'clock')),
  runs_from      text,
  starts_from    text,
  applies_when   text,
  people_table   text,
  people_key     text,
  category       integer NOT NULL DEFAULT 0,
  stays_held     boolean NOT NULL DEFAULT false,
  since          timestamptz NOT NULL DEFAULT now(),
  changed_by     uuid,
  CHECK ((kind = 'with') = (runs_from IS NULL)),
  CHECK (starts_from IS NULL OR kind = 'clock')
);
COMMENT ON TABLE deletion_rule IS 'Exactly one rule for each kind of data; a test compares it with the register';
COMMENT ON COLUMN deletion_rule.table_name IS 'Kind of data: a table of the register';
COMMENT ON COLUMN deletion_rule.class_key IS 'Its deletion class';
COMMENT ON COLUMN deletion_rule.kind IS 'with: goes with something else; age: by the period of the class from runs_from; clock: runs_from is the end itself';
COMMENT ON COLUMN deletion_rule.runs_from IS 'Column with the start event, or with the end';
COMMENT ON COLUMN deletion_rule.starts_from IS 'Kind clock: column with the start event from which the database reckons the end by the class; null: whoever writes the row says when it ends';
COMMENT ON COLUMN deletion_rule.applies_when IS 'Condition on a row t, where not all rows age; written by migrations alone';
COMMENT ON COLUMN deletion_rule.people_table IS 'Shared records: the table of their people; else contact_id stands in the row';
COMMENT ON COLUMN deletion_rule.people_key IS 'Shared records: their key, in both tables';
COMMENT ON COLUMN deletion_rule.category IS 'Bit of the category, for legal holds; 0 without one';
COMMENT ON COLUMN deletion_rule.stays_held IS 'clock: rows of restricted people and of what a legal hold keeps stay past their end; age: always so';
COMMENT ON COLUMN deletion_rule.since IS 'In force since';
COMMENT ON COLUMN deletion_rule.changed_by IS 'User who chose this class; null: as shipped';

-- Periods are data: German defaults with their statute. What a firm changes here holds from the next run on.
INSERT INTO deletion_class (class_key, period, unit, to_year_end, start_event, label_de, label_en, statute_de, statute_en, is_builtin, is_fixed) VALUES
  ('with-contact', 0, 'day', false, 'relationship-end', 'mit der betroffenen Person, sobald deren letzter Rechtsgrund endet', 'with the contact, as soon as the last ground ends',
     'Art. 5 Abs. 1 lit. e, Art. 17 Abs. 1 lit. a DSGVO', 'Art. 5(1)(e), 17(1)(a) GDPR', true, true),
  ('with-record', 0, 'day', false, 'process-end', 'mit dem Vorgang, zu dem es gehört', 'with the record that it is a part of',
     'Art. 5 Abs. 1 lit. e DSGVO', 'Art. 5(1)(e) GDPR', true, true),
  ('with-ground', 0, 'day', false, 'relationship-end', 'mit dem Rechtsgrund, auf dem es steht, spätestens mit der betroffenen Person', 'with the ground that it stands on, with the contact at the latest',
     'Art. 7 Abs. 3, Art. 17 Abs. 1 lit. b DSGVO', 'Art. 7(3), 17(1)(b) GDPR', true, true),
  ('with-account', 0, 'day', false, 'relationship-end', 'mit dem Konto des Beschäftigten', 'with the account of the member of staff',
     '§ 26 BDSG', 'BDSG s.26', true, true),
  ('own-end', 0, 'day', false, 'process-end', 'mit dem Ende, das im Datensatz steht', 'with the end that stands in the record itself',
     'Art. 5 Abs. 1 lit. e DSGVO', 'Art. 5(1)(e) GDPR', true, true),
  ('archive', 8, 'year', true, 'collection', '8 Jahre (Rechnungen, Gutschriften, Buchungsbelege) oder 6 Jahre (Aufträge, Handelsbriefe) nach dem Ende des Kalenderjahrs der Ausstellung', '8 years (invoices, credit notes, vouchers) or 6 years (orders, commercial letters) after the end of the calendar year of issue',
     '§ 147 Abs. 3, 4 AO; § 257 Abs. 4, 5 HGB; § 14b UStG', 'AO s.147(3), (4); HGB s.257(4), (5); UStG s.14b', true, true),
  ('telephone-consent', 5, 'year', false, 'process-end', '5 Jahre nach der letzten möglichen Nutzung der Einwilligung', '5 years after the last possible use of the consent',
     '§ 7a UWG', 'UWG s.7a', true, true),
  ('days-7', 7, 'day', false, 'collection', '7 Tage nach der Änderung', '7 days after the change',
     'Art. 5 Abs. 1 lit. c, e DSGVO: so lange lässt sich eine Sammeländerung zurücknehmen', 'Art. 5(1)(c), (e) GDPR: as long as a bulk change can be undone', true, true),
  ('days-14', 14, 'day', false, 'collection', '14 Tage nach dem Import', '14 days after the import',
     'Art. 5 Abs. 1 lit. c, e DSGVO', 'Art. 5(1)(c), (e) GDPR', true, true),
  ('days-30', 30, 'day', false, 'collection', '30 Tage nach dem Anlegen', '30 days after it was made',
     'Art. 5 Abs. 1 lit. c, e DSGVO', 'Art. 5(1)(c), (e) GDPR', true, true),
  ('days-90', 90, 'day', false, 'process-end', '30 Tage nach der Antwort des Empfängers, spätestens 90 Tage nach der Mitteilung', '30 days after the recipient''s answer, 90 days after the notice at the latest',
     'Art. 19 DSGVO', 'Art. 19 GDPR', true, true),
  ('days-400', 400, 'day', false, 'collection', '400 Tage nach der Prüfung', '400 days after the check',
     '§ 147 Abs. 6 AO: zum Nachweis gegenüber der Betriebsprüfung über ein Jahr hinaus', 'AO s.147(6): to show to a tax audit past a year', true, true),
  ('month-1', 1, 'month', false, 'collection', 'einen Monat nach dem Eingang', 'one month after it came in',
     'Art. 14 Abs. 3 lit. a DSGVO', 'Art. 14(3)(a) GDPR', true, true),
  ('rights-proof', 3, 'year', true, 'process-end', '3 Jahre nach dem Ende des Kalenderjahrs, in dem der Vorgang endete', '3 years after the end of the calendar year in which the matter was closed',
     '§§ 195, 199 BGB; § 31 Abs. 2 Nr. 1 OWiG; Art. 5 Abs. 2 DSGVO', 'BGB s.195, 199; OWiG s.31(2) no. 1; Art. 5(2) GDPR', true, false),
  ('narrowing', 7, 'day', false, 'process-end', '7 Tage, nachdem ein Rechtsgrund von Hand beendet oder widerrufen wurde', '7 days after a ground was ended or withdrawn by hand',
     'Art. 17 Abs. 1 lit. b DSGVO: unverzüglich; ein Versehen lässt sich so lange richtigstellen, gesehen werden die Daten nicht mehr', 'Art. 17(1)(b) GDPR: without undue delay; so long a mistake can be put right, while the data is seen no more', true, false),
  ('process-year-1', 1, 'year', false, 'process-end', 'ein Jahr nach dem Abschluss', 'one year after it was closed',
     'Art. 5 Abs. 1 lit. e DSGVO', 'Art. 5(1)(e) GDPR', true, false),
  ('process-years-3', 3, 'year', true, 'process-end', '3 Jahre nach dem Ende des Kalenderjahrs des Abschlusses', '3 years after the end of the calendar year in which it was closed',
     '§§ 195, 199 BGB', 'BGB s.195, 199', true, false),
  ('collection-years-3', 3, 'year', true, 'collection', '3 Jahre nach dem Ende des Kalenderjahrs, in dem es stattfand', '3 years after the end of the calendar year in which it took place',
     '§§ 195, 199 BGB', 'BGB s.195, 199', true, false);

INSERT INTO deletion_rule (table_name, class_key, kind, runs_from, applies_when, people_table, people_key, category) VALUES
  -- What was said and written proves claims until they are time-barred.
  ('interaction', 'collection-years-3', 'age', 'occurred_at', NULL, 'interaction_person', 'interaction_id', 4),
  -- Claims from a service case (warranty, damages) run from its end.
  ('ticket', 'process-years-3', 'age', 'resolved_at', NULL, 'ticket_person', 'ticket_id', 4),
  -- Of a sale that came to nothing no claim is left; a year on, nobody compares with it. Won ones stay with the customer.
  ('deal', 'process-year-1', 'age', 'closed_at', 'EXISTS (SELECT FROM stage s WHERE s.stage_id = t.stage_id AND s.outcome = ''lost'')', 'deal_person', 'deal_id', 4),
  -- What was done stands in the interaction; the reminder to do it has served its purpose.
  ('task', 'process-year-1', 'age', 'done_at', NULL, 'task_person', 'task_id', 4);

INSERT INTO deletion_rule (table_name, class_key, kind, runs_from, category) VALUES
  ('bulk_contact_tag', 'days-7', 'clock', 'deletes_at', 8), ('bulk_contact', 'days-7', 'clock', 'deletes_at', 1),
  ('bulk_company', 'days-7', 'clock', 'deletes_at', 1), ('bulk_deal', 'days-7', 'clock', 'deletes_at', 4),
  ('bulk_ticket', 'days-7', 'clock', 'deletes_at', 4), ('bulk_change', 'days-7', 'clock', 'undo_until', 256),
  ('contact_own_value', 'own-end', 'clock', 'expires_at', 0), ('company_own_value', 'own-end', 'clock', 'expires_at', 0),
  ('deal_own_value', 'own-end', 'clock', 'expires_at', 0), ('ticket_own_value', 'own-end', 'clock', 'expires_at', 0),
  ('own_field', 'days-30', 'clock', 'deletes_at', 0),
  ('einvoice_intake', 'month-1', 'clock', 'deletes_at', 16), ('purchase_rejected', 'month-1', 'clock', 'deletes_at', 16),
  ('purchase_import', 'month-1', 'clock', 'deletes_at', 16), ('archive_export', 'days-7', 'clock', 'deletes_at', 256),
  ('archive_check', 'days-400', 'clock', 'deletes_at', 0),
  ('consent_proof', 'telephone-consent', 'clock', 'keep_until', 0), ('mail_message', 'days-30', 'clock', 'deletes_at', 4),
  ('recipient_notice', 'days-90', 'clock', 'deletes_at', 1), ('erasure_notice', 'days-90', 'clock', 'deletes_at', 1),
  ('portal_ask', 'own-end', 'clock', 'deletes_at', 2), ('portal_count', 'own-end', 'clock', 'deletes_at', 0),
  ('portal_link', 'own-end', 'clock', 'expires_at', 1), ('portal_session', 'own-end', 'clock', 'expires_at', 1),
  ('contact_export', 'own-end', 'clock', 'expires_at', 1),
  ('quarantine', 'month-1', 'clock', 'deletes_at', 512), ('import_rejected', 'days-14', 'clock', 'deletes_at', 512);
-- The matter is closed, and the database reckons the end by the class.
INSERT INTO deletion_rule (table_name, class_key, kind, runs_from, starts_from, category) VALUES
  ('rights_request', 'rights-proof', 'clock', 'deletes_at', 'done_at', 1),
  ('archive_hold', 'rights-proof', 'clock', 'deletes_at', 'ended_at', 256);
UPDATE deletion_rule SET stays_held = true
 WHERE table_name IN ('bulk_contact_tag', 'bulk_contact', 'contact_own_value', 'einvoice_intake', 'mail_message', 'recipient_notice', 'rights_request');
-- What is held in the archive stays past its end.
INSERT INTO deletion_rule (table_name, class_key, kind, runs_from, applies_when, category) VALUES
  ('archive_document', 'archive', 'clock', 'keep_until', 'NOT archive_held(t.archive_id)', 16),
  ('archive_file', 'archive', 'clock', 'keep_until', 'NOT archive_held(t.archive_id)', 16);
INSERT INTO deletion_rule (table_name, class_key, kind)
SELECT unnest(tables), class, 'with' FROM (VALUES
  ('with-contact', ARRAY['contact', 'contact_email', 'contact_phone', 'contact_address', 'contact_social', 'contact_company', 'contact_note',
     'contact_tag', 'contact_search', 'company', 'company_search', 'ground', 'restriction', 'restriction_opening', 'duplicate_candidate',
     'contact_activity', 'interaction_person', 'deal_person', 'ticket_person', 'task_person', 'audit_entry', 'sales_return', 'invoice',
     'sales_order', 'legal_hold', 'disclosure', 'ledger_event', 'person_key']),
  ('with-record', ARRAY['deal_item', 'deal_stage_change', 'interaction_file', 'sales_order_line', 'invoice_line', 'payment', 'invoice_balance',
     'mail_attachment', 'archive_reading', 'request_event', 'contact_export_person']),
  ('with-ground', ARRAY['ticket_satisfaction', 'preference']),
  ('own-end', ARRAY['wish', 'import', 'api_key', 'app_session', 'app_verification']),
  ('with-account', ARRAY['app_account', 'user_role', 'app_user', 'firm', 'calendar_feed', 'saved_view', 'list_preference',
     'retention_state'])) AS shipped(class, tables);

-- The one reckoning of periods: what started before the cutoff is due at that moment. Years end in the firm's time zone.
CREATE FUNCTION class_period(period integer, unit text) RETURNS interval LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE unit WHEN 'day' THEN make_interval(days => period) WHEN 'month' THEN make_interval(months => period) ELSE make_interval(years => period) END
$$;
COMMENT ON FUNCTION class_period IS 'The standard period of a class as an interval';
CREATE FUNCTION class_cutoff(c deletion_class, at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN c.to_year_end
    THEN date_trunc('year', (at AT TIME ZONE 'Europe/Berlin') - class_period(c.period, c.unit)) AT TIME ZONE 'Europe/Berlin'
    ELSE ((at AT TIME ZONE 'Europe/Berlin') - class_period(c.period, c.unit)) AT TIME ZONE 'Europe/Berlin' END
$$;
COMMENT ON FUNCTION class_cutoff IS 'What started before this is due at that moment';
CREATE FUNCTION class_end(c deletion_class, start timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT ((CASE WHEN c.to_year_end THEN date_trunc('year', start AT TIME ZONE 'Europe/Berlin') + interval '1 year'
                ELSE start AT TIME ZONE 'Europe/Berlin' END) + class_period(c.period, c.unit)) AT TIME ZONE 'Europe/Berlin'
$$;
COMMENT ON FUNCTION class_end IS 'When what started then goes';

-- An end that is reckoned stands in the row, where an index and a run find it, and nobody but the database writes it: with the
-- start event, and anew for all rows when the class or its period changes. The lock keeps a row that is closed meanwhile from
-- an end by the old period.
CREATE FUNCTION reckoned_end(of_table text, start timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT class_end(c, start) FROM deletion_rule r JOIN deletion_class c ON c.class_key = r.class_key WHERE r.table_name = of_table
$$;
COMMENT ON FUNCTION reckoned_end IS 'When a row of this kind of data goes whose start event was then, by the deletion class in force';
CREATE FUNCTION reckon_end() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('obhut deletion class'));
  SELECT * INTO STRICT r FROM deletion_rule d WHERE d.table_name = TG_TABLE_NAME;
  RETURN jsonb_populate_record(NEW, jsonb_build_object(r.runs_from,
    reckoned_end(r.table_name, (to_jsonb(NEW) ->> r.starts_from)::timestamptz)));
END $$;
COMMENT ON FUNCTION reckon_end IS 'Writes the end of a row by its start event; null while that has not come';
CREATE FUNCTION reckon_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('obhut deletion class'));
  FOR r IN SELECT * FROM deletion_rule d WHERE d.class_key = NEW.class_key AND d.starts_from IS NOT NULL LOOP
    EXECUTE format('UPDATE %1$I SET %2$I = reckoned_end(%1$L, %3$I) WHERE %3$I IS NOT NULL AND %2$I IS DISTINCT FROM reckoned_end(%1$L, %3$I)',
      r.table_name, r.runs_from, r.starts_from);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION reckon_ends IS 'Reckons all ends anew that follow from a class that has changed, or that a kind of data was given';
CREATE TRIGGER reckon_ends AFTER UPDATE ON deletion_class FOR EACH ROW
  WHEN ((OLD.period, OLD.unit, OLD.to_year_end) IS DISTINCT FROM (NEW.period, NEW.unit, NEW.to_year_end)) EXECUTE FUNCTION reckon_ends();
CREATE TRIGGER reckon_ends AFTER UPDATE ON deletion_rule FOR EACH ROW
  WHEN (OLD.class_key <> NEW.class_key) EXECUTE FUNCTION reckon_ends();
CALL vet('reckon_ends', false);
CREATE TRIGGER ends_by_class BEFORE INSERT OR UPDATE OF done_at ON rights_request FOR EACH ROW EXECUTE FUNCTION reckon_end();

-- What ages is found by its start event, at any size.
CREATE INDEX interaction_ageing ON interaction (occurred_at, interaction_id);
CREATE INDEX ticket_ageing ON ticket (resolved_at, ticket_id) WHERE resolved_at IS NOT NULL;

CREATE TABLE retention_state (
  state_id          smallint PRIMARY KEY DEFAULT 1 CHECK (state_id = 1),
  heartbeat_at      timestamptz NOT NULL DEFAULT now(),
  clock             text NOT NULL DEFAULT 'ok' CHECK (clock IN ('ok', 'behind', 'ahead')),
  clock_since       timestamptz,
  accepted_by       uuid,
  accepted_at       timestamptz,
  suspended_by      uuid,
  suspended_at      timestamptz,
  suspended_until   timestamptz,
  suspended_reason  text NOT NULL DEFAULT ''
);
INSERT INTO retention_state DEFAULT VALUES;
COMMENT ON TABLE retention_state IS 'Whether deletion by clock may run: one row';
COMMENT ON COLUMN retention_state.state_id IS 'Always 1';
COMMENT ON COLUMN retention_state.heartbeat_at IS 'The database''s clock when it was last looked at and found plausible';
COMMENT ON COLUMN retention_state.clock IS 'ok; behind: earlier than the heartbeat; ahead: more than 30 days later';
COMMENT ON COLUMN retention_state.clock_since IS 'What the clock said when it was found implausible';
COMMENT ON COLUMN retention_state.accepted_by IS 'User who said last that the clock is right; nil for the command line';
COMMENT ON COLUMN retention_state.accepted_at IS 'When';
COMMENT ON COLUMN retention_state.suspended_by IS 'User who suspended deletion; nil for the command line';
COMMENT ON COLUMN retention_state.suspended_at IS 'Since when';
COMMENT ON COLUMN retention_state.suspended_until IS 'Until when, at most 30 days on: then it goes on by itself';
COMMENT ON COLUMN retention_state.suspended_reason IS 'Why';

CREATE TABLE retention_run (
  run_id       uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('last-ground', 'narrowing', 'class', 'clock')),
  state        text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'stopped', 'failed')),
  started_at   timestamptz NOT NULL DEFAULT now(),
  batch_at     timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz,
  batches      integer NOT NULL DEFAULT 0,
  people       bigint NOT NULL DEFAULT 0,
  counts       jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX run_by_time ON retention_run (started_at, run_id);
CREATE UNIQUE INDEX run_running ON retention_run (kind) WHERE state = 'running';
COMMENT ON TABLE retention_run IS 'Runs of deletion: numbers alone; each batch adds to its run in its own transaction';
COMMENT ON COLUMN retention_run.run_id IS 'UUIDv7';
COMMENT ON COLUMN retention_run.kind IS 'last-ground: people; narrowing: categories without footing; class: rows by age; clock: rows with an end of their own';
COMMENT ON COLUMN retention_run.state IS 'running, also after a kill until the next run goes on with it; done; stopped by a suspension or the clock; failed';
COMMENT ON COLUMN retention_run.started_at IS 'First batch';
COMMENT ON COLUMN retention_run.batch_at IS 'Last batch';
COMMENT ON COLUMN retention_run.finished_at IS 'When nothing was due any more';
COMMENT ON COLUMN retention_run.batches IS 'Transactions';
COMMENT ON COLUMN retention_run.people IS 'People who went, or lost rows';
COMMENT ON COLUMN retention_run.counts IS 'Rows by table';

CREATE TABLE retention_forecast (
  table_name   text NOT NULL,
  due_on       date NOT NULL,
  row_count    bigint NOT NULL,
  computed_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (due_on, table_name)
);
COMMENT ON TABLE retention_forecast IS 'How much goes on which day of the next 12 months, computed every night; contact: people';
COMMENT ON COLUMN retention_forecast.table_name IS 'Kind of data';
COMMENT ON COLUMN retention_forecast.due_on IS 'Day; the first one holds what is due already';
COMMENT ON COLUMN retention_forecast.row_count IS 'How many rows';
COMMENT ON COLUMN retention_forecast.computed_at IS 'When it was computed';

-- Nobody's data, and numbers about everybody; any purpose will do.
DO $$ DECLARE target text; BEGIN
  FOREACH target IN ARRAY ARRAY['deletion_class', 'deletion_rule', 'retention_state', 'retention_run', 'retention_forecast'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY any_purpose ON %I TO obhut_app USING ((SELECT ctx_bit()) <> 0)', target);
    EXECUTE format('CREATE POLICY keeper ON %I TO obhut_keeper USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT ON %I TO obhut_app, obhut_keeper', target);
  END LOOP;
END $$;
GRANT INSERT, UPDATE, DELETE ON deletion_class TO obhut_app;
-- Which column a period runs from, and on what condition, is no setting: functions below build statements of it.
GRANT UPDATE (class_key, since, changed_by) ON deletion_rule TO obhut_app;
GRANT UPDATE (suspended_by, suspended_at, suspended_until, suspended_reason, accepted_by, accepted_at, clock, clock_since, heartbeat_at) ON retention_state TO obhut_app;
GRANT UPDATE (heartbeat_at, clock, clock_since) ON retention_state TO obhut_keeper;
GRANT INSERT, UPDATE ON retention_run TO obhut_app;
GRANT INSERT, DELETE ON retention_forecast TO obhut_app;

-- Legal holds: a dispute, an authority. While one is there, the end of the contact and erasure at request leave the held
-- categories and the identity in place (Art. 17(3)(b), (e)), reachable for rights alone.
CREATE TABLE legal_hold (
  hold_id     uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  reason      text NOT NULL CHECK (reason IN ('dispute', 'authority', 'other')),
  note        text NOT NULL CHECK (note <> ''),
  categories  integer NOT NULL CHECK (categories >= 1),
  review_on   date NOT NULL,
  created_by  uuid,
  created_at  timestamptz NOT NULL DEFAULT now(),
  ended_by    uuid,
  ended_at    timestamptz
);
CREATE INDEX hold_of_contact ON legal_hold (contact_id);
CREATE INDEX hold_to_review ON legal_hold (review_on, hold_id) WHERE ended_at IS NULL;
COMMENT ON TABLE legal_hold IS 'What must not be deleted because of a dispute or an authority, although no ground carries it';
COMMENT ON COLUMN legal_hold.hold_id IS 'UUIDv7';
COMMENT ON COLUMN legal_hold.contact_id IS 'Contact';
COMMENT ON COLUMN legal_hold.reason IS 'dispute (Art. 17(3)(e)), authority (Art. 17(3)(b)), other';
COMMENT ON COLUMN legal_hold.note IS 'File number and what it is about';
COMMENT ON COLUMN legal_hold.categories IS 'Mask of the categories that it keeps; identity always';
COMMENT ON COLUMN legal_hold.review_on IS 'When to look at it again';
COMMENT ON COLUMN legal_hold.created_by IS 'User who set it';
COMMENT ON COLUMN legal_hold.created_at IS 'Since when';
COMMENT ON COLUMN legal_hold.ended_by IS 'User who ended it';
COMMENT ON COLUMN legal_hold.ended_at IS 'Until when it held; null: still does';
ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY for_rights ON legal_hold TO obhut_app USING (
  ((SELECT ctx_bit()) & 9) <> 0 AND EXISTS (SELECT FROM contact c WHERE c.contact_id = legal_hold.contact_id));
CREATE POLICY keeper ON legal_hold TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON legal_hold TO obhut_app, obhut_keeper;

CREATE FUNCTION hold_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN SELECT array_agg(DISTINCT contact_id) INTO ids FROM gone;
  ELSE SELECT array_agg(DISTINCT contact_id) INTO ids FROM came; END IF;
  -- Locks first and looks after, as recompute_footing does.
  PERFORM FROM contact WHERE contact_id = ANY (ids) ORDER BY contact_id FOR NO KEY UPDATE;
  UPDATE contact c SET held_categories = h.held,
         -- What waited for the hold alone goes with the next run.
         narrows_at = CASE WHEN c.lost_categories & c.held_categories & ~h.held <> 0 OR (c.lost_purposes <> 0 AND c.held_categories & ~h.held <> 0) THEN least(c.narrows_at, now()) ELSE c.narrows_at END
    FROM (SELECT i.id, coalesce((SELECT bit_or(l.categories) | 1 FROM legal_hold l WHERE l.contact_id = i.id AND l.ended_at IS NULL), 0) AS held
            FROM unnest(ids) AS i(id)) h
   WHERE c.contact_id = h.id AND c.held_categories <> h.held;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION hold_changed IS 'Keeps contact.held_categories: what the holds of a contact hold together';
CREATE TRIGGER hold_insert AFTER INSERT ON legal_hold REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION hold_changed();
CREATE TRIGGER hold_update AFTER UPDATE ON legal_hold REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION hold_changed();
CREATE TRIGGER hold_delete AFTER DELETE ON legal_hold REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION hold_changed();
CALL vet('hold_changed', false);

-- A part of somebody went at their request and a hold keeps the rest: the ledger says so, and not that all is gone.
ALTER TABLE erasure_ledger DROP CONSTRAINT erasure_ledger_reason_check;
ALTER TABLE erasure_ledger ADD CONSTRAINT erasure_ledger_reason_check
  CHECK (reason IN ('request', 'last-ground-ended', 'import-undone', 'withdrawn', 'merged', 'held'));

-- Whose rows are not touched: restricted people's (Art. 18(2)) and what a hold keeps.
CREATE FUNCTION resting_people(category integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('FROM contact c WHERE (c.restricted_at IS NOT NULL OR c.held_categories <> 0)'
                ' AND (c.restricted_at IS NOT NULL OR c.held_categories & %s <> 0)', category)
$$;
COMMENT ON FUNCTION resting_people IS 'Restricted people and those of whom a legal hold keeps the category, as the end of a sub-select over contact c';

CREATE FUNCTION ageing_condition(r deletion_rule) RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN r.people_table IS NULL THEN '' ELSE 't.has_people AND ' END
    || coalesce('(' || r.applies_when || ') AND ', '')
    || CASE WHEN r.people_table IS NULL
         THEN format('t.contact_id <> ALL (ARRAY(SELECT c.contact_id %s))', resting_people(r.category))
         ELSE format('t.%1$I NOT IN (SELECT p.%1$I FROM %2$I p WHERE p.contact_id IN (SELECT c.contact_id %3$s))', r.people_key, r.people_table, resting_people(r.category)) END
$$;
COMMENT ON FUNCTION ageing_condition IS 'Which rows t of a kind of data age: all but those of restricted people and those held';

CREATE FUNCTION clock_condition(r deletion_rule) RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT coalesce('(' || r.applies_when || ')', 'true')
    || CASE WHEN r.stays_held
         THEN format(' AND (t.contact_id IS NULL OR t.contact_id <> ALL (ARRAY(SELECT c.contact_id %s)))', resting_people(CASE r.category WHEN 0 THEN -1 ELSE r.category END))
         ELSE '' END
$$;
COMMENT ON FUNCTION clock_condition IS 'Which rows t of a kind of data go by their own clock: those of restricted people and those held wait (Art. 18(2), 17(3)(e))';

CREATE FUNCTION retention_counts(tables text[], bounds timestamptz[], classes text[]) RETURNS TABLE (table_name text, bucket integer, row_count bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule; c deletion_class; cutoffs timestamptz[];
BEGIN
  IF ctx_bit() NOT IN (1, 4, 8) THEN RAISE insufficient_privilege USING MESSAGE = 'retention_counts needs the purpose rights, access or upkeep'; END IF;
  FOR r IN SELECT * FROM deletion_rule d WHERE d.kind <> 'with' AND d.table_name = ANY (tables) LOOP
    SELECT * INTO c FROM deletion_class d WHERE d.class_key = coalesce(classes[array_position(tables, r.table_name)], r.class_key);
    IF r.kind = 'age' AND c.period = 0 THEN CONTINUE; END IF;
    cutoffs := CASE WHEN r.kind = 'clock' THEN bounds ELSE (SELECT array_agg(class_cutoff(c, b) ORDER BY n) FROM unnest(bounds) WITH ORDINALITY AS u(b, n)) END;
    RETURN QUERY EXECUTE format(
      'SELECT %1$L::text, width_bucket(t.%2$I, $1) AS bucket, count(*) FROM %1$I t WHERE t.%2$I < $2 AND %3$s GROUP BY 2',
      r.table_name, r.runs_from, CASE WHEN r.kind = 'clock' THEN clock_condition(r) ELSE ageing_condition(r) END)
      USING cutoffs, cutoffs[cardinality(cutoffs)];
  END LOOP;
  IF 'contact' = ANY (tables) THEN
    RETURN QUERY SELECT 'contact'::text, width_bucket(p.deletes_at, bounds), count(*) FROM contact p
      WHERE p.deletes_at < bounds[cardinality(bounds)] AND p.restricted_at IS NULL AND p.held_categories = 0 GROUP BY 2;
  END IF;
END $$;
COMMENT ON FUNCTION retention_counts IS 'How many rows of these kinds are due before the first bound (bucket 0), the second (1), and so on; with other classes than those in force where named. Numbers alone';
CALL vet('retention_counts', true);

CREATE FUNCTION retention_due() RETURNS TABLE (kind text, table_name text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule; c deletion_class; found_one boolean;
BEGIN
  -- Whose request has no answer yet stays until it has (Art. 12(3)).
  IF EXISTS (SELECT FROM contact p WHERE p.deletes_at <= now() AND p.restricted_at IS NULL AND p.held_categories = 0
             AND NOT EXISTS (SELECT FROM rights_request q WHERE q.contact_id = p.contact_id AND q.done_at IS NULL)) THEN
    RETURN QUERY SELECT 'last-ground'::text, 'contact'::text;
  END IF;
  IF EXISTS (SELECT FROM contact p WHERE p.narrows_at <= now() AND p.restricted_at IS NULL AND (p.lost_categories & ~p.held_categories <> 0 OR p.lost_purposes <> 0)) THEN
    RETURN QUERY SELECT 'narrowing'::text, 'contact'::text;
  END IF;
  FOR r IN SELECT * FROM deletion_rule d WHERE d.kind <> 'with' LOOP
    SELECT * INTO c FROM deletion_class d WHERE d.class_key = r.class_key;
    CONTINUE WHEN r.kind = 'age' AND c.period = 0;
    EXECUTE format('SELECT EXISTS (SELECT FROM %1$I t WHERE t.%2$I %3$s $1 AND %4$s)', r.table_name, r.runs_from,
        CASE WHEN r.kind = 'clock' THEN '<=' ELSE '<' END, CASE WHEN r.kind = 'clock' THEN clock_condition(r) ELSE ageing_condition(r) END)
      INTO found_one USING CASE WHEN r.kind = 'clock' THEN now() ELSE class_cutoff(c, now()) END;
    IF found_one THEN RETURN QUERY SELECT CASE WHEN r.kind = 'clock' THEN 'clock' ELSE 'class' END, r.table_name; END IF;
  END LOOP;
  RETURN QUERY SELECT 'running'::text, u.kind FROM retention_run u WHERE u.state = 'running';
END $$;
COMMENT ON FUNCTION retention_due IS 'Which kinds of deletion have anything to do; the worker asks every minute and leaves no entry in the log while nothing is due';
CALL vet('retention_due', true);

-- Rows that have aged go, whole records with their parts and files. Skips what somebody is changing: the next batch has it.
CREATE FUNCTION take_aged(of_table text, batch integer) RETURNS TABLE (row_count bigint, contact_ids uuid[])
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule; c deletion_class; places tid[]; people uuid[]; n bigint;
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'take_aged needs the purpose upkeep'; END IF;
  SELECT * INTO r FROM deletion_rule d WHERE d.table_name = of_table AND d.kind = 'age';
  SELECT * INTO c FROM deletion_class d WHERE d.class_key = r.class_key;
  IF r IS NULL OR c.period = 0 THEN RETURN QUERY SELECT 0::bigint, NULL::uuid[]; RETURN; END IF;
  EXECUTE format('SELECT array_agg(ctid) FROM (SELECT t.ctid FROM %1$I t WHERE t.%2$I < $1 AND %3$s ORDER BY t.%2$I LIMIT $2 FOR UPDATE SKIP LOCKED) due',
    r.table_name, r.runs_from, ageing_condition(r)) INTO places USING class_cutoff(c, now()), batch;
  IF places IS NULL THEN RETURN QUERY SELECT 0::bigint, NULL::uuid[]; RETURN; END IF;
  IF r.people_table IS NULL THEN
    EXECUTE format('SELECT array_agg(DISTINCT contact_id) FROM %I WHERE ctid = ANY ($1)', r.table_name) INTO people USING places;
  ELSE
    EXECUTE format('SELECT array_agg(DISTINCT p.contact_id) FROM %1$I t JOIN %2$I p USING (%3$I) WHERE t.ctid = ANY ($1)', r.table_name, r.people_table, r.people_key)
      INTO people USING places;
  END IF;
  EXECUTE format('DELETE FROM %I WHERE ctid = ANY ($1)', r.table_name) USING places;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN QUERY SELECT n, people;
END $$;
COMMENT ON FUNCTION take_aged IS 'Deletes rows of a kind of data that are older than its class says, oldest first; how many, and for the log whose';
CALL vet('take_aged', true);

-- Categories that no ground opens any more: whose, and which of them go now. Locked.
CREATE FUNCTION people_to_narrow(batch integer, except_ids uuid[], by_then timestamptz)
  RETURNS TABLE (contact_id uuid, lost integer, uncovered boolean, goes_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'people_to_narrow needs the purpose upkeep'; END IF;
  RETURN QUERY SELECT c.contact_id, c.lost_categories & ~c.held_categories, c.lost_purposes <> 0, c.narrows_at FROM contact c
    WHERE c.narrows_at <= by_then AND c.restricted_at IS NULL AND (c.lost_categories & ~c.held_categories <> 0 OR c.lost_purposes <> 0) AND c.contact_id <> ALL (except_ids)
    ORDER BY c.narrows_at, c.contact_id LIMIT batch FOR UPDATE SKIP LOCKED;
END $$;
COMMENT ON FUNCTION people_to_narrow IS 'Contacts that keep a ground or a hold, the categories whose rows have lost their footing and go now, and whether values of own fields may have, by their purposes';
CALL vet('people_to_narrow', true);

CREATE FUNCTION narrowed(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() NOT IN (1, 8) THEN RAISE insufficient_privilege USING MESSAGE = 'narrowed needs the purpose rights or upkeep'; END IF;
  UPDATE contact c SET lost_categories = c.lost_categories & c.held_categories, narrows_at = NULL,
         lost_purposes = CASE WHEN c.held_categories <> 0 THEN c.lost_purposes ELSE 0 END WHERE c.contact_id = ANY (ids);
  -- What is found by search is what is left.
  PERFORM refresh_contact_search(ids);
END $$;
COMMENT ON FUNCTION narrowed IS 'The rows of the lost categories are gone; what a hold keeps stays marked until it ends';
CALL vet('narrowed', true);

-- A ground is not the only thing that moves: a field is given other purposes, two contacts become one, a value is written for the
-- rights desk. The same mark, then, for everybody who holds a value that no ground of theirs stands for: at once when a field
-- changes, of all fields every night. A value of a shared record stands as long as it does for one of its people.
CREATE FUNCTION mark_uncovered(of_field uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE grace interval := coalesce((SELECT class_period(c.period, c.unit) FROM deletion_class c WHERE c.class_key = 'narrowing'), interval '0');
        n bigint;
BEGIN
  WITH uncovered AS (
    SELECT v.contact_id, f.purposes FROM contact_own_value v JOIN own_field f USING (field_id) JOIN contact k USING (contact_id)
     WHERE (of_field IS NULL OR v.field_id = of_field) AND k.kept_purposes & f.purposes = 0
    UNION ALL
    SELECT k.contact_id, f.purposes FROM company_own_value v JOIN own_field f USING (field_id) JOIN company o USING (company_id)
      JOIN contact k ON k.contact_id = o.sole_trader_contact_id
     WHERE (of_field IS NULL OR v.field_id = of_field) AND k.kept_purposes & f.purposes = 0
    UNION ALL
    SELECT unnest(d.people), d.purposes FROM (
      SELECT array_agg(k.contact_id) AS people, f.purposes FROM deal_own_value v JOIN own_field f USING (field_id)
        JOIN deal_person p USING (deal_id) JOIN contact k USING (contact_id) WHERE of_field IS NULL OR v.field_id = of_field
       GROUP BY v.field_id, v.deal_id, f.purposes HAVING bit_or(k.kept_purposes) & f.purposes = 0) d
    UNION ALL
    SELECT unnest(t.people), t.purposes FROM (
      SELECT array_agg(k.contact_id) AS people, f.purposes FROM ticket_own_value v JOIN own_field f USING (field_id)
        JOIN ticket_person p USING (ticket_id) JOIN contact k USING (contact_id) WHERE of_field IS NULL OR v.field_id = of_field
       GROUP BY v.field_id, v.ticket_id, f.purposes HAVING bit_or(k.kept_purposes) & f.purposes = 0) t
  ), lost AS (SELECT u.contact_id, bit_or(u.purposes) AS purposes FROM uncovered u GROUP BY 1)
  UPDATE contact c SET lost_purposes = c.lost_purposes | l.purposes, narrows_at = least(c.narrows_at, now() + grace)
    FROM lost l WHERE l.contact_id = c.contact_id AND c.lost_purposes & l.purposes <> l.purposes;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION mark_uncovered IS 'Marks whoever holds values of a field, or of any, that none of their grounds stands for any more; how many';
CALL vet('mark_uncovered', false);
CREATE FUNCTION mark_all_uncovered() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'mark_all_uncovered needs the purpose upkeep'; END IF;
  RETURN mark_uncovered(NULL);
END $$;
COMMENT ON FUNCTION mark_all_uncovered IS 'The same for all fields, every night';
CALL vet('mark_all_uncovered', true);
CREATE FUNCTION own_purposes_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM mark_uncovered(NEW.field_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION own_purposes_changed IS 'A field is for other purposes: values may stand on nothing any more';
CREATE TRIGGER purposes_changed AFTER UPDATE OF purposes ON own_field FOR EACH ROW
  WHEN (OLD.purposes IS DISTINCT FROM NEW.purposes) EXECUTE FUNCTION own_purposes_changed();
CALL vet('own_purposes_changed', false);

-- For the answer to "until when" (Art. 15(1)(d)): what the run above would find. Kinds of which all rows age are asked once
-- for their class, and the end follows from it; where a rule has a condition, each row is asked for itself.
CREATE FUNCTION ageing_class(of_table text) RETURNS SETOF deletion_class LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT c.* FROM deletion_rule r JOIN deletion_class c USING (class_key) WHERE r.table_name = of_table AND r.kind = 'age' AND c.period > 0
$$;
COMMENT ON FUNCTION ageing_class IS 'The class by whose period rows of this kind of data go while their people stay; none where they do not';
CALL vet('ageing_class', true);

CREATE FUNCTION aged_end(of_table text, fields jsonb) RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE r deletion_rule; c deletion_class; ends timestamptz;
BEGIN
  SELECT * INTO r FROM deletion_rule d WHERE d.table_name = of_table AND d.kind = 'age';
  SELECT * INTO c FROM deletion_class d WHERE d.class_key = r.class_key;
  IF r IS NULL OR c.period = 0 THEN RETURN NULL; END IF;
  EXECUTE format('SELECT class_end($1, t.%1$I) FROM jsonb_populate_record(NULL::%2$I, $2) t WHERE t.%1$I IS NOT NULL AND %3$s',
    r.runs_from, r.table_name, coalesce(r.applies_when, 'true')) INTO ends USING c, fields;
  RETURN ends;
END $$;
COMMENT ON FUNCTION aged_end IS 'When a row of this kind of data, given as JSON, goes by age; null where it does not';
CALL vet('aged_end', true);

CREATE FUNCTION why_ending(contact uuid, language text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT end_because(g.end_rule, g.purpose_key, language) FROM contact c
    JOIN ground g ON g.contact_id = c.contact_id AND g.ground_id = c.leading_ground_id WHERE c.contact_id = contact
$$;
COMMENT ON FUNCTION why_ending IS 'Why a contact goes when it does, as far as the caller may see it: the rule of the ground that carries it longest';

-- The clock of the database decides what goes: set back or far ahead it must not. Asked before every batch; an implausible
-- clock stays implausible until it is right again by itself or somebody says that it is.
CREATE FUNCTION retention_gate() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE s retention_state; t timestamptz := clock_timestamp(); found text;
BEGIN
  SELECT * INTO s FROM retention_state FOR UPDATE;
  found := CASE WHEN t < s.heartbeat_at - interval '5 minutes' THEN 'behind' WHEN t > s.heartbeat_at + interval '30 days' THEN 'ahead' ELSE 'ok' END;
  IF found = 'ok' THEN
    UPDATE retention_state SET heartbeat_at = greatest(heartbeat_at, t), clock = 'ok', clock_since = NULL;
  ELSIF s.clock <> found THEN
    UPDATE retention_state SET clock = found, clock_since = t;
  END IF;
  RETURN CASE WHEN found <> 'ok' THEN 'clock-' || found WHEN s.suspended_until > t THEN 'suspended' ELSE 'open' END;
END $$;
COMMENT ON FUNCTION retention_gate IS 'open, suspended, clock-behind, clock-ahead; remembers the clock while it is plausible';
CALL vet('retention_gate', true);

CREATE FUNCTION clock_is_right() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT clock_timestamp() BETWEEN heartbeat_at - interval '5 minutes' AND heartbeat_at + interval '30 days' FROM retention_state
$$;
COMMENT ON FUNCTION clock_is_right IS 'Whether the clock is plausible, asked without remembering it';
CALL vet('clock_is_right', true);
