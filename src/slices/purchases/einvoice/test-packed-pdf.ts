import { deflateSync } from 'node:zlib';

/**
 * A PDF of version 1.5 with packed objects and a packed table of places, as newer programs write it, with PNG
 * prediction ("up") over the table. `broken` leaves out where the table stands.
 */
export function packedPdfWith(name: string, content: string, { broken = false } = {}): Buffer {
  const file = deflateSync(Buffer.from(content));
  const packed = [
    '<</Type/Catalog/Pages 2 0 R/Names 5 0 R>>',
    '<</Type/Pages/Kids[]/Count 0>>',
    `<</Type/Filespec/F(${name})/UF(${name})/EF<</F 4 0 R>>>>`,
    '<</EmbeddedFiles<</Kids[7 0 R]>>>>',
    `<</Limits[(${name})(${name})]/Names[(${name}) 3 0 R]>>`,
  ];
  const numbers = [1, 2, 3, 5, 7];
  let at = 0;
  const head = numbers.map((number, n) => {
    const entry = `${number} ${at}`;
    at += packed[n]!.length + 1;
    return entry;
  });
  const first = `${head.join(' ')} `;
  const objects = deflateSync(Buffer.from(`${first}${packed.join(' ')}`));
  const pieces: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places = new Map<number, number>();
  const size = (): number => pieces.reduce((total, piece) => total + piece.length, 0);
  const stream = (number: number, dictionary: string, bytes: Buffer): void => {
    places.set(number, size());
    pieces.push(
      Buffer.from(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>\nstream\r\n`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    );
  };
  stream(4, '/Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode', file);
  stream(6, `/Type/ObjStm/N ${numbers.length}/First ${first.length}/Filter/FlateDecode`, objects);
  const table = size();
  const rows = Array.from({ length: 9 }, (_, number): number[] => {
    const index = numbers.indexOf(number);
    if (index >= 0) return [2, 0, 6, index];
    const place = number === 8 ? table : places.get(number);
    return place === undefined ? [0, 0, 0, 0] : [1, place >> 8, place & 255, 0];
  });
  const predicted = rows.flatMap((row, n) => [
    2,
    ...row.map((byte, c) => (byte - (n > 0 ? rows[n - 1]![c]! : 0)) & 255),
  ]);
  stream(
    8,
    '/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>',
    deflateSync(Buffer.from(predicted)),
  );
  pieces.push(Buffer.from(broken ? '%%EOF' : `startxref\n${table}\n%%EOF\n`));
  return Buffer.concat(pieces);
}
