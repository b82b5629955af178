import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import {
  closeReasonList,
  closeReasonsInput,
  pipeline,
  pipelineInput,
  pipelineList,
  stageMove,
  stageMoved,
} from './contract.ts';
import { dropPipeline, emptyStage, savePipeline } from './save-pipeline.ts';
import { saveReasons } from './save-reasons.ts';
import { readPipelines } from './store-pipeline.ts';
import { readReasons } from './store-reason.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/pipelines',
  summary: 'List the pipelines with their stages',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.list-pipelines',
  response: pipelineList,
  handle: async (_ctx, tx) => ({ items: await readPipelines(tx) }),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/pipelines',
  summary: 'Create a pipeline with its stages',
  may: 'pipeline.manage',
  purpose: 'caller',
  action: 'deals.create-pipeline',
  body: pipelineInput,
  response: pipeline,
  status: 201,
  handle: (_ctx, tx, { body }) => savePipeline(tx, uuid(), body, true),
});

const changeRoute = route({
  method: 'PUT',
  path: '/api/v1/pipelines/{id}',
  summary: 'Replace a pipeline and its stages; a stage with deals cannot go',
  may: 'pipeline.manage',
  purpose: 'caller',
  action: 'deals.change-pipeline',
  params: idParams,
  body: pipelineInput,
  response: pipeline,
  handle: (_ctx, tx, { params, body }) => savePipeline(tx, params.id, body, false),
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/pipelines/{id}',
  summary: 'Delete a pipeline without deals',
  may: 'pipeline.manage',
  purpose: 'caller',
  action: 'deals.delete-pipeline',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await dropPipeline(tx, params.id);
    return undefined;
  },
});

const moveRoute = route({
  method: 'POST',
  path: '/api/v1/stages/{id}/move-deals',
  summary:
    'Move every deal of a stage to another stage of its kind, those that the caller does not see as well',
  may: 'pipeline.manage',
  purpose: 'caller',
  action: 'deals.empty-stage',
  params: idParams,
  body: stageMove,
  response: stageMoved,
  handle: async (_ctx, tx, { params, body }) => ({ moved: await emptyStage(tx, params.id, body.toStageId) }),
});

const reasonsRoute = route({
  method: 'GET',
  path: '/api/v1/close-reasons',
  summary: 'List the reasons for winning and losing',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.list-reasons',
  response: closeReasonList,
  handle: async (_ctx, tx) => ({ items: await readReasons(tx) }),
});

const changeReasonsRoute = route({
  method: 'PUT',
  path: '/api/v1/close-reasons',
  summary: 'Replace the list of reasons; one that a deal has cannot go',
  may: 'pipeline.manage',
  purpose: 'caller',
  action: 'deals.change-reasons',
  body: closeReasonsInput,
  response: closeReasonList,
  handle: async (_ctx, tx, { body }) => ({ items: await saveReasons(tx, body) }),
});

export const pipelineRoutes = [
  listRoute,
  createRoute,
  changeRoute,
  deleteRoute,
  moveRoute,
  reasonsRoute,
  changeReasonsRoute,
];
