import { v7 as uuid } from 'uuid';
import { systemActor } from '../src/kernel/actor.ts';
import { sql } from '../src/platform/db/index.ts';
import type { GroundInput } from '../src/slices/grounds/contract.ts';
import { initialFooting, insertGrounds, planGrounds } from '../src/slices/grounds/index.ts';
import type { TestApp } from './harness.ts';

export interface Planted {
  ownerId?: string;
  teamId?: string;
  /** Default: one ground for `inquiry`. */
  grounds?: readonly Partial<GroundInput>[];
  givenName?: string;
  familyName?: string;
  birthday?: readonly [number, number, number];
  emails?: readonly string[];
  phones?: readonly string[];
  postalCode?: string;
}
export interface PlantedContact {
  contactId: string;
  groundIds: string[];
}

/** A contact with its grounds as the product stores them, below the contacts slice; by the machine, so for any purpose. */
export async function plantContact(app: TestApp, planted: Planted = {}): Promise<PlantedContact> {
  const contactId = uuid();
  const inputs = (planted.grounds ?? [{}]).map((ground) => ({
    purpose: 'inquiry',
    legalBasis: 'contract' as const,
    origin: 'person' as const,
    originDetail: '',
    evidence: ground.legalBasis === 'consent' ? 'Ja, ich will Werbung.' : '',
    ...ground,
  }));
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.plant' };
  return app.ctx.db.perform(work, async (tx) => {
    const grounds = await planGrounds(app.ctx, tx, inputs, 'grounds');
    const footing = initialFooting(tx, grounds);
    const [year, month, day] = planted.birthday ?? [null, null, null];
    const family = planted.familyName ?? 'Groß';
    await tx.execute(sql`
      INSERT INTO contact (contact_id, owner_id, team_id, given_name, family_name, display_name, sort_name,
                           birth_year, birth_month, birth_day, leading_ground_id, open_purposes, visible_until, deletes_at)
      VALUES (${contactId}, ${planted.ownerId ?? null}, ${planted.teamId ?? null}, ${planted.givenName ?? 'Änne'}, ${family},
              ${`${planted.givenName ?? 'Änne'} ${family}`}, ${family.toLowerCase()}, ${year}, ${month}, ${day},
              ${footing.leadingGroundId}, ${footing.openPurposes}, ${footing.visibleUntil}, ${footing.deletesAt})`);
    await insertGrounds(
      tx,
      grounds.map((ground) => ({ contactId, ground })),
    );
    for (const address of planted.emails ?? [])
      await tx.execute(
        sql`INSERT INTO contact_email (email_id, contact_id, address) VALUES (${uuid()}, ${contactId}, ${address})`,
      );
    for (const number of planted.phones ?? [])
      await tx.execute(
        sql`INSERT INTO contact_phone (phone_id, contact_id, number) VALUES (${uuid()}, ${contactId}, ${number})`,
      );
    if (planted.postalCode)
      await tx.execute(
        sql`INSERT INTO contact_address (address_id, contact_id, postal_code) VALUES (${uuid()}, ${contactId}, ${planted.postalCode})`,
      );
    return { contactId, groundIds: grounds.map(({ groundId }) => groundId) };
  });
}
