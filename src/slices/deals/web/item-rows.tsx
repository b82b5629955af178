import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney, MoneyInput } from '../../../web/ui/money.tsx';
import { itemCents } from '../contract.ts';
import type { DealFormPart } from './deal-fields.tsx';
import { EMPTY_ITEM, type ItemValues, itemOf } from './deal-values.ts';
import classes from './deals.module.css';
import { ItemName } from './item-name.tsx';

/** What an item comes to; undefined while a number cannot be read. */
function totalOf(item: ItemValues, language: string): number | undefined {
  const { quantity, unitPriceCents, discountPercent } = itemOf(item, language);
  const isReadable =
    quantity !== null &&
    discountPercent !== null &&
    unitPriceCents !== null &&
    Number.isInteger(unitPriceCents);
  return isReadable ? itemCents({ quantity, unitPriceCents, discountPercent }) : undefined;
}

/** What is to be sold. As soon as there is a line, the value of the deal is the sum of the lines. */
export function ItemRows({ form }: DealFormPart) {
  const { t, i18n } = useTranslation('deals');
  const { items, currency } = form.values;
  const isCurrency = /^[A-Za-z]{3}$/.test(currency);
  const money = (cents: number | undefined): string =>
    cents === undefined || !isCurrency ? '–' : formatMoney(cents, currency, i18n.language);
  const totals = items.map((item) => totalOf(item, i18n.language));
  const sum = totals.reduce<number>((all, total) => all + (total ?? 0), 0);
  const add = () => {
    form.insertListItem('items', { ...EMPTY_ITEM });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-path="items.${items.length}.name"]`)?.focus(),
    );
  };
  return (
    <Fieldset legend={t('items.title')}>
      <Stack gap="sm">
        {items.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.item}>
            <ItemName form={form} index={index} />
            <TextInput
              label={t('items.quantity')}
              inputMode="decimal"
              {...form.getInputProps(`items.${index}.quantity`)}
            />
            <MoneyInput
              label={t('items.unitPrice')}
              {...form.getInputProps(`items.${index}.unitPriceCents`)}
            />
            <TextInput
              label={t('items.discount')}
              inputMode="decimal"
              {...form.getInputProps(`items.${index}.discountPercent`)}
            />
            <Text size="sm" className={classes.itemTotal!}>
              {money(totals[index])}
            </Text>
            <ActionIcon
              aria-label={t('items.remove', { number: index + 1 })}
              onClick={() => form.removeListItem('items', index)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Group justify="space-between">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={add}
          >
            {t('items.add')}
          </Button>
          {items.length > 0 ? (
            <Text size="sm" fw={550} role="status">
              {t('items.sum', { sum: money(sum) })}
            </Text>
          ) : null}
        </Group>
      </Stack>
    </Fieldset>
  );
}
