import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import {
  invoiceSearch,
  newDocumentSearch,
  orderSearch,
  paymentSearch,
  productSearch,
  returnSearch,
} from './search.ts';

const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/invoices',
  validateSearch: invoiceSearch,
  component: lazyRouteComponent(() => import('./invoice-list-page.tsx'), 'InvoiceListPage'),
});
const newInvoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/new',
  validateSearch: newDocumentSearch,
  component: lazyRouteComponent(() => import('./new-document-page.tsx'), 'NewInvoicePage'),
});
const invoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
});
const editInvoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$invoiceId/edit',
  component: lazyRouteComponent(() => import('./edit-document-page.tsx'), 'EditInvoicePage'),
});
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  validateSearch: orderSearch,
  component: lazyRouteComponent(() => import('./order-list-page.tsx'), 'OrderListPage'),
});
const newOrder = createRoute({
  getParentRoute: () => shell,
  path: '/orders/new',
  validateSearch: newDocumentSearch,
  component: lazyRouteComponent(() => import('./new-document-page.tsx'), 'NewOrderPage'),
});
const order = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
});
const editOrder = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$orderId/edit',
  component: lazyRouteComponent(() => import('./edit-document-page.tsx'), 'EditOrderPage'),
});
const payments = createRoute({
  getParentRoute: () => shell,
  path: '/payments',
  validateSearch: paymentSearch,
  component: lazyRouteComponent(() => import('./payment-list-page.tsx'), 'PaymentListPage'),
});
const returns = createRoute({
  getParentRoute: () => shell,
  path: '/returns',
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('./return-list-page.tsx'), 'ReturnListPage'),
});
const products = createRoute({
  getParentRoute: () => shell,
  path: '/products',
  validateSearch: productSearch,
  component: lazyRouteComponent(() => import('./product-list-page.tsx'), 'ProductListPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/purchase-imports',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'PurchaseImportsPage'),
});
const importOne = createRoute({
  getParentRoute: () => shell,
  path: '/purchase-imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'PurchaseImportPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/purchases',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'PurchaseSettingsPage'),
});

export const purchasePages = [
  invoices,
  newInvoice,
  invoice,
  editInvoice,
  orders,
  newOrder,
  order,
  editOrder,
  payments,
  returns,
  products,
  imports,
  importOne,
  settings,
] as const;
