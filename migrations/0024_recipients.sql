-- Who received somebody's data (Art. 15(1)(c)), and the notices to them (Art. 19).

CREATE TABLE recipient (
  recipient_id  uuid PRIMARY KEY,
  name          text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('processor', 'controller', 'authority', 'person')),
  email         text,
  street        text NOT NULL DEFAULT '',
  postal_code   text NOT NULL DEFAULT '',
  city          text NOT NULL DEFAULT '',
  country       text NOT NULL DEFAULT 'DE' CHECK (country ~ '^[A-Z]{2}$'),
  instrument    text CHECK (instrument IN ('adequacy', 'standard-clauses', 'binding-rules', 'approved-code', 'authorised-clauses', 'derogation')),
  language      text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
  starts_on     date NOT NULL,
  ends_on       date,
  created_by    uuid,
  created_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE recipient IS 'To whom the firm discloses personal data (Art. 4(9)); an entry in use can be ended, not deleted';
COMMENT ON COLUMN recipient.recipient_id IS 'UUIDv7';
COMMENT ON COLUMN recipient.name IS 'Name as the person is told it (Art. 15(1)(c), C-154/21)';
COMMENT ON COLUMN recipient.kind IS 'processor (Art. 28), controller, authority, person';
COMMENT ON COLUMN recipient.email IS 'Where notices after Art. 19 go; null: by letter';
COMMENT ON COLUMN recipient.street IS 'Postal address for letters';
COMMENT ON COLUMN recipient.postal_code IS 'Postal code';
COMMENT ON COLUMN recipient.city IS 'City';
COMMENT ON COLUMN recipient.country IS 'ISO 3166-1, where the data goes';
COMMENT ON COLUMN recipient.instrument IS 'What permits the transfer outside the European Economic Area (Art. 45 to 49); null inside';
COMMENT ON COLUMN recipient.language IS 'de, en: of the notices';
COMMENT ON COLUMN recipient.starts_on IS 'First day';
COMMENT ON COLUMN recipient.ends_on IS 'Last day; nothing is disclosed after it, notices still go';
COMMENT ON COLUMN recipient.created_by IS 'User who entered it';
COMMENT ON COLUMN recipient.created_at IS 'Entered';
ALTER TABLE recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE recipient FORCE ROW LEVEL SECURITY;
-- Chosen under every purpose; kept under access (4) and rights (1). Upkeep (8) lets go of ended ones.
CREATE POLICY readable ON recipient FOR SELECT TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND (SELECT ctx_scope()) <> 'self');
CREATE POLICY kept ON recipient TO obhut_app USING (
  ((SELECT ctx_bit()) & 13) <> 0 AND (SELECT ctx_scope()) <> 'self');
CREATE POLICY keeper ON recipient TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON recipient TO obhut_app, obhut_keeper;

-- Outlives the key, as the log does, which names keys by their id.
CREATE TABLE api_key_recipient (
  api_key_id    uuid PRIMARY KEY,
  recipient_id  uuid NOT NULL REFERENCES recipient
);
CREATE INDEX key_of_recipient ON api_key_recipient (recipient_id);
COMMENT ON TABLE api_key_recipient IS 'API keys that a recipient uses: what such a key reads is a disclosure; a key without a row is the firm itself';
COMMENT ON COLUMN api_key_recipient.api_key_id IS 'Key; also once it is gone';
COMMENT ON COLUMN api_key_recipient.recipient_id IS 'Who uses it';
ALTER TABLE api_key_recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key_recipient FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON api_key_recipient FOR SELECT TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND (SELECT ctx_scope()) <> 'self');
CREATE POLICY given ON api_key_recipient FOR INSERT TO obhut_app WITH CHECK ((SELECT ctx_bit()) = 4);
CREATE POLICY keeper ON api_key_recipient TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON api_key_recipient TO obhut_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON api_key_recipient TO obhut_keeper;

CREATE TABLE disclosure (
  disclosure_id  uuid PRIMARY KEY,
  contact_id     uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  recipient_id   uuid NOT NULL REFERENCES recipient,
  via            text NOT NULL CHECK (via IN ('export', 'webhook', 'erp', 'mail', 'letter', 'api', 'other')),
  what           text[] NOT NULL,
  reference      text NOT NULL,
  first_at       timestamptz NOT NULL DEFAULT now(),
  last_at        timestamptz NOT NULL DEFAULT now(),
  times          integer NOT NULL DEFAULT 1,
  recorded_by    uuid
);
CREATE UNIQUE INDEX disclosure_of_contact ON disclosure (contact_id, recipient_id, via, reference, what);
CREATE INDEX disclosure_to_recipient ON disclosure (recipient_id);
COMMENT ON TABLE disclosure IS 'What of a contact went to whom; the same again counts on';
COMMENT ON COLUMN disclosure.disclosure_id IS 'UUID';
COMMENT ON COLUMN disclosure.contact_id IS 'Contact';
COMMENT ON COLUMN disclosure.recipient_id IS 'Who received it';
COMMENT ON COLUMN disclosure.via IS 'export, webhook, erp, mail, letter, api, other';
COMMENT ON COLUMN disclosure.what IS 'Categories, in the order of their bits';
COMMENT ON COLUMN disclosure.reference IS 'How the recipient knows the person: address, customer number, name';
COMMENT ON COLUMN disclosure.first_at IS 'First time';
COMMENT ON COLUMN disclosure.last_at IS 'Last time';
COMMENT ON COLUMN disclosure.times IS 'How often';
COMMENT ON COLUMN disclosure.recorded_by IS 'User or key that disclosed it last';
CALL protect_by_contact('disclosure', 1);

CREATE TABLE recipient_notice (
  notice_id     uuid PRIMARY KEY,
  contact_id    uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  recipient_id  uuid NOT NULL REFERENCES recipient,
  event         text NOT NULL CHECK (event IN ('corrected', 'restricted', 'lifted')),
  what          text[] NOT NULL,
  reference     text NOT NULL,
  state         text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'answered', 'given-up')),
  reminders     smallint NOT NULL DEFAULT 0,
  message_id    uuid,
  created_at    timestamptz NOT NULL DEFAULT now(),
  sent_at       timestamptz,
  next_at       timestamptz,
  answered_at   timestamptz,
  deletes_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX notice_waiting ON recipient_notice (contact_id, recipient_id, event) WHERE state = 'waiting';
CREATE INDEX notice_of_contact ON recipient_notice (contact_id);
CREATE INDEX notice_to_recipient ON recipient_notice (recipient_id);
CREATE INDEX notice_by_mail ON recipient_notice (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX notice_clock ON recipient_notice (deletes_at);
CREATE INDEX notice_to_do ON recipient_notice (state, next_at) WHERE state IN ('waiting', 'sent');
COMMENT ON TABLE recipient_notice IS 'Art. 19: that somebody''s data was corrected, restricted or is free again, told to who received it';
COMMENT ON COLUMN recipient_notice.notice_id IS 'UUID';
COMMENT ON COLUMN recipient_notice.contact_id IS 'Contact';
COMMENT ON COLUMN recipient_notice.recipient_id IS 'Who is told';
COMMENT ON COLUMN recipient_notice.event IS 'corrected, restricted, lifted';
COMMENT ON COLUMN recipient_notice.what IS 'Categories that the recipient got, of a correction those that changed';
COMMENT ON COLUMN recipient_notice.reference IS 'How the recipient knows the person, and no more';
COMMENT ON COLUMN recipient_notice.state IS 'waiting, sent, answered, given-up';
COMMENT ON COLUMN recipient_notice.reminders IS 'Reminders sent';
COMMENT ON COLUMN recipient_notice.message_id IS 'Mail that tells it first; null while it waits, and for letters';
COMMENT ON COLUMN recipient_notice.created_at IS 'When it happened';
COMMENT ON COLUMN recipient_notice.sent_at IS 'First sent';
COMMENT ON COLUMN recipient_notice.next_at IS 'Next reminder; past two reminders: overdue from then on';
COMMENT ON COLUMN recipient_notice.answered_at IS 'Answer noted';
COMMENT ON COLUMN recipient_notice.deletes_at IS 'Goes then: 30 days after the answer, 90 days after it happened at the latest';
ALTER TABLE recipient_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE recipient_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY by_contact ON recipient_notice TO obhut_app USING (
  ((SELECT ctx_bit()) & 9) <> 0 AND EXISTS (SELECT FROM contact c WHERE c.contact_id = recipient_notice.contact_id));
CREATE POLICY keeper ON recipient_notice TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON recipient_notice TO obhut_app, obhut_keeper;

-- The erasure is what it reports, so it leads to nobody's contact and outlives it, until its own clock.
CREATE TABLE erasure_notice (
  notice_id     uuid PRIMARY KEY,
  recipient_id  uuid NOT NULL REFERENCES recipient,
  reference     text NOT NULL,
  state         text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'answered', 'given-up')),
  reminders     smallint NOT NULL DEFAULT 0,
  message_id    uuid,
  created_at    timestamptz NOT NULL DEFAULT now(),
  sent_at       timestamptz,
  next_at       timestamptz,
  answered_at   timestamptz,
  deletes_at    timestamptz NOT NULL
);
CREATE INDEX erasure_notice_to_recipient ON erasure_notice (recipient_id);
CREATE INDEX erasure_notice_by_mail ON erasure_notice (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX erasure_notice_clock ON erasure_notice (deletes_at);
CREATE INDEX erasure_notice_to_do ON erasure_notice (state, next_at) WHERE state IN ('waiting', 'sent');
COMMENT ON TABLE erasure_notice IS 'Art. 19: that somebody was erased, told to who received their data';
COMMENT ON COLUMN erasure_notice.notice_id IS 'Made of contact and recipient (erasure_notice_id): the same again after a restore, so that nobody is told twice';
COMMENT ON COLUMN erasure_notice.recipient_id IS 'Who is told';
COMMENT ON COLUMN erasure_notice.reference IS 'How the recipient knew the person, and no more';
COMMENT ON COLUMN erasure_notice.state IS 'waiting, sent, answered, given-up';
COMMENT ON COLUMN erasure_notice.reminders IS 'Reminders sent';
COMMENT ON COLUMN erasure_notice.message_id IS 'Mail that tells it first; null while it waits, and for letters';
COMMENT ON COLUMN erasure_notice.created_at IS 'When it happened';
COMMENT ON COLUMN erasure_notice.sent_at IS 'First sent';
COMMENT ON COLUMN erasure_notice.next_at IS 'Next reminder; past two reminders: overdue from then on';
COMMENT ON COLUMN erasure_notice.answered_at IS 'Answer noted';
COMMENT ON COLUMN erasure_notice.deletes_at IS 'Goes then: 30 days after the answer, 90 days after the erasure at the latest';
CALL protect_by_purpose('erasure_notice', 9, 1);
CALL hide_from_others('erasure_notice', NULL);

-- Disclosures as recorded, and what keys of recipients did with these people, from the log: reads cost nothing more.
CREATE FUNCTION disclosed_to(contacts uuid[]) RETURNS TABLE (contact_id uuid, recipient_id uuid, via text, what text[],
    reference text, first_at timestamptz, last_at timestamptz) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
  RETURN QUERY SELECT d.contact_id, d.recipient_id, d.via, d.what, d.reference, d.first_at, d.last_at
    FROM disclosure d WHERE d.contact_id = ANY (contacts);
  IF NOT EXISTS (SELECT FROM api_key_recipient) THEN RETURN; END IF;
  RETURN QUERY
  SELECT g.contact_id, g.recipient_id, 'api', ARRAY(
           SELECT c.name FROM (VALUES (1, 'identity'), (2, 'contact-points'), (4, 'communication'), (8, 'preferences'),
             (16, 'purchases'), (32, 'payment-behaviour'), (64, 'credit'), (128, 'special')) AS c(bit, name)
            WHERE (g.categories & c.bit) <> 0 ORDER BY c.bit),
         g.contact_id::text, g.first_at, g.last_at
    FROM (SELECT s.contact_id, k.recipient_id, bit_or(coalesce(p.categories, 1)) AS categories, min(a.at) AS first_at, max(a.at) AS last_at
            -- OFFSET 0: only the index by person will do, as in audit_of.
            FROM (SELECT e.* FROM audit_entry e WHERE e.subjects && contacts OFFSET 0) a
            JOIN api_key_recipient k ON a.actor_kind = 'api-key' AND k.api_key_id = a.actor_id
            LEFT JOIN purpose p ON p.purpose_key = a.purpose
           CROSS JOIN LATERAL (SELECT u.id AS contact_id FROM unnest(a.subjects) AS u(id) WHERE u.id = ANY (contacts)) s
           GROUP BY s.contact_id, k.recipient_id) g;
END $$;
COMMENT ON FUNCTION disclosed_to IS 'Who received what of these people; called by the two below';
CALL vet('disclosed_to', false);

CREATE FUNCTION recipients_of(contacts uuid[]) RETURNS TABLE (contact_id uuid, recipient_id uuid, name text, kind text, country text,
    instrument text, via text, what text[], reference text, first_at timestamptz, last_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() NOT IN (1, 8) OR (ctx_scope() = 'self' AND contacts IS DISTINCT FROM ARRAY[ctx_subject()]) THEN
    RAISE insufficient_privilege USING MESSAGE = 'recipients_of needs the purpose rights or upkeep, and in the portal the person themselves';
  END IF;
  RETURN QUERY SELECT d.contact_id, d.recipient_id, r.name, r.kind, r.country, r.instrument, d.via, d.what, d.reference, d.first_at, d.last_at
    FROM disclosed_to(contacts) d JOIN recipient r ON r.recipient_id = d.recipient_id ORDER BY d.contact_id, r.name, d.first_at;
END $$;
COMMENT ON FUNCTION recipients_of IS 'Actual recipients of these people''s data (Art. 15(1)(c)), those by API key from the log';
CALL vet('recipients_of', true);

-- Of ids that are random, so that nobody comes from it to the person who does not have their id.
CREATE FUNCTION erasure_notice_id(contact uuid, recipient uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- UUIDv8: a digest in the form of an id.
  SELECT overlay(overlay(md5(contact::text || recipient::text) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid
$$;
COMMENT ON FUNCTION erasure_notice_id IS 'The notice of this erasure to this recipient';

-- One statement for any number of people; asked before their rows go.
CREATE FUNCTION tell_recipients(contacts uuid[], happened text, changed text[]) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE told integer;
BEGIN
  IF ctx_bit() = 0 OR (happened <> 'corrected' AND ctx_bit() NOT IN (1, 8))
     OR (ctx_scope() = 'self' AND contacts IS DISTINCT FROM ARRAY[ctx_subject()]) THEN
    RAISE insufficient_privilege USING MESSAGE = 'tell_recipients needs a purpose, and rights or upkeep for all but a correction';
  END IF;
  IF happened = 'erased' THEN
    INSERT INTO erasure_notice (notice_id, recipient_id, reference, deletes_at)
    SELECT erasure_notice_id(d.contact_id, d.recipient_id), d.recipient_id, string_agg(DISTINCT d.reference, ', '), now() + interval '90 days'
      FROM disclosed_to(contacts) d GROUP BY d.contact_id, d.recipient_id
    -- Told when a legal hold still kept something of them.
    ON CONFLICT (notice_id) DO NOTHING;
  ELSE
    INSERT INTO recipient_notice AS n (notice_id, contact_id, recipient_id, event, what, reference, deletes_at)
    SELECT gen_random_uuid(), d.contact_id, d.recipient_id, happened, ARRAY(
             SELECT w FROM (SELECT DISTINCT unnest(o.what) AS w FROM disclosed_to(ARRAY[d.contact_id]) o
                             WHERE o.recipient_id = d.recipient_id) g WHERE changed IS NULL OR w = ANY (changed) ORDER BY w),
           string_agg(DISTINCT d.reference, ', '), now() + interval '90 days'
      FROM disclosed_to(contacts) d WHERE changed IS NULL OR d.what && changed GROUP BY d.contact_id, d.recipient_id
    ON CONFLICT (contact_id, recipient_id, event) WHERE state = 'waiting' DO UPDATE
       SET what = ARRAY(SELECT DISTINCT w FROM unnest(n.what || excluded.what) AS u(w) ORDER BY w), reference = excluded.reference;
  END IF;
  GET DIAGNOSTICS told = ROW_COUNT;
  IF told > 0 THEN PERFORM add_job('recipients.send-notices', '{}'::json, NULL, NULL); END IF;
  RETURN told;
END $$;
COMMENT ON FUNCTION tell_recipients IS 'Art. 19: a notice for each recipient of these people (of a correction: who got what changed), and the job that sends them';
CALL vet('tell_recipients', true);
