-- Whether a company may go must not depend on what of it the caller sees.
CREATE FUNCTION companies_in_use(ids uuid[]) RETURNS TABLE (company_id uuid, use text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT i.company_id, u.use FROM unnest(ids) AS i(company_id) CROSS JOIN LATERAL (
    SELECT 'contacts' AS use WHERE EXISTS (SELECT FROM contact_company x WHERE x.company_id = i.company_id)
    UNION ALL SELECT 'interactions' WHERE EXISTS (SELECT FROM interaction x WHERE x.company_id = i.company_id)
    UNION ALL SELECT 'deals' WHERE EXISTS (SELECT FROM deal x WHERE x.company_id = i.company_id)
    UNION ALL SELECT 'tickets' WHERE EXISTS (SELECT FROM ticket x WHERE x.company_id = i.company_id)
    UNION ALL SELECT 'tasks' WHERE EXISTS (SELECT FROM task x WHERE x.company_id = i.company_id)
    UNION ALL SELECT 'purchases' WHERE EXISTS (SELECT FROM sales_order x WHERE x.company_id = i.company_id)
                                    OR EXISTS (SELECT FROM invoice x WHERE x.company_id = i.company_id)
                                    OR EXISTS (SELECT FROM sales_return x WHERE x.company_id = i.company_id)) u
$$;
COMMENT ON FUNCTION companies_in_use IS 'What still names these companies, seen or not; says nothing about whose it is';
CALL vet('companies_in_use', true);
