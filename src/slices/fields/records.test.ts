import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { faultsOf, openFields } from './test-fields.ts';

const app = await startTestApp();
const { sales, officer, addField, createContact } = await openFields(app);
const service = await app.makeUser({ service: 'all', sales: 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
let contactId: string;
let stageId: string;

beforeAll(async () => {
  contactId = await createContact(
    {},
    {
      grounds: [
        { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' },
        { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
        { purpose: 'support', legalBasis: 'contract', origin: 'person' },
      ],
    },
  );
  await addField({ key: 'tender', entity: 'deal', category: 'communication' });
  await addField({
    key: 'devices',
    entity: 'deal',
    type: 'number',
    category: 'communication',
    purposes: ['contract'],
  });
  await addField({
    key: 'serial',
    entity: 'ticket',
    category: 'communication',
    purposes: ['support'],
    retainDays: 30,
  });
  const pipelines = await app.call(sales, 'GET', '/api/v1/pipelines', { purpose: 'inquiry' });
  stageId =
    pipelines.body.items?.[0]?.stages[0]?.stageId ??
    (
      await app.call(await app.makeUser({ administrator: 'all' }), 'POST', '/api/v1/pipelines', {
        purpose: 'inquiry',
        body: {
          name: 'Verkauf',
          stages: [
            { name: 'Neu', probabilityPercent: 10, outcome: 'open' },
            { name: 'Gewonnen', probabilityPercent: 100, outcome: 'won' },
            { name: 'Verloren', probabilityPercent: 0, outcome: 'lost' },
          ],
        },
      })
    ).body.stages[0].stageId;
});

describe('own fields of a deal', () => {
  const create = (own: object, purpose = 'inquiry') =>
    app.call(sales, 'POST', '/api/v1/deals', {
      purpose,
      body: { title: 'Drucker', stageId, people: [{ contactId, role: 'buyer' }], own },
    });

  it('come and go with it, under the purposes of each field', async () => {
    const made = await create({ tender: 'A-17' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.own).toEqual({ tender: 'A-17' });
    const path = `/api/v1/deals/${made.body.dealId}`;
    const changed = await app.call(sales, 'PATCH', path, {
      purpose: 'contract',
      body: { version: made.body.version, own: { devices: 12, tender: 'A-18' } },
    });
    expect(changed.body.own).toEqual({ devices: 12, tender: 'A-18' });
    expect((await app.call(sales, 'GET', path, { purpose: 'inquiry' })).body.own).toEqual({ tender: 'A-18' });
    expect(faultsOf((await create({ devices: 1, tender: 5 })).body)).toEqual({
      'body.own.devices': 'own-closed',
      'body.own.tender': 'own-not-text',
    });
    const found = async (query: string, purpose: string) =>
      (await app.call(sales, 'GET', `/api/v1/deals?${query}`, { purpose })).body;
    expect((await found('own.devices.from=10', 'contract')).items).toHaveLength(1);
    expect((await found('own.devices.from=13', 'contract')).items).toHaveLength(0);
    expect((await found('own.tender=a-18', 'inquiry')).items).toHaveLength(1);
    expect(faultsOf(await found('own.devices=1', 'inquiry'))).toEqual({ 'query.own.devices': 'own-closed' });
    const totals = await app.call(sales, 'GET', '/api/v1/deals/totals?own.tender=nichts', {
      purpose: 'inquiry',
    });
    expect(totals.body.items).toEqual([]);
  });
});

describe('own fields of a service case', () => {
  it('come and go with it, in the report too, and the last person takes them along', async () => {
    const other = await createContact(
      {},
      {
        familyName: 'Lund',
        grounds: [
          { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' },
          { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
          { purpose: 'support', legalBasis: 'contract', origin: 'person' },
        ],
      },
    );
    const made = await app.call(service, 'POST', '/api/v1/tickets', {
      purpose: 'support',
      body: { subject: 'Papierstau', people: [{ contactId: other }], own: { serial: 'SN-1' } },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.own).toEqual({ serial: 'SN-1' });
    expect(Date.parse(made.body.ownEnds.serial)).toBeGreaterThan(Date.now());
    const path = `/api/v1/tickets/${made.body.ticketId}`;
    const changed = await app.call(service, 'PATCH', path, {
      purpose: 'support',
      body: { version: made.body.version, own: { serial: 'SN-2' } },
    });
    expect(changed.body.own).toEqual({ serial: 'SN-2' });
    const list = await app.call(service, 'GET', '/api/v1/tickets?own.serial=sn-2', { purpose: 'support' });
    expect(list.body.items).toHaveLength(1);
    expect((await app.call(service, 'GET', path, { purpose: 'contract' })).body.own).toEqual({});
    const report = await app.call(
      officer,
      'GET',
      `/api/v1/contacts/${other}/report?format=json&language=de`,
      {
        purpose: 'rights',
      },
    );
    expect(report.body.data).toContainEqual(
      expect.objectContaining({ table: 'ticket_own_value', deletion: '30 Tage nach der letzten Änderung' }),
    );
    const erased = await app.call(officer, 'POST', `/api/v1/contacts/${other}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status).toBe(200);
    expect((await app.admin.query('SELECT FROM ticket_own_value')).rows).toEqual([]);
  });
});
