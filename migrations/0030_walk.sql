-- The walk of an erasure goes past the policies (docs/decisions/0030): the function walk_people is made from the register
-- at every start (slices/retention/store-walk.ts), and this one says for whom it may walk.

CREATE FUNCTION seen_people(ids uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF ctx_bit() NOT IN (1, 8) THEN RAISE insufficient_privilege USING MESSAGE = 'the walk needs the purpose rights or upkeep'; END IF;
  RETURN (SELECT array_agg(contact_id) FROM contact
    WHERE contact_id = ANY (ids) AND (
      -- The policy of contact, word for word (test/policies.test.ts).
  ((open_purposes | 8) & (SELECT ctx_bit())) <> 0
  AND visible_until >= (SELECT ctx_horizon())
  AND ((SELECT ctx_scope()) = 'all' OR owner_id = (SELECT ctx_owner()) OR team_id = (SELECT ctx_team()) OR contact_id = (SELECT ctx_subject()))
  AND (restricted_at IS NULL OR (SELECT ctx_bit()) <> 1 OR contact_id = ANY ((SELECT ctx_opened())::uuid[]))
    ));
END $$;
COMMENT ON FUNCTION seen_people IS 'Of these contacts those that the caller sees, under rights or upkeep alone';
CALL vet('seen_people', false);
