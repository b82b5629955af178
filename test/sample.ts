type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  format?: string;
  pattern?: string;
};

/** A value that a JSON schema of the OpenAPI document accepts, as small as it may be. `known` fills ids by property name. */
export function sampleOf(schema: Schema, known: Record<string, unknown> = {}, name = ''): unknown {
  if (name in known) return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!, known, name);
  if (schema.allOf) return sampleOf(schema.allOf[0]!, known, name);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key))
          .map(([key, value]) => [key, sampleOf(value, known, key)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, known));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleString(schema);
  }
}

function sampleString({ format, pattern, minLength }: Schema): string {
  if (format === 'uuid') return '019a0000-0000-7000-8000-000000000000';
  if (format === 'email') return 'jemand@probe.example';
  if (format === 'date') return '2030-01-31';
  if (format === 'date-time') return '2030-01-31T12:00:00Z';
  if (pattern?.includes('[A-Z]{2}')) return 'DE';
  if (pattern) return 'inquiry';
  return 'x'.repeat(Math.max(minLength ?? 0, 1));
}
