import { describe, expect, it } from 'vitest';
import { Searcher, tracesOf } from './traces.ts';

const MARKER = 'zqxmarker0815';
const ID = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6a7b';
const find = (chunks: Buffer[]): string[] => {
  const searcher = new Searcher(tracesOf(MARKER, [ID]));
  for (const chunk of chunks) searcher.add(chunk);
  return [...searcher.found];
};

describe('the search for what an erasure left behind', () => {
  it('finds nothing where nothing is', () => {
    expect(find([Buffer.alloc(5000, 'zqxmarke'), Buffer.from('zqxmarker081')])).toEqual([]);
  });

  it('finds a marker that two chunks share, however small they are', () => {
    for (let cut = 1; cut < MARKER.length; cut++)
      expect(find([Buffer.from(`..${MARKER.slice(0, cut)}`), Buffer.from(`${MARKER.slice(cut)}..`)])).toEqual(
        ['marker'],
      );
    expect(find([...Buffer.from(`a${MARKER}b`)].map((byte) => Buffer.from([byte])))).toEqual(['marker']);
  });

  it('finds it in every base64, wherever it begins', () => {
    for (let before = 0; before < 6; before++)
      for (let after = 0; after < 4; after++) {
        const text = Buffer.from('x'.repeat(before) + MARKER + 'y'.repeat(after)).toString('base64');
        expect(find([Buffer.from(text)]), `${before} ${after}`).toEqual(['marker in base64']);
      }
  });

  it('finds capitals, digits, UTF-16, and an id as PostgreSQL stores it', () => {
    expect(find([Buffer.from(MARKER.toUpperCase())])).toEqual(['marker in capitals']);
    expect(find([Buffer.from(Buffer.from(MARKER).toString('hex'))])).toEqual(['marker as hexadecimal']);
    expect(find([Buffer.from(`ü${MARKER}`, 'utf16le')])).toEqual(['marker in UTF-16']);
    expect(find([Buffer.from(ID.replaceAll('-', ''), 'hex')])).toEqual(['id as stored']);
    expect(find([Buffer.from(`"${ID}"`)])).toEqual(['id as text']);
  });
});
