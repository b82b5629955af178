import type { OwnField } from '../contract.ts';

/** Values of own fields as a form holds them: text, '' for none; yes and no as 'true' and 'false'. */
export type OwnFormValues = Record<string, string>;

export const ownFormValues = (
  fields: readonly OwnField[],
  own: Record<string, string | number | boolean> = {},
): OwnFormValues => Object.fromEntries(fields.map(({ key }) => [key, key in own ? String(own[key]) : '']));

/**
 * The part `own` of a request body. Only what the form holds is sent: a field that the purpose does not open, or that came
 * after the form was opened, stays as it is.
 */
export const toOwnBody = (
  fields: readonly OwnField[],
  values: OwnFormValues,
): Record<string, string | number | boolean | null> =>
  Object.fromEntries(
    fields.flatMap(({ key, type }) =>
      values[key] === undefined ? [] : [[key, toJson(type, values[key].trim())]],
    ),
  );

function toJson(type: OwnField['type'], typed: string): string | number | boolean | null {
  if (typed === '') return null;
  if (type === 'yes-no') return typed === 'true';
  // What is no number goes out as it was typed: the server names the fault at the field.
  if (type === 'number') return typed.replace(',', '.');
  return typed;
}
