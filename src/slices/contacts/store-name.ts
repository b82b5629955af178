import { raw, type Sql } from '../../platform/db/index.ts';

/*
 * How a person is called, once for everybody who stores one. `row` is the alias of a record with the columns of
 * `contact`, and with `first_email` and `first_phone` for people of whom no name is known.
 */

/** Title, given, middle, family name, suffix, as Germans write it; without a name: nickname, e-mail, phone. */
export const displayNameOf = (row: string): Sql =>
  raw(`CASE WHEN coalesce(${row}.given_name, ${row}.middle_name, ${row}.family_name) IS NULL
         THEN coalesce(${row}.nickname, ${row}.first_email, ${row}.first_phone, concat_ws(' ', ${row}.title, ${row}.name_suffix))
         ELSE concat_ws(' ', ${row}.title, ${row}.given_name, ${row}.middle_name, ${row}.family_name, ${row}.name_suffix) END`);

/** Family name first, folded; at most 200 characters, which an index entry can always hold. */
export const sortNameOf = (row: string): Sql =>
  raw(`left(fold(CASE WHEN coalesce(${row}.given_name, ${row}.middle_name, ${row}.family_name) IS NULL
         THEN coalesce(${row}.nickname, ${row}.first_email, ${row}.first_phone, '')
         ELSE concat_ws(' ', ${row}.family_name, ${row}.given_name, ${row}.middle_name) END), 200)`);
