import type { Actor } from '../../kernel/actor.ts';
import type { Category } from '../../kernel/category.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recipientInput } from '../../slices/recipients/contract.ts';
import { createRecipient, noticeRecipients, recordDisclosure } from '../../slices/recipients/index.ts';

/** Who receives data of the demo firm; none of them exists. */
const RECIPIENTS = {
  parcels: {
    name: 'Nordpaket Logistik GmbH',
    kind: 'controller',
    email: 'datenschutz@nordpaket.example',
    street: 'Hafenrand 3',
    postalCode: '20457',
    city: 'Hamburg',
  },
  taxes: {
    name: 'Steuerkanzlei Ahrens & Voss',
    kind: 'controller',
    email: null,
    street: 'Alsterblick 21',
    postalCode: '20354',
    city: 'Hamburg',
  },
  newsletter: {
    name: 'Rundbriefwerk GmbH',
    kind: 'processor',
    email: 'privacy@rundbriefwerk.example',
    city: 'Leipzig',
  },
  support: {
    name: 'Helpline Tools Inc.',
    kind: 'processor',
    email: 'privacy@helpline-tools.example',
    city: 'Boston',
    country: 'US',
    instrument: 'standard-clauses',
    language: 'en',
  },
} as const;

const ADDRESSED: readonly Category[] = ['identity', 'contact-points'];

/**
 * Recipients with what went to them, and one correction that has not been told yet. `contacts`: ids by the purpose of
 * their first ground.
 */
export async function fillRecipients(
  ctx: Ctx,
  desk: Actor,
  seller: Actor,
  contacts: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const ids = await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.fill' }, async (tx) => {
    const made = new Map<string, string>();
    for (const [key, recipient] of Object.entries(RECIPIENTS))
      made.set(
        key,
        (await createRecipient(tx, recipientInput.parse({ ...recipient, since: '2024-01-01' }))).recipient_id,
      );
    return made;
  });
  const customers = contacts.get('contract') ?? [];
  await ctx.db.perform({ actor: seller, purpose: 'contract', action: 'demo.fill' }, async (tx) => {
    const send = (key: keyof typeof RECIPIENTS, contactIds: readonly string[]) => ({
      recipientId: ids.get(key)!,
      contactIds,
    });
    await recordDisclosure(tx, { ...send('parcels', customers.slice(0, 120)), via: 'erp', what: ADDRESSED });
    await recordDisclosure(tx, {
      ...send('taxes', customers.slice(0, 60)),
      via: 'export',
      what: [...ADDRESSED, 'purchases'],
    });
    await recordDisclosure(tx, {
      ...send('support', customers.slice(20, 45)),
      via: 'other',
      what: ADDRESSED,
    });
    await recordDisclosure(tx, {
      ...send('newsletter', customers.slice(60, 90)),
      via: 'export',
      what: ADDRESSED,
    });
    await noticeRecipients(tx, customers.slice(2, 3), 'corrected', ['contact-points']);
  });
}
