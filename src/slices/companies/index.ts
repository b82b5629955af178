/** What other slices may call. */

export { matchOrInsertCompanies, type WantedCompany } from './match-or-insert-companies.ts';
export { type NewCompany, prepareCompany } from './new-company.ts';
export { replayCompanies } from './replay-companies.ts';
export { deleteUnusedCompanies, findVisibleCompanies, insertCompanies } from './store.ts';
export { changeIndustries, restoreIndustries, selectCompanies } from './store-many.ts';
