-- Every table is a list of versions, one partition a version, so that a new one is filled and indexed beside the others
-- and an old one is dropped whole.

CREATE EXTENSION IF NOT EXISTS vector;

-- `state` is building, current or previous. `changes` counts the live changes of a version.
CREATE TABLE snapshot (
    version bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('building', 'current', 'previous')),
    manifest text NOT NULL,
    revision text NOT NULL,
    dimension integer NOT NULL,
    postings bigint NOT NULL DEFAULT 0,
    requirements bigint NOT NULL DEFAULT 0,
    chunks bigint NOT NULL DEFAULT 0,
    tokens bigint NOT NULL DEFAULT 0,
    indexed boolean NOT NULL DEFAULT false,
    changes bigint NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX snapshot_current ON snapshot (state) WHERE state = 'current';

-- The ids of every live change, which a version built in the meantime takes over.
CREATE TABLE change (
    version bigint NOT NULL,
    number bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (version, number, posting_id)
);

CREATE TABLE posting (
    version bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    sort_title text COLLATE "C" NOT NULL,
    company text NOT NULL,
    company_words text[] NOT NULL,
    work_mode text,
    deadline date,
    closed_notice boolean,
    start_first date,
    start_last date,
    paid boolean,
    sponsors boolean,
    levels text[] NOT NULL,
    requirements integer NOT NULL,
    chunks integer NOT NULL,
    tokens integer NOT NULL,
    words tsvector NOT NULL,
    record text NOT NULL
) PARTITION BY LIST (version);

CREATE TABLE location (
    version bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    city text,
    beside_city text NOT NULL,
    country text
) PARTITION BY LIST (version);

CREATE TABLE variant (
    version bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL
) PARTITION BY LIST (version);

CREATE TABLE requirement (
    version bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    vector vector NOT NULL
) PARTITION BY LIST (version);

CREATE TABLE chunk (
    version bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    vector vector NOT NULL
) PARTITION BY LIST (version);

-- In how many postings a word occurs: the sum of its rows, so that writers add rows instead of waiting for each other.
CREATE TABLE word (
    version bigint NOT NULL,
    word text COLLATE "C" NOT NULL,
    postings integer NOT NULL
) PARTITION BY LIST (version);

-- Vectors stay in the row, where a search reads them without a detour.
ALTER TABLE requirement ALTER COLUMN vector SET STORAGE PLAIN;
ALTER TABLE chunk ALTER COLUMN vector SET STORAGE PLAIN;
