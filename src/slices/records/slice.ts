import { route } from '../../platform/http/route.ts';
import type { Slice } from '../../platform/slice.ts';
import { dataMap } from './contract.ts';
import { makeDataMap } from './data-map.ts';
import { personalData } from './personal-data.ts';

const routes = [
  route({
    method: 'GET',
    path: '/api/v1/data-map',
    summary:
      'The data map: every table and column with category, deletion rule and the purposes that open it',
    may: 'register.read',
    purpose: { fixed: 'access' },
    action: 'records.read-data-map',
    response: dataMap,
    handle: (ctx, tx, { language }) => makeDataMap(ctx, tx, language),
  }),
];

/** What the firm must be able to show about its processing, written from the register. */
export const recordsSlice: Slice = { name: 'records', routes, personalData };
