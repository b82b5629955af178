-- Service cases.

CREATE TABLE ticket_deadline (
  priority  text PRIMARY KEY CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  hours     integer NOT NULL CHECK (hours BETWEEN 1 AND 8760)
);
COMMENT ON TABLE ticket_deadline IS 'How long the firm gives itself for a service case';
COMMENT ON COLUMN ticket_deadline.priority IS 'low, normal, high, urgent';
COMMENT ON COLUMN ticket_deadline.hours IS 'From the arrival to the deadline, by the clock';
GRANT SELECT, UPDATE ON ticket_deadline TO obhut_app;
GRANT SELECT ON ticket_deadline TO obhut_keeper;
INSERT INTO ticket_deadline (priority, hours) VALUES ('low', 168), ('normal', 72), ('high', 24), ('urgent', 4);

CREATE SEQUENCE ticket_number START 1001;
GRANT USAGE ON SEQUENCE ticket_number TO obhut_app;

CREATE TABLE ticket (
  ticket_id        uuid PRIMARY KEY,
  number           bigint NOT NULL DEFAULT nextval('ticket_number') UNIQUE,
  subject          text NOT NULL CHECK (subject <> ''),
  company_id       uuid REFERENCES company ON DELETE SET NULL,
  kind             text NOT NULL DEFAULT 'question' CHECK (kind IN ('question', 'fault', 'complaint', 'return', 'request', 'other')),
  channel          text NOT NULL DEFAULT 'phone' CHECK (channel IN ('phone', 'email', 'letter', 'chat', 'visit', 'social', 'form', 'other')),
  status           text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'open', 'waiting', 'resolved', 'closed')),
  priority         text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  priority_rank    smallint NOT NULL GENERATED ALWAYS AS
                     (CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END) STORED,
  product          text NOT NULL DEFAULT '',
  due_at           timestamptz NOT NULL DEFAULT now() + interval '3 days',
  first_answer_at  timestamptz,
  resolved_at      timestamptz,
  resolution       text NOT NULL DEFAULT '' CHECK (resolution IN ('', 'solved', 'replaced', 'refunded', 'repaired', 'advice', 'duplicate', 'rejected', 'withdrawn')),
  owner_id         uuid REFERENCES app_user,
  team_id          uuid REFERENCES team,
  has_people       boolean NOT NULL DEFAULT true,
  keeps_company    boolean NOT NULL DEFAULT true CHECK (keeps_company),
  version          integer NOT NULL DEFAULT 1,
  created_by       uuid,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ticket_of_company ON ticket (company_id) WHERE company_id IS NOT NULL;
-- Open ones have indexes of their own: what is due first must not stand behind all that was ever closed.
CREATE INDEX ticket_by_due ON ticket (due_at, ticket_id) WHERE status IN ('new', 'open', 'waiting');
CREATE INDEX ticket_by_priority ON ticket (priority_rank, ticket_id) WHERE status IN ('new', 'open', 'waiting');
CREATE INDEX ticket_by_due_ever ON ticket (due_at, ticket_id);
CREATE INDEX ticket_by_priority_ever ON ticket (priority_rank, ticket_id);
CREATE INDEX ticket_by_change ON ticket (updated_at, ticket_id);
CREATE INDEX ticket_by_owner ON ticket (owner_id, due_at, ticket_id);
CREATE INDEX ticket_by_team ON ticket (team_id, due_at, ticket_id) WHERE team_id IS NOT NULL;
CREATE INDEX ticket_by_subject ON ticket USING gin (fold(subject) gin_trgm_ops) WITH (fastupdate = on, gin_pending_list_limit = 256);
COMMENT ON TABLE ticket IS 'A service case of a company, of people, or both; what is said stands in its interactions';
COMMENT ON COLUMN ticket.ticket_id IS 'UUIDv7';
COMMENT ON COLUMN ticket.number IS 'Number for people to quote';
COMMENT ON COLUMN ticket.subject IS 'What it is about; stays with the company when its people are erased, so it names nobody';
COMMENT ON COLUMN ticket.company_id IS 'Company concerned';
COMMENT ON COLUMN ticket.kind IS 'question, fault, complaint, return, request, other';
COMMENT ON COLUMN ticket.channel IS 'How it came in';
COMMENT ON COLUMN ticket.status IS 'new, open, waiting (for the customer), resolved, closed';
COMMENT ON COLUMN ticket.priority IS 'low, normal, high, urgent';
COMMENT ON COLUMN ticket.priority_rank IS 'Priority as a number, for the order of lists';
COMMENT ON COLUMN ticket.product IS 'Product concerned, in words; names nobody';
COMMENT ON COLUMN ticket.due_at IS 'Deadline; every case has one';
COMMENT ON COLUMN ticket.first_answer_at IS 'First answer to the customer';
COMMENT ON COLUMN ticket.resolved_at IS 'Resolved since';
COMMENT ON COLUMN ticket.resolution IS 'What came of it; empty while open';
COMMENT ON COLUMN ticket.owner_id IS 'User who works on it';
COMMENT ON COLUMN ticket.team_id IS 'Department that works on it';
COMMENT ON COLUMN ticket.has_people IS 'It is about people, and there while one of them is (migrations/0008)';
COMMENT ON COLUMN ticket.keeps_company IS 'Stays with its company when its last person goes; always for tickets';
COMMENT ON COLUMN ticket.version IS 'Counts changes';
COMMENT ON COLUMN ticket.created_by IS 'User or key that made it';
COMMENT ON COLUMN ticket.created_at IS 'Came in';
COMMENT ON COLUMN ticket.updated_at IS 'Last change';

CREATE TABLE ticket_person (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  ticket_id   uuid NOT NULL REFERENCES ticket ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role        text NOT NULL DEFAULT 'reporter' CHECK (role IN ('reporter', 'affected', 'other')),
  position    smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (contact_id, ticket_id)
);
CREATE INDEX person_of_ticket ON ticket_person (ticket_id);
COMMENT ON TABLE ticket_person IS 'People of a service case';
COMMENT ON COLUMN ticket_person.contact_id IS 'Contact';
COMMENT ON COLUMN ticket_person.ticket_id IS 'Ticket';
COMMENT ON COLUMN ticket_person.role IS 'reporter, affected, other';
COMMENT ON COLUMN ticket_person.position IS 'Order; 0 is the one to answer';
CALL protect_by_contact('ticket_person', 4);
-- Communication (4); closed to inquiry (256): before there is a contract there is no service case.
CALL protect_by_people('ticket', 'ticket_person', 'ticket_id', 4, 256);

-- Trigram operators are not leakproof, so the policies keep them from their index. This finds ids alone, of which the
-- statement that asked shows those that its policies let through.
CREATE FUNCTION tickets_about(words text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path FROM CURRENT AS $$
DECLARE
  patterns text[] := ARRAY(SELECT like_pattern(w) FROM unnest(search_words(words)) AS w);
BEGIN
  IF ctx_categories() & 4 = 0 THEN RETURN; END IF;
  -- The index knows no ALL: it is led by the first three words.
  RETURN QUERY SELECT ticket_id FROM ticket
    WHERE fold(subject) LIKE coalesce(patterns[1], '%') AND fold(subject) LIKE coalesce(patterns[2], '%')
      AND fold(subject) LIKE coalesce(patterns[3], '%') AND fold(subject) LIKE ALL (patterns);
END $$;
COMMENT ON FUNCTION tickets_about IS 'Ids of service cases whose subject has all these words or parts of words';
CALL vet('tickets_about', true);

-- What somebody says of how they were served is asked only with their consent, and gone when that is.
CREATE TABLE ticket_satisfaction (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  ticket_id   uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
  score       smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment     text NOT NULL DEFAULT '',
  ground_id   uuid NOT NULL,
  created_by  uuid,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (contact_id, ticket_id),
  FOREIGN KEY (contact_id, ground_id) REFERENCES ground (contact_id, ground_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX satisfaction_of_ticket ON ticket_satisfaction (ticket_id);
CREATE INDEX satisfaction_of_ground ON ticket_satisfaction (ground_id);
COMMENT ON TABLE ticket_satisfaction IS 'How content a person was with a service case; stands on their consent and goes with it';
COMMENT ON COLUMN ticket_satisfaction.contact_id IS 'Contact';
COMMENT ON COLUMN ticket_satisfaction.ticket_id IS 'Ticket';
COMMENT ON COLUMN ticket_satisfaction.score IS '1 (not at all) to 5 (very)';
COMMENT ON COLUMN ticket_satisfaction.comment IS 'In their words';
COMMENT ON COLUMN ticket_satisfaction.ground_id IS 'The consent: a ground of the same person for profiling or a purpose of the firm''s own';
COMMENT ON COLUMN ticket_satisfaction.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN ticket_satisfaction.created_at IS 'Recorded';
ALTER TABLE ticket_satisfaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_satisfaction FORCE ROW LEVEL SECURITY;
-- The ground is seen only while its contact is.
CREATE POLICY on_consent ON ticket_satisfaction TO obhut_app USING (
  ((SELECT ctx_categories()) & 4) <> 0 AND ((SELECT ctx_bit()) & 256) = 0
  AND EXISTS (SELECT FROM ground g JOIN purpose p ON p.purpose_key = g.purpose_key
               WHERE g.contact_id = ticket_satisfaction.contact_id AND g.ground_id = ticket_satisfaction.ground_id
                 AND g.legal_basis = 'consent' AND g.status = 'given'
                 AND g.starts_at <= (SELECT statement_timestamp()) AND g.ends_at > (SELECT statement_timestamp())
                 AND (p.purpose_key = 'profiling' OR p.bit >= 16 AND left(p.purpose_key, 10) <> 'marketing-')));
-- What is there is reported (rights) and deleted (rights, upkeep), whatever has become of the ground; never written so.
CREATE POLICY reported ON ticket_satisfaction FOR SELECT TO obhut_app USING (
  ((SELECT ctx_bit()) & 9) <> 0 AND EXISTS (SELECT FROM contact c WHERE c.contact_id = ticket_satisfaction.contact_id));
CREATE POLICY deleted ON ticket_satisfaction FOR DELETE TO obhut_app USING (
  ((SELECT ctx_bit()) & 9) <> 0 AND EXISTS (SELECT FROM contact c WHERE c.contact_id = ticket_satisfaction.contact_id));
CREATE POLICY keeper ON ticket_satisfaction TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_satisfaction TO obhut_app, obhut_keeper;

CREATE FUNCTION consent_taken_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM ticket_satisfaction s USING came g
   WHERE s.ground_id = g.ground_id AND (g.status <> 'given' OR g.ends_at <= now());
  RETURN NULL;
END $$;
COMMENT ON FUNCTION consent_taken_back IS 'Deletes what stood on a consent as soon as that no longer holds';
CREATE TRIGGER satisfaction_goes AFTER UPDATE ON ground REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION consent_taken_back();
CALL vet('consent_taken_back', false);
