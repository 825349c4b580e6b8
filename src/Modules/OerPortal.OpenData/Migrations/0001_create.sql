CREATE SCHEMA IF NOT EXISTS open_data;

-- What is public about the portal's resources, in the form from which every feed is made. A copy of the catalogue's record, but for
-- two things that are its own: the order and time in which changes were told here, and that something was ever public.
CREATE SEQUENCE open_data.position;

CREATE TABLE open_data.record (
    id uuid PRIMARY KEY,
    public_id text NOT NULL UNIQUE,
    -- In the order in which they first became public; never changes.
    ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    site_id uuid NOT NULL,
    -- Of the catalogue's change that it shows.
    number bigint NOT NULL,
    -- Greater than that of everything that was told before.
    position bigint NOT NULL UNIQUE,
    -- Whole second in which it was told; never falls while position rises.
    changed_at timestamptz NOT NULL,
    published_at timestamptz NOT NULL,
    is_gone boolean NOT NULL,
    -- Sets it is in, and sets it has left, for whoever harvests one of those.
    sets integer[] NOT NULL,
    left_sets integer[] NOT NULL,
    -- JSON (OpenResource). Kept while the site's open data is switched off; null when the resource is not public.
    document text
);
CREATE INDEX record_site_idx ON open_data.record (site_id, id);
CREATE INDEX record_changed_idx ON open_data.record (changed_at, position);

-- '' is everything; school:{site id}, level:, grade:, subject:, kind:, collection:{public id}.
CREATE TABLE open_data.set (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL UNIQUE,
    -- How many public resources it has.
    count integer NOT NULL DEFAULT 0
);

-- One row for each record and set, also for those it has left.
CREATE TABLE open_data.member (
    set_id integer NOT NULL,
    position bigint NOT NULL,
    published_at timestamptz NOT NULL,
    is_gone boolean NOT NULL,
    PRIMARY KEY (set_id, position)
);
CREATE INDEX member_newest_idx ON open_data.member (set_id, published_at DESC, position DESC) WHERE NOT is_gone;

-- Whose names records carry, and whether their open data is given out.
CREATE TABLE open_data.site (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL,
    is_open boolean NOT NULL,
    has_collections boolean NOT NULL
);

CREATE TABLE open_data.collection (
    id uuid PRIMARY KEY,
    public_id text NOT NULL UNIQUE,
    site_id uuid NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    resource_ids uuid[] NOT NULL,
    changed_at timestamptz NOT NULL,
    is_gone boolean NOT NULL
);
CREATE INDEX collection_resources_idx ON open_data.collection USING gin (resource_ids);
CREATE INDEX collection_site_idx ON open_data.collection (site_id);

-- Up to which change of each kind was followed.
CREATE TABLE open_data.cursor (
    kind text PRIMARY KEY,
    number bigint NOT NULL
);
