-- The person's rights: requests, suppression, what is proved and what was erased.

CREATE TABLE rights_request (
  request_id   uuid PRIMARY KEY,
  contact_id   uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  kind         text NOT NULL CHECK (kind IN ('access','rectification','erasure','restriction','portability','objection','withdrawal')),
  channel      text NOT NULL CHECK (channel IN ('mail','phone','letter','person','portal')),
  note         text NOT NULL DEFAULT '',
  state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused')),
  received_on  date NOT NULL,
  due_on       date NOT NULL,
  done_at      timestamptz,
  created_by   uuid,
  created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX request_of_contact ON rights_request (contact_id);
CREATE INDEX request_open ON rights_request (due_on) WHERE state = 'open';
COMMENT ON TABLE rights_request IS 'What a person asked for under Art. 15 to 21, with the clock of Art. 12(3)';
COMMENT ON COLUMN rights_request.request_id IS 'UUIDv7';
COMMENT ON COLUMN rights_request.contact_id IS 'Contact';
COMMENT ON COLUMN rights_request.kind IS 'Right';
COMMENT ON COLUMN rights_request.channel IS 'How it came';
COMMENT ON COLUMN rights_request.note IS 'What was asked';
COMMENT ON COLUMN rights_request.state IS 'open, done, refused';
COMMENT ON COLUMN rights_request.received_on IS 'Receipt';
COMMENT ON COLUMN rights_request.due_on IS 'One month after receipt, Art. 12(3), Reg. 1182/71';
COMMENT ON COLUMN rights_request.done_at IS 'Answered';
COMMENT ON COLUMN rights_request.created_by IS 'User who recorded it';
COMMENT ON COLUMN rights_request.created_at IS 'Recorded';
CALL protect_by_contact('rights_request', 1);

CREATE TABLE suppression (
  hash         bytea NOT NULL,
  purpose_key  text NOT NULL DEFAULT '*',
  kind         text NOT NULL CHECK (kind IN ('email', 'phone', 'person')),
  reason       text NOT NULL CHECK (reason IN ('erased', 'objected')),
  since        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (hash, purpose_key)
);
COMMENT ON TABLE suppression IS 'Keyed hashes of addresses, numbers and names that must not come back by themselves (Art. 17, 21(3)); the key lies outside the database';
COMMENT ON COLUMN suppression.hash IS 'HMAC-SHA-256 of the normalised value';
COMMENT ON COLUMN suppression.purpose_key IS 'Purpose it blocks; * blocks all';
COMMENT ON COLUMN suppression.kind IS 'What was hashed';
COMMENT ON COLUMN suppression.reason IS 'erased or objected';
COMMENT ON COLUMN suppression.since IS 'Since when';
GRANT SELECT, INSERT, UPDATE, DELETE ON suppression TO obhut_app;
ALTER TABLE suppression ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppression FORCE ROW LEVEL SECURITY;
CREATE POLICY any_purpose ON suppression TO obhut_app USING ((SELECT ctx_bit()) <> 0);

-- An objection must be hashed whole, also when it is recorded under a purpose that does not open contact points.
-- The predicate is the policy under_purpose, word for word.
CREATE FUNCTION identifiers_of(ids uuid[])
  RETURNS TABLE (contact_id uuid, emails text[], phones text[], given_name text, family_name text, birthday text, postal_codes text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT c.contact_id,
         ARRAY(SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id),
         ARRAY(SELECT p.number FROM contact_phone p WHERE p.contact_id = c.contact_id),
         c.given_name, c.family_name,
         to_char(c.birth_year, 'FM0000') || '-' || to_char(c.birth_month, 'FM00') || '-' || to_char(c.birth_day, 'FM00'),
         ARRAY(SELECT a.postal_code FROM contact_address a WHERE a.contact_id = c.contact_id AND a.postal_code <> '')
    FROM contact c
   WHERE c.contact_id = ANY (ids)
    AND ((c.open_purposes | 8) & (SELECT ctx_bit())) <> 0
    AND c.visible_until >= (SELECT ctx_horizon())
    AND ((SELECT ctx_scope()) = 'all' OR c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team()) OR c.contact_id = (SELECT ctx_subject()))
    AND (c.restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR c.contact_id = ANY ((SELECT ctx_opened())::uuid[]))
$$;
COMMENT ON FUNCTION identifiers_of IS 'What visible contacts are recognised by, past the category of the purpose; the application makes keyed hashes of it and nothing else';
CALL vet('identifiers_of', true);

CREATE TABLE consent_proof (
  proof_id      uuid PRIMARY KEY,
  subject_hash  bytea NOT NULL,
  text_hash     bytea,
  given_at      timestamptz NOT NULL,
  keep_until    timestamptz NOT NULL,
  statute       text NOT NULL
);
CREATE INDEX consent_proof_clock ON consent_proof (keep_until);
COMMENT ON TABLE consent_proof IS 'Proof of consent to telephone advertising, UWG s.7a: 5 years, also after erasure; keyed hashes only, matched when somebody names the number';
COMMENT ON COLUMN consent_proof.proof_id IS 'UUIDv7';
COMMENT ON COLUMN consent_proof.subject_hash IS 'HMAC-SHA-256 of the phone number';
COMMENT ON COLUMN consent_proof.text_hash IS 'SHA-256 of the text consented to';
COMMENT ON COLUMN consent_proof.given_at IS 'When consent was given';
COMMENT ON COLUMN consent_proof.keep_until IS 'End of the duty to keep';
COMMENT ON COLUMN consent_proof.statute IS 'Why it is kept';
CALL protect_by_purpose('consent_proof', 9, 256 + 1);
CALL hide_from_others('consent_proof', NULL);

CREATE TABLE erasure_ledger (
  ledger_id     uuid PRIMARY KEY,
  subject_hash  bytea NOT NULL,
  reason        text NOT NULL CHECK (reason IN ('request', 'last-ground-ended', 'import-undone', 'withdrawn')),
  counts        jsonb NOT NULL,
  kept          jsonb NOT NULL DEFAULT '[]',
  actor_id      uuid NOT NULL,
  erased_at     timestamptz NOT NULL DEFAULT now(),
  exported_at   timestamptz
);
CREATE INDEX ledger_to_export ON erasure_ledger (erased_at) WHERE exported_at IS NULL;
CREATE INDEX ledger_by_time ON erasure_ledger (erased_at);
CREATE INDEX ledger_by_subject ON erasure_ledger (subject_hash);
COMMENT ON TABLE erasure_ledger IS 'What was erased, as keyed hashes; copied to a file outside the database, from which a restore erases again (SDM module 60, S06, S10)';
COMMENT ON COLUMN erasure_ledger.ledger_id IS 'UUIDv7; number of the receipt';
COMMENT ON COLUMN erasure_ledger.subject_hash IS 'HMAC-SHA-256 of the contact id';
COMMENT ON COLUMN erasure_ledger.reason IS 'Why';
COMMENT ON COLUMN erasure_ledger.counts IS 'Rows by table';
COMMENT ON COLUMN erasure_ledger.kept IS 'What is kept and why: codes';
COMMENT ON COLUMN erasure_ledger.actor_id IS 'Who erased; nil for the machine';
COMMENT ON COLUMN erasure_ledger.erased_at IS 'When';
COMMENT ON COLUMN erasure_ledger.exported_at IS 'When it was written to the file outside';
GRANT SELECT, INSERT ON erasure_ledger TO obhut_app;
GRANT UPDATE (exported_at) ON erasure_ledger TO obhut_app;
ALTER TABLE erasure_ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure_ledger FORCE ROW LEVEL SECURITY;
CREATE POLICY any_purpose ON erasure_ledger TO obhut_app USING ((SELECT ctx_bit()) <> 0);

CREATE FUNCTION deletion_due() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM contact WHERE deletes_at <= now() AND restricted_at IS NULL)
$$;
COMMENT ON FUNCTION deletion_due IS 'Whether the last ground of anybody has ended; the worker asks every minute and leaves no entry in the log while nothing is due';
CALL vet('deletion_due', true);
