-- The person's rights: requests, suppression, what is proved and what was erased.

CREATE TABLE rights_request (
  request_id             uuid PRIMARY KEY,
  contact_id             uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  requester_name         text NOT NULL DEFAULT '',
  requester_address      text NOT NULL DEFAULT '',
  requester_email        text,
  identifiers            text[] NOT NULL DEFAULT '{}',
  kind                   text NOT NULL CHECK (kind IN ('access','rectification','erasure','restriction','portability','objection','withdrawal','human-review','question')),
  channel                text NOT NULL CHECK (channel IN ('mail','phone','letter','person','portal')),
  note                   text NOT NULL DEFAULT '',
  proposed               jsonb,
  state                  text NOT NULL DEFAULT 'open' CHECK (state IN ('open','identity','extended','done','refused')),
  received_on            date NOT NULL,
  first_due_on           date NOT NULL,
  due_on                 date NOT NULL,
  identity_doubt         text NOT NULL DEFAULT '',
  identity_ask           text CHECK (identity_ask IN ('reply-from-known-address','portal-link','address-on-file','customer-number','date-of-birth')),
  identity_asked_on      date,
  identity_shown_on      date,
  extension              text CHECK (extension IN ('complex','many-requests')),
  refusal                text CHECK (refusal IN ('unfounded','excessive','identity-not-shown','expression','legal-duty','public-health','archiving','claims','legal-hold','accurate','conditions-not-met','not-portable','compelling-grounds','no-consent','rights-of-others')),
  done_at                timestamptz,
  deletes_at             timestamptz,
  created_by             uuid,
  created_at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX request_of_contact ON rights_request (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX request_identifiers ON rights_request USING gin (identifiers);
CREATE INDEX request_pending ON rights_request (due_on, request_id) WHERE state IN ('open','identity','extended');
CREATE INDEX request_clock ON rights_request (deletes_at);
COMMENT ON TABLE rights_request IS 'What somebody asked for under Art. 7(3) and 15 to 22, or just asked (Art. 12(2), 38(4)), with the clock of Art. 12(3)';
COMMENT ON COLUMN rights_request.request_id IS 'UUIDv7';
COMMENT ON COLUMN rights_request.contact_id IS 'Contact; null while it is not known who asks, or nothing is held about them';
COMMENT ON COLUMN rights_request.requester_name IS 'Who asks, where that is no contact';
COMMENT ON COLUMN rights_request.requester_address IS 'Where the answer goes by post';
COMMENT ON COLUMN rights_request.requester_email IS 'Where the answer goes by mail';
COMMENT ON COLUMN rights_request.identifiers IS 'The address in requester_email, so that erasure finds the request';
COMMENT ON COLUMN rights_request.kind IS 'Right; question: none of them, an answer is owed all the same';
COMMENT ON COLUMN rights_request.channel IS 'How it came; person: told to staff';
COMMENT ON COLUMN rights_request.note IS 'What was asked';
COMMENT ON COLUMN rights_request.proposed IS 'Art. 16: fields as the person wants them, as a change of a contact has them';
COMMENT ON COLUMN rights_request.state IS 'open; identity: waiting for proof, the clock stands; extended; done; refused';
COMMENT ON COLUMN rights_request.received_on IS 'Receipt';
COMMENT ON COLUMN rights_request.first_due_on IS 'End of the first month, Art. 12(3) s. 1, Reg. 1182/71, moved by the days that the clock stood';
COMMENT ON COLUMN rights_request.due_on IS 'When the answer is due: the same, or after an extension three months from receipt';
COMMENT ON COLUMN rights_request.identity_doubt IS 'Why there is reasonable doubt who asks, Art. 12(6)';
COMMENT ON COLUMN rights_request.identity_ask IS 'What was asked for to show it; never a copy of an identity card';
COMMENT ON COLUMN rights_request.identity_asked_on IS 'When it was asked for';
COMMENT ON COLUMN rights_request.identity_shown_on IS 'When it came, or that it was put in the portal; the time stands in the history';
COMMENT ON COLUMN rights_request.extension IS 'Why two further months, Art. 12(3) s. 2';
COMMENT ON COLUMN rights_request.refusal IS 'Why it was refused, Art. 12(4), 12(5), 17(3) and others';
COMMENT ON COLUMN rights_request.done_at IS 'Answered or refused';
COMMENT ON COLUMN rights_request.deletes_at IS 'Goes then: reckoned from done_at by its deletion class (0027); null while an answer is owed';
COMMENT ON COLUMN rights_request.created_by IS 'User who recorded it; nil for the portal';
COMMENT ON COLUMN rights_request.created_at IS 'Recorded';
-- Of a contact: there while the contact is. Of somebody unknown: for rights (1) and upkeep (8). identity 1.
ALTER TABLE rights_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE rights_request FORCE ROW LEVEL SECURITY;
CREATE POLICY of_whom ON rights_request TO obhut_app USING (
  ((SELECT ctx_categories()) & 1) <> 0
  AND CASE WHEN contact_id IS NULL THEN ((SELECT ctx_bit()) & 9) <> 0
      ELSE EXISTS (SELECT FROM contact c WHERE c.contact_id = rights_request.contact_id OFFSET 0) END);
CREATE POLICY keeper ON rights_request TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON rights_request TO obhut_app, obhut_keeper;
CREATE POLICY of_self ON rights_request AS RESTRICTIVE TO obhut_app USING (
  (SELECT ctx_scope()) <> 'self' OR contact_id = (SELECT ctx_subject())
  OR contact_id IS NULL AND identifiers && (SELECT ctx_identifiers()));

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
