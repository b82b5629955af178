import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { LINES, purchasesFor } from './test-purchases.ts';

const app = await startTestApp();
const actor = await app.makeUser({ sales: 'all', accounting: 'all' });
const the = purchasesFor(app, actor);
const faultsOf = (body: { errors?: { at: string; code: string }[] }) =>
  (body.errors ?? []).map(({ at, code }) => `${at} ${code}`).sort();

describe('an order', () => {
  it('goes from draft over confirmed to delivered, and is changed only as a draft', async () => {
    const { companyId } = await the.company();
    const draft = await the.order({ companyId });
    expect(draft).toMatchObject({ status: 'draft', number: null, grossCents: 17_250 });
    const changed = await the.call('PUT', `/orders/${draft.orderId}`, {
      version: draft.version,
      companyId,
      orderedOn: '2026-11-03',
      lines: [LINES[0]],
    });
    expect([changed.status, changed.body.grossCents]).toEqual([200, 11_900]);
    const set = (status: string, version: number) =>
      the.call('PATCH', `/orders/${draft.orderId}`, { status, version });
    expect((await set('confirmed', draft.version)).status).toBe(409);
    const confirmed = (await set('confirmed', changed.body.version)).body;
    expect(confirmed.number).toMatch(/^AU-2026-\d{4}$/);
    const late = await the.call('PUT', `/orders/${draft.orderId}`, {
      version: confirmed.version,
      companyId,
      orderedOn: '2026-11-03',
      lines: LINES,
    });
    expect(faultsOf(late.body)).toEqual(['path.id confirmed-already']);
    expect((await the.call('DELETE', `/orders/${draft.orderId}`)).status).toBe(409);
    const delivered = (await set('delivered', confirmed.version)).body;
    expect(faultsOf((await set('confirmed', delivered.version)).body)).toEqual([
      'body.status status-cannot-follow',
    ]);
  });

  it('is billed: the invoice names it, and belongs to the same customer', async () => {
    const { companyId } = await the.company();
    const { contactId } = await the.person();
    const order = await the.order({ companyId, status: 'confirmed' });
    const invoice = await the.invoice({ companyId, orderId: order.orderId });
    expect(invoice.orderNumber).toBe(order.number);
    expect((await the.call('GET', `/orders/${order.orderId}`)).body.invoices).toMatchObject([
      { number: invoice.number },
    ]);
    const other = await the.call('POST', '/invoices', {
      contactId,
      orderId: order.orderId,
      issuedOn: '2026-11-02',
      lines: LINES,
    });
    expect(faultsOf(other.body)).toEqual(['body.orderId other-customer']);
    expect((await the.call('GET', `/invoices?orderId=${order.orderId}`)).body.items).toHaveLength(1);
  });

  it('of the companies of a contact is listed with the contact’s own', async () => {
    const { companyId } = await the.company();
    const { contactId } = await the.person({ companies: [{ companyId }] });
    await the.order({ companyId });
    await the.order({ contactId });
    const length = async (query: string) => (await the.call('GET', `/orders?${query}`)).body.items.length;
    expect(await length(`contactId=${contactId}`)).toBe(1);
    expect(await length(`contactId=${contactId}&withCompanies=true`)).toBe(2);
    expect(await length(`companyId=${companyId}`)).toBe(1);
  });
});

describe('returns', () => {
  it('come from an order or an invoice, are numbered, and go from announced to credited', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    const entry = await the.made('/returns', {
      invoiceId: invoice.invoiceId,
      returnedOn: '2026-11-20',
      reason: 'defect',
      lines: [{ text: 'Schreibtischstuhl', quantity: '1', unit: 'Stück' }],
    });
    expect(entry).toMatchObject({
      number: 'RT-2026-0001',
      customer: { contactId },
      invoiceNumber: invoice.number,
    });
    const change = { version: entry.version, status: 'received', note: 'Armlehne lose' };
    expect((await the.call('PATCH', `/returns/${entry.returnId}`, change)).body).toMatchObject({
      status: 'received',
      reason: 'defect',
      note: 'Armlehne lose',
    });
    expect((await the.call('PATCH', `/returns/${entry.returnId}`, change)).status).toBe(409);
    expect((await the.call('GET', `/invoices/${invoice.invoiceId}`)).body.returns).toMatchObject([
      { number: 'RT-2026-0001' },
    ]);
    const none = await the.call('POST', '/returns', {
      returnedOn: '2026-11-20',
      lines: [{ text: 'x', quantity: '-1' }],
    });
    expect(none.body.errors).toMatchObject([{ at: 'body.lines.0.quantity', code: 'not-above-zero' }]);
    const nowhere = await the.call('POST', '/returns', {
      returnedOn: '2026-11-20',
      lines: [{ text: 'x', quantity: '1' }],
    });
    expect(faultsOf(nowhere.body)).toEqual(['body.orderId return-from-nothing']);
    expect((await the.call('DELETE', `/returns/${entry.returnId}`)).status).toBe(204);
  });
});

describe('products', () => {
  it('are found by number and name, changed with their version, and offered or not', async () => {
    const product = await the.made('/products', {
      number: 'ST-100',
      name: 'Stuhl 50%',
      unit: 'Stück',
      unitPrice: '199.995',
      taxRateBp: 1900,
    });
    expect(product).toMatchObject({ unitPrice: '199.995', isActive: true, kind: 'goods' });
    const find = async (query: string) => (await the.call('GET', `/products?${query}`)).body.items;
    expect(await find('q=st-1')).toHaveLength(1);
    expect(await find('q=50%25')).toHaveLength(1);
    expect(await find('q=51%25')).toHaveLength(0);
    const taken = await the.call('POST', '/products', { number: 'ST-100', name: 'x', unitPrice: '1' });
    expect([taken.status, faultsOf(taken.body)]).toEqual([409, ['body.number number-taken']]);
    const bad = await the.call('POST', '/products', {
      number: '',
      name: '',
      unitPrice: '-1',
      taxRateBp: -1,
      currency: 'eur',
    });
    expect(new Set(bad.body.errors.map(({ at }: { at: string }) => at))).toEqual(
      new Set(['body.number', 'body.name', 'body.unitPrice', 'body.taxRateBp', 'body.currency']),
    );
    const off = await the.call('PATCH', `/products/${product.productId}`, {
      version: 1,
      isActive: false,
      unitPrice: '205',
    });
    expect(off.body).toMatchObject({ isActive: false, unitPrice: '205', name: 'Stuhl 50%', version: 2 });
    expect(
      (await the.call('PATCH', `/products/${product.productId}`, { version: 1, isActive: true })).status,
    ).toBe(409);
    expect(await find('isActive=true')).toHaveLength(0);
    const { companyId } = await the.company();
    const line = { ...LINES[0], productId: product.productId };
    expect((await the.invoice({ companyId, lines: [line] })).lines[0].productId).toBe(product.productId);
    const wrong = await the.call('POST', '/orders', {
      companyId,
      orderedOn: '2026-11-02',
      lines: [{ ...line, productId: companyId }],
    });
    expect(faultsOf(wrong.body)).toEqual(['body.lines.0.productId no-such-product']);
  });
});
