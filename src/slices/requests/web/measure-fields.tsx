import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { RESTRICTION_REASONS } from '../../grounds/contract.ts';
import { useFooting } from '../../grounds/web/use-footing.ts';
import type { ErasurePreview, RequestDetail } from '../contract.ts';
import type { AnswerValues } from './answer-panel.tsx';
import { ErasureContents } from './erasure-contents.tsx';
import { ProposedFields } from './proposed-fields.tsx';

interface MeasureFieldsProps {
  request: RequestDetail;
  form: Form<AnswerValues>;
  /** Of an erasure, once it is there. */
  preview: ErasurePreview | undefined;
  previewError: unknown;
}

/** What has to be said to carry out what was asked. */
export function MeasureFields({ request, form, preview, previewError }: MeasureFieldsProps) {
  const { t } = useTranslation('requests');
  const { contactId, kind } = request;
  if (kind === 'question')
    return (
      <Textarea
        label={t('measure.reply')}
        description={t('measure.replyHint')}
        minRows={4}
        autosize
        required
        {...form.getInputProps('measure.text')}
      />
    );
  if (contactId === null) return <Text size="sm">{t('measure.nothing-held')}</Text>;
  switch (kind) {
    case 'rectification':
      return <CorrectionFields request={request} contactId={contactId} form={form} />;
    case 'erasure':
      if (previewError) return <ErrorState error={previewError} />;
      return preview ? <ErasureFields preview={preview} form={form} /> : <LoadingState lines={4} />;
    case 'restriction':
      return <RestrictionFields form={form} />;
    case 'objection':
      return <ObjectionFields contactId={contactId} form={form} />;
    case 'withdrawal':
      return <WithdrawalFields contactId={contactId} form={form} />;
    case 'human-review':
      return <ReviewFields form={form} />;
    default:
      return <Text size="sm">{t(`measure.${kind}`)}</Text>;
  }
}

type Part = Pick<MeasureFieldsProps, 'form'>;

function CorrectionFields({
  request,
  contactId,
  form,
}: Part & { request: RequestDetail; contactId: string }) {
  const { t } = useTranslation('requests');
  return (
    <Stack gap="sm">
      {request.proposed ? <ProposedFields contactId={contactId} proposed={request.proposed} /> : null}
      <NativeSelect
        label={t('measure.how')}
        description={t(`measure.howHint.${form.values.measure.how}`)}
        data={(request.proposed ? (['proposed', 'done'] as const) : (['done'] as const)).map((value) => ({
          value,
          label: t(`measure.howOf.${value}`),
        }))}
        {...form.getInputProps('measure.how')}
      />
      {form.values.measure.how === 'done' ? (
        <AnchorLink to="/contacts/$contactId/edit" params={{ contactId }} size="sm">
          {t('measure.byHand')}
        </AnchorLink>
      ) : null}
    </Stack>
  );
}

function ErasureFields({ preview, form }: Part & { preview: ErasurePreview }) {
  const { t } = useTranslation('requests');
  return (
    <Stack gap="sm">
      <ErasureContents preview={preview} suppresses={form.values.measure.suppress} />
      <Checkbox
        label={t('erasure.suppress')}
        description={t('erasure.suppressHint')}
        {...form.getInputProps('measure.suppress', { type: 'checkbox' })}
      />
    </Stack>
  );
}

function RestrictionFields({ form }: Part) {
  const { t } = useTranslation(['requests', 'grounds']);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('measure.restriction')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('grounds:restriction.reason')}
          required
          data={RESTRICTION_REASONS.map((value) => ({ value, label: t(`grounds:reason.${value}`) }))}
          {...form.getInputProps('measure.reason')}
        />
        <TextInput
          type="date"
          label={t('grounds:restriction.reviewOn')}
          required
          {...form.getInputProps('measure.reviewOn')}
        />
      </SimpleGrid>
      <Textarea label={t('grounds:restriction.note')} {...form.getInputProps('measure.note')} />
    </Stack>
  );
}

function ObjectionFields({ contactId, form }: Part & { contactId: string }) {
  const { t } = useTranslation(['requests', 'grounds']);
  const labelOf = usePurposeLabel();
  const { data, error, refetch } = useFooting(contactId);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('grounds:objection.directMarketing')}
        {...form.getInputProps('measure.directMarketing', { type: 'checkbox' })}
      />
      {data && data.openPurposes.length > 0 ? (
        <Checkbox.Group label={t('grounds:objection.purposes')} {...form.getInputProps('measure.purposes')}>
          <Stack gap="xs" mt="xs">
            {data.openPurposes.map((key) => (
              <Checkbox key={key} value={key} label={labelOf(key)} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
    </Stack>
  );
}

function WithdrawalFields({ contactId, form }: Part & { contactId: string }) {
  const { t } = useTranslation('requests');
  const labelOf = usePurposeLabel();
  const { data, error, refetch } = useFooting(contactId);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={2} />;
  const consents = data.grounds.filter(
    ({ legalBasis, status }) => legalBasis === 'consent' && status === 'given',
  );
  if (consents.length === 0) return <Text size="sm">{t('measure.noConsents')}</Text>;
  return (
    <Checkbox.Group
      label={t('measure.consents')}
      description={t('measure.consentsHint')}
      {...form.getInputProps('measure.groundIds')}
    >
      <Stack gap="xs" mt="xs">
        {consents.map(({ groundId, purpose, evidence }) => (
          <Checkbox
            key={groundId}
            value={groundId}
            label={labelOf(purpose)}
            description={evidence.length > 120 ? `${evidence.slice(0, 120)} …` : evidence}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function ReviewFields({ form }: Part) {
  const { t } = useTranslation('requests');
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('measure.outcome')}
        description={t('measure.outcomeHint')}
        data={(['none', 'upheld', 'changed'] as const).map((value) => ({
          value,
          label: t(`outcome.${value}`),
        }))}
        {...form.getInputProps('measure.outcome')}
      />
      <Textarea label={t('measure.reasons')} minRows={3} {...form.getInputProps('measure.reasons')} />
    </Stack>
  );
}
