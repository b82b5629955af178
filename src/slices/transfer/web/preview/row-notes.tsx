import { Text } from '@mantine/core';
import type { PreviewRow } from '../../contract.ts';
import { useProblemText } from './use-problem-text.ts';

/** What was repaired, left out or should be looked at. */
export function RowNotes({ problems }: Pick<PreviewRow, 'problems'>) {
  const textOf = useProblemText();
  return (
    <div>
      {problems.map(({ code, column }) => (
        <Text key={`${code} ${column ?? ''}`} size="xs">
          {column ? `${column}: ` : ''}
          {textOf(code)}
        </Text>
      ))}
    </div>
  );
}
