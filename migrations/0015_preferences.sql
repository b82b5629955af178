-- What people like, and when and how they want to be contacted.

CREATE TABLE preference (
  preference_id  uuid PRIMARY KEY,
  contact_id     uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  ground_id      uuid NOT NULL REFERENCES ground ON DELETE CASCADE,
  kind           text NOT NULL CHECK (kind IN ('interest', 'like', 'dislike', 'product', 'size', 'other')),
  topic          text NOT NULL,
  value          text NOT NULL DEFAULT '',
  product_version  text NOT NULL DEFAULT '',
  source         text NOT NULL CHECK (source IN ('person', 'observed', 'purchases', 'other')),
  noted_on       date NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  created_by     uuid,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX preference_of_contact ON preference (contact_id);
CREATE INDEX preference_of_ground ON preference (ground_id);
CREATE INDEX preference_by_topic ON preference (kind, lower(topic));
COMMENT ON TABLE preference IS 'What a person likes, is interested in or has in use; stands on one ground and goes with it';
COMMENT ON COLUMN preference.preference_id IS 'UUIDv7';
COMMENT ON COLUMN preference.contact_id IS 'Contact';
COMMENT ON COLUMN preference.ground_id IS 'Ground of the same contact that it is kept on';
COMMENT ON COLUMN preference.kind IS 'interest, like, dislike, product (in use), size, other';
COMMENT ON COLUMN preference.topic IS 'What it is about; for a product its name';
COMMENT ON COLUMN preference.value IS 'In detail';
COMMENT ON COLUMN preference.product_version IS 'Version of the product in use';
COMMENT ON COLUMN preference.source IS 'person, observed, purchases, other: who says so';
COMMENT ON COLUMN preference.noted_on IS 'When it was said or seen';
COMMENT ON COLUMN preference.version IS 'Counts changes';
COMMENT ON COLUMN preference.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN preference.created_at IS 'Recorded';
COMMENT ON COLUMN preference.updated_at IS 'Last change';
CALL protect_by_contact('preference', 8);
-- It is there only while its ground holds (a consent withdrawn takes along what was kept on it), and on no ground of
-- another person. For rights and upkeep (1, 8) what has ended is there too: to be told, and to be deleted.
CREATE POLICY on_ground ON preference AS RESTRICTIVE TO obhut_app USING (
  EXISTS (SELECT FROM ground g WHERE g.ground_id = preference.ground_id AND g.contact_id = preference.contact_id
           AND g.ends_at >= (SELECT ctx_horizon()) AND (g.status = 'given' OR (SELECT ctx_bit()) IN (1, 8))));

CREATE TABLE wish (
  wish_id           uuid PRIMARY KEY,
  contact_id        uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  refused           text[] NOT NULL DEFAULT '{}',
  only_by           text[] NOT NULL DEFAULT '{}',
  weekdays_refused  text[] NOT NULL DEFAULT '{}',
  hours_from        text NOT NULL DEFAULT '',
  hours_until       text NOT NULL DEFAULT '',
  timed             text[] NOT NULL DEFAULT '{}',
  language          text NOT NULL DEFAULT '',
  salutation        text NOT NULL DEFAULT '',
  details           text NOT NULL DEFAULT '',
  source            text NOT NULL CHECK (source IN ('person', 'observed', 'other')),
  noted_on          date NOT NULL,
  starts_on         date,
  ends_on           date,
  version           integer NOT NULL DEFAULT 1,
  created_by        uuid,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_on >= starts_on)
);
CREATE INDEX wish_of_contact ON wish (contact_id);
CREATE INDEX wish_ended ON wish (ends_on) WHERE ends_on IS NOT NULL;
COMMENT ON TABLE wish IS 'When and how a person wants to be contacted; whoever sees how to reach them sees it';
COMMENT ON COLUMN wish.wish_id IS 'UUIDv7';
COMMENT ON COLUMN wish.contact_id IS 'Contact';
COMMENT ON COLUMN wish.refused IS 'Not by these channels: phone, email, letter, chat, social, visit';
COMMENT ON COLUMN wish.only_by IS 'By these channels alone; empty: any';
COMMENT ON COLUMN wish.weekdays_refused IS 'Not on these days: mon to sun';
COMMENT ON COLUMN wish.hours_from IS 'Not before, HH:MM on the firm''s clock; empty: any time';
COMMENT ON COLUMN wish.hours_until IS 'Not after, HH:MM';
COMMENT ON COLUMN wish.timed IS 'Channels that days and hours are meant for; empty: all but letters';
COMMENT ON COLUMN wish.language IS 'Language to use, ISO 639-1';
COMMENT ON COLUMN wish.salutation IS 'How they want to be addressed';
COMMENT ON COLUMN wish.details IS 'In their words';
COMMENT ON COLUMN wish.source IS 'person, observed, other: who says so';
COMMENT ON COLUMN wish.noted_on IS 'When it was said';
COMMENT ON COLUMN wish.starts_on IS 'Holds from this day; null: at once';
COMMENT ON COLUMN wish.ends_on IS 'Holds up to this day; null: until changed';
COMMENT ON COLUMN wish.version IS 'Counts changes';
COMMENT ON COLUMN wish.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN wish.created_at IS 'Recorded';
COMMENT ON COLUMN wish.updated_at IS 'Last change';
CALL protect_by_contact('wish', 2);
