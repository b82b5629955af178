import { z } from 'zod';
import { ERROR_STATUS } from '../../kernel/app-error.ts';
import { problemSchema } from './problem.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const toJson = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return json;
};

/** OpenAPI 3.1, from the same route objects and schemas that serve and check the requests. */
export function describeApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {
    '/health': {
      get: {
        summary: 'Is the server, and its database, alive',
        operationId: 'health',
        responses: { 200: { description: 'Alive' } },
      },
    },
  };
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Obhut',
      version,
      description:
        'No purpose, no rows: every call to personal data names its purpose in the header Obhut-Purpose.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: toJson(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'obhut.session_token' },
        key: { type: 'http', scheme: 'bearer' },
        portal: { type: 'apiKey', in: 'cookie', name: 'obhut.portal' },
      },
    },
    security: [{ session: [] }, { key: [] }],
  };
}

function describe(route: Route): Json {
  const body =
    route.consumes === 'multipart'
      ? uploadBody()
      : route.body
        ? { required: true, content: { 'application/json': { schema: toJson(route.body, 'input') } } }
        : undefined;
  const status = route.status ?? 200;
  return {
    summary: route.summary,
    operationId: route.action,
    tags: [route.action.split('.')[0]],
    parameters: [
      ...purposeParameter(route),
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [status]:
        route.response === 'file'
          ? {
              description: 'A file',
              content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
            }
          : status === 204
            ? { description: 'Done' }
            : {
                description: 'Done',
                content: { 'application/json': { schema: toJson(route.response, 'output') } },
              },
      default: {
        description: `Problem (RFC 9457): ${Object.keys(ERROR_STATUS).join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(route.may === 'open' ? { security: [] } : {}),
    ...(route.may === 'portal' ? { security: [{ portal: [] }] } : {}),
    'x-obhut-may': route.may,
    'x-obhut-purpose': route.purpose,
  };
}

function purposeParameter(route: Route): Json[] {
  if (typeof route.purpose === 'object' && 'fixed' in route.purpose) return [];
  const only = typeof route.purpose === 'object' ? route.purpose.only : undefined;
  return [
    {
      name: 'Obhut-Purpose',
      in: 'header',
      required: true,
      description: 'Purpose of the call; one of those that the actor may use',
      schema: only ? { type: 'string', enum: only } : { type: 'string' },
    },
  ];
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJson(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: isObject(property) ? dotted(name, property) : property,
  }));
}

const isObject = ({ type }: Json): boolean => type === 'object';
/** Written out one by one, as `form` parameters of an object are: `own.size=42` (platform/http/dotted.ts). */
const dotted = (name: string, { additionalProperties, description }: Json): Json => ({
  type: 'object',
  ...(description ? { description } : {}),
  patternProperties: { [`^${name}\\.`]: additionalProperties },
  additionalProperties: false,
});

const uploadBody = (): Json => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    },
  },
});
