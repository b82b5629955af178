-- Fields that a firm adds itself, to contacts, companies, deals and tickets. What a column has in a migration and in the
-- register (category, purposes, deletion rule) each field has in its row, and the policies of the values ask there.

CREATE TABLE own_field (
  field_id        uuid PRIMARY KEY,
  entity          text NOT NULL CHECK (entity IN ('contact', 'company', 'deal', 'ticket')),
  key             text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label_de        text NOT NULL CHECK (label_de <> ''),
  label_en        text NOT NULL CHECK (label_en <> ''),
  type            text NOT NULL CHECK (type IN ('text', 'number', 'date', 'choice', 'yes-no', 'link')),
  choices         jsonb NOT NULL DEFAULT '[]',
  category        integer NOT NULL CHECK (category IN (1, 2, 4, 8, 16, 32, 64, 128)),
  purposes        bigint NOT NULL CHECK (purposes > 0),
  retain_days     integer CHECK (retain_days BETWEEN 1 AND 36525),
  special_reason  text NOT NULL DEFAULT '',
  is_provided     boolean NOT NULL DEFAULT true,
  is_required     boolean NOT NULL DEFAULT false,
  position        smallint NOT NULL DEFAULT 0,
  deletes_at      timestamptz,
  version         integer NOT NULL DEFAULT 1,
  created_by      uuid,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (entity, key),
  CHECK (category <> 128 OR special_reason <> '')
);
COMMENT ON TABLE own_field IS 'A field that the firm added: what a column declares in the register stands here in a row';
COMMENT ON COLUMN own_field.field_id IS 'UUIDv7';
COMMENT ON COLUMN own_field.entity IS 'contact, company, deal, ticket: whose field it is; never changed';
COMMENT ON COLUMN own_field.key IS 'Name in the API: own.<key>; never changed';
COMMENT ON COLUMN own_field.label_de IS 'German name';
COMMENT ON COLUMN own_field.label_en IS 'English name';
COMMENT ON COLUMN own_field.type IS 'text, number, date, choice, yes-no, link; never changed, since the values are of it';
COMMENT ON COLUMN own_field.choices IS 'Of a choice: [{key, de, en}] in their order';
COMMENT ON COLUMN own_field.category IS 'Bit of the data category (kernel/category.ts)';
COMMENT ON COLUMN own_field.purposes IS 'Mask of the purposes for which it is used; each of them opens the category (Art. 5(1)(b), (c))';
COMMENT ON COLUMN own_field.retain_days IS 'Values go so many days after their last change; null: with their record';
COMMENT ON COLUMN own_field.special_reason IS 'Art. 9(2): what permits it; or why a field that sounds like a special category is none';
COMMENT ON COLUMN own_field.is_provided IS 'The people themselves say it (Art. 20); false for what the firm observes or judges';
COMMENT ON COLUMN own_field.is_required IS 'New records need a value, where the purpose opens the field';
COMMENT ON COLUMN own_field.position IS 'Order on pages';
COMMENT ON COLUMN own_field.deletes_at IS 'Taken out of use: hidden, and deleted with all values then; null while it is in use';
COMMENT ON COLUMN own_field.version IS 'Counts changes';
COMMENT ON COLUMN own_field.created_by IS 'User who added it';
COMMENT ON COLUMN own_field.created_at IS 'Added';
COMMENT ON COLUMN own_field.updated_at IS 'Last change';
GRANT SELECT, INSERT, UPDATE, DELETE ON own_field TO obhut_app;
GRANT SELECT ON own_field TO obhut_keeper;

-- The four tables of values have these columns, and the record that each value belongs to.
CREATE TABLE own_value_pattern (
  field_id    uuid NOT NULL,
  value       text COLLATE "C" NOT NULL CHECK (value <> ''),
  number      bigint,
  expires_at  timestamptz,
  source      text NOT NULL DEFAULT 'staff' CHECK (source IN ('staff', 'api', 'import')),
  changed_by  uuid,
  changed_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN own_value_pattern.field_id IS 'Field';
COMMENT ON COLUMN own_value_pattern.value IS 'As text in one form only: 12.5, 2026-11-24, true, the key of a choice; so it compares and sorts as it is';
COMMENT ON COLUMN own_value_pattern.number IS 'Of numbers: thousandths, for ranges';
COMMENT ON COLUMN own_value_pattern.expires_at IS 'The value goes then; null: with the record';
COMMENT ON COLUMN own_value_pattern.source IS 'How it came in: staff, api, import';
COMMENT ON COLUMN own_value_pattern.changed_by IS 'User or key that changed it last';
COMMENT ON COLUMN own_value_pattern.changed_at IS 'Last change of the value: its clock starts here';

CREATE TABLE contact_own_value (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  LIKE own_value_pattern INCLUDING ALL,
  PRIMARY KEY (contact_id, field_id),
  FOREIGN KEY (field_id) REFERENCES own_field ON DELETE CASCADE
);
COMMENT ON TABLE contact_own_value IS 'Values of the firm''s own fields of contacts';
COMMENT ON COLUMN contact_own_value.contact_id IS 'Contact';

CREATE TABLE company_own_value (
  company_id  uuid NOT NULL REFERENCES company ON DELETE CASCADE,
  LIKE own_value_pattern INCLUDING ALL,
  PRIMARY KEY (company_id, field_id),
  FOREIGN KEY (field_id) REFERENCES own_field ON DELETE CASCADE
);
COMMENT ON TABLE company_own_value IS 'Values of the firm''s own fields of companies';
COMMENT ON COLUMN company_own_value.company_id IS 'Company';

CREATE TABLE deal_own_value (
  deal_id  uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  LIKE own_value_pattern INCLUDING ALL,
  PRIMARY KEY (deal_id, field_id),
  FOREIGN KEY (field_id) REFERENCES own_field ON DELETE CASCADE
);
COMMENT ON TABLE deal_own_value IS 'Values of the firm''s own fields of deals';
COMMENT ON COLUMN deal_own_value.deal_id IS 'Deal';

CREATE TABLE ticket_own_value (
  ticket_id  uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
  LIKE own_value_pattern INCLUDING ALL,
  PRIMARY KEY (ticket_id, field_id),
  FOREIGN KEY (field_id) REFERENCES own_field ON DELETE CASCADE
);
COMMENT ON TABLE ticket_own_value IS 'Values of the firm''s own fields of tickets';
COMMENT ON COLUMN ticket_own_value.ticket_id IS 'Ticket';

DROP TABLE own_value_pattern;

-- The fields that the purpose opens are found once a statement: those that name the purpose and whose category it opens.
-- For rights (1) and upkeep (8) all of them, those that are out of use and values past their end too.
CREATE PROCEDURE protect_own_values(target regclass, record regclass, key name) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_field ON %1$s TO obhut_app USING ('
    ' field_id = ANY (ARRAY(SELECT f.field_id FROM own_field f WHERE (f.category & (SELECT ctx_categories())) <> 0'
    '  AND ((f.purposes | 9) & (SELECT ctx_bit())) <> 0 AND (f.deletes_at IS NULL OR ((SELECT ctx_bit()) & 9) <> 0)))'
    ' AND (expires_at IS NULL OR expires_at >= (SELECT ctx_horizon()))'
    ' AND EXISTS (SELECT FROM %2$s r WHERE r.%3$I = %1$s.%3$I))', target, record, key);
  EXECUTE format('CREATE POLICY keeper ON %s TO obhut_keeper USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO obhut_app, obhut_keeper', target);
  -- A filter asks for one field and a value, or a range of it.
  EXECUTE format('CREATE INDEX %3$I ON %1$s (field_id, value, %2$I)', target, key, target::text || '_by_value');
  EXECUTE format('CREATE INDEX %3$I ON %1$s (field_id, number, %2$I) WHERE number IS NOT NULL', target, key, target::text || '_by_number');
  EXECUTE format('CREATE INDEX %2$I ON %1$s (expires_at) WHERE expires_at IS NOT NULL', target, target::text || '_ending');
END $$;
COMMENT ON PROCEDURE protect_own_values IS 'Values are there while their record is, for purposes that open their field, until their end';
CALL protect_own_values('contact_own_value', 'contact', 'contact_id');
CALL protect_own_values('company_own_value', 'company', 'company_id');
CALL protect_own_values('deal_own_value', 'deal', 'deal_id');
CALL protect_own_values('ticket_own_value', 'ticket', 'ticket_id');

-- A new deletion rule holds for the values that are there, seen or not. Whoever writes one meanwhile is waited for.
CREATE FUNCTION restart_own_clocks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', NEW.entity || '_own_value');
  EXECUTE format('UPDATE %I SET expires_at = changed_at + make_interval(days => $1) WHERE field_id = $2', NEW.entity || '_own_value')
    USING NEW.retain_days, NEW.field_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION restart_own_clocks IS 'Sets the end of each value of a field anew when its deletion rule changes';
CREATE TRIGGER retain_days_changed AFTER UPDATE OF retain_days ON own_field FOR EACH ROW
  WHEN (OLD.retain_days IS DISTINCT FROM NEW.retain_days) EXECUTE FUNCTION restart_own_clocks();
CALL vet('restart_own_clocks', false);

-- A value past its end is hidden and still in the way of a new one until upkeep takes it.
CREATE FUNCTION forget_ended_own_values(entity text, record_ids uuid[], field_ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF entity NOT IN ('contact', 'company', 'deal', 'ticket') THEN RAISE EXCEPTION 'no such entity'; END IF;
  EXECUTE format('DELETE FROM %I WHERE %I = ANY ($1) AND field_id = ANY ($2) AND expires_at <= statement_timestamp()', entity || '_own_value', entity || '_id')
    USING record_ids, field_ids;
END $$;
COMMENT ON FUNCTION forget_ended_own_values IS 'Deletes values of these fields of these records whose end has passed, as upkeep would; only what is written anew, since the clock may lie';
CALL vet('forget_ended_own_values', true);

-- How many, whoever's they are: what is shown before a field is deleted. Says nothing about anybody.
CREATE FUNCTION count_own_values(of_field uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT (SELECT count(*) FROM contact_own_value WHERE field_id = of_field) + (SELECT count(*) FROM company_own_value WHERE field_id = of_field)
       + (SELECT count(*) FROM deal_own_value WHERE field_id = of_field) + (SELECT count(*) FROM ticket_own_value WHERE field_id = of_field)
$$;
COMMENT ON FUNCTION count_own_values IS 'Number of the values of a field';
CALL vet('count_own_values', true);
