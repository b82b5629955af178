import { type Actor, personActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  answerRequest,
  askIdentity,
  extendRequest,
  type NewRequest,
  recordRequest,
  refuseRequest,
} from '../../slices/requests/index.ts';

const DAY = 86_400_000;
const PORTAL = 'https://obhut.nordlicht.example/portal';

/**
 * What lies on the desk of the demo firm's data-protection officer: something of each state, one nearly due, one overdue,
 * one of somebody whom nobody knows. `byPurpose`: ids of the contacts made.
 */
export async function fillRequests(
  ctx: Ctx,
  desk: Actor,
  byPurpose: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const customers = byPurpose.get('contract')!;
  const readers = byPurpose.get('marketing-email')!;
  const daysAgo = (days: number): string =>
    new Date(ctx.clock.now().getTime() - days * DAY).toISOString().slice(0, 10);
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.fill-requests' }, async (tx) => {
    const record = async (request: NewRequest): Promise<string> =>
      (await recordRequest(ctx, tx, request)).request_id;
    await record({
      contactId: readers[3]!,
      kind: 'erasure',
      channel: 'mail',
      note: 'Bitte löschen Sie alle Daten zu meiner Person.',
      receivedOn: daysAgo(4),
    });
    await record({
      contactId: customers[11]!,
      kind: 'access',
      channel: 'letter',
      note: 'Auskunft nach Art. 15 DSGVO, gern als PDF.',
      receivedOn: daysAgo(24),
    });
    await record({
      contactId: customers[41]!,
      kind: 'portability',
      channel: 'phone',
      note: 'Wechselt den Lieferanten.',
      receivedOn: daysAgo(40),
    });
    await record({
      contactId: null,
      requester: {
        name: 'Henning Voss',
        address: 'Fördestraße 14\n24944 Flensburg',
        email: 'h.voss@post.example',
      },
      kind: 'access',
      channel: 'letter',
      note: 'Fragt, ob wir Daten von ihm haben; nennt keine Kundennummer.',
      receivedOn: daysAgo(6),
    });
    await takeSteps(ctx, tx, record, { customers, readers, daysAgo });
  });
  await tellPortal(ctx, desk, customers, daysAgo);
}

/**
 * What came by the portal, from the people themselves: a correction that waits for the desk, whose recipients will be told
 * of it, and a question that was answered.
 */
async function tellPortal(
  ctx: Ctx,
  desk: Actor,
  customers: readonly string[],
  daysAgo: (days: number) => string,
): Promise<void> {
  const put = (contactId: string, request: Pick<NewRequest, 'kind' | 'note' | 'proposed' | 'receivedOn'>) =>
    ctx.db.perform(
      { actor: personActor(contactId, 'de'), purpose: 'rights', action: 'portal.request' },
      async (tx) => (await recordRequest(ctx, tx, { contactId, channel: 'portal', ...request })).request_id,
    );
  await put(customers[29]!, {
    kind: 'rectification',
    note: 'Neuer Nachname seit der Heirat. Am besten erreichen Sie mich mobil.',
    proposed: { familyName: 'Petersen-Brandt', phones: [{ number: '+49 171 3920041', kind: 'mobile' }] },
    receivedOn: daysAgo(2),
  });
  const asked = await put(customers[33]!, {
    kind: 'question',
    note: 'Geben Sie meine Telefonnummer an den Paketdienst weiter?',
    receivedOn: daysAgo(8),
  });
  const text =
    'Ja, aber nur, wenn Sie eine Lieferung mit Terminabsprache bestellen. Sonst bekommt der Paketdienst Ihren Namen und die Lieferanschrift.';
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.answer-question' }, (tx) =>
    answerRequest(ctx, tx, asked, { measure: { what: 'reply', text }, deliver: 'link' }, PORTAL),
  );
}

async function takeSteps(
  ctx: Ctx,
  tx: Tx,
  record: (request: NewRequest) => Promise<string>,
  given: {
    customers: readonly string[];
    readers: readonly string[];
    daysAgo: (days: number) => string;
  },
): Promise<void> {
  const { customers, readers, daysAgo } = given;
  const waiting = await record({
    contactId: customers[53]!,
    kind: 'access',
    channel: 'mail',
    note: 'Kam von einer privaten Adresse, die nicht gespeichert ist.',
    receivedOn: daysAgo(3),
  });
  await askIdentity(
    ctx,
    tx,
    waiting,
    {
      doubt: 'Die Anfrage kam von einer Adresse, die uns nicht bekannt ist.',
      ask: 'reply-from-known-address',
      deliver: 'told',
    },
    PORTAL,
  );
  const complex = await record({
    contactId: customers[67]!,
    kind: 'access',
    channel: 'letter',
    note: 'Umfasst auch Unterlagen aus der übernommenen Filiale.',
    receivedOn: daysAgo(20),
  });
  await extendRequest(ctx, tx, complex, { reason: 'complex', deliver: 'letter' }, PORTAL);
  const refused = await record({
    contactId: customers[71]!,
    kind: 'erasure',
    channel: 'mail',
    note: '',
    receivedOn: daysAgo(15),
  });
  await refuseRequest(
    ctx,
    tx,
    refused,
    {
      reason: 'claims',
      because: 'Über die Lieferung vom Frühjahr wird vor Gericht gestritten.',
      deliver: 'letter',
    },
    PORTAL,
  );
  const objected = await record({
    contactId: readers[8]!,
    kind: 'objection',
    channel: 'phone',
    note: 'Keine Werbung mehr.',
    receivedOn: daysAgo(9),
  });
  await answerRequest(
    ctx,
    tx,
    objected,
    { measure: { what: 'objection', directMarketing: true }, deliver: 'told' },
    PORTAL,
  );
}
