import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeInteraction } from './change-interaction.ts';
import {
  interaction,
  interactionChange,
  interactionInput,
  interactionPage,
  interactionQuery,
  topicList,
  topicQuery,
} from './contract.ts';
import { createInteraction } from './create-interaction.ts';
import { fileLetter } from './freeze-letter.ts';
import { findInteractions } from './list-interactions.ts';
import { presentInteraction } from './present-interaction.ts';
import { fileRoutes } from './routes-file.ts';
import { listTopics, readInteraction } from './store.ts';
import { removeInteraction } from './store-write.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/interactions',
  summary: 'List the timeline of a contact, company, deal or ticket, newest first; long contents come cut',
  may: 'interaction.read',
  purpose: 'caller',
  action: 'interactions.list',
  query: interactionQuery,
  response: interactionPage,
  handle: (_ctx, tx, { query }) => findInteractions(tx, query),
});

const topicsRoute = route({
  method: 'GET',
  path: '/api/v1/interactions/topics',
  summary: 'List the topics in use on the timeline of a contact, company, deal or ticket',
  may: 'interaction.read',
  purpose: 'caller',
  action: 'interactions.list-topics',
  query: topicQuery,
  response: topicList,
  handle: async (_ctx, tx, { query }) => ({ items: await listTopics(tx, query) }),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/interactions',
  summary: 'Record a call, e-mail, meeting, letter, chat, visit, note or exchange on social media',
  may: 'interaction.write',
  purpose: 'caller',
  action: 'interactions.create',
  body: interactionInput,
  response: interaction,
  status: 201,
  async handle(_ctx, tx, { body }) {
    const interactionId = await createInteraction(tx, body);
    return presentInteraction(await readInteraction(tx, interactionId));
  },
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/interactions/{id}',
  summary: 'Read an interaction with its whole content',
  may: 'interaction.read',
  purpose: 'caller',
  action: 'interactions.read',
  params: idParams,
  response: interaction,
  handle: async (_ctx, tx, { params }) => presentInteraction(await readInteraction(tx, params.id)),
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/interactions/{id}',
  summary: 'Change the named fields of an interaction; `version` is the one that was read',
  may: 'interaction.write',
  purpose: 'caller',
  action: 'interactions.change',
  params: idParams,
  body: interactionChange,
  response: interaction,
  async handle(_ctx, tx, { params, body }) {
    await changeInteraction(tx, params.id, body);
    return presentInteraction(await readInteraction(tx, params.id));
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/interactions/{id}',
  summary: 'Delete an interaction; where people took part whom the caller does not see, it stays theirs',
  may: 'interaction.write',
  purpose: 'caller',
  action: 'interactions.delete',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    if (!(await removeInteraction(tx, params.id))) throw new AppError('not-found');
    return undefined;
  },
});

const fileLetterRoute = route({
  method: 'POST',
  path: '/api/v1/interactions/{id}/archive',
  summary: 'Keep a letter or mail as a commercial letter: a frozen copy with its files goes into the archive',
  may: 'interaction.write',
  purpose: 'caller',
  action: 'interactions.file-letter',
  params: idParams,
  response: interaction,
  handleOutside: async (ctx, { actor, purpose, params }) =>
    presentInteraction(await fileLetter(ctx, { actor, purpose }, params.id)),
});

export const interactionRoutes = [
  listRoute,
  topicsRoute,
  createRoute,
  readRoute,
  changeRoute,
  deleteRoute,
  fileLetterRoute,
  ...fileRoutes,
];
