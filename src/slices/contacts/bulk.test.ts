import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Tx } from '../../platform/db/index.ts';
import { planGrounds } from '../grounds/index.ts';
import { contactInput } from './contract.ts';
import {
  type ContactFields,
  closedFields,
  insertContacts,
  type NewContact,
  prepareContact,
  updateContactBlanks,
} from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const marketing = await app.makeUser({ marketing: 'all' });
const GROUND = {
  purpose: 'inquiry',
  legalBasis: 'contract',
  origin: 'import',
  originDetail: '',
  evidence: '',
} as const;

const fields = (more: Partial<ContactFields> = {}): ContactFields => ({
  ...contactInput.parse({ familyName: 'Massenhaft', grounds: [GROUND] }),
  ...more,
});
async function prepare(tx: Tx, rows: readonly ContactFields[], importId?: string): Promise<NewContact[]> {
  const [ground] = await planGrounds(app.ctx, tx, [GROUND], 'body.grounds');
  return rows.map((row) =>
    prepareContact(row, {
      country: 'DE',
      ownerId: sales.id,
      teamId: null,
      importId,
      grounds: [{ ...ground!, groundId: uuid() }],
    }),
  );
}
const inTx = <T>(act: (tx: Tx) => Promise<T>, db = app.ctx.db): Promise<T> =>
  db.perform({ actor: sales, purpose: 'inquiry', action: 'test.bulk' }, act);
const store = (rows: readonly ContactFields[], importId?: string): Promise<string[]> =>
  inTx(async (tx) => {
    const contacts = await prepare(tx, rows, importId);
    await insertContacts(app.ctx, tx, contacts);
    return contacts.map(({ contactId }) => contactId);
  });
const read = async (contactId: string) =>
  (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' })).body;

describe('many contacts at once', () => {
  it('are stored as one is: the same rows, names, search documents and footing', async () => {
    const importId = uuid();
    const body = {
      title: 'Dr.',
      givenName: 'Änne',
      familyName: 'Groß',
      note: 'wie einzeln',
      emails: [{ address: 'aenne@x.example' }],
      phones: [{ number: '0711 234567' }],
      addresses: [{ city: 'Köln' }],
      tags: ['Messe'],
      grounds: [GROUND],
    };
    const single = await app.call(sales, 'POST', '/api/v1/contacts', { purpose: 'inquiry', body });
    const [id] = await store([fields({ ...contactInput.parse(body) })], importId);
    const ignore = { contactId: null, createdAt: null, updatedAt: null, deletesAt: null };
    expect({ ...(await read(id!)), ...ignore }).toEqual({ ...single.body, ...ignore });
    const { rows } = await app.admin.query(
      `SELECT c.sort_name, c.import_id, c.created_by, g.import_id AS ground_import, s.document FROM contact c
         JOIN ground g USING (contact_id) JOIN contact_search s USING (contact_id) WHERE contact_id = ANY ($1) ORDER BY c.created_at`,
      [[single.body.contactId, id]],
    );
    expect(rows[1]).toEqual({ ...rows[0], import_id: importId, ground_import: importId });
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts?importId=${importId}`, { purpose: 'inquiry' })).body
        .items,
    ).toHaveLength(1);
  });

  it('need the same number of statements, whatever their number', async () => {
    const { Tx } = await import('../../platform/db/tx.ts');
    const count = async (rows: number): Promise<number> => {
      let statements = 0;
      const batch = Tx.prototype.batch;
      Tx.prototype.batch = function (this: InstanceType<typeof Tx>, all) {
        statements += all.length;
        return batch.call(this, all);
      };
      try {
        await store(
          Array.from({ length: rows }, (_, n) =>
            fields({ emails: [{ address: `${rows}.${n}@x.example`, kind: 'work' }] }),
          ),
        );
      } finally {
        Tx.prototype.batch = batch;
      }
      return statements;
    };
    expect(await count(90)).toBe(await count(1));
  });

  it('all stay out when one of them may not be stored', async () => {
    await expect(
      inTx(async (tx) => {
        const rows = await prepare(tx, [fields(), fields({ familyName: 'Bleibtdraußen' })]);
        await insertContacts(app.ctx, tx, [
          rows[0]!,
          { ...rows[1]!, grounds: [{ ...rows[1]!.grounds[0]!, purpose: 'contract' }] },
        ]);
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const { rows } = await app.admin.query(`SELECT FROM contact WHERE family_name = 'Bleibtdraußen'`);
    expect(rows).toEqual([]);
  });

  it('name the fields that their purpose does not open', async () => {
    const closed = await app.ctx.db.perform(
      { actor: marketing, purpose: 'marketing-email', action: 'test.closed' },
      async (tx) => [
        closedFields(
          tx,
          fields({ note: 'x', tags: ['y'], emails: [{ address: 'a@x.example', kind: 'work' }] }),
        ),
        closedFields(
          tx,
          fields({ note: 'x', tags: ['y'], emails: [{ address: 'a@x.example', kind: 'work' }] }),
          'profiling',
        ),
        closedFields(tx, fields()),
      ],
    );
    expect(closed).toEqual([['note'], ['emails', 'note'], []]);
  });
});

describe('completing what is missing', () => {
  const complete = (contactId: string, more: Partial<ContactFields>) =>
    inTx(async (tx) =>
      updateContactBlanks(
        tx,
        (await prepare(tx, [fields(more)])).map((contact) => ({ contactId, contact })),
      ),
    );
  const email = (address: string) => ({ address, kind: 'work' as const });

  it('fills what is empty, adds addresses and numbers, and changes nothing that is there', async () => {
    const [id] = await store([
      fields({
        givenName: 'Änne',
        familyName: 'Groß',
        emails: [email('a@x.example')],
        phones: [{ number: '0711 234567', kind: 'work' }],
        tags: ['alt'],
      }),
    ]);
    const changed = await complete(id!, {
      salutation: 'ms',
      title: 'Dr.',
      givenName: 'Aenne',
      familyName: 'Gross',
      birthday: { year: 1980, month: 5, day: 4 },
      emails: [email('b@x.example'), email('a@x.example'), email('b@x.example')],
      phones: [
        { number: '+49 711 234567', kind: 'mobile' },
        { number: '0171 2345678', kind: 'mobile' },
      ],
      addresses: [
        { kind: 'work', street: '', extra: '', postalCode: '', city: 'Bonn', region: '', country: '' },
      ],
      note: 'neu',
      tags: ['neu'],
    });
    expect(changed).toEqual([id]);
    expect(await read(id!)).toMatchObject({
      version: 2,
      displayName: 'Dr. Änne Groß',
      salutation: 'ms',
      givenName: 'Änne',
      familyName: 'Groß',
      birthday: { year: 1980, month: 5, day: 4 },
      emails: [email('a@x.example'), email('b@x.example')],
      phones: [
        { number: '+49711234567', entered: '0711 234567', kind: 'work' },
        { number: '+491712345678', kind: 'mobile' },
      ],
      addresses: [{ city: 'Bonn' }],
      note: 'neu',
      tags: ['alt'],
    });
    const found = await app.call(sales, 'GET', '/api/v1/contacts?q=0171%202345678', { purpose: 'inquiry' });
    expect(found.body.items).toMatchObject([{ contactId: id }]);
  });

  it('does nothing, not even to the version, when nothing is missing', async () => {
    const [id] = await store([fields({ givenName: 'Änne', emails: [email('nichts@x.example')] })]);
    expect(await complete(id!, { emails: [email('nichts@x.example')] })).toEqual([]);
    expect(await read(id!)).toMatchObject({ version: 1, givenName: 'Änne' });
  });

  it('leaves alone whoever only shares an address with somebody else', async () => {
    const [id] = await store([
      fields({ givenName: 'Änne', familyName: 'Groß', emails: [email('familie@x.example')] }),
    ]);
    expect(await complete(id!, { givenName: 'Bernd', familyName: 'Groß', title: 'Dr.' })).toEqual([]);
    expect(await complete(id!, { givenName: 'Änne', familyName: 'Klein', title: 'Dr.' })).toEqual([]);
    expect(await complete(id!, { givenName: 'Ä.', familyName: 'Groß', title: 'Dr.' })).toEqual([id]);
    expect((await read(id!)).displayName).toBe('Dr. Änne Groß');
  });

  it('puts several rows about one person together', async () => {
    const [id] = await store([fields({ familyName: 'Mehrfach' })]);
    const changed = await inTx(async (tx) =>
      updateContactBlanks(
        tx,
        (
          await prepare(tx, [
            fields({ familyName: 'Mehrfach', emails: [email('eins@x.example')] }),
            fields({
              familyName: 'Mehrfach',
              givenName: 'Eva',
              emails: [email('zwei@x.example'), email('eins@x.example')],
            }),
            fields({ familyName: 'Mehrfach', givenName: 'Evelin', note: 'dritte' }),
          ])
        ).map((contact) => ({ contactId: id!, contact })),
      ),
    );
    expect(changed).toEqual([id]);
    expect(await read(id!)).toMatchObject({
      givenName: 'Eva',
      note: 'dritte',
      emails: [email('eins@x.example'), email('zwei@x.example')],
    });
  });

  it('touches nobody whom the purpose does not show, and no category that it does not open', async () => {
    const [hidden] = await store([fields({ familyName: 'Verborgen' })]);
    const [shown] = await store([fields({ familyName: 'Sichtbar' })]);
    await app.admin.query(
      `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
       VALUES ($1, $2, 'marketing-email', 'consent', 'person', now() - interval '1 day', now() + interval '1 day')`,
      [uuid(), shown],
    );
    const changed = await app.ctx.db.perform(
      { actor: marketing, purpose: 'marketing-email', action: 'test.blanks' },
      async (tx) => {
        const contacts = await prepare(tx, [
          fields({ familyName: 'Verborgen', nickname: 'V', note: 'n' }),
          fields({ familyName: 'Sichtbar', nickname: 'S', note: 'n' }),
        ]);
        return updateContactBlanks(tx, [
          { contactId: hidden!, contact: contacts[0]! },
          { contactId: shown!, contact: contacts[1]! },
        ]);
      },
    );
    expect(changed).toEqual([shown]);
    expect(await read(hidden!)).toMatchObject({ nickname: null, note: null });
    expect(await read(shown!)).toMatchObject({ nickname: 'S', note: null });
  });
});
