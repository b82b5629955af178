import { open } from 'node:fs/promises';

/** Beginnings of files that a browser shows or an office program opens, and that run nothing by themselves. */
const SIGNATURES: readonly [start: number[], type: string][] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
  [[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
];
const OFFICE: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};
const UNKNOWN = 'application/octet-stream';
/** Text that is no document of its own: neither HTML nor XML nor a script may come back under its own type. */
const PLAIN = new Set(['txt', 'csv', 'md', 'log', 'eml', 'ics', 'vcf']);

/**
 * The media type of a stored file by its first bytes, and by the end of its name only among types that are alike.
 * Whatever is not known for certain is `application/octet-stream`; never a type that a browser would run.
 */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(512);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return typeOfBeginning(head.subarray(0, bytesRead), name);
  } finally {
    await file.close();
  }
}

export function typeOfBeginning(head: Buffer, name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = SIGNATURES.find(([start]) => start.every((byte, at) => head[at] === byte))?.[1];
  if (found === 'application/zip') return OFFICE[ending] ?? found;
  if (found) return found;
  if (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp';
  return PLAIN.has(ending) && !head.includes(0) ? 'text/plain' : UNKNOWN;
}
