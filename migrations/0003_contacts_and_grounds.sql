-- People, companies, and the grounds that carry them.

CREATE TABLE contact (
  contact_id         uuid PRIMARY KEY,
  owner_id           uuid REFERENCES app_user,
  team_id            uuid REFERENCES team,
  salutation         text NOT NULL DEFAULT 'none' CHECK (salutation IN ('none', 'ms', 'mr', 'mx', 'family')),
  title              text,
  given_name         text,
  middle_name        text,
  family_name        text,
  name_suffix        text,
  nickname           text,
  display_name       text NOT NULL,
  sort_name          text COLLATE "C" NOT NULL,
  birth_year         smallint CHECK (birth_year BETWEEN 1850 AND 2200),
  birth_month        smallint CHECK (birth_month BETWEEN 1 AND 12),
  birth_day          smallint CHECK (birth_day BETWEEN 1 AND 31),
  language           text CHECK (language ~ '^[a-z]{2}$'),
  external_id        text,
  import_id          uuid,
  leading_ground_id  uuid NOT NULL,
  open_purposes      bigint NOT NULL,
  visible_until      timestamptz NOT NULL,
  deletes_at         timestamptz NOT NULL,
  restricted_at      timestamptz,
  kept_categories    integer NOT NULL DEFAULT 1,
  lost_categories    integer NOT NULL DEFAULT 0,
  kept_purposes      bigint NOT NULL DEFAULT 0,
  lost_purposes      bigint NOT NULL DEFAULT 0,
  narrows_at         timestamptz,
  held_categories    integer NOT NULL DEFAULT 0,
  version            integer NOT NULL DEFAULT 1,
  created_by         uuid,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE contact IS 'A natural person: the data subject';
COMMENT ON COLUMN contact.contact_id IS 'UUIDv7; every table calls it so, the log collects it under this name';
COMMENT ON COLUMN contact.owner_id IS 'User who looks after the contact (scope own)';
COMMENT ON COLUMN contact.team_id IS 'Department that looks after the contact (scope team)';
COMMENT ON COLUMN contact.salutation IS 'Frau, Herr, without, Familie';
COMMENT ON COLUMN contact.title IS 'Academic title as written before the name';
COMMENT ON COLUMN contact.given_name IS 'Vorname';
COMMENT ON COLUMN contact.middle_name IS 'Weitere Vornamen';
COMMENT ON COLUMN contact.family_name IS 'Nachname';
COMMENT ON COLUMN contact.name_suffix IS 'After the name: jun., MBA';
COMMENT ON COLUMN contact.nickname IS 'Rufname';
COMMENT ON COLUMN contact.display_name IS 'The name as shown: title, given, middle, family, suffix';
COMMENT ON COLUMN contact.sort_name IS 'Family name first, folded, at most 200 characters; the order of lists, the same on every machine';
COMMENT ON COLUMN contact.birth_year IS 'Year of birth, where known';
COMMENT ON COLUMN contact.birth_month IS 'Month of birth';
COMMENT ON COLUMN contact.birth_day IS 'Day of birth';
COMMENT ON COLUMN contact.language IS 'Preferred language, ISO 639-1';
COMMENT ON COLUMN contact.external_id IS 'Id in the program the contact came from, as text';
COMMENT ON COLUMN contact.import_id IS 'Import that made the contact; lets it be undone';
COMMENT ON COLUMN contact.leading_ground_id IS 'The ground that keeps the contact longest; no contact commits without one (Art. 6)';
COMMENT ON COLUMN contact.open_purposes IS 'Mask of the purposes open now; bit 0 (rights) always, restricted: only that';
COMMENT ON COLUMN contact.visible_until IS 'Earliest end among the open grounds: from then on no row until the mask is computed anew';
COMMENT ON COLUMN contact.deletes_at IS 'Latest end among the grounds: the contact goes then';
COMMENT ON COLUMN contact.restricted_at IS 'Since when processing is restricted (Art. 18)';
COMMENT ON COLUMN contact.kept_categories IS 'Mask of the categories that the purposes of the lasting grounds open; identity always';
COMMENT ON COLUMN contact.lost_categories IS 'Mask of the categories that no ground opens any more and that may still hold rows';
COMMENT ON COLUMN contact.kept_purposes IS 'Mask of the purposes of the lasting grounds, those that start later too';
COMMENT ON COLUMN contact.lost_purposes IS 'Mask of the purposes of own fields that no ground stands for any more and whose values may still be there (docs/decisions/0032)';
COMMENT ON COLUMN contact.narrows_at IS 'When the rows of the lost categories go (docs/decisions/0025), and the values of own fields whose purposes are lost';
COMMENT ON COLUMN contact.held_categories IS 'Mask of the categories that a legal hold keeps; 0 without one';
COMMENT ON COLUMN contact.version IS 'Counts changes; a change names the version it saw';
COMMENT ON COLUMN contact.created_by IS 'User or key that made the contact';
COMMENT ON COLUMN contact.created_at IS 'Made';
COMMENT ON COLUMN contact.updated_at IS 'Last change';

CREATE TABLE ground (
  ground_id      uuid PRIMARY KEY,
  contact_id     uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  purpose_key    text NOT NULL REFERENCES purpose,
  legal_basis    text NOT NULL CHECK (legal_basis IN ('consent','contract','legal-obligation','vital-interests','public-task','legitimate-interests')),
  origin         text NOT NULL CHECK (origin IN ('person','employer','referral','public-source','event','list','import','other')),
  origin_detail  text NOT NULL DEFAULT '',
  evidence       text NOT NULL DEFAULT '',
  evidence_hash  bytea,
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL CHECK (ends_at > starts_at AND ends_at < '2200-01-01'),
  end_rule       text NOT NULL DEFAULT '',
  status         text NOT NULL DEFAULT 'given' CHECK (status IN ('given', 'withdrawn', 'objected', 'ended')),
  status_at      timestamptz NOT NULL DEFAULT now(),
  import_id      uuid,
  created_by     uuid,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX ground_of_contact ON ground (contact_id, ground_id);
CREATE INDEX ground_ending ON ground (ends_at) WHERE status = 'given';
COMMENT ON TABLE ground IS 'contact x purpose x legal basis, with origin, evidence, start and end: the footing (Art. 5, 6)';
COMMENT ON COLUMN ground.ground_id IS 'UUIDv7';
COMMENT ON COLUMN ground.contact_id IS 'Contact';
COMMENT ON COLUMN ground.purpose_key IS 'Purpose that it opens';
COMMENT ON COLUMN ground.legal_basis IS 'Art. 6(1)(a) to (f)';
COMMENT ON COLUMN ground.origin IS 'Where the data came from, Art. 14(2)(f), 15(1)(g)';
COMMENT ON COLUMN ground.origin_detail IS 'The source in words';
COMMENT ON COLUMN ground.evidence IS 'What proves it: text of the consent, number of the contract, balance of interests (Art. 5(2), 7(1))';
COMMENT ON COLUMN ground.evidence_hash IS 'SHA-256 of the evidence as recorded';
COMMENT ON COLUMN ground.starts_at IS 'From when it holds';
COMMENT ON COLUMN ground.ends_at IS 'Mandatory end (Art. 5(1)(e)); enforced on read, to the second';
COMMENT ON COLUMN ground.end_rule IS 'Why this end: purpose key of the rule, or the words of who chose it';
COMMENT ON COLUMN ground.status IS 'Only given permits processing; withdrawn Art. 7(3), objected Art. 21, ended by the firm';
COMMENT ON COLUMN ground.status_at IS 'Since when it has this status';
COMMENT ON COLUMN ground.import_id IS 'Import that brought it';
COMMENT ON COLUMN ground.created_by IS 'User or key that recorded it';
COMMENT ON COLUMN ground.created_at IS 'Recorded';

-- No contact without a ground: checked at commit, in C, for single rows and bulk alike.
ALTER TABLE contact ADD CONSTRAINT contact_stands_on_ground
  FOREIGN KEY (contact_id, leading_ground_id) REFERENCES ground (contact_id, ground_id) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX contact_by_name ON contact (sort_name, contact_id);
CREATE INDEX contact_by_change ON contact (updated_at, contact_id);
CREATE INDEX contact_by_owner ON contact (owner_id);
CREATE INDEX contact_by_team ON contact (team_id);
CREATE INDEX contact_by_import ON contact (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX contact_by_external_id ON contact (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX contact_by_birthday ON contact (birth_year, birth_month, birth_day) WHERE birth_day IS NOT NULL;
CREATE INDEX contact_closing ON contact (visible_until);
CREATE INDEX contact_deleting ON contact (deletes_at, contact_id);
CREATE INDEX contact_narrowing ON contact (narrows_at, contact_id) WHERE narrows_at IS NOT NULL;
CREATE INDEX contact_apart ON contact (contact_id) WHERE restricted_at IS NOT NULL OR held_categories <> 0;

-- Restricted data is kept and not used (Art. 18): under the purpose of rights it is there for whom a second person opened it,
-- and for the person themselves.
CREATE TABLE restriction_opening (
  opening_id      uuid PRIMARY KEY,
  contact_id      uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  restriction_id  uuid NOT NULL,
  reason          text NOT NULL CHECK (reason <> ''),
  requested_by    uuid NOT NULL REFERENCES app_user,
  requested_at    timestamptz NOT NULL DEFAULT now(),
  decision        text CHECK (decision IN ('approved', 'refused')),
  decided_by      uuid REFERENCES app_user,
  decided_at      timestamptz,
  expires_at      timestamptz,
  alone           boolean NOT NULL DEFAULT false,
  CONSTRAINT opening_by_two CHECK (decided_by IS NULL OR decided_by <> requested_by OR alone)
);
CREATE INDEX opening_of_contact ON restriction_opening (contact_id);
CREATE INDEX opening_of_user ON restriction_opening (requested_by, expires_at);
COMMENT ON TABLE restriction_opening IS 'Who asked to open a restricted contact, why, and what a second person decided';
COMMENT ON COLUMN restriction_opening.opening_id IS 'UUIDv7';
COMMENT ON COLUMN restriction_opening.contact_id IS 'Contact';
COMMENT ON COLUMN restriction_opening.restriction_id IS 'The restriction that it opens; a later one of the same contact stays closed';
COMMENT ON COLUMN restriction_opening.reason IS 'Why it is to be opened';
COMMENT ON COLUMN restriction_opening.requested_by IS 'User who asks';
COMMENT ON COLUMN restriction_opening.requested_at IS 'Asked';
COMMENT ON COLUMN restriction_opening.decision IS 'approved, refused; null while nobody decided';
COMMENT ON COLUMN restriction_opening.decided_by IS 'The second person';
COMMENT ON COLUMN restriction_opening.decided_at IS 'Decided';
COMMENT ON COLUMN restriction_opening.expires_at IS 'Until when it is open, once approved';
COMMENT ON COLUMN restriction_opening.alone IS 'The firm had one account with sign-in: whoever asked opened it, and nobody else was there to look';
CALL protect_by_purpose('restriction_opening', 13, 1 + 256);
CALL hide_from_others('restriction_opening', NULL);
-- Asked for and decided through the functions of 0026 alone. Erasure takes the rows along, which opens nothing.
REVOKE INSERT, UPDATE ON restriction_opening FROM obhut_app;

CREATE FUNCTION ctx_opened() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT array_append(coalesce(array_agg(o.contact_id), '{}'), (SELECT ctx_subject()))
    FROM restriction_opening o
   WHERE o.requested_by = (SELECT ctx_actor()) AND o.decision = 'approved' AND o.expires_at > now()
$$;
COMMENT ON FUNCTION ctx_opened IS 'Restricted contacts that are open to the actor now; to the person in the portal, themselves';
CALL vet('ctx_opened', true);

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;
-- No purpose, no rows. All settings are read as sub-selects, once per statement (docs/decisions). Upkeep (8) needs no
-- ground and no bit in the mask: what has ended must be found to be deleted.
CREATE POLICY under_purpose ON contact TO obhut_app USING (
  ((open_purposes | 8) & (SELECT ctx_bit())) <> 0
  AND visible_until >= (SELECT ctx_horizon())
  AND ((SELECT ctx_scope()) = 'all' OR owner_id = (SELECT ctx_owner()) OR team_id = (SELECT ctx_team()) OR contact_id = (SELECT ctx_subject()))
  AND (restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR contact_id = ANY ((SELECT ctx_opened())::uuid[]))
);
CREATE POLICY keeper ON contact TO obhut_keeper USING (true) WITH CHECK (true);
-- The footing columns are the database's: the application sets them once, at insert.
GRANT SELECT, INSERT, DELETE ON contact TO obhut_app;
GRANT UPDATE (owner_id, team_id, salutation, title, given_name, middle_name, family_name, name_suffix, nickname,
  display_name, sort_name, birth_year, birth_month, birth_day, language, external_id, import_id, version, updated_at)
  ON contact TO obhut_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO obhut_keeper;
CALL protect_by_contact('ground', 1);
REVOKE UPDATE ON ground FROM obhut_app;
GRANT UPDATE (ends_at, end_rule, status, status_at) ON ground TO obhut_app;

CREATE TABLE restriction (
  restriction_id  uuid PRIMARY KEY,
  contact_id      uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  reason          text NOT NULL CHECK (reason IN ('accuracy-contested','unlawful','claims','objection-pending')),
  note            text NOT NULL DEFAULT '',
  review_on       date NOT NULL,
  overdue_at      timestamptz,
  told_how        text CHECK (told_how IN ('mail', 'letter', 'phone', 'person')),
  told_at         timestamptz,
  lift_on         date,
  notice_id       uuid,
  created_by      uuid,
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX restriction_of_contact ON restriction (contact_id);
COMMENT ON TABLE restriction IS 'Art. 18: while a row is here the contact is open to the purpose of rights only';
COMMENT ON COLUMN restriction.restriction_id IS 'UUIDv7';
COMMENT ON COLUMN restriction.contact_id IS 'Contact';
COMMENT ON COLUMN restriction.reason IS 'Art. 18(1)(a) to (d)';
COMMENT ON COLUMN restriction.note IS 'What the person says';
COMMENT ON COLUMN restriction.review_on IS 'When to look at it again (SDM module 62)';
COMMENT ON COLUMN restriction.overdue_at IS 'Since when the review is overdue; null again with the next date';
COMMENT ON COLUMN restriction.told_how IS 'How the person is told before it is lifted (Art. 18(3)): mail, letter, phone, person';
COMMENT ON COLUMN restriction.told_at IS 'When they were told; by mail: when the mail server took it';
COMMENT ON COLUMN restriction.lift_on IS 'Day that the notice named: not lifted before';
COMMENT ON COLUMN restriction.notice_id IS 'The mail that tells them';
COMMENT ON COLUMN restriction.created_by IS 'User who restricted';
COMMENT ON COLUMN restriction.created_at IS 'Since when';
CALL protect_by_contact('restriction', 1);
-- Reviews and notices are entered through the functions of 0026: the record itself is out of sight.
REVOKE UPDATE ON restriction FROM obhut_app;

-- The one function that decides what is open. Called by the triggers below and by the refresh of ended grounds.
-- It locks first and looks after: two transactions that change grounds of one contact at the same time would each miss
-- the other's, and a withdrawn purpose would stay open. The second statement sees what was committed while it waited.
-- Rows that this transaction itself wrote are nobody else's to change.
-- Categories that no lasting ground opens any more lose their footing with the ground: they are marked, and their rows go
-- after `grace` (migrations/0027). Nothing is marked twice: what was lost before and comes back is not lost. So do purposes that
-- own fields are for: a value whose every purpose is lost stands on nothing, although its category may stay open.
CREATE FUNCTION recompute_footing_with(ids uuid[], grace interval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE own bigint := (SELECT coalesce(bit_or(o.purposes), 0) FROM own_field o);
BEGIN
  PERFORM FROM contact WHERE contact_id = ANY (ids) AND xmin <> pg_current_xact_id()::xid
    ORDER BY contact_id FOR NO KEY UPDATE;
  UPDATE contact c
     SET open_purposes = f.open_purposes, visible_until = f.visible_until, deletes_at = f.deletes_at,
         leading_ground_id = coalesce(f.leading_ground_id, c.leading_ground_id), restricted_at = f.restricted_at,
         kept_categories = f.kept, lost_categories = (c.lost_categories | c.kept_categories) & ~f.kept,
         kept_purposes = f.purposes, lost_purposes = (c.lost_purposes | c.kept_purposes) & ~f.purposes & own,
         narrows_at = CASE WHEN (c.lost_categories | c.kept_categories) & ~f.kept = 0
                            AND (c.lost_purposes | c.kept_purposes) & ~f.purposes & own = 0 THEN NULL
                           WHEN c.kept_categories & ~f.kept <> 0 OR c.kept_purposes & ~f.purposes & own <> 0
                             THEN least(c.narrows_at, now() + grace)
                           ELSE c.narrows_at END
    FROM (
      SELECT i.contact_id, 1 | coalesce(g.categories, 0) AS kept, coalesce(g.purposes, 0) AS purposes,
             CASE WHEN r.contact_id IS NOT NULL THEN 1 ELSE 1 | coalesce(g.mask, 0) END AS open_purposes,
             coalesce(g.earliest_end, '-infinity'::timestamptz) AS visible_until,
             coalesce(g.latest_end, least(now(), c0.deletes_at)) AS deletes_at,
             g.leading_ground_id, r.created_at AS restricted_at
        FROM unnest(ids) AS i(contact_id)
        JOIN contact c0 USING (contact_id)
        LEFT JOIN restriction r USING (contact_id)
        LEFT JOIN LATERAL (
          SELECT bit_or(CASE WHEN gr.starts_at <= now() THEN 1::bigint << p.bit ELSE 0 END) AS mask,
                 bit_or(p.categories) AS categories, bit_or(1::bigint << p.bit) AS purposes,
                 min(CASE WHEN gr.starts_at > now() THEN gr.starts_at ELSE gr.ends_at END) AS earliest_end,
                 max(gr.ends_at) AS latest_end,
                 (array_agg(gr.ground_id ORDER BY gr.ends_at DESC, gr.ground_id))[1] AS leading_ground_id
            -- OFFSET 0: only the index by contact will do. A first import has no statistics yet, and without them the
            -- planner takes ground_ending and reads every ground for every contact.
            FROM (SELECT * FROM ground x WHERE x.contact_id = i.contact_id OFFSET 0) gr JOIN purpose p USING (purpose_key)
           WHERE gr.status = 'given' AND gr.ends_at > now()
        ) g ON true
    ) f
   WHERE c.contact_id = f.contact_id
     AND (c.open_purposes, c.visible_until, c.deletes_at, c.leading_ground_id, c.restricted_at, c.kept_categories, c.kept_purposes)
         IS DISTINCT FROM (f.open_purposes, f.visible_until, f.deletes_at, coalesce(f.leading_ground_id, c.leading_ground_id), f.restricted_at, f.kept, f.purposes);
END $$;
COMMENT ON FUNCTION recompute_footing_with IS 'Mask, earliest and latest end of these contacts from their grounds and restriction, and what categories they lost; a ground that starts later wakes the contact at its start';

-- A ground that somebody ends may have been ended by mistake; one that ran out was announced all along.
CREATE FUNCTION recompute_footing(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM recompute_footing_with(ids, coalesce((SELECT class_period(c.period, c.unit) FROM deletion_class c WHERE c.class_key = 'narrowing'), interval '0'));
END $$;
COMMENT ON FUNCTION recompute_footing IS 'The same after somebody''s change: what lost its footing goes after the period of the class narrowing (migrations/0027)';
CALL vet('recompute_footing_with', false);
CALL vet('recompute_footing', false);

CREATE FUNCTION footing_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM recompute_footing((SELECT array_agg(DISTINCT contact_id) FROM gone));
  ELSE
    PERFORM recompute_footing((SELECT array_agg(DISTINCT contact_id) FROM came));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION footing_changed IS 'Per statement, not per row: bulk work pays once';

CREATE TRIGGER footing_insert AFTER INSERT ON ground REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION footing_changed();
CREATE TRIGGER footing_update AFTER UPDATE ON ground REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION footing_changed();
CREATE TRIGGER footing_delete AFTER DELETE ON ground REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION footing_changed();
CREATE TRIGGER restriction_insert AFTER INSERT ON restriction REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION footing_changed();
CREATE TRIGGER restriction_delete AFTER DELETE ON restriction REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION footing_changed();
CALL vet('footing_changed', false);

CREATE FUNCTION refresh_ended(batch integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE ids uuid[];
BEGIN
  IF ctx_bit() <> 8 THEN RAISE insufficient_privilege USING MESSAGE = 'refresh_ended needs the purpose upkeep'; END IF;
  -- What a clock that lies closes would stay closed: nothing computes it again when the clock is right (migrations/0027).
  IF NOT clock_is_right() THEN RETURN 0; END IF;
  SELECT array_agg(contact_id) INTO ids FROM (
    SELECT contact_id FROM contact WHERE visible_until <= now() AND visible_until > '-infinity'
     ORDER BY visible_until LIMIT batch FOR UPDATE SKIP LOCKED) due;
  IF ids IS NULL THEN RETURN 0; END IF;
  PERFORM recompute_footing_with(ids, interval '0');
  RETURN cardinality(ids);
END $$;
COMMENT ON FUNCTION refresh_ended IS 'Opens again what other grounds still carry, after one ground of a contact ended or started';
CALL vet('refresh_ended', true);

CREATE FUNCTION next_end() RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT clock_is_right() THEN RETURN NULL; END IF;
  RETURN (SELECT min(visible_until) FROM contact WHERE visible_until > '-infinity');
END $$;
COMMENT ON FUNCTION next_end IS 'When the next ground ends or starts; the worker sleeps until then. Null where no ground ever does, or the clock lies';
CALL vet('next_end', true);

-- Texts stand in the table purpose, so that whoever joins it can say why: list, start page, report, due list.
CREATE FUNCTION end_because(end_rule text, of_purpose text, language text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN end_rule NOT IN ('', 'own', of_purpose) THEN end_rule
      WHEN end_rule = of_purpose AND language = 'de'
        THEN coalesce(nullif(p.rule_de, ''), format('Daten für „%s“ werden %s Tage nach Beginn gelöscht', p.label_de, p.default_retain_days))
      WHEN end_rule = of_purpose
        THEN coalesce(nullif(p.rule_en, ''), format('data for "%s" is deleted %s days after its start', p.label_en, p.default_retain_days))
      WHEN language = 'de' THEN format('so wurde es beim Rechtsgrund „%s“ festgelegt', p.label_de)
      ELSE format('that end was chosen for the ground "%s"', p.label_en)
    END FROM purpose p WHERE p.purpose_key = of_purpose
$$;
COMMENT ON FUNCTION end_because IS 'Why a ground ends then, from its end_rule and purpose: the rule of the purpose in de or en, or the words of who chose the end';

-- Contact points and the rest of a person's identity.
CREATE TABLE contact_email (
  email_id    uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  address     text NOT NULL CHECK (address = lower(address)),
  kind        text NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'private', 'other')),
  position    smallint NOT NULL DEFAULT 0,
  since       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX email_of_contact ON contact_email (contact_id);
CREATE INDEX email_by_address ON contact_email (address);
COMMENT ON TABLE contact_email IS 'E-mail addresses of a contact';
COMMENT ON COLUMN contact_email.email_id IS 'UUIDv7';
COMMENT ON COLUMN contact_email.contact_id IS 'Contact';
COMMENT ON COLUMN contact_email.address IS 'Normalised: lower case, as text (no citext: not leakproof)';
COMMENT ON COLUMN contact_email.kind IS 'work, private, other';
COMMENT ON COLUMN contact_email.position IS 'Order; 0 is the first to use';
COMMENT ON COLUMN contact_email.since IS 'On record since; what is changed beside it leaves it. An address proves who asks only if it was here before they asked';
CALL protect_by_contact('contact_email', 2);

CREATE TABLE contact_phone (
  phone_id    uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  number      text NOT NULL,
  entered     text NOT NULL DEFAULT '',
  kind        text NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'mobile', 'private', 'fax', 'other')),
  position    smallint NOT NULL DEFAULT 0
);
CREATE INDEX phone_of_contact ON contact_phone (contact_id);
CREATE INDEX phone_by_number ON contact_phone (number);
COMMENT ON TABLE contact_phone IS 'Phone and fax numbers of a contact';
COMMENT ON COLUMN contact_phone.phone_id IS 'UUIDv7';
COMMENT ON COLUMN contact_phone.contact_id IS 'Contact';
COMMENT ON COLUMN contact_phone.number IS 'E.164 where it could be read, else as entered';
COMMENT ON COLUMN contact_phone.entered IS 'As entered, where that differs';
COMMENT ON COLUMN contact_phone.kind IS 'work, mobile, private, fax, other';
COMMENT ON COLUMN contact_phone.position IS 'Order; 0 is the first to use';
CALL protect_by_contact('contact_phone', 2);

CREATE FUNCTION ctx_identifiers() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT ARRAY(SELECT e.address FROM contact_email e WHERE e.contact_id = (SELECT ctx_subject())
            AND NOT EXISTS (SELECT FROM contact_email o WHERE o.address = e.address AND o.contact_id <> e.contact_id)
         UNION SELECT p.number FROM contact_phone p WHERE p.contact_id = (SELECT ctx_subject())
            AND NOT EXISTS (SELECT FROM contact_phone o WHERE o.number = p.number AND o.contact_id <> p.contact_id))
$$;
COMMENT ON FUNCTION ctx_identifiers IS 'Scope self: addresses and numbers that the person in the portal has and nobody else (Art. 15(4)); empty elsewhere';
CALL vet('ctx_identifiers', true);

CREATE TABLE contact_address (
  address_id   uuid PRIMARY KEY,
  contact_id   uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  kind         text NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'private', 'other')),
  street       text NOT NULL DEFAULT '',
  extra        text NOT NULL DEFAULT '',
  postal_code  text NOT NULL DEFAULT '',
  city         text NOT NULL DEFAULT '',
  region       text NOT NULL DEFAULT '',
  country      text NOT NULL DEFAULT '',
  position     smallint NOT NULL DEFAULT 0
);
CREATE INDEX address_of_contact ON contact_address (contact_id);
CREATE INDEX address_by_city ON contact_address (city);
CREATE INDEX address_by_place ON contact_address (postal_code, lower(street));
COMMENT ON TABLE contact_address IS 'Postal addresses of a contact';
COMMENT ON COLUMN contact_address.address_id IS 'UUIDv7';
COMMENT ON COLUMN contact_address.contact_id IS 'Contact';
COMMENT ON COLUMN contact_address.kind IS 'work, private, other';
COMMENT ON COLUMN contact_address.street IS 'Street and number, or P.O. box';
COMMENT ON COLUMN contact_address.extra IS 'Building, floor, c/o';
COMMENT ON COLUMN contact_address.postal_code IS 'As text: leading zeros count';
COMMENT ON COLUMN contact_address.city IS 'City';
COMMENT ON COLUMN contact_address.region IS 'State or province';
COMMENT ON COLUMN contact_address.country IS 'ISO 3166-1 alpha-2 where known, else as written';
COMMENT ON COLUMN contact_address.position IS 'Order; 0 is the first to use';
CALL protect_by_contact('contact_address', 2);

CREATE TABLE contact_social (
  social_id   uuid PRIMARY KEY,
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  network     text NOT NULL,
  handle      text NOT NULL,
  url         text NOT NULL DEFAULT '',
  position    smallint NOT NULL DEFAULT 0
);
CREATE INDEX social_of_contact ON contact_social (contact_id);
COMMENT ON TABLE contact_social IS 'Social-media handles and websites of a contact';
COMMENT ON COLUMN contact_social.social_id IS 'UUIDv7';
COMMENT ON COLUMN contact_social.contact_id IS 'Contact';
COMMENT ON COLUMN contact_social.network IS 'linkedin, xing, mastodon, website, ...';
COMMENT ON COLUMN contact_social.handle IS 'Name there';
COMMENT ON COLUMN contact_social.url IS 'Link';
COMMENT ON COLUMN contact_social.position IS 'Order';
CALL protect_by_contact('contact_social', 2);

CREATE TABLE contact_note (
  contact_id  uuid PRIMARY KEY REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  text        text NOT NULL
);
COMMENT ON TABLE contact_note IS 'Free text about a contact; no place for special categories (Art. 9)';
COMMENT ON COLUMN contact_note.contact_id IS 'Contact';
COMMENT ON COLUMN contact_note.text IS 'The note';
CALL protect_by_contact('contact_note', 4);

CREATE TABLE contact_tag (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  tag         text NOT NULL,
  PRIMARY KEY (contact_id, tag)
);
CREATE INDEX tag_by_name ON contact_tag (tag);
COMMENT ON TABLE contact_tag IS 'Labels the firm gave to a contact';
COMMENT ON COLUMN contact_tag.contact_id IS 'Contact';
COMMENT ON COLUMN contact_tag.tag IS 'Label';
CALL protect_by_contact('contact_tag', 8);

CREATE TABLE company (
  company_id              uuid PRIMARY KEY,
  name                    text NOT NULL,
  sort_name               text COLLATE "C" NOT NULL,
  vat_id                  text,
  website                 text,
  email                   text,
  phone                   text,
  street                  text NOT NULL DEFAULT '',
  postal_code             text NOT NULL DEFAULT '',
  city                    text NOT NULL DEFAULT '',
  region                  text NOT NULL DEFAULT '',
  country                 text NOT NULL DEFAULT '',
  industry                text,
  external_id             text,
  sole_trader_contact_id  uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  import_id               uuid,
  version                 integer NOT NULL DEFAULT 1,
  created_by              uuid,
  created_at              timestamptz NOT NULL DEFAULT now(),
  updated_at              timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX company_by_name ON company (sort_name, company_id);
CREATE INDEX company_by_change ON company (updated_at, company_id);
CREATE INDEX company_by_vat_id ON company (vat_id) WHERE vat_id IS NOT NULL;
CREATE INDEX company_by_external_id ON company (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX company_by_import ON company (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX company_of_sole_trader ON company (sole_trader_contact_id) WHERE sole_trader_contact_id IS NOT NULL;
COMMENT ON TABLE company IS 'An organisation; a sole trader is personal data: such a row is there only while that contact is';
COMMENT ON COLUMN company.company_id IS 'UUIDv7';
COMMENT ON COLUMN company.name IS 'Name with legal form';
COMMENT ON COLUMN company.sort_name IS 'Folded, at most 200 characters; the order of lists and the key of the duplicate check';
COMMENT ON COLUMN company.vat_id IS 'USt-IdNr.';
COMMENT ON COLUMN company.website IS 'Website';
COMMENT ON COLUMN company.email IS 'General address (info@...)';
COMMENT ON COLUMN company.phone IS 'Switchboard, E.164 where it could be read';
COMMENT ON COLUMN company.street IS 'Street and number';
COMMENT ON COLUMN company.postal_code IS 'Postcode as text';
COMMENT ON COLUMN company.city IS 'City';
COMMENT ON COLUMN company.region IS 'State or province';
COMMENT ON COLUMN company.country IS 'ISO 3166-1 alpha-2 where known, else as written';
COMMENT ON COLUMN company.industry IS 'Branch';
COMMENT ON COLUMN company.external_id IS 'Id in the program it came from, as text';
COMMENT ON COLUMN company.sole_trader_contact_id IS 'The person who is the firm; null for organisations';
COMMENT ON COLUMN company.import_id IS 'Import that made it';
COMMENT ON COLUMN company.version IS 'Counts changes';
COMMENT ON COLUMN company.created_by IS 'User or key that made it';
COMMENT ON COLUMN company.created_at IS 'Made';
COMMENT ON COLUMN company.updated_at IS 'Last change';
ALTER TABLE company ENABLE ROW LEVEL SECURITY;
ALTER TABLE company FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_or_visible_trader ON company TO obhut_app USING (
  (SELECT ctx_bit()) <> 0
  AND (sole_trader_contact_id IS NULL
       OR EXISTS (SELECT FROM contact c WHERE c.contact_id = sole_trader_contact_id)));
CREATE POLICY keeper ON company TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON company TO obhut_app, obhut_keeper;

CREATE TABLE contact_company (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  company_id  uuid NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
  role        text NOT NULL DEFAULT '',
  department  text NOT NULL DEFAULT '',
  position    smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (contact_id, company_id)
);
CREATE INDEX contact_of_company ON contact_company (company_id);
COMMENT ON TABLE contact_company IS 'Role of a person in a company';
COMMENT ON COLUMN contact_company.contact_id IS 'Contact';
COMMENT ON COLUMN contact_company.company_id IS 'Company';
COMMENT ON COLUMN contact_company.role IS 'Job title';
COMMENT ON COLUMN contact_company.department IS 'Department';
COMMENT ON COLUMN contact_company.position IS 'Order; 0 is the main one';
CALL protect_by_contact('contact_company', 1);
-- In the portal the firm's customers are nobody's business: people see the companies that they work for, or are.
CREATE POLICY of_self ON company AS RESTRICTIVE TO obhut_app USING (
  (SELECT ctx_scope()) <> 'self' OR sole_trader_contact_id = (SELECT ctx_subject())
  OR EXISTS (SELECT FROM contact_company cc WHERE cc.company_id = company.company_id OFFSET 0));

-- Whoever worked for a sole trader, seen or not, no longer does once the person is erased: the erasure of one contact
-- must not depend on which others its actor sees.
CREATE FUNCTION sole_trader_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM gone WHERE sole_trader_contact_id IS NOT NULL) THEN RETURN NULL; END IF;
  DELETE FROM contact_company cc USING gone g WHERE cc.company_id = g.company_id AND g.sole_trader_contact_id IS NOT NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION sole_trader_gone IS 'Takes the employments at a sole trader''s company along with it';
CREATE TRIGGER sole_trader_delete AFTER DELETE ON company REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION sole_trader_gone();
CALL vet('sole_trader_gone', false);
