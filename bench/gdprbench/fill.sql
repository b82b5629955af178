-- The records of records.ts. Grounds began a minute ago, so a tenth of the records has ended already.
INSERT INTO firm (name, privacy_name, privacy_email, authority) VALUES ('Bench GmbH', 'Bench', 'bench@firma.example', 'Bench');
INSERT INTO app_user (user_id, email, name) VALUES (current_setting('bench.user')::uuid, 'bench@firma.example', 'Bench');
INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds, default_basis, default_retain_days)
SELECT 'bench-' || lpad(i::text, 2, '0'), 16 + i, 'Bench ' || i, 'Bench ' || i, 11, true, 'contract', 365 FROM generate_series(0, 18) i;
CREATE TEMP TABLE work_purpose AS
SELECT u.n - 1 AS n, purpose_key, bit FROM unnest(ARRAY['inquiry','contract','support','marketing-phone','marketing-post','accounting']
  || ARRAY(SELECT 'bench-' || lpad(i::text, 2, '0') FROM generate_series(0, 18) i)) WITH ORDINALITY AS u(purpose_key, n) JOIN purpose USING (purpose_key);
CREATE TEMP TABLE record AS
SELECT x.n, x.m, x.n % x.users AS usr, ('019a0000-0000-7000-8000-' || lpad(to_hex(x.n), 12, '0'))::uuid AS contact_id, w.purpose_key, w.bit,
       x.m % 100 < 10 AS has_objected, x.m % 2 = 1 AS is_decided, x.m % 50 = 7 AS is_restricted, x.m % 10 AS recipient,
       to_timestamp(current_setting('bench.starts')::float8) AS starts_at,
       to_timestamp(current_setting('bench.starts')::float8)
         + (ARRAY[30, 10000, 12000, 14000, 16000, 18000, 20000, 22000, 24000, 1000000])[1 + x.m % 10] * interval '1 second' AS ends_at
  FROM (SELECT n, n + n / users * 7 AS m, users FROM (SELECT current_setting('bench.records')::int / 10 AS users) u,
        generate_series(0, current_setting('bench.records')::int - 1) n) x JOIN work_purpose w ON w.n = x.m % 25;
INSERT INTO contact (contact_id, owner_id, given_name, family_name, nickname, display_name, sort_name, external_id, leading_ground_id,
                     open_purposes, visible_until, deletes_at, restricted_at)
SELECT contact_id, current_setting('bench.user')::uuid, 'Key', 'K' || lpad(n::text, 9, '0'), rpad('data ' || n || ' ', 60, 'x'),
       'Key K' || lpad(n::text, 9, '0'), 'k' || lpad(n::text, 9, '0') || ' key', 'key' || n, ('019b' || substr(contact_id::text, 5))::uuid,
       CASE WHEN is_restricted OR ends_at < now() THEN 1
            ELSE 1 | (1::bigint << bit) | CASE WHEN is_decided THEN 1 << 14 ELSE 0 END | CASE WHEN has_objected THEN 0 ELSE 1 << 11 END END,
       CASE WHEN ends_at < now() THEN '-infinity' ELSE ends_at END, ends_at, CASE WHEN is_restricted THEN starts_at END
  FROM record;
INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, starts_at, ends_at, end_rule, status)
SELECT (g.prefix || substr(contact_id::text, 5))::uuid, contact_id, g.purpose_key, g.basis, 'person', 'origin ' || n % 10, 'bench', starts_at, ends_at, 'bench', g.status
  FROM record, LATERAL (VALUES ('019b', record.purpose_key, 'contract', 'given', true),
    ('019c', 'profiling', 'consent', 'given', is_decided),
    ('019d', 'marketing-email', 'consent', CASE WHEN has_objected THEN 'objected' ELSE 'given' END, true)) AS g(prefix, purpose_key, basis, status, is_there)
 WHERE g.is_there;
INSERT INTO restriction (restriction_id, contact_id, reason, review_on)
SELECT ('019e' || substr(contact_id::text, 5))::uuid, contact_id, 'claims', current_date + 30 FROM record WHERE is_restricted;
INSERT INTO contact_email (email_id, contact_id, address)
SELECT ('019f' || substr(contact_id::text, 5))::uuid, contact_id, 'user' || usr || '@bench.example' FROM record;
INSERT INTO contact_tag (contact_id, tag) SELECT contact_id, 'shared with ' || recipient FROM record;
INSERT INTO contact_search (contact_id, document)
SELECT contact_id, regexp_replace('key k' || lpad(n::text, 9, '0') || ' ' || rpad('data ' || n || ' ', 60, 'x'), '\s+', ' ', 'g') || E'\n' || 'user' || usr || '@bench.example'
  FROM record;
