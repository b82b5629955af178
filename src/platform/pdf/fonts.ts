import { fileURLToPath } from 'node:url';

/** DejaVu: free to embed, and with letters for every language of Europe and many beyond. */
const file = (name: string): string => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

export const FONTS = {
  body: file('DejaVuSansCondensed'),
  bold: file('DejaVuSansCondensed-Bold'),
} as const;
export type FontName = keyof typeof FONTS;
