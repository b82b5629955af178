import { Badge, Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi, useApiPages } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { type Product, productPage, product as productSchema } from '../contract.ts';
import { showDecimal } from './decimals.ts';
import { NoDocuments } from './no-documents.tsx';
import { ProductDialog } from './product-dialog.tsx';
import { PurchasesHeader } from './purchases-header.tsx';

const route = getRouteApi('/shell/products');

function useColumns(): readonly Column<Product>[] {
  const { t, i18n } = useTranslation('purchases');
  const money = ({ unitPrice, currency }: Product) =>
    new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
      style: 'currency',
      currency,
      maximumFractionDigits: 6,
    }).format(Number(unitPrice));
  return [
    { key: 'number', header: t('product.number'), cell: ({ number }) => number, width: '9rem' },
    { key: 'price', header: t('product.price'), cell: money, width: '9rem' },
    { key: 'unit', header: t('product.unit'), cell: ({ unit }) => unit, width: '7rem' },
    {
      key: 'tax',
      header: t('product.tax'),
      cell: ({ taxRateBp }) => `${showDecimal(String(taxRateBp / 100), i18n.language)} %`,
      width: '6rem',
    },
    {
      key: 'active',
      header: t('column.state'),
      cell: ({ isActive }) => (isActive ? null : <Badge color="gray">{t('product.inactive')}</Badge>),
      width: '8rem',
    },
  ];
}

export function ProductListPage() {
  const { t } = useTranslation('purchases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay('purchase.write');
  const [isNew, setNew] = useState(false);
  const shown = useApi(`/api/v1/products/${search.product}`, {
    schema: productSchema,
    enabled: search.product !== undefined,
  }).data;
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const pages = useApiPages('/api/v1/products', {
    schema: productPage,
    query: { q: search.q, ...(search.all ? {} : { isActive: true }) },
  });
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {t('product.new')}
    </Button>
  ) : null;
  return (
    <>
      <PurchasesHeader view="products" actions={add} />
      <Stack gap="sm">
        <search aria-label={t('filter.label')}>
          <Group gap="md" align="flex-end">
            <FilterText
              label={t('product.search')}
              value={search.q}
              onChange={(q) => change({ q })}
              flex={{ base: '1 1 12rem', sm: '0 1 22rem' }}
            />
            <Checkbox
              label={t('product.all')}
              checked={search.all ?? false}
              onChange={(event) => change({ all: event.currentTarget.checked || undefined })}
              mb={6}
            />
          </Group>
        </search>
        <DataList
          label={t('view.products')}
          pages={pages}
          columns={useColumns()}
          rowKey={({ productId }) => productId}
          linkHeader={t('product.name')}
          link={(product, props) =>
            mayWrite ? (
              <AnchorLink
                to="/products"
                search={{ ...search, product: product.productId }}
                replace
                resetScroll={false}
                {...props}
              >
                {product.name}
              </AnchorLink>
            ) : (
              product.name
            )
          }
          empty={<NoDocuments of="products" isFiltered={search.q !== undefined} />}
        />
      </Stack>
      {isNew ? <ProductDialog product={undefined} onClose={() => setNew(false)} /> : null}
      {search.product && shown ? (
        <ProductDialog product={shown} onClose={() => change({ product: undefined })} />
      ) : null}
    </>
  );
}
