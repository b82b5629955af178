import { createCtx } from '../src/app/app.ts';
import { Database } from '../src/platform/db/index.ts';
import { runQueued } from '../src/slices/archive/export/run-export.ts';

/** Runs one export in a process of its own, to be killed: `node archive-export-child.ts <JSON>`. */
const { connection, dataDir, exportId } = JSON.parse(process.argv[2]!);
const db = new Database(connection, { max: 4 });
const ctx = createCtx(
  { dataDir, port: 0, host: '127.0.0.1', databaseUrl: undefined, publicUrl: undefined, logLevel: 'silent' },
  db,
);
await runQueued(ctx, exportId);
await db.close();
