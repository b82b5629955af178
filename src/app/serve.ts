import type { AddressInfo } from 'node:net';
import type { Config } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { startWorker } from '../platform/jobs.ts';
import { openKeys } from '../platform/keys.ts';
import { publicUrl } from '../platform/public-url.ts';
import { loadPurposes, startFootingClock } from '../slices/grounds/index.ts';
import { checkLedger } from '../slices/retention/index.ts';
import { createCtx, createHttp, JOBS } from './app.ts';
import { openDatabase } from './database.ts';
import { serveWeb } from './web.ts';

export interface Running {
  ctx: Ctx;
  url: string;
  location: string;
  /** In order: no new requests, running jobs end, connections close, the embedded database stops. */
  stop(): Promise<void>;
}

/** Starts everything: database, migrations, worker, HTTP. Throws before the port is open, or answers. */
export async function serve(
  config: Config,
  options: { prepare?: (ctx: Ctx) => Promise<void>; log?: (line: string) => void } = {},
): Promise<Running> {
  const database = await openDatabase(
    config,
    openKeys(config.dataDir),
    options.log ? { log: options.log } : {},
  );
  const closers: (() => Promise<void>)[] = [() => database.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const ctx = createCtx(config, database.db);
    await loadPurposes(ctx);
    // A restored older state would bring erased people back: nothing starts on it before the ledger was replayed.
    await checkLedger(ctx);
    await options.prepare?.(ctx);
    const worker = await startWorker(ctx, JOBS);
    closers.push(() => worker.stop());
    const footingClock = startFootingClock(ctx);
    closers.push(() => footingClock.stop());
    const http = await createHttp(ctx);
    await serveWeb(http, ctx);
    closers.push(() => http.close());
    await http.listen({ host: config.host, port: config.port });
    // Port 0 is whichever is free; links in mails need the one that it became.
    ctx.config.port = (http.server.address() as AddressInfo).port;
    return { ctx, url: publicUrl(ctx.config), location: database.location, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
