import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import {
  listParams,
  listPreference,
  listViews,
  preferenceChange,
  type View,
  view,
  viewChange,
  viewInput,
} from './contract.ts';
import { changePreference, changeView, createView } from './save-view.ts';
import { deleteOwnView, findView, readViews, type ViewRecord } from './store.ts';

const present = (row: ViewRecord): View => ({
  viewId: row.view_id,
  name: row.name,
  sharing: row.sharing,
  filters: row.filters,
  sort: row.sort,
  columns: row.columns,
  version: row.version,
  isMine: row.is_mine,
  madeBy: row.made_by,
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/lists/{list}/views',
  summary: 'The views of a list that the caller sees, and how they see it without one',
  may: 'self',
  purpose: 'caller',
  action: 'views.list',
  params: listParams,
  response: listViews,
  async handle(_ctx, tx, { params }) {
    const { views, preference } = await readViews(tx, params.list);
    return {
      items: views.map(present),
      preference: { defaultViewId: preference.default_view_id, columns: preference.columns },
    };
  },
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/lists/{list}/views',
  summary: 'Keep filters, order and columns of a list under a name; filters that name a person are refused',
  may: 'self',
  purpose: 'caller',
  action: 'views.create',
  params: listParams,
  body: viewInput,
  response: view,
  status: 201,
  async handle(_ctx, tx, { params, body }) {
    return present(await findView(tx, await createView(tx, params.list, body)));
  },
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/views/{id}',
  summary: 'Change a view of one’s own; `version` is the one that was read',
  may: 'self',
  purpose: 'caller',
  action: 'views.change',
  params: idParams,
  body: viewChange,
  response: view,
  async handle(_ctx, tx, { params, body }) {
    await changeView(tx, params.id, body);
    return present(await findView(tx, params.id));
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/views/{id}',
  summary: 'Delete a view of one’s own',
  may: 'self',
  purpose: 'caller',
  action: 'views.delete',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    if ((await deleteOwnView(tx, params.id)) === 0) throw new AppError('not-found');
    return undefined;
  },
});

const preferenceRoute = route({
  method: 'PUT',
  path: '/api/v1/lists/{list}/preference',
  summary: 'Set the view that opens with a list, or the columns without one; what is not named stays',
  may: 'self',
  purpose: 'caller',
  action: 'views.prefer',
  params: listParams,
  body: preferenceChange,
  response: listPreference,
  async handle(_ctx, tx, { params, body }) {
    await changePreference(tx, params.list, body);
    const { preference } = await readViews(tx, params.list);
    return { defaultViewId: preference.default_view_id, columns: preference.columns };
  },
});

export const viewRoutes = [listRoute, createRoute, changeRoute, deleteRoute, preferenceRoute];
