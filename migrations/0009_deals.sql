-- Deals: what a customer may buy, from the first talk to won or lost.

CREATE TABLE pipeline (
  pipeline_id  uuid PRIMARY KEY,
  name         text NOT NULL UNIQUE CHECK (name <> ''),
  position     smallint NOT NULL DEFAULT 0,
  is_active    boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE pipeline IS 'A way of selling, as a row of stages';
COMMENT ON COLUMN pipeline.pipeline_id IS 'UUIDv7';
COMMENT ON COLUMN pipeline.name IS 'Name given by the firm';
COMMENT ON COLUMN pipeline.position IS 'Order; 0 is the one proposed';
COMMENT ON COLUMN pipeline.is_active IS 'Takes new deals';
GRANT SELECT, INSERT, UPDATE, DELETE ON pipeline TO obhut_app;
GRANT SELECT ON pipeline TO obhut_keeper;

CREATE TABLE stage (
  stage_id             uuid PRIMARY KEY,
  pipeline_id          uuid NOT NULL REFERENCES pipeline,
  name                 text NOT NULL CHECK (name <> ''),
  position             smallint NOT NULL,
  probability_percent  smallint NOT NULL CHECK (probability_percent BETWEEN 0 AND 100),
  outcome              text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'won', 'lost')),
  UNIQUE (pipeline_id, name) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE stage IS 'A step of a pipeline';
COMMENT ON COLUMN stage.stage_id IS 'UUIDv7';
COMMENT ON COLUMN stage.pipeline_id IS 'Pipeline';
COMMENT ON COLUMN stage.name IS 'Name given by the firm';
COMMENT ON COLUMN stage.position IS 'Order';
COMMENT ON COLUMN stage.probability_percent IS 'How likely a deal here is won; weighs the forecast';
COMMENT ON COLUMN stage.outcome IS 'open, won, lost';
GRANT SELECT, INSERT, UPDATE, DELETE ON stage TO obhut_app;
GRANT SELECT ON stage TO obhut_keeper;

CREATE TABLE close_reason (
  reason_id  uuid PRIMARY KEY,
  outcome    text NOT NULL CHECK (outcome IN ('won', 'lost')),
  label_de   text NOT NULL,
  label_en   text NOT NULL,
  position   smallint NOT NULL DEFAULT 0,
  is_active  boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE close_reason IS 'Why deals are won or lost: a list of the firm, so that no free text about people is needed';
COMMENT ON COLUMN close_reason.reason_id IS 'UUIDv7';
COMMENT ON COLUMN close_reason.outcome IS 'won, lost';
COMMENT ON COLUMN close_reason.label_de IS 'German';
COMMENT ON COLUMN close_reason.label_en IS 'English';
COMMENT ON COLUMN close_reason.position IS 'Order';
COMMENT ON COLUMN close_reason.is_active IS 'Offered for new deals';
GRANT SELECT, INSERT, UPDATE, DELETE ON close_reason TO obhut_app;
GRANT SELECT ON close_reason TO obhut_keeper;

CREATE TABLE deal (
  deal_id          uuid PRIMARY KEY,
  title            text NOT NULL CHECK (title <> ''),
  company_id       uuid REFERENCES company ON DELETE SET NULL,
  stage_id         uuid NOT NULL REFERENCES stage,
  stage_since      timestamptz NOT NULL DEFAULT now(),
  board_rank       bigint NOT NULL DEFAULT 0,
  amount_cents     bigint NOT NULL DEFAULT 0 CHECK (amount_cents BETWEEN 0 AND 100000000000000),
  currency         text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  expected_on      date,
  closed_at        timestamptz,
  close_reason_id  uuid REFERENCES close_reason,
  source           text NOT NULL DEFAULT '',
  owner_id         uuid REFERENCES app_user,
  team_id          uuid REFERENCES team,
  has_people       boolean NOT NULL DEFAULT true,
  keeps_company    boolean NOT NULL DEFAULT true CHECK (keeps_company),
  version          integer NOT NULL DEFAULT 1,
  created_by       uuid,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX deal_of_company ON deal (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deal_on_board ON deal (stage_id, board_rank, deal_id);
CREATE INDEX deal_by_change ON deal (updated_at, deal_id);
-- Without a date comes last: the same expression in order, page and range.
CREATE INDEX deal_by_close ON deal (coalesce(expected_on, 'infinity'::date), deal_id);
CREATE INDEX deal_by_amount ON deal (amount_cents, deal_id);
CREATE INDEX deal_by_closing ON deal (closed_at, deal_id) WHERE closed_at IS NOT NULL;
CREATE INDEX deal_by_owner ON deal (owner_id);
COMMENT ON TABLE deal IS 'A possible sale to a company, to people, or both';
COMMENT ON COLUMN deal.deal_id IS 'UUIDv7';
COMMENT ON COLUMN deal.title IS 'What it is about; stays with the company when its people are erased, so it names nobody';
COMMENT ON COLUMN deal.company_id IS 'Company that buys';
COMMENT ON COLUMN deal.stage_id IS 'Stage, and by it the pipeline';
COMMENT ON COLUMN deal.stage_since IS 'In this stage since';
COMMENT ON COLUMN deal.board_rank IS 'Place within the stage on the board';
COMMENT ON COLUMN deal.amount_cents IS 'Value in cents of the currency; the sum of its items where it has some';
COMMENT ON COLUMN deal.currency IS 'ISO 4217';
COMMENT ON COLUMN deal.expected_on IS 'Expected close';
COMMENT ON COLUMN deal.closed_at IS 'Won or lost since; null while open';
COMMENT ON COLUMN deal.close_reason_id IS 'Why it was won or lost';
COMMENT ON COLUMN deal.source IS 'How it came about: fair, referral, website';
COMMENT ON COLUMN deal.owner_id IS 'User who looks after it';
COMMENT ON COLUMN deal.team_id IS 'Department that looks after it';
COMMENT ON COLUMN deal.has_people IS 'It is about people, and there while one of them is (migrations/0008)';
COMMENT ON COLUMN deal.keeps_company IS 'Stays with its company when its last person goes; always for deals';
COMMENT ON COLUMN deal.version IS 'Counts changes';
COMMENT ON COLUMN deal.created_by IS 'User or key that made it';
COMMENT ON COLUMN deal.created_at IS 'Made';
COMMENT ON COLUMN deal.updated_at IS 'Last change';

CREATE TABLE deal_person (
  contact_id  uuid NOT NULL REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  deal_id     uuid NOT NULL REFERENCES deal ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role        text NOT NULL DEFAULT 'other' CHECK (role IN ('decider', 'buyer', 'user', 'adviser', 'other')),
  position    smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (contact_id, deal_id)
);
CREATE INDEX person_of_deal ON deal_person (deal_id);
COMMENT ON TABLE deal_person IS 'People of a deal and their part in it';
COMMENT ON COLUMN deal_person.contact_id IS 'Contact';
COMMENT ON COLUMN deal_person.deal_id IS 'Deal';
COMMENT ON COLUMN deal_person.role IS 'decider, buyer, user, adviser, other';
COMMENT ON COLUMN deal_person.position IS 'Order; 0 is the first to ask';
CALL protect_by_contact('deal_person', 4);
-- Communication (4); closed to support (1024): service needs no sums of sales.
CALL protect_by_people('deal', 'deal_person', 'deal_id', 4, 1024);

CREATE TABLE deal_item (
  item_id                uuid PRIMARY KEY,
  deal_id                uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  position               smallint NOT NULL,
  product_id             uuid,
  name                   text NOT NULL CHECK (name <> ''),
  quantity_thousandths   bigint NOT NULL CHECK (quantity_thousandths BETWEEN 1 AND 1000000000000),
  unit_price_cents       bigint NOT NULL CHECK (unit_price_cents BETWEEN 0 AND 100000000000000),
  discount_basis_points  smallint NOT NULL DEFAULT 0 CHECK (discount_basis_points BETWEEN 0 AND 10000)
);
CREATE INDEX item_of_deal ON deal_item (deal_id, position);
COMMENT ON TABLE deal_item IS 'What a deal is to sell; its value is their sum';
COMMENT ON COLUMN deal_item.item_id IS 'UUIDv7';
COMMENT ON COLUMN deal_item.deal_id IS 'Deal';
COMMENT ON COLUMN deal_item.position IS 'Order';
COMMENT ON COLUMN deal_item.product_id IS 'Product of the firm''s list, where it is one; name and price stay as they were offered';
COMMENT ON COLUMN deal_item.name IS 'Name as offered';
COMMENT ON COLUMN deal_item.quantity_thousandths IS 'Quantity times 1,000: half an hour is 500';
COMMENT ON COLUMN deal_item.unit_price_cents IS 'Price of one, net, in cents of the deal''s currency';
COMMENT ON COLUMN deal_item.discount_basis_points IS 'Discount in hundredths of a percent';
CALL protect_by_record('deal_item', 'deal', 'deal_id');

CREATE TABLE deal_stage_change (
  change_id   uuid PRIMARY KEY,
  deal_id     uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  stage_id    uuid REFERENCES stage ON DELETE SET NULL,
  stage_name  text NOT NULL,
  entered_at  timestamptz NOT NULL DEFAULT now(),
  changed_by  uuid
);
CREATE INDEX change_of_deal ON deal_stage_change (deal_id, entered_at);
CREATE INDEX change_to_stage ON deal_stage_change (stage_id);
COMMENT ON TABLE deal_stage_change IS 'When a deal came into which stage; until the next one it was there';
COMMENT ON COLUMN deal_stage_change.change_id IS 'UUIDv7; a UUID of the database where a whole stage was moved';
COMMENT ON COLUMN deal_stage_change.deal_id IS 'Deal';
COMMENT ON COLUMN deal_stage_change.stage_id IS 'Stage; null once that is gone';
COMMENT ON COLUMN deal_stage_change.stage_name IS 'Name of the stage at that time';
COMMENT ON COLUMN deal_stage_change.entered_at IS 'Since when the deal was there';
COMMENT ON COLUMN deal_stage_change.changed_by IS 'User or key that moved it';
CALL protect_by_record('deal_stage_change', 'deal', 'deal_id');

-- A stage is emptied for good only with the deals that whoever manages the pipelines does not see: other people's,
-- restricted ones. Nothing of them comes back but who they are about, for the log.
CREATE FUNCTION move_deals_of_stage(from_stage uuid, to_stage uuid)
RETURNS TABLE (moved bigint, contact_ids uuid[]) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  last_rank bigint;
  ids uuid[];
BEGIN
  IF ctx_bit() = 0 THEN RAISE insufficient_privilege USING MESSAGE = 'move_deals_of_stage needs a purpose'; END IF;
  SELECT coalesce(max(d.board_rank), 0) INTO last_rank FROM deal d WHERE d.stage_id = to_stage;
  WITH in_order AS (
    SELECT d.deal_id, row_number() OVER (ORDER BY d.board_rank, d.deal_id) AS n FROM deal d WHERE d.stage_id = from_stage
  ), gone AS (
    UPDATE deal d SET stage_id = to_stage, stage_since = now(), board_rank = last_rank + o.n * 65536,
           version = d.version + 1, updated_at = now()
      FROM in_order o WHERE d.deal_id = o.deal_id RETURNING d.deal_id
  ), noted AS (
    INSERT INTO deal_stage_change (change_id, deal_id, stage_id, stage_name, changed_by)
    SELECT gen_random_uuid(), g.deal_id, s.stage_id, s.name, ctx_actor() FROM gone g, stage s WHERE s.stage_id = to_stage
  )
  SELECT array_agg(g.deal_id) INTO ids FROM gone g;
  RETURN QUERY SELECT coalesce(cardinality(ids), 0)::bigint,
    (SELECT array_agg(DISTINCT p.contact_id) FROM deal_person p WHERE p.deal_id = ANY (ids));
END $$;
COMMENT ON FUNCTION move_deals_of_stage IS 'Moves every deal of a stage to the end of another, seen or not; how many, and for the log whom they are about';
CALL vet('move_deals_of_stage', true);

-- What a firm starts with; it renames, adds and takes away as it likes.
INSERT INTO pipeline (pipeline_id, name) VALUES ('00000000-0000-7000-8000-00000000de00', 'Vertrieb');
INSERT INTO stage (stage_id, pipeline_id, name, position, probability_percent, outcome)
SELECT ('00000000-0000-7000-8000-00000000de0' || n)::uuid, '00000000-0000-7000-8000-00000000de00', name, n, probability, outcome
  FROM (VALUES (1, 'Qualifizierung', 10, 'open'), (2, 'Bedarf', 25, 'open'), (3, 'Angebot', 50, 'open'),
               (4, 'Verhandlung', 75, 'open'), (5, 'Gewonnen', 100, 'won'), (6, 'Verloren', 0, 'lost'))
    AS s(n, name, probability, outcome);
INSERT INTO close_reason (reason_id, outcome, label_de, label_en, position)
SELECT ('00000000-0000-7000-8000-00000000dea' || n)::uuid, outcome, de, en, n
  FROM (VALUES (1, 'won', 'Preis und Leistung überzeugten', 'Best value'),
               (2, 'won', 'Persönliche Beratung', 'Personal advice'),
               (3, 'won', 'Bestehende Kundenbeziehung', 'Existing relationship'),
               (4, 'lost', 'Zu teuer', 'Too expensive'),
               (5, 'lost', 'Wettbewerber gewählt', 'Chose a competitor'),
               (6, 'lost', 'Kein Bedarf mehr', 'No need any more'),
               (7, 'lost', 'Budget gestrichen', 'Budget cut'),
               (8, 'lost', 'Keine Rückmeldung', 'No answer')) AS r(n, outcome, de, en);
