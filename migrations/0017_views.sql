-- Views of lists: filters, order and columns under a name. Data of the firm's own people (BDSG s.26); of customers they
-- hold nothing: filters that name a person are not stored.

CREATE TABLE saved_view (
  view_id     uuid PRIMARY KEY,
  list_key    text NOT NULL CHECK (list_key ~ '^[a-z][a-z-]{1,39}$'),
  name        text NOT NULL CHECK (name <> ''),
  user_id     uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  sharing     text NOT NULL DEFAULT 'private' CHECK (sharing IN ('private', 'team', 'all')),
  team_id     uuid REFERENCES team ON DELETE SET NULL,
  filters     jsonb NOT NULL DEFAULT '{}',
  sort        text NOT NULL DEFAULT '',
  columns     text[],
  version     integer NOT NULL DEFAULT 1,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX view_of_list ON saved_view (list_key, name);
CREATE INDEX view_of_user ON saved_view (user_id);
COMMENT ON TABLE saved_view IS 'A list as somebody wants to see it again';
COMMENT ON COLUMN saved_view.view_id IS 'UUIDv7; stands in the address of the list';
COMMENT ON COLUMN saved_view.list_key IS 'Which list: contacts, companies, ...';
COMMENT ON COLUMN saved_view.name IS 'Name';
COMMENT ON COLUMN saved_view.user_id IS 'Who made it and may change it';
COMMENT ON COLUMN saved_view.sharing IS 'private, team (the department of team_id), all';
COMMENT ON COLUMN saved_view.team_id IS 'Department that sees it, where shared with one';
COMMENT ON COLUMN saved_view.filters IS 'Filters as they stand in the address; none that names a person';
COMMENT ON COLUMN saved_view.sort IS 'Order; empty is the list''s own';
COMMENT ON COLUMN saved_view.columns IS 'Columns shown, in their order; null is the list''s own';
COMMENT ON COLUMN saved_view.version IS 'Counts changes';
COMMENT ON COLUMN saved_view.created_at IS 'Made';
COMMENT ON COLUMN saved_view.updated_at IS 'Last change';
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
-- Seen by those whom it is shared with, changed by who made it; the administration of accounts (access, 4) reaches all.
CREATE POLICY shared ON saved_view FOR SELECT TO obhut_app USING (
  (SELECT ctx_bit()) <> 0
  AND (sharing = 'all' OR user_id = (SELECT ctx_owner()) OR (SELECT ctx_bit()) = 4
       OR (sharing = 'team' AND EXISTS (SELECT FROM app_user u WHERE u.user_id = (SELECT ctx_owner()) AND u.team_id = saved_view.team_id))));
CREATE POLICY own ON saved_view TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND (user_id = (SELECT ctx_owner()) OR (SELECT ctx_bit()) = 4));
CREATE POLICY keeper ON saved_view TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO obhut_app;

CREATE TABLE list_preference (
  user_id          uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  list_key         text NOT NULL CHECK (list_key ~ '^[a-z][a-z-]{1,39}$'),
  default_view_id  uuid REFERENCES saved_view ON DELETE SET NULL,
  columns          text[],
  updated_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, list_key)
);
COMMENT ON TABLE list_preference IS 'How a user sees a list when no view is chosen';
COMMENT ON COLUMN list_preference.user_id IS 'User';
COMMENT ON COLUMN list_preference.list_key IS 'Which list';
COMMENT ON COLUMN list_preference.default_view_id IS 'View that opens with the list';
COMMENT ON COLUMN list_preference.columns IS 'Columns shown without a view; null is the list''s own';
COMMENT ON COLUMN list_preference.updated_at IS 'Last change';
CREATE INDEX preference_of_view ON list_preference (default_view_id) WHERE default_view_id IS NOT NULL;
ALTER TABLE list_preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_preference FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON list_preference TO obhut_app USING (
  (SELECT ctx_bit()) <> 0 AND user_id = (SELECT ctx_owner()));
CREATE POLICY keeper ON list_preference TO obhut_keeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON list_preference TO obhut_app;
