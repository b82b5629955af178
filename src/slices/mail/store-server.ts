import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { MailSecurity, MailServerInput } from './contract.ts';

export interface ServerRow {
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  /** Sealed. */
  password: Buffer | null;
  from_address: string;
  from_name: string;
  reply_to: string | null;
  updated_at: Date;
}

export const selectServer: Sql = sql`
  SELECT host, port, security, username, password, from_address, from_name, reply_to, updated_at FROM mail_server`;

export const findServer = (tx: Tx): Promise<ServerRow | undefined> => tx.maybe(selectServer);

/** `password`: sealed, null for none. */
export const putServer = (tx: Tx, server: MailServerInput, password: Buffer | null): Promise<ServerRow> =>
  tx.one(sql`
    INSERT INTO mail_server (host, port, security, username, password, from_address, from_name, reply_to)
    VALUES (${server.host}, ${server.port}, ${server.security}, ${server.username}, ${password},
            ${server.fromAddress}, ${server.fromName}, ${server.replyTo})
    ON CONFLICT (server_id) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security,
      username = excluded.username, password = excluded.password, from_address = excluded.from_address,
      from_name = excluded.from_name, reply_to = excluded.reply_to, updated_at = now()
    RETURNING host, port, security, username, password, from_address, from_name, reply_to, updated_at`);

export const deleteServer = (tx: Tx): Promise<number> => tx.execute(sql`DELETE FROM mail_server`);

/** Address of the user who asks, for the test mail. */
export const findOwnAddress = (tx: Tx, userId: string): Promise<{ email: string; language: 'de' | 'en' }> =>
  tx.one(sql`SELECT email, language FROM app_user WHERE user_id = ${userId}`);
