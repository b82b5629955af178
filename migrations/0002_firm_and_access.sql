-- The firm, its people, their roles and the purposes they may use.

CREATE TABLE firm (
  firm_id         smallint PRIMARY KEY DEFAULT 1 CHECK (firm_id = 1),
  name            text NOT NULL,
  street          text NOT NULL DEFAULT '',
  postal_code     text NOT NULL DEFAULT '',
  city            text NOT NULL DEFAULT '',
  country         text NOT NULL DEFAULT 'DE' CHECK (country ~ '^[A-Z]{2}$'),
  state           text,
  language        text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
  privacy_name    text NOT NULL,
  privacy_email   text NOT NULL,
  privacy_phone   text,
  authority       text NOT NULL DEFAULT '',
  is_demo         boolean NOT NULL DEFAULT false,
  created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE firm IS 'The controller (Art. 4(7)): exactly one row once Obhut is set up';
COMMENT ON COLUMN firm.firm_id IS 'Always 1';
COMMENT ON COLUMN firm.name IS 'Name of the controller, Art. 13(1)(a)';
COMMENT ON COLUMN firm.street IS 'Address of the controller';
COMMENT ON COLUMN firm.postal_code IS 'Address of the controller';
COMMENT ON COLUMN firm.city IS 'Address of the controller';
COMMENT ON COLUMN firm.country IS 'ISO 3166-1 alpha-2; the default for phones and addresses';
COMMENT ON COLUMN firm.state IS 'German state (ISO 3166-2 without DE-): its public holidays count';
COMMENT ON COLUMN firm.language IS 'Language of letters and reports unless the person prefers the other';
COMMENT ON COLUMN firm.privacy_name IS 'Data-protection contact, Art. 13(1)(b)';
COMMENT ON COLUMN firm.privacy_email IS 'Data-protection contact';
COMMENT ON COLUMN firm.privacy_phone IS 'Data-protection contact';
COMMENT ON COLUMN firm.authority IS 'Supervisory authority named in reports, Art. 15(1)(f)';
COMMENT ON COLUMN firm.is_demo IS 'Made by npm run demo; shown as a banner';
COMMENT ON COLUMN firm.created_at IS 'First set-up';
GRANT SELECT, INSERT, UPDATE ON firm TO obhut_app;
GRANT SELECT ON firm TO obhut_keeper;

CREATE TABLE purpose (
  purpose_key          text PRIMARY KEY CHECK (purpose_key ~ '^[a-z][a-z0-9-]{1,39}$'),
  bit                  smallint NOT NULL UNIQUE CHECK (bit BETWEEN 0 AND 61),
  label_de             text NOT NULL,
  label_en             text NOT NULL,
  categories           integer NOT NULL,
  for_grounds          boolean NOT NULL,
  default_basis        text CHECK (default_basis IN ('consent','contract','legal-obligation','vital-interests','public-task','legitimate-interests')),
  default_retain_days  integer CHECK (default_retain_days BETWEEN 1 AND 36525),
  rule_de              text,
  rule_en              text,
  is_builtin           boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE purpose IS 'What a piece of work can be for (Art. 5(1)(b)); a firm adds its own with bits from 16';
COMMENT ON COLUMN purpose.purpose_key IS 'Key in the header Obhut-Purpose';
COMMENT ON COLUMN purpose.bit IS 'Place in contact.open_purposes; never changed, never reused';
COMMENT ON COLUMN purpose.label_de IS 'German name';
COMMENT ON COLUMN purpose.label_en IS 'English name';
COMMENT ON COLUMN purpose.categories IS 'Mask of the data categories that it opens (Art. 5(1)(c))';
COMMENT ON COLUMN purpose.for_grounds IS 'A ground may name it; false for the purposes of the machine';
COMMENT ON COLUMN purpose.default_basis IS 'Legal basis proposed for a new ground';
COMMENT ON COLUMN purpose.default_retain_days IS 'End proposed for a new ground, in days from its start';
COMMENT ON COLUMN purpose.rule_de IS 'The rule in words, for the sentence "wird gelöscht am ..., weil ..."';
COMMENT ON COLUMN purpose.rule_en IS 'The rule in words, for the sentence "will be deleted on ..., because ..."';
COMMENT ON COLUMN purpose.is_builtin IS 'Ships with Obhut: its categories cannot be changed';
GRANT SELECT, INSERT, UPDATE ON purpose TO obhut_app;
GRANT SELECT ON purpose TO obhut_keeper;

INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds, default_basis, default_retain_days, rule_de, rule_en) VALUES
  ('rights',           0, 'Betroffenenrechte',     'Data subject rights',  767, false, NULL, NULL, NULL, NULL),
  ('intake',           1, 'Datenaufnahme',         'Intake',               512, false, NULL, NULL, NULL, NULL),
  ('access',           2, 'Zugangsverwaltung',     'Access administration',256, false, NULL, NULL, NULL, NULL),
  ('upkeep',           3, 'Löschung und Pflege',   'Upkeep',               767, false, NULL, NULL, NULL, NULL),
  ('inquiry',          8, 'Anfrage',               'Inquiry',               15, true, 'contract', 180,
     'Anfragen werden 6 Monate nach dem letzten Schritt gelöscht', 'inquiries are deleted 6 months after the last step'),
  ('contract',         9, 'Vertrag',               'Contract',              63, true, 'contract', 1461,
     'Vertragsdaten werden gelöscht, wenn die regelmäßige Verjährung (§§ 195, 199 BGB) sicher abgelaufen ist', 'contract data is deleted once ordinary claims are time-barred (BGB s.195, 199)'),
  ('support',         10, 'Kundendienst',          'Support',               23, true, 'contract', 1096,
     'Servicedaten werden 3 Jahre nach Abschluss des Falls gelöscht', 'service data is deleted 3 years after the case is closed'),
  ('marketing-email', 11, 'Werbung per E-Mail',    'Marketing by e-mail',   11, true, 'consent', 730,
     'Einwilligungen in E-Mail-Werbung enden nach 2 Jahren ohne Nutzung', 'consent to e-mail marketing ends after 2 years without use'),
  ('marketing-phone', 12, 'Werbung per Telefon',   'Marketing by phone',    11, true, 'consent', 730,
     'Einwilligungen in Telefonwerbung enden nach 2 Jahren ohne Nutzung', 'consent to telephone marketing ends after 2 years without use'),
  ('marketing-post',  13, 'Werbung per Post',      'Marketing by post',     11, true, 'legitimate-interests', 730,
     'Adressen für Briefwerbung werden nach 2 Jahren gelöscht', 'addresses for postal marketing are deleted after 2 years'),
  ('profiling',       14, 'Profiling',             'Profiling',             57, true, 'consent', 365,
     'Einwilligungen in Profiling enden nach 1 Jahr', 'consent to profiling ends after 1 year'),
  ('accounting',      15, 'Buchhaltung',           'Accounting',           115, true, 'legal-obligation', 2922,
     'Buchungsbelege werden 8 Jahre aufbewahrt (§ 147 Abs. 3 AO)', 'vouchers are kept for 8 years (AO s.147(3))');
UPDATE purpose SET is_builtin = true;

CREATE TABLE team (
  team_id  uuid PRIMARY KEY,
  name     text NOT NULL UNIQUE
);
COMMENT ON TABLE team IS 'Department; contacts of a team are seen by roles with scope team';
COMMENT ON COLUMN team.team_id IS 'UUIDv7';
COMMENT ON COLUMN team.name IS 'Name of the department';
GRANT SELECT, INSERT, UPDATE, DELETE ON team TO obhut_app;

CREATE TABLE role_purpose (
  role_key     text NOT NULL CHECK (role_key IN ('administrator','sales','marketing','service','accounting','data-protection')),
  purpose_key  text NOT NULL REFERENCES purpose,
  PRIMARY KEY (role_key, purpose_key)
);
COMMENT ON TABLE role_purpose IS 'Permission concept: which purposes a role may name';
COMMENT ON COLUMN role_purpose.role_key IS 'Role (kernel/role.ts)';
COMMENT ON COLUMN role_purpose.purpose_key IS 'Purpose';
GRANT SELECT, INSERT, DELETE ON role_purpose TO obhut_app;

INSERT INTO role_purpose (role_key, purpose_key)
SELECT r, p FROM (VALUES
  ('administrator', ARRAY['access','intake','inquiry','contract','support','marketing-email','marketing-phone','marketing-post','accounting']),
  ('sales', ARRAY['intake','inquiry','contract']),
  ('marketing', ARRAY['intake','marketing-email','marketing-phone','marketing-post','profiling']),
  ('service', ARRAY['support','contract']),
  ('accounting', ARRAY['accounting']),
  ('data-protection', ARRAY['rights','intake'])
) AS concept(r, ps), unnest(ps) AS p;

-- Accounts and sessions, in the shape that the sign-in library (better-auth) expects, under our names.
CREATE TABLE app_user (
  user_id         uuid PRIMARY KEY,
  email           text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified  boolean NOT NULL DEFAULT false,
  name            text NOT NULL,
  image           text,
  team_id         uuid REFERENCES team,
  language        text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
  is_active       boolean NOT NULL DEFAULT true,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE app_user IS 'People of the firm who sign in; their data is protected like the customers'' (BDSG s.26)';
COMMENT ON COLUMN app_user.user_id IS 'UUIDv7';
COMMENT ON COLUMN app_user.email IS 'Sign-in name, lower case';
COMMENT ON COLUMN app_user.email_verified IS 'Kept for the sign-in library';
COMMENT ON COLUMN app_user.name IS 'Shown to colleagues';
COMMENT ON COLUMN app_user.image IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_user.team_id IS 'Department';
COMMENT ON COLUMN app_user.language IS 'Language of the pages';
COMMENT ON COLUMN app_user.is_active IS 'False: cannot sign in; the row stays while audit entries name it';
COMMENT ON COLUMN app_user.created_at IS 'When the account was made';
COMMENT ON COLUMN app_user.updated_at IS 'Last change';
ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_user FORCE ROW LEVEL SECURITY;
-- Colleagues are shown by name wherever work is done; changes need the purpose access.
CREATE POLICY shown ON app_user FOR SELECT TO obhut_app USING ((SELECT ctx_bit()) <> 0 AND (SELECT ctx_scope()) <> 'self');
CREATE POLICY managed ON app_user TO obhut_app USING ((SELECT ctx_bit()) = 4);
CREATE POLICY keeper ON app_user TO obhut_keeper USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON app_user TO obhut_app;
GRANT SELECT ON app_user TO obhut_keeper;

CREATE TABLE user_role (
  user_id   uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  role_key  text NOT NULL CHECK (role_key IN ('administrator','sales','marketing','service','accounting','data-protection')),
  scope     text NOT NULL CHECK (scope IN ('own', 'team', 'all')),
  PRIMARY KEY (user_id, role_key)
);
COMMENT ON TABLE user_role IS 'Roles of a user, each with the contacts it reaches';
COMMENT ON COLUMN user_role.user_id IS 'User';
COMMENT ON COLUMN user_role.role_key IS 'Role (kernel/role.ts)';
COMMENT ON COLUMN user_role.scope IS 'own, team or all contacts';
CALL protect_by_purpose('user_role', 4, 256);

CREATE TABLE app_account (
  account_id                uuid PRIMARY KEY,
  account_ref               text NOT NULL,
  provider_id               text NOT NULL,
  user_id                   uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  access_token              text,
  refresh_token             text,
  id_token                  text,
  access_token_expires_at   timestamptz,
  refresh_token_expires_at  timestamptz,
  token_scope               text,
  password                  text,
  created_at                timestamptz NOT NULL DEFAULT now(),
  updated_at                timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON app_account (user_id);
COMMENT ON TABLE app_account IS 'How a user proves who they are: password (argon2id) or, later, an identity provider';
COMMENT ON COLUMN app_account.account_id IS 'UUID';
COMMENT ON COLUMN app_account.account_ref IS 'Id at the provider; the user id for passwords';
COMMENT ON COLUMN app_account.provider_id IS 'credential for passwords';
COMMENT ON COLUMN app_account.user_id IS 'User';
COMMENT ON COLUMN app_account.access_token IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.refresh_token IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.id_token IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.access_token_expires_at IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.refresh_token_expires_at IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.token_scope IS 'Kept for the sign-in library; unused';
COMMENT ON COLUMN app_account.password IS 'argon2id hash';
COMMENT ON COLUMN app_account.created_at IS 'Made';
COMMENT ON COLUMN app_account.updated_at IS 'Last change';
CALL protect_by_purpose('app_account', 4, 256);

CREATE TABLE app_session (
  session_id  uuid PRIMARY KEY,
  user_id     uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  token       text NOT NULL UNIQUE,
  expires_at  timestamptz NOT NULL,
  ip_address  text,
  user_agent  text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON app_session (user_id);
COMMENT ON TABLE app_session IS 'Signed-in browsers';
COMMENT ON COLUMN app_session.session_id IS 'UUID';
COMMENT ON COLUMN app_session.user_id IS 'User';
COMMENT ON COLUMN app_session.token IS 'Secret of the cookie';
COMMENT ON COLUMN app_session.expires_at IS 'End of the session';
COMMENT ON COLUMN app_session.ip_address IS 'Kept for the sign-in library; not recorded (Art. 5(1)(c))';
COMMENT ON COLUMN app_session.user_agent IS 'Kept for the sign-in library; not recorded (Art. 5(1)(c))';
COMMENT ON COLUMN app_session.created_at IS 'Sign-in';
COMMENT ON COLUMN app_session.updated_at IS 'Last renewal';
CALL protect_by_purpose('app_session', 4, 256);

CREATE TABLE app_verification (
  verification_id  uuid PRIMARY KEY,
  identifier       text NOT NULL,
  value            text NOT NULL,
  expires_at       timestamptz NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE app_verification IS 'One-time links of the sign-in library';
COMMENT ON COLUMN app_verification.verification_id IS 'UUID';
COMMENT ON COLUMN app_verification.identifier IS 'What is verified';
COMMENT ON COLUMN app_verification.value IS 'Secret';
COMMENT ON COLUMN app_verification.expires_at IS 'End';
COMMENT ON COLUMN app_verification.created_at IS 'Made';
COMMENT ON COLUMN app_verification.updated_at IS 'Last change';
CALL protect_by_purpose('app_verification', 4, 256);

CREATE TABLE api_key (
  api_key_id   uuid PRIMARY KEY,
  label        text NOT NULL,
  secret_hash  bytea NOT NULL UNIQUE,
  role_key     text NOT NULL CHECK (role_key IN ('administrator','sales','marketing','service','accounting','data-protection')),
  scope        text NOT NULL CHECK (scope IN ('own', 'team', 'all')),
  purposes     text[] NOT NULL,
  user_id      uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  expires_at   timestamptz NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE api_key IS 'Keys for programs: one role, some of its purposes, an end';
COMMENT ON COLUMN api_key.api_key_id IS 'UUIDv7; the actor id in the log';
COMMENT ON COLUMN api_key.label IS 'What the key is for';
COMMENT ON COLUMN api_key.secret_hash IS 'SHA-256 of the secret; the secret is shown once';
COMMENT ON COLUMN api_key.role_key IS 'Role';
COMMENT ON COLUMN api_key.scope IS 'own, team or all contacts';
COMMENT ON COLUMN api_key.purposes IS 'Purposes, a part of the role''s';
COMMENT ON COLUMN api_key.user_id IS 'Who made it and answers for it; own and team scopes mean theirs';
COMMENT ON COLUMN api_key.expires_at IS 'End; mandatory';
COMMENT ON COLUMN api_key.created_at IS 'Made';
CALL protect_by_purpose('api_key', 4, 256);
