import { describe, expect, it } from 'vitest';
import { SLICES } from '../src/app/slices.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const answer = await app.call(undefined, 'GET', '/api/v1/openapi.json');
const document = answer.body;
// biome-ignore lint/suspicious/noExplicitAny: the document is walked as JSON
type Json = any;
const operations: { name: string; path: string; spec: Json }[] = Object.entries(
  document.paths as Json,
).flatMap(([path, methods]) =>
  Object.entries(methods as Json).map(([method, spec]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    spec,
  })),
);

describe('the OpenAPI document', () => {
  it('is version 3.1 and names every route that the server has', () => {
    expect(answer.status).toBe(200);
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = SLICES.flatMap((slice) => slice.routes.map(({ method, path }) => `${method} ${path}`));
    expect(operations.map(({ name }) => name).sort()).toEqual([...routes, 'GET /health'].sort());
  });

  it('names the paths that programs rely on', () => {
    for (const path of [
      '/health',
      '/api/v1/session',
      '/api/v1/contacts',
      '/api/v1/companies',
      '/api/v1/contacts/{id}/grounds',
      '/api/v1/contacts/{id}/report',
      '/api/v1/contacts/{id}/erasure',
      '/api/v1/imports',
    ]) {
      expect(document.paths).toHaveProperty([path]);
    }
  });

  it('gives each operation an id of its own, its path parameters, and an answer', () => {
    const ids = operations.map(({ spec }) => spec.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { name, path, spec } of operations) {
      const declared = (spec.parameters ?? [])
        .filter((parameter: Json) => parameter.in === 'path')
        .map((parameter: Json) => parameter.name);
      expect(declared.sort(), name).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter).sort(),
      );
      expect(Object.keys(spec.responses).length, name).toBeGreaterThan(0);
      expect(spec.summary, name).toBeTruthy();
    }
  });

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target!,
    );
    for (const target of new Set(references)) {
      expect(target.startsWith('#/')).toBe(true);
      const found = target
        .slice(2)
        .split('/')
        .reduce((node: Json, key) => node?.[key.replaceAll('~1', '/')], document);
      expect(found, target).toBeDefined();
    }
  });

  it('asks for the purpose wherever a call names one', () => {
    for (const { name, spec } of operations.filter(
      ({ spec }) => spec['x-obhut-purpose'] === 'caller' || spec['x-obhut-purpose']?.only,
    )) {
      const header = spec.parameters.find((parameter: Json) => parameter.name === 'Obhut-Purpose');
      expect(header, name).toMatchObject({ in: 'header', required: true });
    }
  });
});
