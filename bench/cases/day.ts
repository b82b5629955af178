import type { Row } from '../measure.ts';

export async function run(): Promise<Row[]> {
  return [];
}
