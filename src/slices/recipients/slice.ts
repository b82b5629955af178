import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';
import { noticeRoutes } from './routes-notice.ts';

/** To whom data went (Art. 15(1)(c), 44 to 49), and who is told when it changes or ends (Art. 19). */
export const recipientsSlice: Slice = {
  name: 'recipients',
  routes: [...routes, ...noticeRoutes],
  jobs,
  personalData,
  messages,
};
