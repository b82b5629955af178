import { Alert, Button, NumberInput, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type PurchaseSettings, purchaseSettings } from '../contract.ts';
import { regulated } from './keep-rules.ts';
import classes from './purchases.module.css';

const PATH = '/api/v1/purchase-settings';

/** How documents are numbered, and how long the law says to keep them. */
export function PurchaseSettingsPage() {
  const { t } = useTranslation('purchases');
  const { data, error, refetch } = useApi(PATH, { schema: purchaseSettings });
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        back={
          <AnchorLink to="/invoices" search={{}} size="sm">
            ← {t('view.invoices')}
          </AnchorLink>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <SettingsForm settings={data} />
      ) : (
        <LoadingState />
      )}
    </>
  );
}

function SettingsForm({ settings }: { settings: PurchaseSettings }) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: settings,
    send: (body) => api.put(PATH, { purpose, body, schema: purchaseSettings }),
    onDone: () => {
      notifyDone(t('settings.saved'));
      return refresh(PATH);
    },
  });
  const { form } = state;
  return (
    <Paper>
      <ProblemForm state={state}>
        <Stack gap="sm">
          <Title order={2}>{t('settings.numbers')}</Title>
          <Text size="sm" c="dimmed">
            {t('settings.numbersText')}
          </Text>
          {form.values.numberRanges.map(({ rangeKey }, index) => (
            <fieldset key={rangeKey} className={classes.setting} aria-label={t(`settings.range.${rangeKey}`)}>
              <Text size="sm">{t(`settings.range.${rangeKey}`)}</Text>
              <TextInput
                label={t('settings.pattern')}
                autoComplete="off"
                {...form.getInputProps(`numberRanges.${index}.pattern`)}
              />
              <NumberInput
                size="sm"
                label={t('settings.digits')}
                min={1}
                max={10}
                {...form.getInputProps(`numberRanges.${index}.digits`)}
              />
            </fieldset>
          ))}
        </Stack>
        <Stack gap="sm">
          <Title order={2}>{t('settings.keep')}</Title>
          <Text size="sm" c="dimmed">
            {t('settings.keepText')}
          </Text>
          <Alert
            color="gray"
            icon={<IconBuildingBank size={18} aria-hidden />}
            title={t('settings.regulated')}
          >
            <Text size="sm" mb="xs">
              {t('settings.regulatedText')}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => form.setFieldValue('keepRules', regulated(form.getValues().keepRules))}
            >
              {t('settings.regulatedFill')}
            </Button>
          </Alert>
          {form.values.keepRules.map(({ ruleKey }, index) => (
            <fieldset key={ruleKey} className={classes.setting} aria-label={t(`settings.rule.${ruleKey}`)}>
              <Text size="sm">{t(`settings.rule.${ruleKey}`)}</Text>
              <SimpleGrid cols={1} spacing={6}>
                <TextInput
                  label={t('settings.statuteDe')}
                  {...form.getInputProps(`keepRules.${index}.statuteDe`)}
                />
                <TextInput
                  label={t('settings.statuteEn')}
                  {...form.getInputProps(`keepRules.${index}.statuteEn`)}
                />
              </SimpleGrid>
              <NumberInput
                size="sm"
                label={t('settings.years')}
                min={1}
                max={30}
                {...form.getInputProps(`keepRules.${index}.years`)}
              />
            </fieldset>
          ))}
        </Stack>
      </ProblemForm>
    </Paper>
  );
}
