-- Searches that people keep, to open them again and to be told of what is new.
CREATE TABLE search.saved (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    -- Where it was made: what "this school only" means, and whose own resources are seen.
    site_id uuid NOT NULL,
    name text NOT NULL,
    -- The fields of its address, without the page and the order.
    query text NOT NULL,
    tells boolean NOT NULL DEFAULT true,
    saved_at timestamptz NOT NULL,
    -- When the newest was published of what the person has been told of, or could see when they saved it.
    seen_until timestamptz NOT NULL,
    looked_at timestamptz NOT NULL,
    UNIQUE (person_id, site_id, query)
);
CREATE INDEX saved_looked_idx ON search.saved (looked_at) WHERE tells;
