import { upload } from '../../../web/upload.ts';
import { type InteractionFile, interactionFile } from '../contract.ts';

/** Adds a file to an entry. @throws ProblemError */
export function uploadFile(interactionId: string, file: File, purpose: string): Promise<InteractionFile> {
  const form = new FormData();
  form.append('file', file, file.name);
  return upload(`/api/v1/interactions/${interactionId}/files`, { purpose, form, schema: interactionFile });
}
