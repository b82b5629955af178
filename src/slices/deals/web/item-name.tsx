import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { moneyInput } from '../../../web/ui/money.tsx';
import { productPage } from '../../purchases/contract.ts';
import type { DealFormPart } from './deal-fields.tsx';

/** What is to be sold: free text, or a product of the firm's list, which fills in its price. */
export function ItemName({ form, index }: DealFormPart & { index: number }) {
  const { t, i18n } = useTranslation('deals');
  const mayRead = useMay('purchase.read');
  const item = form.values.items[index];
  const [wanted] = useDebouncedValue(item?.name.trim() ?? '', 250);
  const { data } = useApi('/api/v1/products', {
    schema: productPage,
    query: { q: wanted, isActive: true, limit: 8 },
    enabled: mayRead && wanted.length > 1 && !item?.productId,
  });
  const found = item?.productId ? [] : (data?.items ?? []);
  const { onChange: _, value: __, defaultValue: ___, ...field } = form.getInputProps(`items.${index}.name`);
  const faultOfProduct = form.errors[`items.${index}.productId`];
  return (
    <Autocomplete
      size="sm"
      label={t('items.name')}
      {...field}
      {...(faultOfProduct ? { error: faultOfProduct } : {})}
      value={item?.name ?? ''}
      data={[...new Set(found.map(({ name }) => name))]}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      onChange={(name) => {
        form.setFieldValue(`items.${index}.name`, name);
        form.setFieldValue(`items.${index}.productId`, null);
      }}
      onOptionSubmit={(name) => {
        const product = found.find((each) => each.name === name);
        if (!product) return;
        const cents = Math.round(Number(product.unitPrice) * 100);
        // After the change of the text, which takes the product away.
        queueMicrotask(() => {
          form.setFieldValue(`items.${index}.name`, product.name);
          form.setFieldValue(`items.${index}.productId`, product.productId);
          form.setFieldValue(`items.${index}.unitPriceCents`, moneyInput(cents, i18n.language));
        });
      }}
    />
  );
}
