import { empty, join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Column } from './columns.ts';
import type { ExportColumn } from './contract.ts';

const phoneLike = (condition: Sql): Sql => sql`(
  SELECT p.number FROM contact_phone p WHERE p.contact_id = c.contact_id AND ${condition} ORDER BY p.position, p.phone_id LIMIT 1)`;

/** Of lists the first entry; labels together. */
const EXPRESSIONS: Record<ExportColumn, Sql> = {
  displayName: sql`c.display_name`,
  salutation: sql`c.salutation`,
  title: sql`c.title`,
  givenName: sql`c.given_name`,
  familyName: sql`c.family_name`,
  birthday: sql`CASE WHEN c.birth_day IS NOT NULL THEN concat_ws('-', coalesce(to_char(c.birth_year, 'FM0000'), '-'),
    to_char(c.birth_month, 'FM00'), to_char(c.birth_day, 'FM00')) END`,
  language: sql`c.language`,
  externalId: sql`c.external_id`,
  company: sql`w.name`,
  role: sql`w.role`,
  email: sql`(SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id ORDER BY e.position, e.email_id LIMIT 1)`,
  phone: phoneLike(sql`p.kind NOT IN ('mobile', 'fax')`),
  mobile: phoneLike(sql`p.kind = 'mobile'`),
  street: sql`a.street`,
  extra: sql`a.extra`,
  postalCode: sql`a.postal_code`,
  city: sql`a.city`,
  country: sql`a.country`,
  tags: sql`(SELECT string_agg(t.tag, ', ' ORDER BY t.tag) FROM contact_tag t WHERE t.contact_id = c.contact_id)`,
  note: sql`(SELECT n.text FROM contact_note n WHERE n.contact_id = c.contact_id)`,
};
const OF_ADDRESS: ReadonlySet<string> = new Set(['street', 'extra', 'postalCode', 'city', 'country']);
const OF_COMPANY: ReadonlySet<string> = new Set(['company', 'role']);

const expressionOf = ({ key, own }: Column): Sql =>
  own
    ? sql`(SELECT v.value FROM contact_own_value v WHERE v.contact_id = c.contact_id AND v.field_id = ${own.fieldId})`
    : EXPRESSIONS[key as ExportColumn];

export interface RowOfExport {
  contact_id: string;
  position: number;
  display_name: string;
  cells: (string | null)[];
  /** The first e-mail address, where contact points are among the columns. */
  email: string | null;
  external_id: string | null;
}

/** The next contacts of an export that the purpose shows, in its order, with the cells of these columns. */
export function readPart(
  tx: Tx,
  exportId: string,
  columns: readonly Column[],
  part: { after: number; limit: number },
): Promise<RowOfExport[]> {
  const has = (keys: ReadonlySet<string>): boolean => columns.some(({ key }) => keys.has(key));
  const address = has(OF_ADDRESS)
    ? sql`LEFT JOIN LATERAL (SELECT * FROM contact_address x WHERE x.contact_id = c.contact_id ORDER BY x.position, x.address_id LIMIT 1) a ON true`
    : empty;
  const company = has(OF_COMPANY)
    ? sql`LEFT JOIN LATERAL (SELECT co.name, x.role FROM contact_company x JOIN company co USING (company_id)
        WHERE x.contact_id = c.contact_id ORDER BY x.position LIMIT 1) w ON true`
    : empty;
  const known = columns.some(({ key }) => key === 'email') ? EXPRESSIONS.email : sql`NULL`;
  return tx.query(sql`
    SELECT c.contact_id, q.position, c.display_name, ARRAY[${join(columns.map((column) => sql`(${expressionOf(column)})::text`))}]::text[] AS cells,
           ${known} AS email, c.external_id
      FROM contact_export_person q JOIN contact c USING (contact_id) ${address} ${company}
     WHERE q.export_id = ${exportId} AND q.position > ${part.after} ORDER BY q.position ${limitTo(part.limit)}`);
}
