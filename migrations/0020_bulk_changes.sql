-- Changes of many rows at once, which can be taken back for a week: what stood there before is kept so long, beside the
-- version that the change left, so that nobody's later work is undone.

CREATE TABLE bulk_change (
  change_id    uuid PRIMARY KEY,
  list_key     text NOT NULL CHECK (list_key IN ('contacts', 'companies', 'deals', 'tickets')),
  field        text NOT NULL CHECK (field IN ('owner', 'team', 'add-tags', 'remove-tags', 'industry')),
  value        jsonb NOT NULL,
  state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'undoing', 'undone', 'failed')),
  rows_total   integer NOT NULL,
  rows_done    integer NOT NULL DEFAULT 0,
  rows_changed integer NOT NULL DEFAULT 0,
  rows_undone  integer NOT NULL DEFAULT 0,
  purpose_key  text NOT NULL REFERENCES purpose,
  user_id      uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  run_by       uuid NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz,
  undo_until   timestamptz NOT NULL
);
CREATE INDEX bulk_change_of_user ON bulk_change (user_id, created_at);
CREATE INDEX bulk_change_clock ON bulk_change (undo_until);
COMMENT ON TABLE bulk_change IS 'A change of many rows, with how far it is and what came of it';
COMMENT ON COLUMN bulk_change.change_id IS 'UUIDv7';
COMMENT ON COLUMN bulk_change.list_key IS 'What was changed: contacts, companies, deals, tickets';
COMMENT ON COLUMN bulk_change.field IS 'owner, team, add-tags, remove-tags, industry';
COMMENT ON COLUMN bulk_change.value IS 'The new value: id, labels, text or null';
COMMENT ON COLUMN bulk_change.state IS 'queued, running, done, undoing, undone, failed';
COMMENT ON COLUMN bulk_change.rows_total IS 'Rows that were chosen';
COMMENT ON COLUMN bulk_change.rows_done IS 'Rows looked at so far, of the change or of its undoing';
COMMENT ON COLUMN bulk_change.rows_changed IS 'Rows that said something else before';
COMMENT ON COLUMN bulk_change.rows_undone IS 'Rows that say again what they said before';
COMMENT ON COLUMN bulk_change.purpose_key IS 'Purpose under which it was made and is undone';
COMMENT ON COLUMN bulk_change.user_id IS 'Whose change it is; for a key the user who answers for it';
COMMENT ON COLUMN bulk_change.run_by IS 'User or key; the job acts as them';
COMMENT ON COLUMN bulk_change.created_at IS 'Made';
COMMENT ON COLUMN bulk_change.finished_at IS 'Done, undone or failed';
COMMENT ON COLUMN bulk_change.undo_until IS 'Until then it can be taken back; then it goes, with what it kept';
ALTER TABLE bulk_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_change FORCE ROW LEVEL SECURITY;
-- One's own; upkeep (8) finds whose a job is, and lets go of what is past its time.
CREATE POLICY own ON bulk_change TO obhut_app USING (
  (SELECT ctx_bit()) = 8 OR ((SELECT ctx_bit()) <> 0 AND user_id = (SELECT ctx_owner()) AND undo_until >= (SELECT ctx_horizon())));
CREATE POLICY keeper ON bulk_change TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_change TO obhut_app, obhut_keeper;

CREATE TABLE bulk_contact (
  change_id      uuid NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
  contact_id     uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  owner_id       uuid,
  team_id        uuid,
  version_after  integer,
  deletes_at     timestamptz NOT NULL,
  PRIMARY KEY (change_id, contact_id)
);
CREATE INDEX bulk_contact_of_contact ON bulk_contact (contact_id);
CREATE INDEX bulk_contact_clock ON bulk_contact (deletes_at);
COMMENT ON TABLE bulk_contact IS 'A contact of a change of many: what stood there before';
COMMENT ON COLUMN bulk_contact.change_id IS 'Change';
COMMENT ON COLUMN bulk_contact.contact_id IS 'Contact';
COMMENT ON COLUMN bulk_contact.owner_id IS 'Who looked after the contact before';
COMMENT ON COLUMN bulk_contact.team_id IS 'Which department did before';
COMMENT ON COLUMN bulk_contact.version_after IS 'Version that the change left; null while it is still to come';
COMMENT ON COLUMN bulk_contact.deletes_at IS 'When it goes: a week after the change';
CALL protect_by_contact('bulk_contact', 1);

CREATE TABLE bulk_contact_tag (
  change_id   uuid NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  tag         text NOT NULL,
  deletes_at  timestamptz NOT NULL,
  PRIMARY KEY (change_id, contact_id, tag)
);
CREATE INDEX bulk_tag_of_contact ON bulk_contact_tag (contact_id);
CREATE INDEX bulk_tag_clock ON bulk_contact_tag (deletes_at);
COMMENT ON TABLE bulk_contact_tag IS 'Labels that a change of many gave to a contact or took away';
COMMENT ON COLUMN bulk_contact_tag.change_id IS 'Change';
COMMENT ON COLUMN bulk_contact_tag.contact_id IS 'Contact';
COMMENT ON COLUMN bulk_contact_tag.tag IS 'Label';
COMMENT ON COLUMN bulk_contact_tag.deletes_at IS 'When it goes: a week after the change';
CALL protect_by_contact('bulk_contact_tag', 8);

CREATE TABLE bulk_company (
  change_id      uuid NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
  company_id     uuid NOT NULL REFERENCES company ON DELETE CASCADE,
  industry       text,
  version_after  integer,
  deletes_at     timestamptz NOT NULL,
  PRIMARY KEY (change_id, company_id)
);
CREATE INDEX bulk_company_of_company ON bulk_company (company_id);
CREATE INDEX bulk_company_clock ON bulk_company (deletes_at);
COMMENT ON TABLE bulk_company IS 'A company of a change of many: what stood there before';
COMMENT ON COLUMN bulk_company.change_id IS 'Change';
COMMENT ON COLUMN bulk_company.company_id IS 'Company';
COMMENT ON COLUMN bulk_company.industry IS 'Branch before';
COMMENT ON COLUMN bulk_company.version_after IS 'Version that the change left; null while it is still to come';
COMMENT ON COLUMN bulk_company.deletes_at IS 'When it goes: a week after the change';
ALTER TABLE bulk_company ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_company FORCE ROW LEVEL SECURITY;
CREATE POLICY by_company ON bulk_company TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND EXISTS (SELECT FROM company c WHERE c.company_id = bulk_company.company_id));
CREATE POLICY keeper ON bulk_company TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_company TO obhut_app, obhut_keeper;

CREATE TABLE bulk_deal (
  change_id      uuid NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
  deal_id        uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  owner_id       uuid,
  version_after  integer,
  deletes_at     timestamptz NOT NULL,
  PRIMARY KEY (change_id, deal_id)
);
CREATE INDEX bulk_deal_of_deal ON bulk_deal (deal_id);
CREATE INDEX bulk_deal_clock ON bulk_deal (deletes_at);
COMMENT ON TABLE bulk_deal IS 'A deal of a change of many: what stood there before';
COMMENT ON COLUMN bulk_deal.change_id IS 'Change';
COMMENT ON COLUMN bulk_deal.deal_id IS 'Deal';
COMMENT ON COLUMN bulk_deal.owner_id IS 'Who looked after it before';
COMMENT ON COLUMN bulk_deal.version_after IS 'Version that the change left; null while it is still to come';
COMMENT ON COLUMN bulk_deal.deletes_at IS 'When it goes: a week after the change';
CALL protect_by_record('bulk_deal', 'deal', 'deal_id');

CREATE TABLE bulk_ticket (
  change_id      uuid NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
  ticket_id      uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
  owner_id       uuid,
  version_after  integer,
  deletes_at     timestamptz NOT NULL,
  PRIMARY KEY (change_id, ticket_id)
);
CREATE INDEX bulk_ticket_of_ticket ON bulk_ticket (ticket_id);
CREATE INDEX bulk_ticket_clock ON bulk_ticket (deletes_at);
COMMENT ON TABLE bulk_ticket IS 'A service case of a change of many: what stood there before';
COMMENT ON COLUMN bulk_ticket.change_id IS 'Change';
COMMENT ON COLUMN bulk_ticket.ticket_id IS 'Ticket';
COMMENT ON COLUMN bulk_ticket.owner_id IS 'Who worked on it before';
COMMENT ON COLUMN bulk_ticket.version_after IS 'Version that the change left; null while it is still to come';
COMMENT ON COLUMN bulk_ticket.deletes_at IS 'When it goes: a week after the change';
CALL protect_by_record('bulk_ticket', 'ticket', 'ticket_id');
