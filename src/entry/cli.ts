import { Command } from 'commander';
import { JOBS, VERSION } from '../app/app.ts';
import { SLICES } from '../app/slices.ts';
import { endCommand, explainFailure, openCtx } from './open.ts';
import { addServe } from './serve.ts';

const program = new Command('obhut')
  .description('Obhut: a CRM in which data protection is how the machine works')
  .version(VERSION)
  .showHelpAfterError();

addServe(program);
for (const slice of SLICES) slice.commands?.(program, openCtx, JOBS);

await program.parseAsync().then(endCommand, explainFailure);
