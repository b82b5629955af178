-- The history of a request: which step, when, by whom; codes and ids, no content.

CREATE TABLE request_event (
  event_id    uuid PRIMARY KEY,
  request_id  uuid NOT NULL REFERENCES rights_request ON DELETE CASCADE,
  what        text NOT NULL CHECK (what IN ('received','assigned','identity-asked','identity-confirmed','extended','corrected','objection','withdrawal','restriction','erased','reviewed','answered','refused')),
  code        text NOT NULL DEFAULT '',
  mail_id     uuid,
  created_by  uuid,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX event_of_request ON request_event (request_id, event_id);
COMMENT ON TABLE request_event IS 'Steps taken on a request (Art. 5(2)), without content';
COMMENT ON COLUMN request_event.event_id IS 'UUIDv7';
COMMENT ON COLUMN request_event.request_id IS 'Request';
COMMENT ON COLUMN request_event.what IS 'received, assigned, identity-asked, identity-confirmed, extended, corrected, objection, withdrawal, restriction, erased (in part, where a hold keeps the rest), reviewed, answered, refused';
COMMENT ON COLUMN request_event.code IS 'How or why, as a code: way of the answer, reason of the refusal';
COMMENT ON COLUMN request_event.mail_id IS 'The mail that went out with it; gone long before';
COMMENT ON COLUMN request_event.created_by IS 'User; nil for the portal and the machine';
COMMENT ON COLUMN request_event.created_at IS 'When';
CALL protect_by_record('request_event', 'rights_request', 'request_id');
