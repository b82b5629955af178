import type { Job } from '../../platform/slice.ts';
import { WRITE_JOB } from './start-export.ts';
import { writeExport } from './write-export.ts';

export const jobs: readonly Job[] = [
  { name: WRITE_JOB, runOutside: (ctx, { exportId }) => writeExport(ctx, String(exportId)) },
];
