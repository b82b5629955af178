export const grounds = {
  basis: {
    consent: 'Einwilligung',
    contract: 'Vertrag oder Anbahnung',
    'legal-obligation': 'Rechtliche Verpflichtung',
    'vital-interests': 'Lebenswichtige Interessen',
    'public-task': 'Öffentliche Aufgabe',
    'legitimate-interests': 'Berechtigtes Interesse',
  },
} as const;
