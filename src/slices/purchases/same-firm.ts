/** Legal forms say nothing about which firm it is: one program writes them out, the other leaves them away. */
const FORMS =
  /\b(?:gesellschaft mit beschraenkter haftung|gmbh|mbh|ag|kg|kgaa|ohg|ug|haftungsbeschraenkt|gbr|e k|e v|eg|partg|ltd|inc|co)\b/g;

/** Whether one of the names is this firm, loosely: letters and digits alone, without the legal form. */
export function isSameFirm(firm: string, names: readonly (string | null)[]): boolean {
  const wanted = bare(firm);
  return names.some((name) => {
    const given = bare(name ?? '');
    return (
      given !== '' && (given === wanted || given.startsWith(`${wanted} `) || wanted.startsWith(`${given} `))
    );
  });
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(FORMS, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
