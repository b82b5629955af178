import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import {
  product,
  productChange,
  productInput,
  productPage,
  productQuery,
  purchaseSettings,
} from './contract-settings.ts';
import { findProducts } from './list-documents.ts';
import { presentProduct } from './present.ts';
import { changeProduct, createProduct } from './save-product.ts';
import { readSettings, writeSettings } from './settings.ts';
import { findProduct } from './store-product.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/products',
  summary: 'List products by name, or find them by part of the name or number',
  may: 'self',
  purpose: 'caller',
  action: 'purchases.list-products',
  query: productQuery,
  response: productPage,
  handle: (_ctx, tx, { query }) => findProducts(tx, query),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/products',
  summary: 'Create a product',
  may: 'purchase.write',
  purpose: 'caller',
  action: 'purchases.create-product',
  body: productInput,
  response: product,
  status: 201,
  handle: async (_ctx, tx, { body }) => presentProduct(await findProduct(tx, await createProduct(tx, body))),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/products/{id}',
  summary: 'Read a product',
  may: 'self',
  purpose: 'caller',
  action: 'purchases.read-product',
  params: idParams,
  response: product,
  handle: async (_ctx, tx, { params }) => presentProduct(await findProduct(tx, params.id)),
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/products/{id}',
  summary: 'Change the named fields of a product; documents that are written keep what they say',
  may: 'purchase.write',
  purpose: 'caller',
  action: 'purchases.change-product',
  params: idParams,
  body: productChange,
  response: product,
  async handle(_ctx, tx, { params, body }) {
    await changeProduct(tx, params.id, body);
    return presentProduct(await findProduct(tx, params.id));
  },
});

const settingsRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-settings',
  summary: 'Number ranges, and how long the law says to keep documents',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.read-settings',
  response: purchaseSettings,
  handle: (_ctx, tx) => readSettings(tx),
});

const saveSettingsRoute = route({
  method: 'PUT',
  path: '/api/v1/purchase-settings',
  summary: 'Set number ranges and periods to keep, for documents issued from now on',
  may: 'firm.manage',
  purpose: 'caller',
  action: 'purchases.save-settings',
  body: purchaseSettings,
  response: purchaseSettings,
  async handle(_ctx, tx, { body }) {
    await writeSettings(tx, body);
    return readSettings(tx);
  },
});

export const productRoutes = [
  listRoute,
  createRoute,
  readRoute,
  changeRoute,
  settingsRoute,
  saveSettingsRoute,
];
