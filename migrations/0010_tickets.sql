-- Service cases.

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
  due_at           timestamptz,
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
CREATE INDEX ticket_by_due ON ticket (due_at, ticket_id) WHERE status IN ('new', 'open', 'waiting');
CREATE INDEX ticket_by_change ON ticket (updated_at, ticket_id);
CREATE INDEX ticket_by_owner ON ticket (owner_id);
COMMENT ON TABLE ticket IS 'A service case of a company, of people, or both; what is said stands in its interactions';
COMMENT ON COLUMN ticket.ticket_id IS 'UUIDv7';
COMMENT ON COLUMN ticket.number IS 'Number for people to quote';
COMMENT ON COLUMN ticket.subject IS 'What it is about; stays with the company when its people are erased, so it names nobody';
COMMENT ON COLUMN ticket.company_id IS 'Company concerned';
COMMENT ON COLUMN ticket.kind IS 'question, fault, complaint, return, request, other';
COMMENT ON COLUMN ticket.channel IS 'How it came in';
COMMENT ON COLUMN ticket.status IS 'new, open, waiting (for the customer), resolved, closed';
COMMENT ON COLUMN ticket.priority IS 'low, normal, high, urgent';
COMMENT ON COLUMN ticket.due_at IS 'Deadline';
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
