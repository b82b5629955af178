import type { FastifyInstance } from 'fastify';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any;
  text: string;
  headers: Record<string, unknown>;
  /** The Set-Cookie lines. */
  cookies: string[];
}

/** Somebody at a browser: keeps cookies, names the page's origin, sits at one address. */
export interface Visitor {
  jar: Map<string, string>;
  go(
    method: string,
    url: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  signIn(email: string, password: string): Promise<Answer>;
}

export function makeVisitor(
  http: FastifyInstance,
  options: { address?: string; language?: 'de' | 'en' } = {},
): Visitor {
  const jar = new Map<string, string>();
  const visitor: Visitor = {
    jar,
    async go(method, url, { body, headers } = {}) {
      const response = await http.inject({
        method: method as 'GET',
        url,
        remoteAddress: options.address ?? '192.0.2.1',
        headers: {
          host: 'crm.firma.example',
          'accept-language': options.language ?? 'en',
          ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const cookies = [response.headers['set-cookie'] ?? []].flat();
      for (const line of cookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/Max-Age=0|Expires=Thu, 01 Jan 1970/.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        body: isJson ? JSON.parse(response.payload) : response.payload,
        text: response.payload,
        headers: response.headers,
        cookies,
      };
    },
    signIn: (email, password) =>
      visitor.go('POST', '/api/v1/session', {
        body: { email, password },
        headers: { origin: 'http://crm.firma.example', 'sec-fetch-site': 'same-origin' },
      }),
  };
  return visitor;
}
