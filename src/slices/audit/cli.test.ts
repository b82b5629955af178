import { expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { audit } from './cli.ts';

const app = await startTestApp();

it('prints the log, by contact too, as text and as JSON, and logs that it was read', async () => {
  const sales = await app.makeUser({ sales: 'all' });
  const { contactId } = await plantContact(app, { ownerId: sales.id });
  await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
  const { items } = JSON.parse(await audit(app.ctx, { contact: contactId, json: true }));
  expect(items[0]).toMatchObject({ actorId: sales.id, purpose: 'inquiry', subjects: [contactId] });
  expect(await audit(app.ctx, { action: items[0].action })).toContain(`user ${sales.id}`);
  expect(await audit(app.ctx, { action: 'audit.read' })).toContain('rights');
  expect(await audit(app.ctx, { action: 'nobody.did' })).toBe('No entry.');
});

it('names every option at fault', async () => {
  const refused = audit(app.ctx, { contact: 'x', limit: '0', from: 'yesterday' });
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
  const { faults } = await refused.catch((error) => error);
  expect(faults.map(({ at }: { at: string }) => at).sort()).toEqual([
    'option.contactId',
    'option.from',
    'option.limit',
  ]);
});
