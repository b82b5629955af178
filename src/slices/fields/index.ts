/** What other slices may call: values of own fields come and go with the records that they belong to. */
export { createField } from './create-field.ts';
export { readOwnFilter } from './filter.ts';
export { checkOwn, isOwnOpen, presentOwn, writeOwn } from './own-values.ts';
export { type OwnFieldRow, readFieldsOf } from './store-field.ts';
export {
  type OwnCondition,
  type OwnEntries,
  type OwnValue,
  ownColumn,
  ownConditions,
} from './store-value.ts';
