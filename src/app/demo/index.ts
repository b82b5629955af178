import { type Actor, systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { createTeam, createUser, loadActor, setUpFirm } from '../../slices/access/index.ts';
import { companyInput } from '../../slices/companies/contract.ts';
import { insertCompanies, prepareCompany } from '../../slices/companies/index.ts';
import { contactInput } from '../../slices/contacts/contract.ts';
import { insertContacts, type NewContact, prepareContact } from '../../slices/contacts/index.ts';
import { planGrounds } from '../../slices/grounds/index.ts';
import { fillArchive } from './archive.ts';
import { fillDeals } from './deals.ts';
import { fillEinvoices } from './einvoices.ts';
import { fillFields } from './fields.ts';
import { tellFinding } from './finding.ts';
import { ACCOUNTS, FIRM, PRIVACY, TEAMS } from './firm.ts';
import { fillInteractions } from './interactions.ts';
import { inventCompanies, inventPeople } from './people.ts';
import { fillPreferences } from './preferences.ts';
import { fillPurchases } from './purchases.ts';
import { fillRecipients } from './recipients.ts';
import { fillRequests } from './requests.ts';
import { fillRestrictions } from './restrictions.ts';
import { fillRetention } from './retention.ts';
import { dice } from './seeded.ts';
import { tellStory } from './story.ts';
import { fillTasks } from './tasks.ts';
import { fillTickets } from './tickets.ts';
import { tellViews } from './views.ts';

export interface DemoUser {
  email: string;
  password: string;
  role: string;
}

const COMPANIES = 400;
const CONTACTS = 2000;

/**
 * Fills an empty instance with the demo firm, through the functions that the API uses. Returns the sign-ins; passwords
 * follow from a key of this instance, so a kept demo has the same at its next start.
 */
export async function buildDemo(ctx: Ctx): Promise<DemoUser[]> {
  const users = ACCOUNTS.map(({ email, roles }) => ({
    email,
    password: passwordFor(ctx, email),
    role: roles[0]!.role,
  }));
  let userId: string;
  try {
    ({ userId } = await setUpFirm(
      ctx,
      {
        firm: FIRM,
        administrator: {
          name: ACCOUNTS[0]!.name,
          email: users[0]!.email,
          password: users[0]!.password,
          handlesRights: false,
        },
        privacy: PRIVACY,
      },
      { isDemo: true },
    ));
  } catch (error) {
    if (error instanceof AppError && error.code === 'already-set-up') return users;
    throw error;
  }
  const administrator = (await loadActor(ctx, userId))!;
  const staff = await hire(ctx, administrator, users);
  const byPurpose = await fill(ctx, staff);
  await fillInteractions(ctx, staff.get('vertrieb@nordlicht.example')!);
  await fillTickets(ctx, staff.get('service@nordlicht.example')!);
  await fillDeals(
    ctx,
    ['vertrieb@nordlicht.example', 'aussendienst@nordlicht.example'].map((email) => staff.get(email)!),
  );
  await fillPurchases(ctx, staff.get('vertrieb@nordlicht.example')!);
  await fillEinvoices(ctx, staff.get('buchhaltung@nordlicht.example')!);
  await fillArchive(
    ctx,
    staff.get('buchhaltung@nordlicht.example')!,
    staff.get('vertrieb@nordlicht.example')!,
  );
  await fillFields(ctx, administrator);
  await tellStory(ctx, staff.get(PRIVACY.email)!, byPurpose);
  await fillRequests(ctx, staff.get(PRIVACY.email)!, byPurpose);
  await fillRecipients(ctx, staff.get(PRIVACY.email)!, staff.get('vertrieb@nordlicht.example')!, byPurpose);
  await fillRestrictions(ctx, staff.get(PRIVACY.email)!, byPurpose.get('contract')!);
  await fillRetention(ctx, staff.get(PRIVACY.email)!, byPurpose.get('contract')!);
  await tellFinding(ctx, staff.get('vertrieb@nordlicht.example')!);
  await tellViews(ctx, staff.get('vertrieb@nordlicht.example')!);
  await fillPreferences(ctx, staff.get('vertrieb@nordlicht.example')!);
  await fillTasks(ctx, staff);
  return users;
}

const passwordFor = (ctx: Ctx, email: string): string =>
  ctx.keys.hash('demo', email).toString('base64url').replaceAll(/[-_]/g, '').slice(0, 16);

/** The accounts besides the administrator's, by e-mail. */
async function hire(ctx: Ctx, administrator: Actor, users: readonly DemoUser[]): Promise<Map<string, Actor>> {
  const teams = new Map<string, string>();
  for (const name of TEAMS) teams.set(name, (await createTeam(ctx, administrator, { name })).teamId);
  const staff = new Map<string, Actor>([[users[0]!.email, administrator]]);
  await Promise.all(
    ACCOUNTS.slice(1).map(async ({ name, email, team, roles }, index) => {
      const { userId } = await createUser(ctx, administrator, {
        name,
        email,
        roles,
        password: users[index + 1]!.password,
        language: 'de',
        teamId: team && teams.get(team)!,
      });
      staff.set(email, (await loadActor(ctx, userId))!);
    }),
  );
  return staff;
}

/** Companies and contacts, each written under the purpose of its first ground. Returns the contacts' ids by that purpose. */
async function fill(ctx: Ctx, staff: ReadonlyMap<string, Actor>): Promise<Map<string, string[]>> {
  const byPurpose = new Map<string, string[]>();
  const roll = dice(99);
  const now = ctx.clock.now();
  const companies = inventCompanies(COMPANIES);
  const people = inventPeople(CONTACTS, companies, now);
  const owners = [staff.get('vertrieb@nordlicht.example')!, staff.get('aussendienst@nordlicht.example')!];
  await ctx.db.perform({ actor: machine(), purpose: 'inquiry', action: 'demo.fill' }, async (tx) => {
    const prepared = companies.map((company) =>
      prepareCompany(companyInput.parse(company), { country: 'DE' }),
    );
    await insertCompanies(tx, prepared);
    for (const [purpose, group] of Map.groupBy(people, ({ input }) => input.grounds[0]!.purpose)) {
      await tx.continueUnder(purpose);
      const rows: NewContact[] = [];
      const inputs = group.map(({ input, company, role, department }) =>
        contactInput.parse({
          ...input,
          note: purpose.startsWith('marketing-') ? null : input.note,
          companies:
            company === undefined ? [] : [{ companyId: prepared[company]!.companyId, role, department }],
        }),
      );
      const grounds = await planAll(ctx, tx, inputs);
      inputs.forEach((input, index) => {
        const owner = roll.chance(0.2) ? owners[1]! : owners[0]!;
        rows.push(
          prepareContact(input, {
            country: 'DE',
            ownerId: owner.id,
            teamId: owner.teamId,
            grounds: grounds[index]!,
          }),
        );
      });
      await insertContacts(ctx, tx, rows);
      byPurpose.set(
        purpose,
        rows.map(({ contactId }) => contactId),
      );
    }
  });
  return byPurpose;
}

/** Grounds of all inputs, planned in one go and dealt out again. */
async function planAll(ctx: Ctx, tx: Tx, inputs: readonly ReturnType<typeof contactInput.parse>[]) {
  const all = await planGrounds(
    ctx,
    tx,
    inputs.flatMap(({ grounds }) => grounds),
    'grounds',
  );
  let start = 0;
  return inputs.map(({ grounds }) => {
    const part = all.slice(start, start + grounds.length);
    start += grounds.length;
    return part;
  });
}

const machine = (): Actor =>
  systemActor(
    'inquiry',
    'contract',
    'support',
    'marketing-email',
    'marketing-phone',
    'marketing-post',
    'profiling',
    'accounting',
  );
