-- Restriction at work (Art. 18): the list without names, opening by two people, telling before lifting. What is restricted
-- is out of sight for everybody, so all of this passes the policies by, in functions that give away no more than a marker.

CREATE FUNCTION restricted_in_scope() RETURNS SETOF restriction LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.* FROM restriction r JOIN contact c USING (contact_id)
   WHERE (SELECT ctx_bit()) = 1
     AND ((SELECT ctx_scope()) = 'all' OR c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team()))
$$;
COMMENT ON FUNCTION restricted_in_scope IS 'Restrictions that somebody who handles rights is in charge of; none in the portal';
CALL vet('restricted_in_scope', false);

-- A user who is active and has this role; never a key, the machine or somebody in the portal, who have no row in app_user.
CREATE FUNCTION acts_as(roles text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM app_user u JOIN user_role r USING (user_id)
                  WHERE u.user_id = (SELECT ctx_actor()) AND u.is_active AND r.role_key = ANY (roles))
$$;
COMMENT ON FUNCTION acts_as IS 'Whether a person with one of these roles acts';
CALL vet('acts_as', false);

CREATE FUNCTION acts_alone() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(u.user_id) = ARRAY[(SELECT ctx_actor())], false) FROM app_user u
   WHERE u.is_active AND EXISTS (SELECT FROM app_account a WHERE a.user_id = u.user_id)
$$;
COMMENT ON FUNCTION acts_alone IS 'Whether the actor has the firm''s only active account with sign-in: nobody else could look';
CALL vet('acts_alone', true);

CREATE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (now() AT TIME ZONE 'Europe/Berlin')::date
$$;
COMMENT ON FUNCTION local_today IS 'The date where the firm is (kernel/time-zone.ts)';

-- Without anything by which somebody is known: a neutral record with its dates (SDM module 62). The id of the contact comes
-- only while it is open to the caller.
CREATE FUNCTION restricted_records() RETURNS TABLE (
    restriction_id uuid, reason text, since timestamptz, review_on date, is_due boolean, overdue_at timestamptz,
    told_how text, told_at timestamptz, lift_on date, notice_state text, deletes_at timestamptz,
    opened_contact_id uuid, opened_until timestamptz, asked_at timestamptz, asked_by_me boolean, requests jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.restriction_id, r.reason, r.created_at, r.review_on, r.review_on <= local_today(), r.overdue_at,
         r.told_how, coalesce(r.told_at, CASE WHEN m.state = 'sent' THEN m.sent_at END), r.lift_on,
         CASE WHEN r.notice_id IS NOT NULL AND r.told_at IS NULL THEN coalesce(m.state, 'gone') END, c.deletes_at,
         o.contact_id, o.expires_at, a.requested_at, coalesce(a.mine, false),
         coalesce((SELECT jsonb_agg(jsonb_build_object('requestId', q.request_id, 'kind', q.kind,
                          'receivedOn', q.received_on, 'dueOn', q.due_on) ORDER BY q.due_on, q.request_id)
                     FROM rights_request q WHERE q.contact_id = r.contact_id AND q.done_at IS NULL), '[]')
    FROM restricted_in_scope() r JOIN contact c USING (contact_id)
    LEFT JOIN mail_message m ON m.message_id = r.notice_id
    LEFT JOIN LATERAL (SELECT x.contact_id, x.expires_at FROM restriction_opening x
           WHERE x.restriction_id = r.restriction_id AND x.requested_by = (SELECT ctx_actor()) AND x.decision = 'approved'
             AND x.expires_at > now() ORDER BY x.expires_at DESC LIMIT 1) o ON true
    LEFT JOIN LATERAL (SELECT x.requested_at, x.requested_by = (SELECT ctx_actor()) AS mine FROM restriction_opening x
           WHERE x.restriction_id = r.restriction_id AND x.decision IS NULL AND x.requested_at > now() - interval '7 days'
           ORDER BY mine DESC, x.requested_at DESC LIMIT 1) a ON true
$$;
COMMENT ON FUNCTION restricted_records IS 'The restricted contacts in the caller''s charge, without names: reason, dates, open requests of Art. 12(3), openings';
CALL vet('restricted_records', true);

CREATE FUNCTION find_restricted(emails text[], phones text[], external_ids text[])
  RETURNS TABLE (restriction_id uuid, contact_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.restriction_id, r.contact_id FROM restricted_in_scope() r
   WHERE EXISTS (SELECT FROM contact_email e WHERE e.contact_id = r.contact_id AND e.address = ANY (emails))
      OR EXISTS (SELECT FROM contact_phone p WHERE p.contact_id = r.contact_id AND p.number = ANY (phones))
      OR EXISTS (SELECT FROM contact c WHERE c.contact_id = r.contact_id AND (c.external_id = ANY (external_ids) OR c.contact_id::text = ANY (external_ids)))
   ORDER BY r.restriction_id LIMIT 20
$$;
COMMENT ON FUNCTION find_restricted IS 'For the rights desk: whose record somebody means who names an address, number or customer number, whole (or the id, which is what an API key gets); the log keeps who was found';
CALL vet('find_restricted', true);

CREATE FUNCTION is_restricted(contact uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM restricted_in_scope() r WHERE r.contact_id = contact)
$$;
COMMENT ON FUNCTION is_restricted IS 'For the rights desk, which names the contact: whether it is out of sight because it is restricted';
CALL vet('is_restricted', true);

-- A restricted person must not be entered a second time beside the record that rests, by whatever way. `person`: emails,
-- phones, external_id, given, nickname, family; a nickname stands in where neither name is known.
CREATE FUNCTION restricted_people(person jsonb) RETURNS TABLE (restriction_id uuid, contact_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.restriction_id, r.contact_id
    FROM jsonb_to_record(person) AS p(emails text[], phones text[], external_id text, given text, nickname text, family text)
    CROSS JOIN LATERAL (
      SELECT 'email' AS matched, e.contact_id FROM contact_email e WHERE e.address = ANY (p.emails)
      UNION ALL SELECT 'phone', t.contact_id FROM contact_phone t WHERE t.number = ANY (p.phones)
      UNION ALL SELECT 'external-id', c.contact_id FROM contact c WHERE c.external_id = p.external_id) i
    JOIN restriction r ON r.contact_id = i.contact_id
    JOIN contact c ON c.contact_id = i.contact_id
   WHERE names_agree(i.matched, fold(coalesce(p.given, CASE WHEN p.family IS NULL THEN p.nickname END)), fold(p.family),
                     fold(coalesce(c.given_name, c.nickname)), fold(c.family_name))
$$;
COMMENT ON FUNCTION restricted_people IS 'Restricted people with this address, number or id and a name that agrees, past purpose and scope';
CALL vet('restricted_people', false);

CREATE FUNCTION known_by(contact uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT jsonb_build_object('external_id', c.external_id, 'given', c.given_name, 'nickname', c.nickname, 'family', c.family_name,
           'emails', ARRAY(SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id),
           'phones', ARRAY(SELECT t.number FROM contact_phone t WHERE t.contact_id = c.contact_id))
    FROM contact c WHERE c.contact_id = contact
$$;
COMMENT ON FUNCTION known_by IS 'What restricted_people recognises a contact by, past the categories of the purpose';
CALL vet('known_by', false);

-- `standing`: the contact that is changed, or both that are merged; none where somebody is entered. What `person` does not
-- name stays as the first of them has it. Whose double they were before, they may stay.
CREATE FUNCTION restricted_double(person jsonb, standing uuid[]) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT n.restriction_id FROM restricted_people(coalesce(known_by(standing[1]), '{}') || person) n
   WHERE (SELECT ctx_bit()) <> 0 AND n.contact_id <> ALL (standing)
     AND NOT EXISTS (SELECT FROM unnest(standing) AS s(id) CROSS JOIN LATERAL restricted_people(known_by(s.id)) b
                      WHERE b.contact_id = n.contact_id)
   ORDER BY n.restriction_id LIMIT 1
$$;
COMMENT ON FUNCTION restricted_double IS 'The restriction of whom somebody who is entered, changed or merged would become the double of; the application says no more than no';
CALL vet('restricted_double', true);

CREATE FUNCTION ask_opening(opening uuid, of_restriction uuid, why text, is_alone boolean, minutes integer)
  RETURNS TABLE (outcome text, contact_id uuid, expires_at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE target uuid; until timestamptz;
BEGIN
  IF ctx_bit() <> 1 OR NOT acts_as('{data-protection}') THEN RETURN QUERY SELECT 'not-a-person', NULL::uuid, NULL::timestamptz; RETURN; END IF;
  IF minutes NOT BETWEEN 1 AND 480 THEN RAISE check_violation USING MESSAGE = 'an opening lasts up to 8 hours'; END IF;
  SELECT r.contact_id INTO target FROM restricted_in_scope() r WHERE r.restriction_id = of_restriction;
  IF target IS NULL THEN RETURN QUERY SELECT 'not-found', NULL::uuid, NULL::timestamptz; RETURN; END IF;
  -- One after the other: of two who ask at once the second is told that it is asked for.
  PERFORM FROM restriction r WHERE r.restriction_id = of_restriction FOR NO KEY UPDATE;
  IF is_alone AND NOT acts_alone() THEN RETURN QUERY SELECT 'not-alone', NULL::uuid, NULL::timestamptz; RETURN; END IF;
  IF EXISTS (SELECT FROM restriction_opening o WHERE o.restriction_id = of_restriction AND o.requested_by = ctx_actor()
      AND (o.expires_at > now() OR (NOT is_alone AND o.decision IS NULL AND o.requested_at > now() - interval '7 days'))) THEN
    RETURN QUERY SELECT 'asked-already', NULL::uuid, NULL::timestamptz; RETURN;
  END IF;
  until := CASE WHEN is_alone THEN now() + make_interval(mins => minutes) END;
  INSERT INTO restriction_opening (opening_id, contact_id, restriction_id, reason, requested_by, decision, decided_by, decided_at, expires_at, alone)
  VALUES (opening, target, of_restriction, why, ctx_actor(), CASE WHEN is_alone THEN 'approved' END, CASE WHEN is_alone THEN ctx_actor() END,
          CASE WHEN is_alone THEN now() END, until, is_alone);
  RETURN QUERY SELECT CASE WHEN is_alone THEN 'opened' ELSE 'asked' END, target, until;
END $$;
COMMENT ON FUNCTION ask_opening IS 'Somebody who handles rights asks to open a restricted contact; alone only with the firm''s one account with sign-in';
CALL vet('ask_opening', true);

CREATE FUNCTION decide_opening(opening uuid, approve boolean, minutes integer)
  RETURNS TABLE (outcome text, contact_id uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE asked restriction_opening;
BEGIN
  IF ctx_bit() NOT IN (1, 4) OR NOT acts_as('{administrator,data-protection}') THEN RETURN QUERY SELECT 'not-a-person', NULL::uuid; RETURN; END IF;
  IF minutes NOT BETWEEN 1 AND 480 THEN RAISE check_violation USING MESSAGE = 'an opening lasts up to 8 hours'; END IF;
  -- Locked first: of two who decide at once the second finds it decided.
  SELECT * INTO asked FROM restriction_opening o WHERE o.opening_id = opening FOR UPDATE;
  IF asked.opening_id IS NULL OR NOT EXISTS (SELECT FROM restriction r WHERE r.restriction_id = asked.restriction_id)
     OR (ctx_bit() = 1 AND NOT EXISTS (SELECT FROM restricted_in_scope() r WHERE r.restriction_id = asked.restriction_id)) THEN
    RETURN QUERY SELECT 'not-found', NULL::uuid; RETURN;
  END IF;
  IF asked.requested_by = ctx_actor() THEN RETURN QUERY SELECT 'own-request', NULL::uuid; RETURN; END IF;
  IF asked.decision IS NOT NULL THEN RETURN QUERY SELECT 'decided-already', NULL::uuid; RETURN; END IF;
  IF asked.requested_at <= now() - interval '7 days' THEN RETURN QUERY SELECT 'lapsed', NULL::uuid; RETURN; END IF;
  UPDATE restriction_opening o
     SET decision = CASE WHEN approve THEN 'approved' ELSE 'refused' END, decided_by = ctx_actor(), decided_at = now(),
         expires_at = CASE WHEN approve THEN now() + make_interval(mins => minutes) END
   WHERE o.opening_id = opening;
  RETURN QUERY SELECT 'decided', asked.contact_id;
END $$;
COMMENT ON FUNCTION decide_opening IS 'A second person approves for up to 8 hours, or refuses; never whoever asked, a key or the machine';
CALL vet('decide_opening', true);

CREATE FUNCTION close_opening(opening uuid) RETURNS TABLE (contact_id uuid) LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE restriction_opening o SET expires_at = now()
   WHERE o.opening_id = opening AND o.expires_at > now() AND (SELECT ctx_bit()) IN (1, 4)
     AND (o.requested_by = (SELECT ctx_actor()) OR (SELECT acts_as('{administrator,data-protection}')))
  RETURNING o.contact_id
$$;
COMMENT ON FUNCTION close_opening IS 'Ends an opening before its time: whoever asked, or who could have decided';
CALL vet('close_opening', true);

CREATE FUNCTION listed_openings() RETURNS TABLE (
    opening_id uuid, restriction_id uuid, reason text, requested_by uuid, requested_at timestamptz, decision text,
    decided_by uuid, decided_at timestamptz, expires_at timestamptz, alone boolean, is_mine boolean, lapsed boolean, reads integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT o.opening_id, o.restriction_id, o.reason, o.requested_by, o.requested_at, o.decision, o.decided_by, o.decided_at,
         o.expires_at, o.alone, o.requested_by = (SELECT ctx_actor()), o.decision IS NULL AND o.requested_at <= now() - interval '7 days',
         -- OFFSET 0: only the index by person will do (0007, audit_of).
         (SELECT count(*)::int FROM (SELECT * FROM audit_entry x WHERE x.subjects @> ARRAY[o.contact_id] OFFSET 0) a
           WHERE o.decision = 'approved' AND a.actor_id = o.requested_by AND a.purpose = 'rights'
             AND a.at >= o.decided_at AND a.at < o.expires_at AND NOT (o.alone AND a.at = o.decided_at))
    FROM (SELECT p.* FROM restriction_opening p
           WHERE (SELECT ctx_bit()) IN (1, 4) AND (SELECT acts_as('{administrator,data-protection}'))
             AND ((SELECT ctx_bit()) = 4 OR (SELECT ctx_scope()) = 'all'
               OR EXISTS (SELECT FROM contact c WHERE c.contact_id = p.contact_id
                           AND (c.owner_id = (SELECT ctx_owner()) OR c.team_id = (SELECT ctx_team()))))
             AND (p.decision IS NOT NULL OR EXISTS (SELECT FROM restriction r WHERE r.restriction_id = p.restriction_id))
           ORDER BY p.decision IS NOT NULL, p.requested_at DESC, p.opening_id LIMIT 100) o
   ORDER BY o.decision IS NOT NULL, o.requested_at DESC, o.opening_id
$$;
COMMENT ON FUNCTION listed_openings IS 'Openings for whoever decides on them, undecided first: reason and restriction, not whom; and how often the log says that it was used';
CALL vet('listed_openings', true);

CREATE FUNCTION openings_waiting() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN acts_as('{administrator,data-protection}') THEN
    (SELECT count(*)::int FROM restriction_opening o JOIN restriction r USING (restriction_id)
      WHERE o.decision IS NULL AND o.requested_by <> (SELECT ctx_actor()) AND o.requested_at > now() - interval '7 days')
    ELSE 0 END
$$;
COMMENT ON FUNCTION openings_waiting IS 'How many openings wait for the actor''s decision: a number, under any purpose';
CALL vet('openings_waiting', true);

CREATE FUNCTION note_told(of_restriction uuid, how text, at timestamptz, lift_day date, message uuid)
  RETURNS TABLE (contact_id uuid) LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE restriction r SET told_how = how, told_at = at, lift_on = lift_day, notice_id = message
   WHERE r.restriction_id = (SELECT s.restriction_id FROM restricted_in_scope() s WHERE s.restriction_id = of_restriction)
  RETURNING r.contact_id
$$;
COMMENT ON FUNCTION note_told IS 'Enters that the person was told that the restriction will be lifted (Art. 18(3)), or the mail that tells them';
CALL vet('note_told', true);

CREATE FUNCTION review_restriction(of_restriction uuid, next_review date)
  RETURNS TABLE (contact_id uuid) LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE restriction r SET review_on = next_review, overdue_at = NULL
   WHERE r.restriction_id = (SELECT s.restriction_id FROM restricted_in_scope() s WHERE s.restriction_id = of_restriction)
  RETURNING r.contact_id
$$;
COMMENT ON FUNCTION review_restriction IS 'Reviewed and kept: the next date';
CALL vet('review_restriction', true);

CREATE FUNCTION settle_restrictions() RETURNS TABLE (overdue integer, told integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() NOT IN (1, 8) THEN RAISE insufficient_privilege USING MESSAGE = 'settle_restrictions needs the purpose rights or upkeep'; END IF;
  UPDATE restriction r SET told_at = m.sent_at FROM mail_message m
   WHERE m.message_id = r.notice_id AND r.told_at IS NULL AND m.state = 'sent' AND m.sent_at IS NOT NULL;
  GET DIAGNOSTICS told = ROW_COUNT;
  UPDATE restriction r SET overdue_at = now() WHERE r.review_on <= local_today() AND r.overdue_at IS NULL;
  GET DIAGNOSTICS overdue = ROW_COUNT;
  RETURN NEXT;
END $$;
COMMENT ON FUNCTION settle_restrictions IS 'Marks reviews that are overdue, and keeps when a notice was handed over, before the mail itself goes';
CALL vet('settle_restrictions', true);

-- Nobody lifts untold, whatever the application does (Art. 18(3)): a restriction goes with its person, or after they were
-- told. What was opened for it ends with it.
CREATE FUNCTION restriction_lifted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM contact c WHERE c.contact_id = OLD.contact_id) THEN RETURN NULL; END IF;
  IF OLD.told_at IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'a restriction is lifted after the person was told';
  END IF;
  UPDATE restriction_opening o SET expires_at = now() WHERE o.restriction_id = OLD.restriction_id AND o.expires_at > now();
  RETURN NULL;
END $$;
COMMENT ON FUNCTION restriction_lifted IS 'At commit: the person was told before, and every opening has ended';
CREATE CONSTRAINT TRIGGER restriction_told AFTER DELETE ON restriction DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION restriction_lifted();
CALL vet('restriction_lifted', false);
