import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { firmChange, SetupInput } from './contract.ts';

export interface FirmRow {
  name: string;
  street: string;
  postal_code: string;
  city: string;
  country: string;
  state: string | null;
  language: 'de' | 'en';
  privacy_name: string;
  privacy_email: string;
  privacy_phone: string | null;
  authority: string;
  is_demo: boolean;
}

const whole = sql`name, street, postal_code, city, country, state, language,
  privacy_name, privacy_email, privacy_phone, authority, is_demo`;

export const findFirm = (tx: Tx): Promise<FirmRow | undefined> => tx.maybe(sql`SELECT ${whole} FROM firm`);

/** False where there is a firm already. A second set-up waits here for the first to commit, then finds its row. */
export async function insertFirm(
  tx: Tx,
  { firm, privacy }: Pick<SetupInput, 'firm' | 'privacy'>,
  isDemo: boolean,
): Promise<boolean> {
  const inserted = await tx.execute(sql`
    INSERT INTO firm (name, street, postal_code, city, country, state, language, authority,
                      privacy_name, privacy_email, privacy_phone, is_demo)
    VALUES (${firm.name}, ${firm.street}, ${firm.postalCode}, ${firm.city}, ${firm.country}, ${firm.state},
            ${firm.language}, ${firm.authority}, ${privacy.name}, ${privacy.email}, ${privacy.phone || null}, ${isDemo})
    ON CONFLICT DO NOTHING`);
  return inserted > 0;
}

export async function updateFirm(tx: Tx, change: z.output<typeof firmChange>): Promise<FirmRow> {
  const row = await tx.maybe<FirmRow>(sql`
    UPDATE firm SET
      name = coalesce(${change.name ?? null}, name),
      street = coalesce(${change.street ?? null}, street),
      postal_code = coalesce(${change.postalCode ?? null}, postal_code),
      city = coalesce(${change.city ?? null}, city),
      country = coalesce(${change.country ?? null}, country),
      state = CASE WHEN ${change.state !== undefined} THEN ${change.state ?? null} ELSE state END,
      language = coalesce(${change.language ?? null}, language),
      privacy_name = coalesce(${change.privacyName ?? null}, privacy_name),
      privacy_email = coalesce(${change.privacyEmail ?? null}, privacy_email),
      privacy_phone = CASE WHEN ${change.privacyPhone !== undefined} THEN ${change.privacyPhone || null} ELSE privacy_phone END,
      authority = coalesce(${change.authority ?? null}, authority)
    RETURNING ${whole}`);
  if (!row) throw new AppError('not-set-up');
  return row;
}
