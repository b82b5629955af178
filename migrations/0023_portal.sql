-- The portal: a person comes in by a one-time link, without an account (Art. 12(2)).

CREATE TABLE portal_ask (
  ask_id       uuid PRIMARY KEY,
  address      text NOT NULL,
  identifiers  text[] NOT NULL,
  language     text NOT NULL CHECK (language IN ('de', 'en')),
  created_at   timestamptz NOT NULL DEFAULT now(),
  deletes_at   timestamptz NOT NULL DEFAULT now() + interval '1 hour'
);
CREATE INDEX portal_ask_clock ON portal_ask (deletes_at);
COMMENT ON TABLE portal_ask IS 'Addresses that somebody typed into the portal, until the worker has answered to them; an hour at most';
COMMENT ON COLUMN portal_ask.ask_id IS 'UUIDv7';
COMMENT ON COLUMN portal_ask.address IS 'As typed, in lower case';
COMMENT ON COLUMN portal_ask.identifiers IS 'The address, so that erasure finds the person here too';
COMMENT ON COLUMN portal_ask.language IS 'Of the page: de, en';
COMMENT ON COLUMN portal_ask.created_at IS 'Asked';
COMMENT ON COLUMN portal_ask.deletes_at IS 'Goes then, answered or not';
-- rights 1 and upkeep 8; contact points 2.
CALL protect_by_purpose('portal_ask', 9, 2);
CALL hide_from_others('portal_ask', 'identifiers');

CREATE TABLE portal_count (
  hash        bytea NOT NULL,
  day         date NOT NULL,
  mails       integer NOT NULL,
  deletes_at  timestamptz NOT NULL,
  PRIMARY KEY (hash, day)
);
CREATE INDEX portal_count_clock ON portal_count (deletes_at);
COMMENT ON TABLE portal_count IS 'How many mails the portal sent to an address in a day; the address as a keyed hash, the key outside the database';
COMMENT ON COLUMN portal_count.hash IS 'HMAC-SHA-256 of the address';
COMMENT ON COLUMN portal_count.day IS 'Day, in UTC';
COMMENT ON COLUMN portal_count.mails IS 'Mails sent that day';
COMMENT ON COLUMN portal_count.deletes_at IS 'Goes then: two days after the first';
CALL protect_by_purpose('portal_count', 8, 2);
CALL hide_from_others('portal_count', NULL);

CREATE TABLE portal_link (
  link_id     uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  address     text NOT NULL,
  hash        bytea NOT NULL UNIQUE,
  request_id  uuid,
  language    text NOT NULL CHECK (language IN ('de', 'en')),
  created_by  uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz
);
CREATE INDEX portal_link_of_contact ON portal_link (contact_id);
CREATE INDEX portal_link_clock ON portal_link (expires_at);
COMMENT ON TABLE portal_link IS 'One-time links into the portal; none opens anything twice';
COMMENT ON COLUMN portal_link.link_id IS 'UUIDv7';
COMMENT ON COLUMN portal_link.contact_id IS 'Whom it lets in';
COMMENT ON COLUMN portal_link.address IS 'Where it was sent; it opens nothing once that is no longer an address of the contact';
COMMENT ON COLUMN portal_link.request_id IS 'Request that it was sent for: coming in by it shows who asks (Art. 12(6)); else null';
COMMENT ON COLUMN portal_link.hash IS 'SHA-256 of the 256 random bits in the link; the link itself is in the mail alone';
COMMENT ON COLUMN portal_link.language IS 'Of the mail: de, en';
COMMENT ON COLUMN portal_link.created_by IS 'User who had it sent; nil where the person asked for it';
COMMENT ON COLUMN portal_link.created_at IS 'Made';
COMMENT ON COLUMN portal_link.expires_at IS 'Opens nothing from then on, and goes';
COMMENT ON COLUMN portal_link.used_at IS 'Opened; null until then';
CALL protect_by_contact('portal_link', 1);

CREATE TABLE portal_session (
  session_id  uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  hash        bytea NOT NULL UNIQUE,
  language    text NOT NULL CHECK (language IN ('de', 'en')),
  created_at  timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL
);
CREATE INDEX portal_session_of_contact ON portal_session (contact_id);
CREATE INDEX portal_session_clock ON portal_session (expires_at);
COMMENT ON TABLE portal_session IS 'People who are in the portal';
COMMENT ON COLUMN portal_session.session_id IS 'UUIDv7';
COMMENT ON COLUMN portal_session.contact_id IS 'Who';
COMMENT ON COLUMN portal_session.hash IS 'SHA-256 of the 256 random bits in the cookie';
COMMENT ON COLUMN portal_session.language IS 'Of the link: de, en';
COMMENT ON COLUMN portal_session.created_at IS 'Came in';
COMMENT ON COLUMN portal_session.expires_at IS 'Ends then, by the clock of the database';
CALL protect_by_contact('portal_session', 1);

-- Who comes into the portal is nobody's business in the daily work.
CREATE POLICY for_rights ON portal_link AS RESTRICTIVE TO obhut_app USING (((SELECT ctx_bit()) & 9) <> 0);
CREATE POLICY for_rights ON portal_session AS RESTRICTIVE TO obhut_app USING (((SELECT ctx_bit()) & 9) <> 0);
