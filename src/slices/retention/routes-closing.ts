import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { closingInput, closingPreview } from './contract-closing.ts';
import { previewClosing } from './preview-closing.ts';

export const closingRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/grounds/preview',
    summary:
      'What closing a ground, or an objection, would close and delete, and what would stay; changes nothing',
    may: 'ground.write',
    purpose: 'caller',
    action: 'retention.preview-closing',
    params: idParams,
    body: closingInput,
    response: closingPreview,
    perMinute: 60,
    handleOutside: (ctx, { actor, purpose, params, body, language }) =>
      previewClosing(ctx, { actor, purpose, action: 'retention.preview-closing' }, params.id, body, language),
  }),
];
