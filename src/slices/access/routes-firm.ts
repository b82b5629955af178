import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { createApiKey, removeApiKey } from './api-keys.ts';
import {
  apiKeyCreated,
  apiKeyInput,
  apiKeyList,
  firm,
  firmChange,
  nothing,
  roleConcept,
  roleParams,
  rolePurposesInput,
} from './contract.ts';
import { loadFirm } from './load-firm.ts';
import { presentApiKey, presentConcept, presentFirm } from './present.ts';
import { setRolePurposes } from './set-role-purposes.ts';
import { listApiKeys } from './store-api-key.ts';
import { updateFirm } from './store-firm.ts';
import { listRolePurposes } from './store-role.ts';

const access = { fixed: 'access' } as const;
const managed = { may: 'user.manage', purpose: access } as const;

export const firmRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/firm',
    summary: 'The firm as controller, with its data-protection contact',
    may: 'self',
    purpose: access,
    action: 'access.read-firm',
    response: firm,
    handle: (_ctx, tx) => loadFirm(tx),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/firm',
    summary: 'Change the firm',
    may: 'firm.manage',
    purpose: access,
    action: 'access.change-firm',
    body: firmChange,
    response: firm,
    handle: async (_ctx, tx, { body }) => presentFirm(await updateFirm(tx, body)),
  }),
  route({
    ...managed,
    method: 'GET',
    path: '/api/v1/roles',
    summary: 'The permission concept: roles, what they may do, and for which purposes',
    action: 'access.list-roles',
    response: roleConcept,
    handle: async (_ctx, tx) => presentConcept(await listRolePurposes(tx)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/roles/{role}/purposes',
    summary: 'Set the purposes of a role; answers with the whole concept',
    may: 'firm.manage',
    purpose: access,
    action: 'access.change-role',
    params: roleParams,
    body: rolePurposesInput,
    response: roleConcept,
    handleOutside: (ctx, { actor, params, body }) => setRolePurposes(ctx, actor, params.role, body.purposes),
  }),
  route({
    ...managed,
    method: 'GET',
    path: '/api/v1/api-keys',
    summary: 'API keys, without their secrets',
    action: 'access.list-api-keys',
    response: apiKeyList,
    handle: async (_ctx, tx) => ({ items: (await listApiKeys(tx)).map(presentApiKey) }),
  }),
  route({
    ...managed,
    method: 'POST',
    path: '/api/v1/api-keys',
    summary: 'Make an API key; its secret is shown this once',
    action: 'access.create-api-key',
    body: apiKeyInput,
    response: apiKeyCreated,
    status: 201,
    handleOutside: (ctx, { actor, body }) => createApiKey(ctx, actor, body),
  }),
  route({
    ...managed,
    method: 'DELETE',
    path: '/api/v1/api-keys/{id}',
    summary: 'End an API key at once',
    action: 'access.remove-api-key',
    params: idParams,
    response: nothing,
    status: 204,
    handleOutside: (ctx, { actor, params }) => removeApiKey(ctx, actor, params.id),
  }),
];
