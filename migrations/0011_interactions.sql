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
  direction       text NOT NULL,
  PRIMARY KEY (contact_id, occurred_at, interaction_id)
);
CREATE INDEX person_of_interaction ON interaction_person (interaction_id);
COMMENT ON TABLE interaction_person IS 'People who took part in an interaction; in the order of a timeline';
COMMENT ON COLUMN interaction_person.contact_id IS 'Contact';
COMMENT ON COLUMN interaction_person.interaction_id IS 'Interaction';
COMMENT ON COLUMN interaction_person.occurred_at IS 'As in the interaction: the index is the timeline';
COMMENT ON COLUMN interaction_person.channel IS 'As in the interaction';
COMMENT ON COLUMN interaction_person.direction IS 'As in the interaction: says whether it counts as a contact';
CALL protect_by_contact('interaction_person', 4);
CALL protect_by_people('interaction', 'interaction_person', 'interaction_id', 4, 0);

-- What the people's rows repeat follows the interaction, those of people whom the actor does not see too.
CREATE FUNCTION interaction_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE interaction_person SET occurred_at = NEW.occurred_at, channel = NEW.channel, direction = NEW.direction
   WHERE interaction_id = NEW.interaction_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION interaction_changed IS 'Carries time, channel and direction to the rows of all people of the interaction';
CREATE TRIGGER interaction_update AFTER UPDATE OF occurred_at, channel, direction ON interaction FOR EACH ROW
  WHEN ((OLD.occurred_at, OLD.channel, OLD.direction) IS DISTINCT FROM (NEW.occurred_at, NEW.channel, NEW.direction))
  EXECUTE FUNCTION interaction_changed();
CALL vet('interaction_changed', false);

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

-- The last contact with a person: a column and a filter of every list, and so kept, not counted. Triggers keep it: an
-- interaction also goes by cascade and by the erasure of somebody else, where no code of the slice runs.
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

-- Two transactions that add and take away at the same time must not each overlook the other: both lock the person's row
-- first, and what counts is read after.
CREATE FUNCTION activity_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO contact_activity (contact_id, last_contact_at, last_channel)
  SELECT DISTINCT ON (c.contact_id) c.contact_id, c.occurred_at, c.channel FROM came c
   WHERE c.direction <> 'internal' AND c.occurred_at <= now() + interval '5 minutes'
   ORDER BY c.contact_id, c.occurred_at DESC
  ON CONFLICT (contact_id) DO UPDATE SET last_contact_at = excluded.last_contact_at, last_channel = excluded.last_channel
   WHERE excluded.last_contact_at >= contact_activity.last_contact_at;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION activity_came IS 'A later interaction, not a note and not in the future, is the last contact';

CREATE FUNCTION activity_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE ids uuid[];
BEGIN
  -- All of them, also those whose last contact it was not: it may be by the time that another transaction commits.
  SELECT array_agg(contact_id) INTO ids FROM (
    SELECT a.contact_id FROM contact_activity a WHERE a.contact_id IN (SELECT g.contact_id FROM gone g)
     ORDER BY a.contact_id FOR UPDATE) locked;
  IF ids IS NULL THEN RETURN NULL; END IF;
  UPDATE contact_activity a SET last_contact_at = l.occurred_at, last_channel = l.channel
    FROM unnest(ids) AS i(contact_id) CROSS JOIN LATERAL (
      SELECT p.occurred_at, p.channel FROM interaction_person p
       WHERE p.contact_id = i.contact_id AND p.direction <> 'internal' AND p.occurred_at <= now() + interval '5 minutes'
       ORDER BY p.occurred_at DESC, p.interaction_id DESC LIMIT 1) l
   WHERE a.contact_id = i.contact_id AND (a.last_contact_at, a.last_channel) IS DISTINCT FROM (l.occurred_at, l.channel);
  DELETE FROM contact_activity a WHERE a.contact_id = ANY (ids) AND NOT EXISTS (
    SELECT FROM interaction_person p WHERE p.contact_id = a.contact_id AND p.direction <> 'internal'
       AND p.occurred_at <= now() + interval '5 minutes');
  RETURN NULL;
END $$;
COMMENT ON FUNCTION activity_gone IS 'Where the last contact went or moved, the one before it is the last';

CREATE TRIGGER activity_insert AFTER INSERT ON interaction_person REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION activity_came();
CREATE TRIGGER activity_update AFTER UPDATE ON interaction_person REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION activity_came();
CREATE TRIGGER activity_update_gone AFTER UPDATE ON interaction_person REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION activity_gone();
CREATE TRIGGER activity_delete AFTER DELETE ON interaction_person REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION activity_gone();
CALL vet('activity_came', false);
CALL vet('activity_gone', false);
