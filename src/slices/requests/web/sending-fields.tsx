import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { notifyProblem } from '../../../web/ui/notify.ts';
import type { FieldProps } from '../../../web/ui/problem-form.tsx';
import type { Delivery, Letter, RequestDetail } from '../contract.ts';
import type { SendingValues } from './use-step.ts';

interface SendingFieldsProps {
  request: RequestDetail;
  ways: readonly Delivery[];
  values: SendingValues;
  inputProps: (name: 'deliver' | 'to' | 'language') => FieldProps;
  draft: Letter | undefined;
  onLetter: (letter: Letter | null) => void;
}

/** How the answer goes, and the letter, which can be changed before it does. */
export function SendingFields({ request, ways, values, inputProps, draft, onLetter }: SendingFieldsProps) {
  const { t } = useTranslation('requests');
  const { deliver } = values;
  const byMail = deliver === 'link' || deliver === 'attachment';
  const { emails, addressLines } = request.to;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('sending.deliver')}
          description={t(`sending.hint.${deliver}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={ways.map((value) => ({ value, label: t(`deliver.${value}`) }))}
          {...inputProps('deliver')}
        />
        {byMail && emails.length > 0 ? (
          <NativeSelect label={t('sending.to')} data={[...emails]} {...inputProps('to')} />
        ) : null}
      </SimpleGrid>
      {!byMail && deliver !== 'told' && addressLines.length < 2 ? (
        <Text size="sm" c="dimmed">
          {t('sending.noAddress')}
        </Text>
      ) : null}
      {deliver === 'told' ? null : (
        <LetterFields
          request={request}
          values={values}
          inputProps={inputProps}
          draft={draft}
          onLetter={onLetter}
        />
      )}
    </Stack>
  );
}

function LetterFields({ request, values, inputProps, draft, onLetter }: Omit<SendingFieldsProps, 'ways'>) {
  const { t } = useTranslation('requests');
  const [isDrawing, setDrawing] = useState(false);
  const shown = values.letter ?? draft;
  const language = inputProps('language');
  const look = async (letter: Letter) => {
    setDrawing(true);
    try {
      const path = `/api/v1/requests/${request.requestId}/letter`;
      saveFile(await api.file(path, { purpose: 'rights', method: 'POST', body: letter }));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setDrawing(false);
    }
  };
  return (
    <>
      <NativeSelect
        label={t('sending.language')}
        maw={{ sm: '16rem' }}
        data={[
          { value: '', label: t('report.ofPerson') },
          { value: 'de', label: t('report.german') },
          { value: 'en', label: t('report.english') },
        ]}
        {...language}
        onChange={(event) => {
          language.onChange(event);
          onLetter(null);
        }}
      />
      <TextInput
        label={t('sending.subject')}
        required
        disabled={!shown}
        value={shown?.subject ?? ''}
        onChange={({ currentTarget: { value } }) => shown && onLetter({ ...shown, subject: value })}
      />
      <Textarea
        label={t('sending.text')}
        description={t(shown?.text.includes('{receipt}') ? 'sending.receiptHint' : 'sending.textHint')}
        required
        autosize
        minRows={10}
        maxRows={28}
        disabled={!shown}
        value={shown?.text ?? ''}
        onChange={({ currentTarget: { value } }) => shown && onLetter({ ...shown, text: value })}
      />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          loading={isDrawing}
          disabled={!shown}
          onClick={() => shown && void look(shown)}
        >
          {t('sending.look')}
        </Button>
        {values.letter ? (
          <Button variant="subtle" size="xs" onClick={() => onLetter(null)}>
            {t('sending.again')}
          </Button>
        ) : null}
      </Group>
    </>
  );
}
