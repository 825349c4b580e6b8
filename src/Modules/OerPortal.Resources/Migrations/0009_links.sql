-- An address elsewhere that belongs to a version, beside its files or instead of any. Its id stays through later versions.
CREATE TABLE resources.version_link (
    version_id uuid NOT NULL REFERENCES resources.version ON DELETE CASCADE,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    address text NOT NULL,
    role integer NOT NULL,
    position integer NOT NULL,
    title text,
    page_title text NOT NULL,
    page_text text NOT NULL,
    -- A file of Ingest, scanned and drawn anew; of it only the cover is shown.
    picture_id uuid,
    PRIMARY KEY (version_id, id)
);
CREATE INDEX version_link_id_idx ON resources.version_link (id);
CREATE INDEX version_link_picture_idx ON resources.version_link (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX version_link_address_idx ON resources.version_link (address);

ALTER TABLE resources.catalogue_entry
    ADD COLUMN link_addresses text[] NOT NULL DEFAULT '{}',
    ADD COLUMN link_titles text[] NOT NULL DEFAULT '{}';

-- What became of each address that published versions lead to. One row an address, however many lead there.
CREATE TABLE resources.link_check (
    address text PRIMARY KEY,
    host text NOT NULL,
    due_at timestamptz NOT NULL,
    checked_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    trouble text,
    doubtful_since timestamptz
);
CREATE INDEX link_check_due_idx ON resources.link_check (due_at);
CREATE INDEX link_check_doubtful_idx ON resources.link_check (doubtful_since) WHERE doubtful_since IS NOT NULL;
