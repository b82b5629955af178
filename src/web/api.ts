import type { z } from 'zod';
import { i18n } from './i18n/index.ts';

/** RFC 9457, as the server writes it; texts are in the language of the page. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { at: string; code: string; message: string }[];
}

/** Every failed call ends here: a problem document of the server, or one of our own when nothing came back. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.type);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  /** `not-found`, `conflict`, ...: kernel/app-error.ts. */
  get code(): string {
    return this.problem.type.replace('urn:obhut:problem:', '');
  }
  get status(): number {
    return this.problem.status;
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;
interface Call {
  /** Goes out as Obhut-Purpose. Leave it away only where the route has a purpose of its own. */
  purpose?: string | undefined;
  query?: Query | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}
interface CallFor<S extends z.ZodType> extends Call {
  schema: S;
}

export const PURPOSE_HEADER = 'Obhut-Purpose';

export function urlOf(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const search = new URLSearchParams(filled.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${path}?${search}` : path;
}

const headersOf = (purpose: string | undefined): Record<string, string> => ({
  Accept: 'application/json, application/problem+json',
  'Accept-Language': i18n.language,
  ...(purpose ? { [PURPOSE_HEADER]: purpose } : {}),
});

export const unreachable = (): ProblemError =>
  new ProblemError({ type: 'urn:obhut:problem:unreachable', title: i18n.t('error.unreachable'), status: 0 });

export function problemOf(status: number, body: string): ProblemError {
  try {
    const problem = JSON.parse(body) as Problem;
    if (typeof problem.title === 'string') return new ProblemError(problem);
  } catch {
    // A proxy's page, or nothing: falls through to the general text.
  }
  return new ProblemError({ type: 'urn:obhut:problem:internal', title: i18n.t('error.unknown'), status });
}

async function send(method: string, path: string, call: Call): Promise<Response> {
  const response = await fetch(urlOf(path, call.query), {
    method,
    headers: {
      ...headersOf(call.purpose),
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  });
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response;
}

async function ask<S extends z.ZodType>(
  method: string,
  path: string,
  call: CallFor<S>,
): Promise<z.output<S>> {
  const response = await send(method, path, call);
  return call.schema.parse(await response.json());
}

export interface SavedFile {
  name: string;
  body: Blob;
}

/** The server's API. `schema` checks and types what comes back; `tell` is for calls that answer with nothing. */
export const api = {
  get: <S extends z.ZodType>(path: string, call: CallFor<S>) => ask('GET', path, call),
  post: <S extends z.ZodType>(path: string, call: CallFor<S>) => ask('POST', path, call),
  put: <S extends z.ZodType>(path: string, call: CallFor<S>) => ask('PUT', path, call),
  patch: <S extends z.ZodType>(path: string, call: CallFor<S>) => ask('PATCH', path, call),
  delete: <S extends z.ZodType>(path: string, call: CallFor<S>) => ask('DELETE', path, call),
  async tell(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, call: Call = {}): Promise<void> {
    await send(method, path, call);
  },
  /** `POST` where the file comes with a reason. */
  async file(
    path: string,
    { method = 'GET', ...call }: Call & { method?: 'GET' | 'POST' } = {},
  ): Promise<SavedFile> {
    const response = await send(method, path, call);
    return { name: fileNameOf(response.headers.get('Content-Disposition')), body: await response.blob() };
  },
};

function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded
    ? decodeURIComponent(encoded)
    : (/filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'obhut');
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, body }: SavedFile): void {
  const url = URL.createObjectURL(body);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
