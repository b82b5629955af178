import { describe, expect, it } from 'vitest';
import { filterMap, type MapTable } from './filter-map.ts';

const table = (name: string, rest: Partial<MapTable>): MapTable => ({
  table: name,
  slice: 'contacts',
  whose: 'contact',
  category: 'identity',
  label: name,
  deletion: 'with the contact',
  erasure: 'rows are deleted',
  purposes: ['rights', 'contract'],
  columns: [],
  isDeclared: false,
  declared: [],
  ...rest,
});
const column = (name: string): MapTable['columns'][number] => ({
  column: name,
  kind: 'personal',
  label: null,
  comment: 'A comment',
  inReport: true,
  portable: false,
  withheld: null,
});
const REGISTER = [
  table('migration', { whose: 'nobody', category: null, purposes: [] }),
  table('contact_email', { category: 'contact-points', columns: [column('address'), column('kind')] }),
  table('company', {}),
  table('contact', {}),
  table('app_user', { whose: 'staff', category: 'staff', purposes: ['access'] }),
];
const namesIn = (search: Parameters<typeof filterMap>[1]): string[] =>
  filterMap(REGISTER, search).flatMap(({ categories }) =>
    categories.flatMap(({ tables }) => tables.map((found) => found.table.table)),
  );

describe('filtering the data map', () => {
  it('puts contacts first, the person before what hangs on them, and what is nobody’s last', () => {
    expect(namesIn({})).toEqual(['contact', 'company', 'contact_email', 'app_user', 'migration']);
  });

  it('shows all columns of a table that is found by name, and only the fitting ones of others', () => {
    const [byName] = filterMap(REGISTER, { q: 'CONTACT_E' })[0]!.categories[0]!.tables;
    expect(byName).toMatchObject({ isByColumn: false, columns: [{ column: 'address' }, { column: 'kind' }] });
    const [byColumn] = filterMap(REGISTER, { q: 'addr' })[0]!.categories[0]!.tables;
    expect(byColumn).toMatchObject({ isByColumn: true, columns: [{ column: 'address' }] });
    expect(byColumn!.columns).toHaveLength(1);
  });

  it('asks all filters at once', () => {
    expect(namesIn({ purpose: 'contract', category: 'contact-points' })).toEqual(['contact_email']);
    expect(namesIn({ purpose: 'access', whose: 'contact' })).toEqual([]);
  });
});
