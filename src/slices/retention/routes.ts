import { route } from '../../platform/http/route.ts';
import { addClass, changeClass, changeRule, deleteClass, previewChange } from './change-rule.ts';
import {
  catalogue,
  changePreview,
  classChange,
  classInput,
  classParams,
  clockInput,
  dryRun,
  dryRunQuery,
  dueList,
  dueQuery,
  forecast,
  forecastQuery,
  previewInput,
  retentionState,
  ruleChange,
  ruleParams,
  runList,
  suspensionInput,
} from './contract.ts';
import { rehearseRuns } from './dry-run.ts';
import { readDueList, readForecastSteps } from './due.ts';
import { readRules } from './rules.ts';
import { runsOf } from './runs.ts';
import { acceptClock, resumeDeletion, stateOf, suspendDeletion } from './suspend.ts';

/** Numbers and rules are nobody's; people are named under rights, and not there under access. */
const READ = { may: 'register.read', purpose: { only: ['access', 'rights'] } } as const;
const MANAGE = { may: 'retention.manage', purpose: { only: ['access', 'rights'] } } as const;

export const retentionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/retention/rules',
    summary: 'The catalogue of deletion rules (DIN 66398): classes, and the one rule of each kind of data',
    ...READ,
    action: 'retention.read-rules',
    response: catalogue,
    handle: (ctx, tx, { language }) => readRules(ctx, tx, language),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/retention/rules/{table}',
    summary: 'Give a kind of data another deletion class',
    ...MANAGE,
    action: 'retention.change-rule',
    params: ruleParams,
    body: ruleChange,
    response: catalogue,
    async handle(ctx, tx, { params, body, language }) {
      await changeRule(tx, params.table, body.classKey);
      return readRules(ctx, tx, language);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/retention/classes',
    summary: "Add a deletion class of the firm's own",
    ...MANAGE,
    action: 'retention.add-class',
    body: classInput,
    response: catalogue,
    status: 201,
    async handle(ctx, tx, { body, language }) {
      await addClass(tx, body);
      return readRules(ctx, tx, language);
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/retention/classes/{key}',
    summary: 'Change the period of a deletion class, with its words and statute',
    ...MANAGE,
    action: 'retention.change-class',
    params: classParams,
    body: classChange,
    response: catalogue,
    async handle(ctx, tx, { params, body, language }) {
      await changeClass(tx, params.key, body);
      return readRules(ctx, tx, language);
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/retention/classes/{key}',
    summary: "Delete a deletion class of the firm's own that no kind of data has",
    ...MANAGE,
    action: 'retention.delete-class',
    params: classParams,
    response: catalogue,
    async handle(ctx, tx, { params, language }) {
      await deleteClass(tx, params.key);
      return readRules(ctx, tx, language);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/retention/preview',
    summary: 'How many rows a change of a rule or a class would make due at once; changes nothing',
    ...MANAGE,
    action: 'retention.preview-change',
    body: previewInput,
    response: changePreview,
    handleOutside: (ctx, { actor, purpose, body, language }) =>
      previewChange(ctx, { actor, purpose, action: 'retention.preview-change' }, body, language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/retention/due',
    summary: 'What goes in the next days: people (by name under rights) and rows by kind',
    ...READ,
    action: 'retention.list-due',
    query: dueQuery,
    response: dueList,
    handle: (ctx, tx, { query, language }) => readDueList(ctx, tx, query, language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/retention/forecast',
    summary: 'How much goes when in the next twelve months, by day, week or month',
    ...READ,
    action: 'retention.read-forecast',
    query: forecastQuery,
    response: forecast,
    handle: (ctx, tx, { query, language }) => readForecastSteps(ctx, tx, query.by, language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/retention/dry-run',
    summary: 'What the runs until then (default: tonight) would delete, exactly; changes nothing',
    ...READ,
    action: 'retention.rehearse',
    query: dryRunQuery,
    response: dryRun,
    perMinute: 10,
    handleOutside: (ctx, { actor, purpose, query, language }) =>
      rehearseRuns(
        ctx,
        { actor, purpose, action: 'retention.rehearse' },
        query.until === undefined ? undefined : new Date(query.until),
        language,
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/retention/runs',
    summary: 'The last deletion runs, in numbers',
    ...READ,
    action: 'retention.list-runs',
    response: runList,
    handle: (ctx, tx, { language }) => runsOf(ctx, tx, language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/retention/state',
    summary: 'Whether deletion by clock runs, and why not',
    ...READ,
    action: 'retention.read-state',
    response: retentionState,
    handle: (_ctx, tx) => stateOf(tx),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/retention/suspension',
    summary: 'Suspend deletion by clock, with a reason, for 30 days at most',
    ...MANAGE,
    action: 'retention.suspend',
    body: suspensionInput,
    response: retentionState,
    handle: (ctx, tx, { body }) => suspendDeletion(ctx, tx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/retention/suspension',
    summary: 'Let deletion by clock go on',
    ...MANAGE,
    action: 'retention.resume',
    response: retentionState,
    handle: (_ctx, tx) => resumeDeletion(tx),
  }),
  route({
    method: 'POST',
    path: '/api/v1/retention/clock',
    summary: "Confirm that the database's clock is right, after it went back or far ahead",
    ...MANAGE,
    action: 'retention.accept-clock',
    body: clockInput,
    response: retentionState,
    handle: (_ctx, tx) => acceptClock(tx),
  }),
];
