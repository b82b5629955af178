/** What other slices may call. */

export { createInteraction, ownInteraction } from './create-interaction.ts';
export type { NewInteraction } from './new-interaction.ts';
export { receiveFile } from './receive-file.ts';
export { insertInteractions } from './store-write.ts';
