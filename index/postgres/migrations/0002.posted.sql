-- What was sent to the service or removed through it: a source beside the files, read again by every re-index. It belongs
-- to no version. `record` is null for what was removed, and then there is nothing in `posted_source`.

CREATE TABLE posted_source (
    number bigint PRIMARY KEY,
    given_id text,
    content bytea NOT NULL
);

CREATE TABLE posted (
    id text COLLATE "C" PRIMARY KEY,
    number bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    record text
);

CREATE INDEX posted_by_number ON posted (number);

CREATE SEQUENCE posted_number OWNED BY posted.number;
