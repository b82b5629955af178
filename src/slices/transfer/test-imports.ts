import iconv from 'iconv-lite';
import type { CallResult, TestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';
import { runJob } from '../../platform/jobs.ts';
import type { ImportFile, ImportRecord, PlanInput, Preview } from './contract.ts';
import { jobs } from './jobs.ts';

/** A file as a browser sends it. */
export function uploadBody(
  content: string | Uint8Array,
  options: { name?: string; field?: string; encoding?: string } = {},
) {
  const boundary = 'obhut-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${options.field ?? 'file'}"; filename="${options.name ?? 'kontakte.csv'}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const bytes = typeof content === 'string' ? iconv.encode(content, options.encoding ?? 'utf-8') : content;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** The routes of imports, as one actor calls them; every call must succeed unless `call` is used. */
export class Importer {
  readonly app: TestApp;
  readonly actor: Actor;

  constructor(app: TestApp, actor: Actor) {
    this.app = app;
    this.actor = actor;
  }

  call(method: string, path: string, body?: unknown): Promise<CallResult> {
    return this.app.call(this.actor, method, `/api/v1${path}`, {
      purpose: 'intake',
      ...(body !== undefined && { body }),
    });
  }

  async ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, body: answer } = await this.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as T;
  }

  tryUpload(
    content: string | Uint8Array,
    options: Parameters<typeof uploadBody>[1] = {},
  ): Promise<CallResult> {
    const { headers, body } = uploadBody(content, options);
    return this.app.call(this.actor, 'POST', '/api/v1/imports', { purpose: 'intake', headers, body });
  }

  async upload(
    content: string | Uint8Array,
    options: Parameters<typeof uploadBody>[1] = {},
  ): Promise<ImportFile> {
    const { status, body } = await this.tryUpload(content, options);
    if (status !== 201) throw new Error(`upload: ${status} ${JSON.stringify(body)}`);
    return body as ImportFile;
  }

  plan(file: Pick<ImportFile, 'importId' | 'mapping'>, plan: PlanChange = {}): Promise<Preview> {
    return this.ok('PUT', `/imports/${file.importId}/plan`, planOf(file, plan));
  }

  /** Queues, and lets the job run as the worker would. */
  async run(importId: string): Promise<ImportRecord> {
    await this.ok('POST', `/imports/${importId}/run`);
    await runJob(this.app.ctx, jobs[0]!, { importId });
    return this.ok('GET', `/imports/${importId}`);
  }

  /** From a file to its contacts. */
  async bringIn(
    content: string | Uint8Array,
    plan: PlanChange = {},
  ): Promise<{ preview: Preview; record: ImportRecord; file: ImportFile }> {
    const file = await this.upload(content);
    const preview = await this.plan(file, plan);
    return { file, preview, record: await this.run(file.importId) };
  }
}

export type PlanChange = {
  mapping?: Partial<PlanInput['mapping']>;
  footing?: unknown;
  options?: unknown;
};

export const INQUIRY = {
  purpose: 'inquiry',
  legalBasis: 'contract',
  origin: 'event',
  originDetail: 'Messe Görlitz',
};

export const planOf = (file: Pick<ImportFile, 'mapping'>, plan: PlanChange = {}) => ({
  mapping: { ...file.mapping, ...plan.mapping },
  footing: plan.footing ?? { mode: 'file', grounds: [INQUIRY] },
  options: plan.options ?? {},
});
