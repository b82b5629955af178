import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { PRODUCT_KINDS, type Product, product as productSchema } from '../contract.ts';
import { basisPoints, sendDecimal, typeDecimal } from './decimals.ts';

interface ProductDialogProps {
  product: Product | undefined;
  onClose: () => void;
}

/** A new product, or one to change. */
export function ProductDialog({ product, onClose }: ProductDialogProps) {
  const { t } = useTranslation('purchases');
  return (
    <FormDialog isOpen onClose={onClose} title={product ? product.name : t('product.new')}>
      <ProductForm product={product} onClose={onClose} />
    </FormDialog>
  );
}

function ProductForm({ product, onClose }: ProductDialogProps) {
  const { t, i18n } = useTranslation('purchases');
  const { language } = i18n;
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: {
      number: product?.number ?? '',
      name: product?.name ?? '',
      kind: (product?.kind ?? 'goods') as string,
      unit: product?.unit ?? '',
      unitPrice: product ? typeDecimal(product.unitPrice, language) : '',
      currency: product?.currency ?? 'EUR',
      taxRateBp: typeDecimal((product?.taxRateBp ?? 1900) / 100, language),
      isActive: product?.isActive ?? true,
    },
    send: (values) => {
      const body = {
        ...values,
        unitPrice: sendDecimal(values.unitPrice, language),
        taxRateBp: basisPoints(values.taxRateBp, language),
      };
      return product
        ? api.patch(`/api/v1/products/${product.productId}`, {
            purpose,
            body: { ...body, version: product.version },
            schema: productSchema,
          })
        : api.post('/api/v1/products', { purpose, body, schema: productSchema });
    },
    onDone: () => {
      notifyDone(t('product.saved'));
      onClose();
      return refresh('/api/v1/products');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <TextInput label={t('product.name')} required data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('product.number')}
          required
          autoComplete="off"
          {...form.getInputProps('number')}
        />
        <NativeSelect
          label={t('product.kind')}
          data={PRODUCT_KINDS.map((value) => ({ value, label: t(`productKind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('product.price')}
          required
          inputMode="decimal"
          {...form.getInputProps('unitPrice')}
        />
        <TextInput label={t('field.currency')} maxLength={3} {...form.getInputProps('currency')} />
        <TextInput label={t('product.unit')} {...form.getInputProps('unit')} />
        <TextInput label={t('product.taxPercent')} inputMode="decimal" {...form.getInputProps('taxRateBp')} />
      </SimpleGrid>
      <Checkbox label={t('product.isActive')} {...form.getInputProps('isActive', { type: 'checkbox' })} />
    </ProblemForm>
  );
}
