import { createCtx } from '../src/app/app.ts';
import { Database } from '../src/platform/db/index.ts';
import { runRetention } from '../src/slices/retention/index.ts';

/** A process of its own that runs deletion until nothing is due, to be killed by a test; says when it begins. */
const [connection, dataDir] = process.argv.slice(2);
const ctx = createCtx(
  {
    dataDir: dataDir!,
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    publicUrl: undefined,
    logLevel: 'silent',
  } as Parameters<typeof createCtx>[0],
  new Database(JSON.parse(connection!), { max: 2 }),
);
process.stdout.write('begins\n');
await runRetention(ctx, ['last-ground', 'narrowing', 'class', 'clock'], 4);
await ctx.db.close();
