import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { productPage } from '../contract.ts';
import { typeDecimal } from './decimals.ts';
import type { DocumentValues } from './document-values.ts';

/** What a line is about: free text, or a product, which fills in unit, price and tax. */
export function ProductInput({ form, index }: { form: Form<DocumentValues>; index: number }) {
  const { t, i18n } = useTranslation('purchases');
  const line = form.values.lines[index];
  const { onChange: _, value: __, defaultValue: ___, ...props } = form.getInputProps(`lines.${index}.text`);
  const [wanted] = useDebouncedValue(line?.text.trim() ?? '', 250);
  const { data } = useApi('/api/v1/products', {
    schema: productPage,
    query: { q: wanted, isActive: true, limit: 8 },
    enabled: wanted.length > 1 && !line?.productId,
  });
  const found = line?.productId ? [] : (data?.items ?? []);
  const set = (values: Partial<DocumentValues['lines'][number]>) => {
    for (const [name, value] of Object.entries(values))
      form.setFieldValue(`lines.${index}.${name}`, value as never);
  };
  return (
    <Autocomplete
      size="sm"
      label={t('lines.text')}
      placeholder={t('lines.textHint')}
      {...props}
      // A mouse may leave several lines in one cell; the field shows one.
      value={line?.text ?? ''}
      data={[...new Set(found.map(({ name }) => name))]}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      onChange={(text) => {
        set({ text, productId: null });
      }}
      onOptionSubmit={(name) => {
        const product = found.find((each) => each.name === name);
        if (!product) return;
        // After the change of the text, which takes the product away.
        queueMicrotask(() =>
          set({
            text: product.name,
            productId: product.productId,
            unit: product.unit,
            unitPrice: typeDecimal(product.unitPrice, i18n.language),
            taxRateBp: typeDecimal(product.taxRateBp / 100, i18n.language),
          }),
        );
      }}
    />
  );
}
