/** What other slices may call. */
export { closeDeal } from './close-deal.ts';
export { createDeal } from './create-deal.ts';
export { assignDeals, restoreDealOwners, visibleDeals } from './store-many.ts';
export { readPipelines } from './store-pipeline.ts';
export { readReasons } from './store-reason.ts';
export { insertDeals, type NewDeal } from './store-write.ts';
