import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../web/ui/money.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { type DocumentValues, emptyLine, netOf, totalsOfLines } from './document-values.ts';
import { ProductInput } from './product-input.tsx';
import classes from './purchases.module.css';
import { SumList } from './sum-list.tsx';

interface LineRowProps {
  form: Form<DocumentValues>;
  index: number;
  onEnter: (event: KeyboardEvent) => void;
  onRemove: () => void;
}

function LineRow({ form, index, onEnter, onRemove }: LineRowProps) {
  const { t, i18n } = useTranslation('purchases');
  const { lines, currency } = form.values;
  const net = netOf(lines[index]!, i18n.language);
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const field = (name: 'quantity' | 'unit' | 'unitPrice' | 'discountBp' | 'taxRateBp') => (
    <TextInput
      label={t(`lines.${name}`)}
      autoComplete="off"
      {...(name === 'unit' ? {} : { inputMode: 'decimal' as const })}
      {...form.getInputProps(`lines.${index}.${name}`)}
      onKeyDown={onEnter}
    />
  );
  return (
    <fieldset className={classes.line} aria-label={t('lines.number', { number: index + 1 })}>
      <ProductInput form={form} index={index} />
      {field('quantity')}
      {field('unit')}
      {field('unitPrice')}
      {field('discountBp')}
      {field('taxRateBp')}
      <Text size="sm" className={classes.lineNet!}>
        {net === undefined || !isCurrency ? '–' : formatMoney(net, currency, i18n.language)}
      </Text>
      <ActionIcon
        aria-label={t('lines.remove', { number: index + 1 })}
        onClick={onRemove}
        disabled={lines.length === 1}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}

/** The lines of a document. Enter in a number leads to the next line, and makes one after the last. */
export function LineRows({ form }: { form: Form<DocumentValues> }) {
  const { t, i18n } = useTranslation('purchases');
  const { lines, currency } = form.values;
  const { language } = i18n;
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const focus = (index: number) =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-path="lines.${index}.text"]`)?.focus(),
    );
  const add = () => {
    form.insertListItem('lines', {
      ...emptyLine(language),
      taxRateBp: lines.at(-1)?.taxRateBp ?? emptyLine(language).taxRateBp,
    });
    focus(lines.length);
  };
  const onEnter = (index: number) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (index === lines.length - 1) add();
    else focus(index + 1);
  };
  const remove = (index: number) => {
    form.removeListItem('lines', index);
    if (lines.length > 1) focus(Math.max(0, index - 1));
  };
  return (
    <Fieldset legend={t('lines.title')}>
      <Stack gap="sm">
        {lines.map((_, index) => (
          <LineRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
            key={index}
            form={form}
            index={index}
            onEnter={onEnter(index)}
            onRemove={() => remove(index)}
          />
        ))}
        <Group justify="space-between" align="flex-start">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={add}
          >
            {t('lines.add')}
          </Button>
          {isCurrency ? <SumList totals={totalsOfLines(lines, language)} currency={currency} /> : null}
        </Group>
        <Text size="xs" c="dimmed">
          {t('lines.hint')}
        </Text>
      </Stack>
    </Fieldset>
  );
}
