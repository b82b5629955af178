-- Outgoing mail: what waits to be sent, and for some days what was sent.

CREATE TABLE mail_message (
  message_id    uuid PRIMARY KEY,
  contact_id    uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  kind          text NOT NULL CHECK (kind IN ('rights-answer', 'rights-notice', 'portal-link', 'recipient-notice')),
  to_address    text NOT NULL,
  identifiers   text[] NOT NULL,
  language      text NOT NULL CHECK (language IN ('de', 'en')),
  subject       text NOT NULL,
  body          text NOT NULL,
  state         text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'held')),
  attempts      integer NOT NULL DEFAULT 0,
  failure       text,
  created_by    uuid,
  created_at    timestamptz NOT NULL DEFAULT now(),
  due_at        timestamptz NOT NULL DEFAULT now(),
  first_tried_at timestamptz,
  tried_at      timestamptz,
  sent_at       timestamptz,
  deletes_at    timestamptz NOT NULL
);
CREATE INDEX mail_of_contact ON mail_message (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX mail_identifiers ON mail_message USING gin (identifiers);
CREATE INDEX mail_clock ON mail_message (deletes_at);
CREATE INDEX mail_by_due ON mail_message (due_at) WHERE state IN ('queued', 'sending');
COMMENT ON TABLE mail_message IS 'Outgoing mail, from the transaction that wants it sent until some days after';
COMMENT ON COLUMN mail_message.message_id IS 'UUIDv7; the left part of the Message-ID';
COMMENT ON COLUMN mail_message.contact_id IS 'Contact it is to or about; null for recipients, for unknown people, and for the farewell to an erased one';
COMMENT ON COLUMN mail_message.kind IS 'rights-answer, rights-notice, portal-link, recipient-notice';
COMMENT ON COLUMN mail_message.to_address IS 'One address';
COMMENT ON COLUMN mail_message.identifiers IS 'The address, and those it speaks about, so that erasure finds the person here too; empty: a notice to a recipient, whose address says nothing about whom it is about, or a farewell, which outlives the erasure it tells of, goes once sent and after 7 days at the latest';
COMMENT ON COLUMN mail_message.language IS 'de, en';
COMMENT ON COLUMN mail_message.subject IS 'Subject line';
COMMENT ON COLUMN mail_message.body IS 'Plain text; emptied once sent';
COMMENT ON COLUMN mail_message.state IS 'queued, sending, sent, failed; held: restored from a backup, sent only when somebody says so';
COMMENT ON COLUMN mail_message.attempts IS 'How often it was tried since somebody last had it sent';
COMMENT ON COLUMN mail_message.failure IS 'Code of the last failure';
COMMENT ON COLUMN mail_message.created_by IS 'User who wanted it sent';
COMMENT ON COLUMN mail_message.created_at IS 'Enqueued';
COMMENT ON COLUMN mail_message.due_at IS 'Tried next then; while it is being sent: taken for interrupted then';
COMMENT ON COLUMN mail_message.first_tried_at IS 'First of these tries; two days later temporary failures are final';
COMMENT ON COLUMN mail_message.tried_at IS 'Last try';
COMMENT ON COLUMN mail_message.sent_at IS 'Taken by the mail server';
COMMENT ON COLUMN mail_message.deletes_at IS 'Goes then';
-- Mail about a contact is there while the contact is; the rest for rights and upkeep. rights 1, upkeep 8; communication 4.
ALTER TABLE mail_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_message FORCE ROW LEVEL SECURITY;
CREATE POLICY to_whom ON mail_message TO obhut_app USING (
  ((SELECT ctx_categories()) & 4) <> 0
  AND CASE WHEN contact_id IS NULL THEN ((SELECT ctx_bit()) & 9) <> 0
      ELSE EXISTS (SELECT FROM contact c WHERE c.contact_id = mail_message.contact_id OFFSET 0) END);
CREATE POLICY keeper ON mail_message TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_message TO obhut_app, obhut_keeper;
CALL hide_from_others('mail_message', 'identifiers');

CREATE TABLE mail_attachment (
  file_id     uuid PRIMARY KEY,
  message_id  uuid NOT NULL REFERENCES mail_message ON DELETE CASCADE,
  name        text NOT NULL,
  type        text NOT NULL
);
CREATE INDEX attachment_of_mail ON mail_attachment (message_id);
COMMENT ON TABLE mail_attachment IS 'Files that go with a mail; gone as soon as it is sent';
COMMENT ON COLUMN mail_attachment.file_id IS 'UUIDv7; name of the file in the area mail';
COMMENT ON COLUMN mail_attachment.message_id IS 'Mail';
COMMENT ON COLUMN mail_attachment.name IS 'As the receiver sees it; says what it is, not who';
COMMENT ON COLUMN mail_attachment.type IS 'Media type';
CALL protect_by_record('mail_attachment', 'mail_message', 'message_id');
CALL remove_files_with('mail_attachment', 'mail', 'file_id');

CREATE TABLE mail_server (
  server_id     smallint PRIMARY KEY DEFAULT 1 CHECK (server_id = 1),
  host          text NOT NULL,
  port          integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security      text NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  username      text NOT NULL DEFAULT '',
  password      bytea,
  from_address  text NOT NULL,
  from_name     text NOT NULL,
  reply_to      text,
  updated_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE mail_server IS 'How the firm sends mail: one row, or none while nothing can be sent';
COMMENT ON COLUMN mail_server.server_id IS 'Always 1';
COMMENT ON COLUMN mail_server.host IS 'SMTP server';
COMMENT ON COLUMN mail_server.port IS 'Port';
COMMENT ON COLUMN mail_server.security IS 'tls from the start, starttls required, none (loopback only)';
COMMENT ON COLUMN mail_server.username IS 'Sign-in name; empty without sign-in';
COMMENT ON COLUMN mail_server.password IS 'AES-256-GCM under the key mail, which lies outside the database';
COMMENT ON COLUMN mail_server.from_address IS 'Sender';
COMMENT ON COLUMN mail_server.from_name IS 'Name of the sender';
COMMENT ON COLUMN mail_server.reply_to IS 'Where answers go, where that is another address';
COMMENT ON COLUMN mail_server.updated_at IS 'Last change';
-- Set under access administration; read by the machine that sends (upkeep 8), under access (4) and rights (1).
CALL protect_by_purpose('mail_server', 13, 256 + 1);

-- The worker asks every minute: no transaction, and no entry in the log, while there is nothing to send.
CREATE FUNCTION mail_due() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM mail_message WHERE state IN ('queued', 'sending') AND due_at <= now()
                    AND (failure IS DISTINCT FROM 'no-server' OR EXISTS (SELECT FROM mail_server)))
$$;
COMMENT ON FUNCTION mail_due IS 'Whether there is mail to send; without a mail server, whether there is some that does not say so yet';
CALL vet('mail_due', true);
