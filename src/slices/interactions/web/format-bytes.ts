const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** 1,2 MB in German, 1.2 MB in English. */
export function formatBytes(bytes: number, language: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
