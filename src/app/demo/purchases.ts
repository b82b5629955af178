import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import { lineSums, totalsOf } from '../../kernel/document-sums.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import {
  createProduct,
  creditInvoice,
  insertInvoices,
  insertOrders,
  type NewInvoice,
  type NewLine,
  type NewOrder,
  recordPayment,
  recordReturn,
  setOrderStatus,
} from '../../slices/purchases/index.ts';
import { type Dice, dice } from './seeded.ts';

const DAY = 86_400_000;
/** Number, name, kind, unit, net price, tax in hundredths of a per cent, usual quantity. */
const CATALOGUE: [string, string, 'goods' | 'service', string, string, number, number][] = [
  ['TI-160', 'Schreibtisch höhenverstellbar 160 × 80', 'goods', 'Stück', '549', 1900, 8],
  ['ST-020', 'Bürodrehstuhl Nordlicht Komfort', 'goods', 'Stück', '329', 1900, 12],
  ['RC-003', 'Rollcontainer abschließbar', 'goods', 'Stück', '149', 1900, 8],
  ['MF-A3C', 'Multifunktionsdrucker A3 Farbe', 'goods', 'Stück', '3890', 1900, 2],
  ['DR-A4N', 'Laserdrucker A4 Netzwerk', 'goods', 'Stück', '449', 1900, 4],
  ['WA-100', 'Wartung je Gerät und Jahr', 'service', 'Jahr', '360', 1900, 6],
  ['TW-180', 'Akustik-Trennwand 180 × 140', 'goods', 'Stück', '279', 1900, 8],
  ['PA-A4P', 'Kopierpapier A4 80 g/m²', 'goods', 'Palette', '620', 1900, 3],
  ['TO-BK1', 'Toner schwarz, 12.000 Seiten', 'goods', 'Stück', '89.9', 1900, 10],
  ['RP-STD', 'Raumplanung vor Ort', 'service', 'Stunde', '95', 1900, 6],
  ['SE-001', 'Seite im Seitenpreisvertrag, schwarz', 'service', 'Seite', '0.0079', 1900, 9000],
  ['HB-ERG', 'Handbuch „Ergonomie im Büro“', 'goods', 'Stück', '24.3', 700, 10],
];
const NOTES = [
  '',
  '',
  '',
  'Lieferung frei Verwendungsstelle.',
  'Montage nach Absprache.',
  'Vielen Dank für Ihren Auftrag.',
];
const INVOICES = 90;

interface Customer {
  contact_id: string | null;
  company_id: string | null;
}

/** A year of orders and invoices: most paid in time, some late, some overdue, a few taken back or sent back. */
export async function fillPurchases(ctx: Ctx, seller: Actor): Promise<void> {
  const roll = dice(20261013);
  const now = ctx.clock.now().getTime();
  await ctx.db.perform({ actor: seller, purpose: 'contract', action: 'demo.fill' }, async (tx) => {
    const products = await stock(tx);
    const customers = await tx.query<Customer>(sql`
      SELECT c.contact_id, NULL::uuid AS company_id FROM (SELECT contact_id FROM contact ORDER BY contact_id LIMIT 18) c
      UNION ALL SELECT sole_trader_contact_id, company_id FROM (SELECT company_id, sole_trader_contact_id FROM company
        WHERE sole_trader_contact_id IS NULL ORDER BY company_id LIMIT 22) f`);
    const days = Array.from({ length: INVOICES }, (_, n) => Math.round(365 - (n * 363) / INVOICES));
    const drafts = days.map((ago) => {
      const customer = roll.pick(customers);
      const lines = inventLines(roll, products);
      return { order: newOrder(roll, customer, lines, now, ago + 9), ago, lines };
    });
    await insertOrders(
      ctx,
      tx,
      drafts.map(({ order }) => order),
      { confirm: true },
    );
    const invoices = drafts.map(({ order, ago, lines }) => newInvoice(roll, order, lines, now, ago));
    // The last orders are not billed yet.
    const billed = invoices.slice(0, -6);
    await insertInvoices(ctx, tx, billed, { issue: true });
    await insertInvoices(ctx, tx, [newInvoice(roll, drafts.at(-1)!.order, drafts.at(-1)!.lines, now, 0)], {
      issue: false,
    });
    // What is billed is delivered; confirmed is the second version of an order.
    for (const { orderId } of billed)
      await setOrderStatus(ctx, tx, orderId!, { version: 2, status: 'delivered' });
    for (const [index, invoice] of billed.entries()) await settle(ctx, tx, roll, invoice, now, index);
  });
}

type Product = { productId: string; entry: (typeof CATALOGUE)[number] };

async function stock(tx: Tx): Promise<Product[]> {
  const products: Product[] = [];
  for (const entry of CATALOGUE) {
    const [number, name, kind, unit, unitPrice, taxRateBp] = entry;
    const productId = await createProduct(tx, {
      number,
      name,
      kind,
      unit,
      unitPrice,
      taxRateBp,
      currency: 'EUR',
      isActive: true,
    });
    products.push({ productId, entry });
  }
  return products;
}

function inventLines(roll: Dice, products: readonly Product[]): NewLine[] {
  const count = 1 + roll.below(3);
  const chosen = new Set(Array.from({ length: count }, () => roll.pick(products)));
  return [...chosen].map(({ productId, entry: [, text, , unit, price, taxRateBp, most] }) => {
    const line = {
      kind: 'item' as const,
      productId,
      text,
      unit,
      quantityE6: (1 + roll.below(most)) * 1_000_000,
      unitPriceE6: Math.round(Number(price) * 1_000_000),
      baseQuantityE6: 1_000_000,
      discountBp: roll.chance(0.25) ? roll.pick([300, 500, 1000]) : 0,
      taxCategory: 'standard' as const,
      taxRateBp,
    };
    return { ...line, ...lineSums({ ...line, discountCents: null }) };
  });
}

const dayBefore = (now: number, ago: number): string => new Date(now - ago * DAY).toISOString().slice(0, 10);

const common = (roll: Dice, { contact_id, company_id }: Customer, lines: readonly NewLine[]) => ({
  contactId: company_id ? null : contact_id,
  companyId: company_id,
  customerName: null,
  customerAddress: null,
  number: null,
  reference: roll.chance(0.4) ? `B-${1000 + roll.below(9000)}` : '',
  currency: 'EUR',
  note: roll.pick(NOTES),
  source: 'entered' as const,
  dealId: null,
  importId: null,
  lines,
  totals: totalsOf(lines),
});

const newOrder = (
  roll: Dice,
  customer: Customer,
  lines: readonly NewLine[],
  now: number,
  ago: number,
): NewOrder => ({
  ...common(roll, customer, lines),
  orderId: uuid(),
  orderedOn: dayBefore(now, ago),
  deliveryOn: dayBefore(now, ago - 8),
});

const newInvoice = (
  roll: Dice,
  order: NewOrder,
  lines: readonly NewLine[],
  now: number,
  ago: number,
): NewInvoice => ({
  ...common(roll, { contact_id: order.contactId, company_id: order.companyId }, lines),
  reference: order.reference,
  invoiceId: uuid(),
  kind: 'invoice',
  issuedOn: dayBefore(now, ago),
  deliveredFrom: null,
  deliveredOn: order.deliveryOn,
  dueOn: dayBefore(now, ago - 14),
  prepaidCents: 0,
  roundingCents: 0,
  paymentTerms: 'Zahlbar innerhalb von 14 Tagen ohne Abzug.',
  orderId: order.orderId,
  creditsInvoiceId: null,
  creditsNumber: '',
  fileId: null,
});

/** What became of an invoice: the older, the likelier it is paid. */
async function settle(
  ctx: Ctx,
  tx: Tx,
  roll: Dice,
  invoice: NewInvoice,
  now: number,
  index: number,
): Promise<void> {
  const { invoiceId, issuedOn, totals } = invoice;
  const ago = Math.round((now - Date.parse(issuedOn)) / DAY);
  const pay = (amountCents: number, after: number) =>
    recordPayment(tx, {
      invoiceId,
      kind: 'payment',
      amountCents,
      paidOn: dayBefore(now, Math.max(0, ago - after)),
      method: roll.chance(0.85) ? 'transfer' : 'direct-debit',
      reference: '',
    });
  if (index % 23 === 11) {
    await creditInvoice(ctx, tx, {
      invoiceId,
      number: null,
      issuedOn: dayBefore(now, Math.max(0, ago - 5)),
      note: 'Falsche Menge berechnet',
      lines: undefined,
      totals: undefined,
    });
    return;
  }
  if (index % 17 === 8)
    await recordReturn(tx, {
      orderId: invoice.orderId,
      invoiceId,
      number: null,
      status: ago > 30 ? 'received' : 'announced',
      reason: roll.pick(['defect', 'wrong-item', 'not-as-described'] as const),
      note: '',
      returnedOn: dayBefore(now, Math.max(0, ago - 10)),
      lines: [
        {
          text: invoice.lines[0]!.text,
          quantity: '1',
          unit: invoice.lines[0]!.unit,
          productId: invoice.lines[0]!.productId,
        },
      ],
    });
  if (ago > 60 || roll.chance(ago / 70)) {
    if (roll.chance(0.06)) await pay(Math.round(totals.grossCents / 2), 20);
    else if (ago < 320 && roll.chance(0.05)) return;
    else await pay(totals.grossCents, 5 + roll.below(18));
  }
}
