import { readAgeFile } from './age-file.ts';
import { BackupError } from './backup-error.ts';
import { type FilePart, unpackPart } from './file-parts.ts';
import { type BackupHeader, type BackupTrailer, FORMAT, type Section } from './format.ts';
import type { KeyRing } from './key-ring.ts';
import { readRecords } from './records.ts';
import { unseal } from './seal.ts';

/** What a backup holds, in its order. `lost`: rows that no key opens any more. */
export type Opened =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'section'; section: Section }
  | { kind: 'rows'; rows: Buffer; count: number }
  | { kind: 'part'; area: string; part: FilePart }
  | { kind: 'lost'; count: number }
  | { kind: 'trailer'; trailer: BackupTrailer };

/**
 * Opens a backup and yields, in clear, everything that can still be opened with these keys. Throws BackupError when it is
 * damaged, cut short, for another identity or from a newer Obhut; also after much of it came.
 */
export async function* openBackup(
  file: string,
  identities: readonly string[],
  ring: KeyRing,
): AsyncGenerator<Opened> {
  let header: BackupHeader | undefined;
  let section: Section | undefined;
  for await (const { kind, content } of readRecords(readAgeFile(file, identities))) {
    if (kind === 'header') {
      header = JSON.parse(content.toString()) as BackupHeader;
      if (header.format > FORMAT)
        throw new BackupError(`${file} was written by a newer Obhut: install that one first.`);
      if (!header.migrations) throw new BackupError(`${file} is no backup; it looks like a copy of keys.`);
      yield { kind, header };
    } else if (!header) throw new BackupError(`${file} is no backup of Obhut.`);
    else if (kind === 'section') {
      section = JSON.parse(content.toString()) as Section;
      yield { kind, section };
    } else if (kind === 'block') {
      const { rows, body } = unseal(content, section!.sharing, (id) => ring.find(id));
      if (!body) yield { kind: 'lost', count: rows };
      else if ('files' in section!) yield { kind: 'part', area: section.files, part: unpackPart(body) };
      else yield { kind: 'rows', rows: body, count: rows };
    } else if (kind === 'trailer') yield { kind, trailer: JSON.parse(content.toString()) as BackupTrailer };
  }
}
