import { inflateRawSync } from 'node:zlib';

/** A ZIP by its directory at the end, read by hand: what the product wrote is not read by what wrote it. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const files = new Map<string, Buffer>();
  for (let index = 0; index < count; index++) {
    const [method, packed, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(start, start + packed);
    const file = method === 8 ? inflateRawSync(body) : Buffer.from(body);
    if (file.length !== size) throw new Error(`${name} has ${file.length} bytes and not ${size}`);
    files.set(name, file);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** Records of a table by the names of its first record; semicolons, quotes doubled, lines end with CR LF. */
export function readCsv(file: Buffer): Record<string, string>[] {
  const records = file
    .toString()
    .split('\r\n')
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^";]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  const [heading, ...rows] = records;
  return rows.map((row) => {
    if (row.length !== heading!.length) throw new Error(`${row.length} cells and not ${heading!.length}`);
    return Object.fromEntries(heading!.map((name, index) => [name, row[index]!]));
  });
}
