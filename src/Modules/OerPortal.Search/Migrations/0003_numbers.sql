-- Which change of the catalogue the index shows of each resource, also of those that are gone: an older one is never put over a newer one.
CREATE TABLE search.shown (
    resource_id uuid PRIMARY KEY,
    number bigint NOT NULL,
    shown_at timestamptz NOT NULL DEFAULT now()
);

-- How far a rebuild has come; no row when none is under way.
CREATE TABLE search.rebuild (
    number bigint NOT NULL,
    until bigint NOT NULL,
    documents integer NOT NULL,
    began_at timestamptz NOT NULL,
    -- The version of the analysis it makes words by.
    analysis integer NOT NULL
);
