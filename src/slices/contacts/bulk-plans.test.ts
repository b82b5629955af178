import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Database } from '../../platform/db/index.ts';
import { planGrounds } from '../grounds/index.ts';
import { contactInput } from './contract.ts';
import { insertContacts, prepareContact } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const GROUND = {
  purpose: 'inquiry',
  legalBasis: 'contract',
  origin: 'import',
  originDetail: '',
  evidence: '',
} as const;

/** Stores so many contacts, 1,000 a call, in one transaction; returns the milliseconds that it took. */
async function store(db: Database, count: number): Promise<number> {
  const start = performance.now();
  await db.perform({ actor: sales, purpose: 'inquiry', action: 'test.bulk' }, async (tx) => {
    const [ground] = await planGrounds(app.ctx, tx, [GROUND], 'body.grounds');
    for (let at = 0; at < count; at += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - at) }, (_, n) =>
        prepareContact(
          contactInput.parse({
            familyName: `Groß${at + n}`,
            emails: [{ address: `${at + n}@x.example` }],
            addresses: [{ city: 'Köln' }],
            grounds: [GROUND],
          }),
          { country: 'DE', ownerId: sales.id, teamId: null, grounds: [{ ...ground!, groundId: uuid() }] },
        ),
      );
      await insertContacts(app.ctx, tx, rows);
    }
  });
  return performance.now() - start;
}

it('brings many contacts into a firm of twelve as fast as into one of thousands', async () => {
  const warm = new Database(app.connection, { max: 1 });
  const fresh = new Database(app.connection, { max: 1 });
  try {
    // Twelve contacts one by one: this connection now has plans for tables of a single page.
    for (let n = 0; n < 12; n++) {
      await store(warm, 1);
      if (n === 3) await app.admin.query('VACUUM ANALYZE');
    }
    const first = await store(warm, 6000);
    await app.admin.query('ANALYZE');
    expect(first / (await store(fresh, 6000))).toBeLessThan(3);
  } finally {
    await Promise.all([warm.close(), fresh.close()]);
  }
});
