import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { RequestDetail } from '../contract.ts';
import classes from './requests.module.css';
import { useStepDetail } from './step-detail.ts';

/** Each step with who took it and when; no content. */
export function RequestHistory({ history }: Pick<RequestDetail, 'history'>) {
  const { t } = useTranslation('requests');
  const detailOf = useStepDetail();
  return (
    <Paper component="section" aria-labelledby="request-history">
      <Title order={2} id="request-history" mb="xs">
        {t('request.history')}
      </Title>
      <ol className={classes.list}>
        {history.map((entry) => (
          <li key={`${entry.what} ${entry.at}`} className={classes.item}>
            <Text size="sm" fw={500}>
              {[t(`step.${entry.what}`), detailOf(entry)].filter(Boolean).join(': ')}
            </Text>
            <Text size="sm" c="dimmed">
              <DateText value={entry.at} withTime />
              {entry.by ? ` · ${entry.by}` : null}
            </Text>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
