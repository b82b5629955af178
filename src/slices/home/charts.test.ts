import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const service = await app.makeUser({ service: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const booking = await app.makeUser({ accounting: 'all' });
const everybody = await app.makeUser({ administrator: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });

const home = async (actor: Actor, purpose: string) => {
  const answer = await app.call(actor, 'GET', '/api/v1/home', { purpose });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const person = (purpose: string, more: object = {}) =>
  plantContact(app, { grounds: [{ purpose }], familyName: 'Zählt', ...more });
const post = async (actor: Actor, purpose: string, path: string, body: object) => {
  const answer = await app.call(actor, 'POST', path, { purpose, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const numbers = (chart: { count: number }[]) => chart.map(({ count }) => count);

describe('the charts of the start page', () => {
  it('are there for what the caller may see and the purpose opens, and only there', async () => {
    const shown = async (actor: Actor, purpose: string) => {
      const { pipeline, tickets, overdueInvoices } = await home(actor, purpose);
      return [pipeline !== null, tickets !== null, overdueInvoices !== null];
    };
    expect(await shown(sales, 'inquiry')).toEqual([true, false, false]);
    expect(await shown(sales, 'contract')).toEqual([true, true, true]);
    expect(await shown(service, 'support')).toEqual([false, true, false]);
    expect(await shown(booking, 'accounting')).toEqual([false, false, true]);
    expect(await shown(everybody, 'marketing-email')).toEqual([false, false, false]);
    expect(await shown(officer, 'rights')).toEqual([true, true, true]);
  });

  it('count open cases by status and priority, and those that are overdue', async () => {
    const { contactId } = await person('support');
    const make = (body: object) =>
      post(service, 'support', '/api/v1/tickets', { subject: 'Zählt', people: [{ contactId }], ...body });
    await make({ priority: 'urgent' });
    await make({ dueAt: '2020-01-01T00:00:00Z' });
    const { ticketId } = await make({ priority: 'low' });
    await app.call(service, 'PUT', `/api/v1/tickets/${ticketId}/status`, {
      purpose: 'support',
      body: { version: 1, status: 'waiting' },
    });
    const done = await make({});
    await app.call(service, 'PUT', `/api/v1/tickets/${done.ticketId}/status`, {
      purpose: 'support',
      body: { version: 1, status: 'resolved', resolution: 'solved' },
    });
    const { tickets } = await home(service, 'support');
    expect(numbers(tickets.byStatus)).toEqual([2, 0, 1]);
    expect(numbers(tickets.byPriority)).toEqual([1, 0, 1, 1]);
    expect(tickets.overdue).toBe(1);
    // Under the contract there is nobody of these.
    expect(numbers((await home(service, 'contract')).tickets.byStatus)).toEqual([0, 0, 0]);
  });

  it('count open deals by stage with their value by currency, as far as one sees them', async () => {
    const own = await app.makeUser({ sales: 'own' });
    const mine = await person('inquiry', { ownerId: own.id });
    const other = await person('inquiry', { ownerId: sales.id });
    const make = (people: string[], body: object) =>
      post(sales, 'inquiry', '/api/v1/deals', {
        title: 'Zählt',
        people: people.map((contactId) => ({ contactId })),
        ...body,
      });
    await make([mine.contactId], { amountCents: 100_00 });
    await make([other.contactId], { amountCents: 250_00 });
    await make([other.contactId], { amountCents: 70_00, currency: 'CHF' });
    const { pipeline } = await home(sales, 'inquiry');
    expect(pipeline.stages[0]).toMatchObject({
      count: 3,
      sums: [
        { currency: 'EUR', cents: 350_00 },
        { currency: 'CHF', cents: 70_00 },
      ],
    });
    expect(pipeline.stages.length).toBeGreaterThan(2);
    expect(pipeline.stages[1]).toMatchObject({ count: 0, sums: [] });
    expect((await home(own, 'inquiry')).pipeline.stages[0]).toMatchObject({
      count: 1,
      sums: [{ currency: 'EUR', cents: 100_00 }],
    });
  });

  it('count overdue invoices by their age', async () => {
    const { contactId } = await person('accounting');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    for (const ago of [-5, 3, 45, 46, 200])
      await post(booking, 'accounting', '/api/v1/invoices', {
        contactId,
        issuedOn: day(ago + 14),
        dueOn: day(ago),
        status: 'issued',
        lines: [{ text: 'Stuhl', quantity: '1', unitPrice: '100', taxRateBp: 1900 }],
      });
    const { overdueInvoices } = await home(booking, 'accounting');
    expect(numbers(overdueInvoices.ages)).toEqual([1, 2, 0, 1]);
    expect(overdueInvoices.ages[1]).toMatchObject({
      age: 'to-60',
      sums: [{ currency: 'EUR', cents: 238_00 }],
    });
    for (const { age, count } of overdueInvoices.ages) {
      const list = await app.call(booking, 'GET', `/api/v1/invoices?state=overdue&age=${age}&sort=due`, {
        purpose: 'accounting',
      });
      expect(list.body.items, age).toHaveLength(count);
    }
  });

  it('Art. 18: no longer count what is about a restricted person', async () => {
    const { contactId } = await person('support');
    await post(service, 'support', '/api/v1/tickets', { subject: 'Ruht', people: [{ contactId }] });
    const before = numbers((await home(service, 'support')).tickets.byStatus);
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/restriction`, {
      purpose: 'rights',
      body: { reason: 'claims', reviewOn: '2099-01-01' },
    });
    const after = numbers((await home(service, 'support')).tickets.byStatus);
    expect(after).toEqual([before[0]! - 1, before[1], before[2]]);
  });
});
