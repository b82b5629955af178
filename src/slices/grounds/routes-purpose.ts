import { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { route } from '../../platform/http/route.ts';
import { addPurpose } from './add-purpose.ts';
import { changePurpose } from './change-purpose.ts';
import { type Purpose, purpose, purposeChange, purposeInput, purposeKey, purposeList } from './contract.ts';
import { categoriesOf, loadPurposes } from './load-purposes.ts';
import { type PurposeRow, readPurposes } from './store-purpose.ts';

const presentPurpose = (row: PurposeRow, actor: Actor): Purpose => ({
  key: row.purpose_key,
  labelDe: row.label_de,
  labelEn: row.label_en,
  categories: categoriesOf(row.categories),
  forGrounds: row.for_grounds,
  isBuiltin: row.is_builtin,
  defaultBasis: row.default_basis,
  defaultRetainDays: row.default_retain_days,
  ruleDe: row.rule_de,
  ruleEn: row.rule_en,
  isMine: actor.purposes.has(row.purpose_key),
});

export const purposeRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/purposes',
    summary:
      'All purposes: what they open, the basis and the end they propose, and whether the caller may name them',
    may: 'self',
    purpose: { fixed: 'access' },
    action: 'grounds.list-purposes',
    response: purposeList,
    async handle(_ctx, tx, { actor }) {
      return { items: (await readPurposes(tx)).map((row) => presentPurpose(row, actor)) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/purposes',
    summary: "Add a purpose of the firm's own",
    may: 'firm.manage',
    purpose: { fixed: 'access' },
    action: 'grounds.add-purpose',
    body: purposeInput,
    response: purpose,
    status: 201,
    async handleOutside(ctx, { actor, body, purpose }) {
      const added = await ctx.db.perform({ actor, purpose, action: 'grounds.add-purpose' }, (tx) =>
        addPurpose(tx, body),
      );
      await loadPurposes(ctx);
      return presentPurpose(added, actor);
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/purposes/{key}',
    summary: 'Change the basis, the period and the rule that a purpose proposes for new grounds',
    may: 'firm.manage',
    purpose: { fixed: 'access' },
    action: 'grounds.change-purpose',
    params: z.strictObject({ key: purposeKey }),
    body: purposeChange,
    response: purpose,
    async handle(_ctx, tx, { actor, params, body }) {
      return presentPurpose(await changePurpose(tx, params.key, body), actor);
    },
  }),
];
