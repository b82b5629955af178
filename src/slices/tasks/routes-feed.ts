import { FileAnswer, route } from '../../platform/http/route.ts';
import { nothing } from '../access/contract.ts';
import { feedAddress, feedInput, feedList, feedMade, feedParams } from './contract.ts';
import { makeFeed, presentFeed, renewFeed } from './keep-feed.ts';
import { userOf } from './list-tasks.ts';
import { readCalendar } from './read-calendar.ts';
import { deleteFeed, listFeeds } from './store-feed.ts';

export const feedRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/calendar-feeds',
    summary: 'One’s private calendar addresses, without the addresses themselves',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.list-feeds',
    response: feedList,
    handle: async (_ctx, tx) => ({ items: (await listFeeds(tx, userOf(tx))).map(presentFeed) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/calendar-feeds',
    summary:
      'Make a private calendar address that shows what the purpose of the call shows; it is told this once',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.add-feed',
    body: feedInput,
    response: feedMade,
    status: 201,
    handle: (_ctx, tx, { body }) => makeFeed(tx, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/calendar-feeds/{feedId}/address',
    summary: 'A new address for a calendar; the one before is dead at once',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.change-feed',
    params: feedParams,
    response: feedMade,
    status: 201,
    handle: (_ctx, tx, { params }) => renewFeed(tx, params.feedId),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/calendar-feeds/{feedId}',
    summary: 'Revoke a calendar address',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.delete-feed',
    params: feedParams,
    response: nothing,
    status: 204,
    async handle(_ctx, tx, { params }) {
      await deleteFeed(tx, params.feedId);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/calendar/{secret}',
    summary:
      'The calendar (RFC 5545) of whoever made this address, as that user sees it now, under its purpose',
    may: 'open',
    purpose: { fixed: 'access' },
    action: 'tasks.read-feed',
    params: feedAddress,
    response: 'file',
    perMinute: 60,
    handleOutside: async (ctx, { params }) =>
      new FileAnswer('obhut.ics', 'text/calendar; charset=utf-8', await readCalendar(ctx, params.secret)),
  }),
];
