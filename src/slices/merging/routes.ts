import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { contact } from '../contacts/contract.ts';
import { presentContact, readContact } from '../contacts/index.ts';
import {
  duplicatePairs,
  duplicatePairsQuery,
  mergeInput,
  mergePreview,
  mergePreviewQuery,
  searchState,
} from './contract.ts';
import { SEARCH_JOB } from './jobs.ts';
import { findPairs } from './list-pairs.ts';
import { mergeContacts } from './merge-contacts.ts';
import { previewMerge } from './preview-merge.ts';
import { decideApart, readSearch } from './store.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/duplicates',
  summary: 'List pairs of contacts that may be one person, the surest first; both must be visible',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.list',
  query: duplicatePairsQuery,
  response: duplicatePairs,
  handle: (_ctx, tx, { query }) => findPairs(tx, query),
});

const stateRoute = route({
  method: 'GET',
  path: '/api/v1/duplicates/search',
  summary: 'When the last search for duplicates ended',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.read-search',
  response: searchState,
  handle: async (_ctx, tx) => ({ finishedAt: (await readSearch(tx)).finished_at }),
});

const searchRoute = route({
  method: 'POST',
  path: '/api/v1/duplicates/search',
  summary: 'Compare what changed since the last search now, and not at the next full hour',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.start-search',
  response: z.undefined(),
  status: 204,
  perMinute: 10,
  async handle(_ctx, tx) {
    await tx.addJob(SEARCH_JOB, {}, { key: SEARCH_JOB });
    return undefined;
  },
});

const apartRoute = route({
  method: 'POST',
  path: '/api/v1/duplicates/{id}/apart',
  summary: 'Decide that the two of a pair are two people; they are not proposed again',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.decide-apart',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params, actor }) {
    if (!(await decideApart(tx, params.id, actor.userId ?? actor.id))) throw new AppError('not-found');
    return undefined;
  },
});

const previewRoute = route({
  method: 'GET',
  path: '/api/v1/merges/preview',
  summary: 'Put two contacts side by side, with the footing that the merged one would have',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.compare',
  query: mergePreviewQuery,
  response: mergePreview,
  handle: (ctx, tx, { query, language }) => previewMerge(ctx, tx, query, language),
});

const mergeRoute = route({
  method: 'POST',
  path: '/api/v1/merges',
  summary:
    'Merge two contacts: the winner keeps everything of both under the stricter footing, the loser goes',
  may: 'contact.write',
  purpose: 'caller',
  action: 'merging.merge',
  body: mergeInput,
  response: contact,
  async handle(ctx, tx, { body, language }) {
    await mergeContacts(ctx, tx, body, language);
    return presentContact(tx, await readContact(tx, body.winnerId));
  },
});

export const mergingRoutes = [listRoute, stateRoute, searchRoute, apartRoute, previewRoute, mergeRoute];
