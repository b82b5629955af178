import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeOrder, removeOrder, setStatus } from './change-order.ts';
import { order, orderChange, orderInput, orderPage, orderQuery, orderStatusChange } from './contract.ts';
import { createOrder } from './create-order.ts';
import { findOrders } from './list-documents.ts';
import { readOrder } from './read-order.ts';
import { WRITING } from './writing.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/orders',
  summary: 'List orders by customer, status, period, number and amount',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.list-orders',
  query: orderQuery,
  response: orderPage,
  handle: (_ctx, tx, { query }) => findOrders(tx, query),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/orders',
  summary: 'Create an order, as a draft or confirmed at once',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.create-order',
  body: orderInput,
  response: order,
  status: 201,
  handle: async (ctx, tx, { body }) => readOrder(tx, await createOrder(ctx, tx, body)),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/orders/{id}',
  summary: 'Read an order with its lines and invoices',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.read-order',
  params: idParams,
  response: order,
  handle: (_ctx, tx, { params }) => readOrder(tx, params.id),
});

const changeRoute = route({
  method: 'PUT',
  path: '/api/v1/orders/{id}',
  summary: 'Replace a draft as a whole; `version` is the one that was read',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.change-order',
  params: idParams,
  body: orderChange,
  response: order,
  async handle(_ctx, tx, { params, body }) {
    await changeOrder(tx, params.id, body);
    return readOrder(tx, params.id);
  },
});

const statusRoute = route({
  method: 'PATCH',
  path: '/api/v1/orders/{id}',
  summary:
    'Confirm, deliver or cancel an order; confirmed it is numbered, frozen in the archive, and stays as it is',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.set-order-status',
  params: idParams,
  body: orderStatusChange,
  response: order,
  async handle(ctx, tx, { params, body }) {
    await setStatus(ctx, tx, params.id, body);
    return readOrder(tx, params.id);
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/orders/{id}',
  summary: 'Delete a draft',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.delete-order',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await removeOrder(tx, params.id);
    return undefined;
  },
});

export const orderRoutes = [listRoute, createRoute, readRoute, changeRoute, statusRoute, deleteRoute];
