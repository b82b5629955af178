import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/role.ts';
import type { Ctx } from '../ctx.ts';
import type { Tx } from '../db/index.ts';

/**
 * Where the purpose of a call comes from. `caller`: the header Obhut-Purpose, any of the actor's. `only`: the header,
 * and it must be one of these. `fixed`: the route has one purpose by nature (signing in, managing accounts).
 */
export type PurposeRule = 'caller' | { only: readonly string[] } | { fixed: string };

/** A file as an answer; held in memory, since it is made inside the transaction that reads the data. */
export class FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  constructor(name: string, type: string, body: Buffer) {
    this.name = name;
    this.type = type;
    this.body = body;
  }
}

/** A file from the disk as an answer, streamed; for routes that look up what it is in a transaction of their own. */
export class StreamedFile {
  readonly name: string;
  readonly type: string;
  readonly body: Readable;
  constructor(name: string, type: string, body: Readable) {
    this.name = name;
    this.type = type;
    this.body = body;
  }
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Input<P, Q, B> {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  actor: Actor;
  language: 'de' | 'en';
  /** For cookies and uploads only. */
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Contract<P, Q, B, R> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{name}` parts, as in OpenAPI. */
  path: string;
  /** What it does, in English, for the OpenAPI document. */
  summary: string;
  may: Permission;
  purpose: PurposeRule;
  /** `slice.verb`, as it stands in the log. */
  action: string;
  params?: P;
  query?: Q;
  body?: B;
  /** `file`: a FileAnswer or StreamedFile. A schema checks and trims what leaves. */
  response: R | 'file';
  status?: 200 | 201 | 202 | 204;
  /** `multipart`: the body is an upload, read from the request. */
  consumes?: 'json' | 'multipart';
  /** Calls per minute and address, where fewer than the general limit. */
  perMinute?: number;
}

type AnyFile = FileAnswer | StreamedFile;
type Answer<R> = R extends z.ZodType ? z.input<R> | AnyFile : AnyFile;

/** A route that reads or writes in one transaction, opened before and committed after `handle`. */
export interface RouteSpec<P, Q, B, R> extends Contract<P, Q, B, R> {
  handle(ctx: Ctx, tx: Tx, input: Input<P, Q, B>): Promise<Answer<R>>;
}
/** A route that opens its own transactions (sign-in, uploads); it still names `may` and `purpose`. */
export interface OpenRouteSpec<P, Q, B, R> extends Contract<P, Q, B, R> {
  handleOutside(ctx: Ctx, input: Input<P, Q, B> & { purpose: string }): Promise<Answer<R>>;
}

type Schema = z.ZodType | undefined;
/** A route as the server and the OpenAPI document see it: schemas no longer tied to the handler's types. */
export interface Route extends Contract<z.ZodType, z.ZodType, z.ZodType, z.ZodType> {
  handle?(ctx: Ctx, tx: Tx, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown>;
  handleOutside?(
    ctx: Ctx,
    input: Input<z.ZodType, z.ZodType, z.ZodType> & { purpose: string },
  ): Promise<unknown>;
}

/** Makes a route; does not compile without `may`, `purpose` and `action`. */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends z.ZodType = z.ZodType,
>(spec: RouteSpec<P, Q, B, R> | OpenRouteSpec<P, Q, B, R>): Route {
  return spec as unknown as Route;
}
