import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { changeUser } from './change-user.ts';
import {
  colleagueList,
  nothing,
  team,
  teamInput,
  teamList,
  user,
  userChange,
  userInput,
  userList,
} from './contract.ts';
import { createUser } from './create-user.ts';
import { presentTeam, presentUser } from './present.ts';
import { sessionTokenOf } from './session-cookie.ts';
import { listColleagues, listTeams } from './store-team.ts';
import { listUsers } from './store-user.ts';
import { changeTeam, createTeam, removeTeam } from './teams.ts';

const managed = { may: 'user.manage', purpose: { fixed: 'access' } } as const;

export const userRoutes: readonly Route[] = [
  route({
    ...managed,
    method: 'GET',
    path: '/api/v1/users',
    summary: 'All accounts with their roles',
    action: 'access.list-users',
    response: userList,
    handle: async (_ctx, tx) => ({ items: (await listUsers(tx)).map(presentUser) }),
  }),
  route({
    ...managed,
    method: 'POST',
    path: '/api/v1/users',
    summary: 'Make an account',
    action: 'access.create-user',
    body: userInput,
    response: user,
    status: 201,
    handleOutside: (ctx, { actor, body }) => createUser(ctx, actor, body),
  }),
  route({
    ...managed,
    method: 'PATCH',
    path: '/api/v1/users/{id}',
    summary: 'Change an account; a new password or a deactivation ends its sessions at once',
    action: 'access.change-user',
    params: idParams,
    body: userChange,
    response: user,
    handleOutside: (ctx, { actor, params, body, request }) =>
      changeUser(ctx, actor, params.id, body, sessionTokenOf(ctx, request)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/colleagues',
    summary: 'Active colleagues and teams by name',
    may: 'self',
    purpose: { fixed: 'access' },
    action: 'access.list-colleagues',
    response: colleagueList,
    async handle(_ctx, tx) {
      const { colleagues, teams } = await listColleagues(tx);
      return {
        items: colleagues.map((row) => ({ userId: row.user_id, name: row.name, teamId: row.team_id })),
        teams: teams.map(presentTeam),
      };
    },
  }),
  route({
    ...managed,
    method: 'GET',
    path: '/api/v1/teams',
    summary: 'All teams',
    action: 'access.list-teams',
    response: teamList,
    handle: async (_ctx, tx) => ({ items: (await listTeams(tx)).map(presentTeam) }),
  }),
  route({
    ...managed,
    method: 'POST',
    path: '/api/v1/teams',
    summary: 'Make a team',
    action: 'access.create-team',
    body: teamInput,
    response: team,
    status: 201,
    handleOutside: (ctx, { actor, body }) => createTeam(ctx, actor, body),
  }),
  route({
    ...managed,
    method: 'PATCH',
    path: '/api/v1/teams/{id}',
    summary: 'Rename a team',
    action: 'access.change-team',
    params: idParams,
    body: teamInput,
    response: team,
    handleOutside: (ctx, { actor, params, body }) => changeTeam(ctx, actor, params.id, body),
  }),
  route({
    ...managed,
    method: 'DELETE',
    path: '/api/v1/teams/{id}',
    summary: 'Remove a team that nobody and no contact belongs to',
    action: 'access.remove-team',
    params: idParams,
    response: nothing,
    status: 204,
    handleOutside: (ctx, { actor, params }) => removeTeam(ctx, actor, params.id),
  }),
];
