/**
 * Parameters with a dot in their names, gathered by what stands before it: `own.size=42&own.size.to=44` comes as
 * `own: {'size': '42', 'size.to': '44'}`, for schemas whose further names are not known beforehand.
 */
export function gatherDotted(query: unknown): unknown {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>);
  if (!entries.some(([name]) => name.includes('.'))) return query;
  const gathered = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const dot = name.indexOf('.');
    if (dot < 0) gathered.set(name, value);
    else {
      const before = gathered.get(name.slice(0, dot));
      const inside = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
      gathered.set(name.slice(0, dot), { ...inside, [name.slice(dot + 1)]: value });
    }
  }
  return Object.fromEntries(gathered);
}
