import { z } from 'zod';
import { id } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { wantCheck } from './check-archive.ts';

export const checkRoute = route({
  method: 'POST',
  path: '/api/v1/archive/checks',
  summary: 'Compare every document and file of the archive with the hash under which it was filed',
  may: 'archive.manage',
  purpose: { only: ['accounting'] },
  action: 'archive.want-check',
  response: z.object({ checkId: id }),
  status: 202,
  handle: async (_ctx, tx) => ({ checkId: await wantCheck(tx) }),
});
