import { Button, Stack, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Catalogue, catalogue, type DeletionRule } from '../contract.ts';
import { ClassesSection } from './classes-section.tsx';
import classes from './retention.module.css';
import { RetentionFrame } from './retention-frame.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { StateBanner } from './state-banner.tsx';

/** The catalogue of deletion rules as a document (DIN 66398): to be read, changed and printed. */
export function RulesPage() {
  const { t } = useTranslation('retention');
  const print = (
    <Button
      variant="default"
      className={classes.screen ?? ''}
      leftSection={<IconPrinter size={16} aria-hidden />}
      onClick={() => window.print()}
    >
      {t('rules.print')}
    </Button>
  );
  return (
    <RetentionFrame part="rules" actions={print}>
      <StateBanner />
      <Rules />
    </RetentionFrame>
  );
}

function Rules() {
  const { data, error, refetch } = useApi('/api/v1/retention/rules', { schema: catalogue });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={12} />;
  return (
    <Stack gap="lg">
      <ByAge catalogue={data} />
      <Grounds catalogue={data} />
      <Others catalogue={data} />
      <ClassesSection catalogue={data} />
    </Stack>
  );
}

/** Kinds of data with a period of their own: the ones that a firm changes. */
function ByAge({ catalogue: all }: { catalogue: Catalogue }) {
  const { t } = useTranslation('retention');
  const manages = useMay('retention.manage');
  const [editing, setEditing] = useState<DeletionRule>();
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('rules.byAge')}
      </Title>
      <SimpleTable
        label={t('rules.byAge')}
        rows={all.rules.filter(({ isChangeable }) => isChangeable)}
        rowKey={({ table }) => table}
        columns={[
          { key: 'kind', header: t('rules.kind'), width: '14rem', cell: ({ label }) => label },
          { key: 'rule', header: t('rules.rule'), cell: ({ deletion }) => deletion },
          { key: 'from', header: t('rules.from'), width: '9rem', cell: ({ runsFrom }) => runsFrom },
          {
            key: 'since',
            width: '9rem',
            header: t('rules.since'),
            cell: ({ since, isShipped }) => (isShipped ? t('rules.shipped') : <DateText value={since} />),
          },
          {
            key: 'change',
            header: t('rules.actions'),
            cell: (rule) =>
              manages ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  className={classes.screen ?? ''}
                  aria-label={t('rules.changeOf', { kind: rule.label })}
                  onClick={() => setEditing(rule)}
                >
                  {t('rules.change')}
                </Button>
              ) : null,
          },
        ]}
      />
      {editing ? <RuleDialog rule={editing} catalogue={all} onClose={() => setEditing(undefined)} /> : null}
    </section>
  );
}

function Grounds({ catalogue: { purposes } }: { catalogue: Catalogue }) {
  const { t } = useTranslation('retention');
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('rules.grounds')}
      </Title>
      <SimpleTable
        label={t('rules.grounds')}
        rows={purposes}
        rowKey={({ key }) => key}
        columns={[
          { key: 'purpose', header: t('rules.purpose'), cell: ({ label }) => label },
          { key: 'days', header: t('rules.days'), isNumber: true, cell: ({ retainDays }) => retainDays },
          { key: 'rule', header: t('rules.rule'), cell: ({ rule }) => rule },
        ]}
      />
    </section>
  );
}

function Others({ catalogue: { rules, classes: all } }: { catalogue: Catalogue }) {
  const { t } = useTranslation('retention');
  const nameOf = (key: string) => all.find((each) => each.key === key)?.statute ?? '';
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('rules.others')}
      </Title>
      <SimpleTable
        label={t('rules.others')}
        rows={rules.filter(({ isChangeable }) => !isChangeable)}
        rowKey={({ table }) => table}
        columns={[
          { key: 'kind', header: t('rules.kind'), width: '14rem', cell: ({ label }) => label },
          { key: 'rule', header: t('rules.rule'), cell: ({ deletion }) => deletion },
          { key: 'statute', header: t('rules.statute'), cell: ({ classKey }) => nameOf(classKey) },
        ]}
      />
    </section>
  );
}
