import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { LINES, purchasesFor } from './test-purchases.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const service = await app.makeUser({ service: 'all' });
const the = purchasesFor(app, sales);

describe('the footing of purchases', () => {
  const grounds = async (contactId: string) =>
    (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'contract' })).body
      .grounds;

  it('gets a ground for accounting until the claim expires (BGB s.195, 199), once', async () => {
    const { contactId } = await the.person();
    expect(
      (await app.call(accountant, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'accounting' })).status,
    ).toBe(404);
    await the.invoice({ contactId, issuedOn: '2026-12-20', dueOn: '2027-01-03' });
    await the.invoice({ contactId, issuedOn: '2026-12-21', dueOn: '2026-12-31' });
    const added = (await grounds(contactId)).filter(
      ({ purpose }: { purpose: string }) => purpose === 'accounting',
    );
    expect(added).toMatchObject([{ legalBasis: 'contract', endsAt: '2030-12-31T23:00:00.000Z' }]);
    expect(added[0].evidence).toMatch(/^RE-2026-/);
    expect(
      (await app.call(accountant, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'accounting' })).status,
    ).toBe(200);
  });

  it('needs none for claims that have expired, and none for drafts', async () => {
    const { contactId } = await the.person();
    await the.invoice({ contactId, issuedOn: '2019-05-05', dueOn: '2019-06-05' });
    await the.invoice({ contactId, status: 'draft' });
    expect((await grounds(contactId)).map(({ purpose }: { purpose: string }) => purpose)).toEqual([
      'contract',
    ]);
  });
});

describe('who sees purchases', () => {
  it('support sees the invoice and not whether it is paid; other purposes see neither', async () => {
    const { contactId } = await the.person({
      grounds: ['contract', 'support', 'inquiry'].map((purpose) => ({
        purpose,
        legalBasis: 'contract',
        origin: 'person',
      })),
    });
    const invoice = await the.invoice({ contactId, issuedOn: '2022-01-01', dueOn: '2022-01-02' });
    await the.made('/payments', { invoiceId: invoice.invoiceId, amountCents: 100, paidOn: '2026-11-12' });
    const under = (purpose: string, path: string) => app.call(service, 'GET', `/api/v1${path}`, { purpose });
    const seen = (await under('support', `/invoices/${invoice.invoiceId}`)).body;
    expect(seen).toMatchObject({ state: 'issued', balance: null, payments: null, grossCents: 17_250 });
    expect((await under('support', '/payments')).body.items).toEqual([]);
    expect((await under('support', `/invoices?contactId=${contactId}&state=overdue`)).body.items).toEqual([]);
    const { sums } = (await under('support', `/purchase-summary?contactId=${contactId}`)).body;
    expect(sums).toMatchObject([{ invoicedCents: 17_250, openCents: null, overdueCount: null }]);
    const inquiry = (path: string) => app.call(sales, 'GET', `/api/v1${path}`, { purpose: 'inquiry' });
    expect((await inquiry(`/invoices/${invoice.invoiceId}`)).status).toBe(404);
    expect((await inquiry(`/invoices?contactId=${contactId}`)).body.items).toEqual([]);
    expect(
      (await app.call(service, 'POST', '/api/v1/invoices', { purpose: 'support', body: {} })).status,
    ).toBe(403);
  });

  it('scope own sees the documents of its contacts, and of companies those that it made', async () => {
    const [anna, ben] = [await app.makeUser({ sales: 'own' }), await app.makeUser({ sales: 'own' })];
    const [hers, his] = [purchasesFor(app, anna), purchasesFor(app, ben)];
    const { contactId } = await hers.person();
    const { companyId } = await hers.company();
    const [person, company] = [await hers.invoice({ contactId }), await hers.invoice({ companyId })];
    const order = await hers.order({ companyId });
    for (const { invoiceId } of [person, company]) {
      expect((await hers.call('GET', `/invoices/${invoiceId}`)).status).toBe(200);
      expect((await his.call('GET', `/invoices/${invoiceId}`)).status).toBe(404);
      expect(
        (await his.call('POST', '/payments', { invoiceId, amountCents: 1, paidOn: '2026-11-12' })).status,
      ).toBe(404);
      expect((await his.call('POST', '/credit-notes', { invoiceId, issuedOn: '2026-11-12' })).status).toBe(
        404,
      );
    }
    expect((await his.call('GET', '/invoices')).body.items).toEqual([]);
    expect((await his.call('GET', `/orders/${order.orderId}`)).status).toBe(404);
    expect(
      (await his.call('POST', '/invoices', { contactId, issuedOn: '2026-11-02', lines: LINES })).status,
    ).toBe(404);
    const foreign = await his.call('POST', '/invoices', {
      companyId,
      orderId: order.orderId,
      issuedOn: '2026-11-02',
      lines: LINES,
    });
    expect(foreign.body.errors).toMatchObject([{ at: 'body.orderId', code: 'no-such-order' }]);
  });

  it('is written in the log with every list and look', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    await the.call('GET', `/invoices?number=${invoice.number}`);
    await the.call('GET', `/invoices/${invoice.invoiceId}`);
    await the.call('GET', `/purchase-summary?contactId=${contactId}`);
    const { rows } = await app.admin.query(
      "SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND action LIKE 'purchases.%' ORDER BY action",
      [contactId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'purchases.create-invoice',
      'purchases.list-invoices',
      'purchases.read-invoice',
      'purchases.summarise',
    ]);
  });
});
