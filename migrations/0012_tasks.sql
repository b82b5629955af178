-- Tasks and appointments.

CREATE TABLE task (
  task_id        uuid PRIMARY KEY,
  kind           text NOT NULL DEFAULT 'task' CHECK (kind IN ('task', 'call', 'email', 'meeting', 'visit')),
  title          text NOT NULL CHECK (title <> ''),
  note           text NOT NULL DEFAULT '',
  due_at         timestamptz,
  is_all_day     boolean NOT NULL DEFAULT false,
  ends_at        timestamptz,
  remind_at      timestamptz,
  reminded_at    timestamptz,
  place          text NOT NULL DEFAULT '',
  priority       text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')),
  done_at        timestamptz,
  company_id     uuid REFERENCES company ON DELETE SET NULL,
  deal_id        uuid REFERENCES deal ON DELETE SET NULL,
  ticket_id      uuid REFERENCES ticket ON DELETE SET NULL,
  owner_id       uuid NOT NULL REFERENCES app_user,
  team_id        uuid REFERENCES team,
  has_people     boolean NOT NULL DEFAULT true,
  keeps_company  boolean NOT NULL DEFAULT false CHECK (NOT keeps_company),
  version        integer NOT NULL DEFAULT 1,
  created_by     uuid,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_at IS NULL OR due_at IS NULL OR ends_at >= due_at)
);
CREATE INDEX task_by_due ON task (owner_id, due_at, task_id) WHERE done_at IS NULL;
CREATE INDEX task_of_company ON task (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX task_of_deal ON task (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX task_of_ticket ON task (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX task_open ON task (due_at, task_id) WHERE done_at IS NULL;
CREATE INDEX task_by_time ON task (owner_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX task_in_time ON task (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX task_lasting ON task (ends_at) WHERE ends_at IS NOT NULL;
CREATE INDEX task_done ON task (done_at, task_id) WHERE done_at IS NOT NULL;
CREATE INDEX task_to_remind ON task (owner_id, remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL AND done_at IS NULL;
COMMENT ON TABLE task IS 'Something to do, or an appointment';
COMMENT ON COLUMN task.task_id IS 'UUIDv7';
COMMENT ON COLUMN task.kind IS 'task, call, email, meeting, visit';
COMMENT ON COLUMN task.title IS 'What to do';
COMMENT ON COLUMN task.note IS 'Details';
COMMENT ON COLUMN task.due_at IS 'Due, or beginning of an appointment; of a whole day its beginning on the firm''s clock';
COMMENT ON COLUMN task.is_all_day IS 'Only the days of due_at and ends_at count, the last one included';
COMMENT ON COLUMN task.ends_at IS 'End of an appointment';
COMMENT ON COLUMN task.remind_at IS 'When to remind the owner';
COMMENT ON COLUMN task.reminded_at IS 'Reminder seen';
COMMENT ON COLUMN task.place IS 'Where';
COMMENT ON COLUMN task.priority IS 'low, normal, high';
COMMENT ON COLUMN task.done_at IS 'Done since';
COMMENT ON COLUMN task.company_id IS 'Company concerned';
COMMENT ON COLUMN task.deal_id IS 'Deal it belongs to';
COMMENT ON COLUMN task.ticket_id IS 'Ticket it belongs to';
COMMENT ON COLUMN task.owner_id IS 'User who does it';
COMMENT ON COLUMN task.team_id IS 'Department of that user';
COMMENT ON COLUMN task.has_people IS 'It is about people, and there while one of them is (migrations/0008)';
COMMENT ON COLUMN task.keeps_company IS 'Never: it goes with the last of its people';
COMMENT ON COLUMN task.version IS 'Counts changes';
COMMENT ON COLUMN task.created_by IS 'User or key that made it';
COMMENT ON COLUMN task.created_at IS 'Made';
COMMENT ON COLUMN task.updated_at IS 'Last change';

CREATE TABLE task_person (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  task_id     uuid NOT NULL REFERENCES task ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (contact_id, task_id)
);
CREATE INDEX person_of_task ON task_person (task_id);
COMMENT ON TABLE task_person IS 'People whom a task or appointment concerns';
COMMENT ON COLUMN task_person.contact_id IS 'Contact';
COMMENT ON COLUMN task_person.task_id IS 'Task';
CALL protect_by_contact('task_person', 1);

-- One's own tasks are there under every purpose that shows the person; those of others are communication (4). A task
-- about nobody is its owner's, and the team's or everybody's by scope. The sub-selects are no EXISTS, which the planner
-- may turn into a hash of everybody's rows (src/slices/tasks/plans.test.ts).
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE task FORCE ROW LEVEL SECURITY;
CREATE POLICY by_people ON task TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND (owner_id = (SELECT ctx_owner()) OR ((SELECT ctx_categories()) & 4) <> 0)
  AND CASE WHEN has_people THEN (SELECT true FROM task_person p WHERE p.task_id = task.task_id LIMIT 1) IS NOT NULL
      ELSE (company_id IS NULL OR (SELECT true FROM company co WHERE co.company_id = task.company_id) IS NOT NULL)
       AND ((SELECT ctx_scope()) = 'all' OR owner_id = (SELECT ctx_owner()) OR team_id = (SELECT ctx_team())) END);
CREATE POLICY keeper ON task TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON task TO obhut_app, obhut_keeper;
CALL share_with_people('task', 'task_person', 'task_id');

-- Addresses under which a calendar program reads a user's own tasks, without signing in.
CREATE TABLE calendar_feed (
  feed_id       uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  purpose_key   text NOT NULL REFERENCES purpose,
  secret_hash   bytea NOT NULL UNIQUE,
  names_people  boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now(),
  read_at       timestamptz,
  UNIQUE (user_id, purpose_key)
);
COMMENT ON TABLE calendar_feed IS 'Private address of a user''s calendar; shows what one purpose shows, as long as the user may name it';
COMMENT ON COLUMN calendar_feed.feed_id IS 'UUIDv7';
COMMENT ON COLUMN calendar_feed.user_id IS 'Whose tasks, and as whom they are read';
COMMENT ON COLUMN calendar_feed.purpose_key IS 'Purpose under which it was made and is read';
COMMENT ON COLUMN calendar_feed.secret_hash IS 'SHA-256 of the secret in the address; the address is shown once';
COMMENT ON COLUMN calendar_feed.names_people IS 'The user chose that names of people go along';
COMMENT ON COLUMN calendar_feed.created_at IS 'Made, or given a new address';
COMMENT ON COLUMN calendar_feed.read_at IS 'Last read';
ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
-- One's own; and to recognise an address (purpose access, 4), the machine alone: its actor is the nil UUID.
CREATE POLICY own ON calendar_feed TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND (user_id = (SELECT ctx_owner())
    OR ((SELECT ctx_bit()) = 4 AND (SELECT ctx_actor()) = '00000000-0000-0000-0000-000000000000'::uuid)));
CREATE POLICY keeper ON calendar_feed TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO obhut_app;
