import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openDatabase } from '../app/database.ts';
import { buildDemo, type DemoUser } from '../app/demo/index.ts';
import { type Running, serve } from '../app/serve.ts';
import { readConfig } from '../platform/config.ts';
import { openKeys } from '../platform/keys.ts';
import { buildWeb } from './build-web.ts';

/** `obhut serve`, `obhut demo`, `obhut migrate`. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description("run the firm's CRM (OBHUT_DATA, PORT, HOST, DATABASE_URL, PUBLIC_URL)")
    .action(async () => {
      const config = readConfig(process.env);
      await buildWeb();
      const running = await serve(config);
      console.log(`Obhut is ready: ${running.url}\nData: ${running.location}\nStop with Ctrl-C.`);
      await untilSignal(running);
    });
  program
    .command('demo')
    .description('run a demo firm in a folder of its own, which goes when the demo ends')
    .option(
      '--json',
      'print one line of JSON once it answers: {"url", "users": [{"email", "password", "role"}]}',
    )
    .option('--keep <folder>', 'keep the data in this folder')
    .action(async (options: { json?: boolean; keep?: string }) => {
      const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'obhut-demo-'));
      const environment = {
        ...process.env,
        OBHUT_DATA: folder,
        PORT: process.env.PORT ?? '0',
        DATABASE_URL: undefined,
      };
      await buildWeb();
      let users: DemoUser[] = [];
      const running = await serve(readConfig(environment), {
        prepare: async (ctx) => {
          users = await buildDemo(ctx);
        },
      });
      const clean = () => {
        if (!options.keep) rmSync(folder, { recursive: true, force: true });
      };
      if (options.json) console.log(JSON.stringify({ url: running.url, users }));
      else announce(running, users);
      await untilSignal(running, clean);
    });
  program
    .command('migrate')
    .description('bring the database to the current state and end')
    .option('--json', 'print {"applied": [...]}')
    .action(async (options: { json?: boolean }) => {
      const config = readConfig(process.env);
      const database = await openDatabase(config, openKeys(config.dataDir), { join: true });
      await database.close();
      if (options.json) console.log(JSON.stringify({ applied: database.applied }));
      else
        console.log(
          database.applied.length > 0 ? `Applied: ${database.applied.join(', ')}` : 'Nothing to do.',
        );
    });
}

function announce(running: Running, users: readonly DemoUser[]): void {
  console.log(`\nObhut, with a demo firm: ${running.url}\n`);
  const width = Math.max(...users.map(({ email }) => email.length));
  for (const { email, password, role } of users)
    console.log(`  ${email.padEnd(width)}  ${password}  ${role}`);
  console.log('\nThe data goes when the demo ends. Stop with Ctrl-C.');
}

/** Waits for the first SIGINT or SIGTERM, then stops in order. A second one changes nothing. */
async function untilSignal(running: Running, clean?: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  await running.stop();
  clean?.();
  process.exit(0);
}
