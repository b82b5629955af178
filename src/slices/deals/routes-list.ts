import { route } from '../../platform/http/route.ts';
import {
  board,
  boardQuery,
  dealPage,
  dealQuery,
  dealTotals,
  dealTotalsQuery,
  forecast,
  forecastQuery,
} from './contract.ts';
import { findDeals, totalDeals } from './list-deals.ts';
import { showBoard } from './read-board.ts';
import { showForecast } from './show-forecast.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/deals',
  summary: 'List deals',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.list',
  query: dealQuery,
  response: dealPage,
  handle: (_ctx, tx, { query }) => findDeals(tx, query),
});

const totalsRoute = route({
  method: 'GET',
  path: '/api/v1/deals/totals',
  summary: 'Count and sum the deals that the filters leave, by currency',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.total',
  query: dealTotalsQuery,
  response: dealTotals,
  handle: (_ctx, tx, { query }) => totalDeals(tx, query),
});

const boardRoute = route({
  method: 'GET',
  path: '/api/v1/deals/board',
  summary: 'The board of a pipeline: the first deals of each stage, with counts and sums',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.read-board',
  query: boardQuery,
  response: board,
  handle: (_ctx, tx, { query }) => showBoard(tx, query),
});

const forecastRoute = route({
  method: 'GET',
  path: '/api/v1/deals/forecast',
  summary: 'Forecast: open deals by month of their expected close, summed and weighted by probability',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.forecast',
  query: forecastQuery,
  response: forecast,
  handle: (ctx, tx, { query }) => showForecast(ctx, tx, query),
});

export const dealListRoutes = [listRoute, totalsRoute, boardRoute, forecastRoute];
