import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { personalData } from './personal-data.ts';

/** Backups that forget: every person under a key of their own, and what a restore must do again. */
export const backupSlice: Slice = { name: 'backup', routes: [], commands: addCommands, personalData };
