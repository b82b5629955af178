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
  UNIQUE (pipeline_id, name)
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
  is_active  boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE close_reason IS 'Why deals are won or lost: a list of the firm, so that no free text about people is needed';
COMMENT ON COLUMN close_reason.reason_id IS 'UUIDv7';
COMMENT ON COLUMN close_reason.outcome IS 'won, lost';
COMMENT ON COLUMN close_reason.label_de IS 'German';
COMMENT ON COLUMN close_reason.label_en IS 'English';
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
CREATE INDEX deal_by_close ON deal (expected_on, deal_id);
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
