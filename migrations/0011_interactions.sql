-- Every touchpoint with a customer, over every channel.

CREATE TABLE interaction (
  interaction_id    uuid PRIMARY KEY,
  channel           text NOT NULL CHECK (channel IN ('call', 'email', 'meeting', 'letter', 'chat', 'visit', 'note', 'social')),
  direction         text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out', 'internal')),
  occurred_at       timestamptz NOT NULL,
  duration_minutes  smallint CHECK (duration_minutes BETWEEN 0 AND 10080),
  subject           text NOT NULL DEFAULT '',
  content           text NOT NULL DEFAULT '',
  outcome           text NOT NULL DEFAULT '' CHECK (outcome IN ('', 'reached', 'not-reached', 'voicemail', 'callback', 'done', 'no-interest')),
  topic             text NOT NULL DEFAULT '',
  network           text NOT NULL DEFAULT '',
  handle            text NOT NULL DEFAULT '',
  url               text NOT NULL DEFAULT '',
  company_id        uuid REFERENCES company ON DELETE SET NULL,
  deal_id           uuid REFERENCES deal ON DELETE SET NULL,
  ticket_id         uuid REFERENCES ticket ON DELETE SET NULL,
  owner_id          uuid REFERENCES app_user,
  team_id           uuid REFERENCES team,
  has_people        boolean NOT NULL DEFAULT true,
  keeps_company     boolean NOT NULL DEFAULT false CHECK (NOT keeps_company),
  version           integer NOT NULL DEFAULT 1,
  created_by        uuid,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX interaction_of_company ON interaction (company_id, occurred_at, interaction_id) WHERE company_id IS NOT NULL;
CREATE INDEX interaction_of_deal ON interaction (deal_id, occurred_at, interaction_id) WHERE deal_id IS NOT NULL;
CREATE INDEX interaction_of_ticket ON interaction (ticket_id, occurred_at, interaction_id) WHERE ticket_id IS NOT NULL;
COMMENT ON TABLE interaction IS 'A call, mail, meeting, letter, chat, visit, note or exchange on social media';
COMMENT ON COLUMN interaction.interaction_id IS 'UUIDv7';
COMMENT ON COLUMN interaction.channel IS 'call, email, meeting, letter, chat, visit, note, social';
COMMENT ON COLUMN interaction.direction IS 'in: from the customer; out: to the customer; internal: a note';
COMMENT ON COLUMN interaction.occurred_at IS 'When it took place';
COMMENT ON COLUMN interaction.duration_minutes IS 'How long it took';
COMMENT ON COLUMN interaction.subject IS 'Subject';
COMMENT ON COLUMN interaction.content IS 'What was said or written';
COMMENT ON COLUMN interaction.outcome IS 'What came of it';
COMMENT ON COLUMN interaction.topic IS 'Topic to filter by';
COMMENT ON COLUMN interaction.network IS 'Social network';
COMMENT ON COLUMN interaction.handle IS 'Name of the person there';
COMMENT ON COLUMN interaction.url IS 'Link to the exchange';
COMMENT ON COLUMN interaction.company_id IS 'Company concerned';
COMMENT ON COLUMN interaction.deal_id IS 'Deal it belongs to';
COMMENT ON COLUMN interaction.ticket_id IS 'Ticket it belongs to';
COMMENT ON COLUMN interaction.owner_id IS 'User who had the talk';
COMMENT ON COLUMN interaction.team_id IS 'Department of that user';
COMMENT ON COLUMN interaction.has_people IS 'It is about people, and there while one of them is (migrations/0008)';
COMMENT ON COLUMN interaction.keeps_company IS 'Never: the content goes with the last of its people';
COMMENT ON COLUMN interaction.version IS 'Counts changes';
COMMENT ON COLUMN interaction.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN interaction.created_at IS 'Recorded';
COMMENT ON COLUMN interaction.updated_at IS 'Last change';

CREATE TABLE interaction_person (
  contact_id      uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  interaction_id  uuid NOT NULL REFERENCES interaction ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  occurred_at     timestamptz NOT NULL,
  channel         text NOT NULL,
  PRIMARY KEY (contact_id, occurred_at, interaction_id)
);
CREATE INDEX person_of_interaction ON interaction_person (interaction_id);
COMMENT ON TABLE interaction_person IS 'People who took part in an interaction; in the order of a timeline';
COMMENT ON COLUMN interaction_person.contact_id IS 'Contact';
COMMENT ON COLUMN interaction_person.interaction_id IS 'Interaction';
COMMENT ON COLUMN interaction_person.occurred_at IS 'As in the interaction: the index is the timeline';
COMMENT ON COLUMN interaction_person.channel IS 'As in the interaction';
CALL protect_by_contact('interaction_person', 4);
CALL protect_by_people('interaction', 'interaction_person', 'interaction_id', 4, 0);

CREATE TABLE interaction_file (
  file_id         uuid PRIMARY KEY,
  interaction_id  uuid NOT NULL REFERENCES interaction ON DELETE CASCADE,
  name            text NOT NULL,
  media_type      text NOT NULL,
  bytes           bigint NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_of_interaction ON interaction_file (interaction_id);
COMMENT ON TABLE interaction_file IS 'Files of an interaction; the bytes lie beside the database';
COMMENT ON COLUMN interaction_file.file_id IS 'UUIDv7, and the name on the disk';
COMMENT ON COLUMN interaction_file.interaction_id IS 'Interaction';
COMMENT ON COLUMN interaction_file.name IS 'As uploaded';
COMMENT ON COLUMN interaction_file.media_type IS 'Found by content';
COMMENT ON COLUMN interaction_file.bytes IS 'Size';
COMMENT ON COLUMN interaction_file.created_at IS 'Uploaded';
CALL protect_by_record('interaction_file', 'interaction', 'interaction_id');
CALL remove_files_with('interaction_file', 'interaction', 'file_id');

-- The last contact with a person: a column and a filter of every list, and so kept, not counted.
CREATE TABLE contact_activity (
  contact_id       uuid PRIMARY KEY REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  last_contact_at  timestamptz NOT NULL,
  last_channel     text NOT NULL
);
CREATE INDEX activity_by_time ON contact_activity (last_contact_at, contact_id);
COMMENT ON TABLE contact_activity IS 'When the firm and the person last spoke; notes do not count';
COMMENT ON COLUMN contact_activity.contact_id IS 'Contact';
COMMENT ON COLUMN contact_activity.last_contact_at IS 'Latest interaction in or out';
COMMENT ON COLUMN contact_activity.last_channel IS 'Its channel';
CALL protect_by_contact('contact_activity', 4);
