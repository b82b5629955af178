/** What a planted person may have left behind, as bytes to look for. */
export interface Trace {
  /** What it is, for the report: `marker`, `marker in capitals`, `id as text`. */
  name: string;
  bytes: Buffer;
}

/**
 * Every form in which a text or an id could lie on the disk: as it is, in capitals, in UTF-16, as hexadecimal digits and
 * in base64 (all three alignments); ids as text, without hyphens, and as the 16 bytes that PostgreSQL stores.
 */
export function tracesOf(marker: string, ids: readonly string[]): Trace[] {
  return [
    ...formsOf('marker', marker),
    ...ids.flatMap((id) => {
      const plain = id.replaceAll('-', '');
      return [
        { name: 'id as text', bytes: Buffer.from(id) },
        { name: 'id as digits', bytes: Buffer.from(plain) },
        { name: 'id in capitals', bytes: Buffer.from(id.toUpperCase()) },
        { name: 'id as stored', bytes: Buffer.from(plain, 'hex') },
      ];
    }),
  ];
}

function formsOf(name: string, text: string): Trace[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  return [
    { name, bytes },
    { name: `${name} in capitals`, bytes: Buffer.from(text.toUpperCase()) },
    { name: `${name} in UTF-16`, bytes: Buffer.from(text, 'utf16le') },
    { name: `${name} as hexadecimal`, bytes: Buffer.from(hex) },
    { name: `${name} as hexadecimal`, bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].map((offset) => ({
      name: `${name} in base64`,
      bytes: Buffer.from(base64At(bytes, offset)),
    })),
  ];
}

/** The characters that stand in the base64 of anything that holds these bytes at that offset (modulo three). */
function base64At(bytes: Buffer, offset: number): string {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  const text = padded.toString('base64').replaceAll('=', '');
  const head = Math.ceil((offset * 8) / 6);
  const sure = Math.floor((padded.length * 8) / 6);
  return text.slice(head, sure);
}

/** Looks for traces in a stream of chunks, across their borders. */
export class Searcher {
  readonly found = new Set<string>();
  bytes = 0;
  private readonly traces: readonly Trace[];
  private readonly overlap: number;
  private tail: Buffer = Buffer.alloc(0);

  constructor(traces: readonly Trace[]) {
    this.traces = traces;
    this.overlap = Math.max(...traces.map(({ bytes }) => bytes.length)) - 1;
  }

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    const window = this.tail.length > 0 ? Buffer.concat([this.tail, chunk]) : chunk;
    for (const { name, bytes } of this.traces)
      if (!this.found.has(name) && window.includes(bytes)) this.found.add(name);
    this.tail = Buffer.from(window.subarray(Math.max(0, window.length - this.overlap)));
  }
}
