-- Contacts for measuring, each from its number alone. Ids are ordered like UUIDv7. Triggers are off: masks and last contacts are set here.
CREATE TEMP TABLE given (n int, name text);
INSERT INTO given SELECT n - 1, name FROM unnest(ARRAY['Anna','Änne','Bernd','Björn','Carla','Christian','Dagmar','Dieter','Elena','Emil',
  'Franziska','Frank','Greta','Günter','Hanna','Heinrich','Ines','Ingo','Johanna','Jürgen','Katharina','Klaus','Lena','Łukasz','Marie','Markus',
  'Nadine','Norbert','Olga','Otto','Petra','Peter','Renate','Rolf','Sabine','Stefan','Tanja','Thomas','Ute','Werner']) WITH ORDINALITY AS u(name, n);
CREATE TEMP TABLE family (n int, name text);
INSERT INTO family SELECT n - 1, name FROM unnest(ARRAY['Ackermann','Bauer','Becker','Böhm','Braun','Busch','Çelik','Dietrich','Ebert','Fischer',
  'Franke','Fuchs','Geiger','Graf','Groß','Grün','Günther','Haas','Hartmann','Herrmann','Hoffmann','Huber','Jäger','Kaiser','Keller','Klein',
  'Koch','Köhler','König','Krämer','Krause','Krüger','Lang','Lehmann','Lorenz','Maier','Mayer','Meyer','Möller','Müller','Neumann','Nowak',
  'Peters','Pohl','Richter','Roth','Schäfer','Schmidt','Schneider','Schröder','Schulz','Schwarz','Seidel','Sommer','Stein','Vogel','Wagner',
  'Weber','Weiß','Werner','Winkler','Wolf','Yılmaz','Ziegler','Zimmermann']) WITH ORDINALITY AS u(name, n);

INSERT INTO firm (name, privacy_name, privacy_email, authority) VALUES ('Bench GmbH', 'Bench', 'bench@firma.example', 'Bench');
INSERT INTO app_user (user_id, email, name) VALUES (current_setting('bench.user')::uuid, 'bench@firma.example', 'Bench');

CREATE TEMP TABLE person AS
SELECT i,
       ('019a0000-0000-7' || lpad(to_hex(i / 4294967296), 3, '0') || '-8000-' || lpad(to_hex(i % 4294967296), 12, '0'))::uuid AS contact_id,
       ('019b0000-0000-7' || lpad(to_hex(i / 4294967296), 3, '0') || '-8000-' || lpad(to_hex(i % 4294967296), 12, '0'))::uuid AS ground_id,
       g.name AS given_name, f.name || CASE WHEN i % 7 = 0 THEN '-' || f2.name ELSE '' END AS family_name,
       -- half contract, three in ten inquiry, two in ten marketing
       CASE WHEN i % 10 < 5 THEN 'contract' WHEN i % 10 < 8 THEN 'inquiry' ELSE 'marketing-email' END AS purpose_key,
       now() + make_interval(days => 10 + (i * 37 % 1400)::int) AS ends_at
  FROM generate_series(1, current_setting('bench.contacts')::bigint) i
  JOIN given g ON g.n = i * 7919 % 40 JOIN family f ON f.n = i * 104729 % 65 JOIN family f2 ON f2.n = i * 1299709 % 65;

INSERT INTO company (company_id, name, sort_name, city, industry)
SELECT ('019c0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, f.name || ' Technik ' || i || ' GmbH', fold(f.name || ' Technik ' || i || ' GmbH'),
       (ARRAY['Berlin','Hamburg','Köln','München','Görlitz'])[1 + i % 5], 'Industrie'
  FROM generate_series(1, greatest(current_setting('bench.contacts')::int / 10, 1)) i JOIN family f ON f.n = i % 65;

INSERT INTO contact (contact_id, owner_id, salutation, given_name, family_name, display_name, sort_name, language, external_id,
                     leading_ground_id, open_purposes, visible_until, deletes_at, created_at, updated_at)
SELECT contact_id, current_setting('bench.user')::uuid, 'none', given_name, family_name, given_name || ' ' || family_name, fold(family_name || ' ' || given_name), 'de',
       'K' || i, ground_id, 1 | (1::bigint << p.bit), ends_at, ends_at, now() - make_interval(secs => i), now() - make_interval(secs => i)
  FROM person JOIN purpose p USING (purpose_key);
INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, starts_at, ends_at, end_rule)
SELECT ground_id, contact_id, purpose_key, CASE purpose_key WHEN 'marketing-email' THEN 'consent' ELSE 'contract' END, 'person', 'bench', 'bench ' || i,
       now() - interval '1 day', ends_at, purpose_key FROM person;
INSERT INTO contact_email (email_id, contact_id, address)
SELECT ('019d' || substr(contact_id::text, 5))::uuid, contact_id, fold(given_name) || '.' || fold(family_name) || i || '@firma' || i % 5000 || '.example' FROM person;
INSERT INTO contact_phone (phone_id, contact_id, number)
SELECT ('019e' || substr(contact_id::text, 5))::uuid, contact_id, '+4930' || 10000000 + i FROM person;
INSERT INTO contact_address (address_id, contact_id, street, postal_code, city, country)
SELECT ('019f' || substr(contact_id::text, 5))::uuid, contact_id, 'Hauptstr. ' || i % 200, lpad((i % 99999)::text, 5, '0'), (ARRAY['Berlin','Hamburg','Köln','München','Görlitz'])[1 + i % 5], 'DE'
  FROM person WHERE i % 2 = 0;
INSERT INTO contact_company (contact_id, company_id, role)
SELECT contact_id, ('019c0000-0000-7000-8000-' || lpad(to_hex(1 + i % greatest(current_setting('bench.contacts')::int / 10, 1)), 12, '0'))::uuid, 'Einkauf' FROM person;
INSERT INTO contact_search (contact_id, document)
SELECT p.contact_id, fold(p.given_name || ' ' || p.family_name) || E'\n' || fold(c.name) || ' ' || fold(e.address) || ' 4930' || 10000000 + i || ' 030' || 10000000 + i
  FROM person p JOIN contact_email e USING (contact_id) JOIN contact_company cc USING (contact_id) JOIN company c USING (company_id);
INSERT INTO company_search (company_id, document) SELECT company_id, sort_name || E'\n' || lower(city) FROM company;

-- Ten touchpoints each, in the order of their time as a firm records them: those of one person lie apart.
INSERT INTO interaction (interaction_id, channel, direction, occurred_at, subject, content, owner_id)
SELECT ('01a0' || lpad(to_hex(k), 4, '0') || substr(contact_id::text, 9))::uuid, (ARRAY['call','email','meeting','letter','note'])[1 + (i + k) % 5],
       CASE WHEN (i + k) % 5 = 4 THEN 'internal' WHEN (i + k) % 2 = 0 THEN 'in' ELSE 'out' END,
       now() - make_interval(days => 300 - 30 * k, secs => i % 86400), 'Angebot ' || i % 1000,
       'Gespräch über Lieferung und Preise, nächster Schritt vereinbart.', current_setting('bench.user')::uuid
  FROM generate_series(0, 9) k, person;
INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
SELECT ('019a0000' || substr(interaction_id::text, 9))::uuid, interaction_id, occurred_at, channel, direction FROM interaction;
INSERT INTO contact_activity (contact_id, last_contact_at, last_channel)
SELECT DISTINCT ON (contact_id) contact_id, occurred_at, channel FROM interaction_person WHERE direction <> 'internal' ORDER BY contact_id, occurred_at DESC;

-- Every twentieth has a deal, another twentieth a service case, and every tenth an invoice that is half the time unpaid.
INSERT INTO deal (deal_id, title, stage_id, board_rank, amount_cents, expected_on, owner_id)
SELECT ('01a1' || substr(contact_id::text, 5))::uuid, 'Ausstattung ' || i, ('00000000-0000-7000-8000-00000000de0' || (1 + i / 20 % 4))::uuid, i * 1000,
       (i * 7919 % 900000) * 10, current_date + (i % 180)::int, current_setting('bench.user')::uuid FROM person WHERE i % 20 = 1;
INSERT INTO deal_person (contact_id, deal_id) SELECT contact_id, ('01a1' || substr(contact_id::text, 5))::uuid FROM person WHERE i % 20 = 1;
INSERT INTO ticket (ticket_id, subject, status, priority, due_at, owner_id)
SELECT ('01a2' || substr(contact_id::text, 5))::uuid, 'Störung ' || i, (ARRAY['new','open','waiting','resolved','closed','closed','closed','closed'])[1 + i / 20 % 8],
       (ARRAY['low','normal','high','urgent'])[1 + i / 20 % 4], now() + make_interval(hours => (i % 300)::int - 150), current_setting('bench.user')::uuid FROM person WHERE i % 20 = 2;
INSERT INTO ticket_person (contact_id, ticket_id) SELECT contact_id, ('01a2' || substr(contact_id::text, 5))::uuid FROM person WHERE i % 20 = 2;
INSERT INTO invoice (invoice_id, contact_id, number, status, customer_name, issued_on, due_on, net_cents, tax_cents, gross_cents, owner_id)
SELECT ('01a3' || substr(contact_id::text, 5))::uuid, contact_id, 'RE-' || i, 'issued', given_name || ' ' || family_name, current_date - (i % 360)::int,
       current_date - (i % 360)::int + 14, 10000, 1900, 11900, current_setting('bench.user')::uuid FROM person WHERE i % 10 = 3;
INSERT INTO invoice_line (line_id, invoice_id, position, text, quantity_e6, unit_price_e6, tax_rate_bp, net_cents)
SELECT ('01a4' || substr(contact_id::text, 5))::uuid, ('01a3' || substr(contact_id::text, 5))::uuid, 1, 'Wartung', 1000000, 100000000, 1900, 10000 FROM person WHERE i % 10 = 3;
INSERT INTO invoice_balance (invoice_id, due_on, payable_cents, paid_cents, open_cents, paid_on)
SELECT ('01a3' || substr(contact_id::text, 5))::uuid, current_date - (i % 360)::int + 14, 11900, CASE WHEN i % 20 = 3 THEN 11900 ELSE 0 END,
       CASE WHEN i % 20 = 3 THEN 0 ELSE 11900 END, CASE WHEN i % 20 = 3 THEN current_date END FROM person WHERE i % 10 = 3;
