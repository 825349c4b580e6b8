CREATE SCHEMA IF NOT EXISTS resources;

-- A learning resource: the work. Its versions, files and decisions hang below it.
CREATE TABLE resources.resource (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    site_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    external_key text,
    created_at timestamptz NOT NULL,
    revision integer NOT NULL,
    current_version_id uuid,
    first_published_at timestamptz,
    CONSTRAINT resource_public_id_key UNIQUE (public_id)
);
CREATE UNIQUE INDEX resource_external_key_key ON resources.resource (external_key) WHERE external_key IS NOT NULL;
CREATE INDEX resource_owner_idx ON resources.resource (owner_id, site_id);

CREATE TABLE resources.version (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    site_id uuid NOT NULL,
    number integer NOT NULL,
    -- The whole description, schema.org LearningResource with LRMI: read and written as one value, never searched in here.
    metadata jsonb NOT NULL,
    visibility integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT version_public_id_key UNIQUE (public_id),
    CONSTRAINT version_number_key UNIQUE (resource_id, number)
);

ALTER TABLE resources.resource
    ADD CONSTRAINT resource_current_version_fkey FOREIGN KEY (current_version_id) REFERENCES resources.version DEFERRABLE INITIALLY DEFERRED;

-- There exactly while the version may be edited.
CREATE TABLE resources.draft (
    version_id uuid PRIMARY KEY REFERENCES resources.version ON DELETE CASCADE,
    site_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    saved_at timestamptz,
    edited_revision integer NOT NULL,
    touched text[] NOT NULL,
    filled_at jsonb NOT NULL
);

CREATE TABLE resources.version_file (
    version_id uuid NOT NULL REFERENCES resources.version ON DELETE CASCADE,
    file_id uuid NOT NULL,
    site_id uuid NOT NULL,
    role integer NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (version_id, file_id)
);
-- "Who may read this file?" is asked for every chapter and byte range.
CREATE INDEX version_file_file_idx ON resources.version_file (file_id);

CREATE TABLE resources.submission (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    version_id uuid NOT NULL REFERENCES resources.version ON DELETE CASCADE,
    site_id uuid NOT NULL,
    submitted_by uuid NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT submission_public_id_key UNIQUE (public_id)
);
CREATE INDEX submission_version_idx ON resources.submission (version_id);
CREATE INDEX submission_submitted_at_idx ON resources.submission (submitted_at);

CREATE TABLE resources.approval (
    submission_id uuid PRIMARY KEY REFERENCES resources.submission ON DELETE CASCADE,
    site_id uuid NOT NULL,
    approved_by uuid NOT NULL,
    approved_at timestamptz NOT NULL,
    note text
);

CREATE TABLE resources.return (
    submission_id uuid PRIMARY KEY REFERENCES resources.submission ON DELETE CASCADE,
    site_id uuid NOT NULL,
    returned_by uuid NOT NULL,
    returned_at timestamptz NOT NULL,
    comment text NOT NULL
);

CREATE TABLE resources.withdrawal (
    id uuid PRIMARY KEY,
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    version_id uuid NOT NULL,
    site_id uuid NOT NULL,
    withdrawn_by uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    reason text NOT NULL,
    visibility integer NOT NULL
);
CREATE INDEX withdrawal_resource_idx ON resources.withdrawal (resource_id);

-- What lists show, one narrow row for each published resource and for nothing else.
CREATE TABLE resources.catalogue_entry (
    resource_id uuid PRIMARY KEY REFERENCES resources.resource ON DELETE CASCADE,
    public_id text NOT NULL,
    site_id uuid NOT NULL,
    visibility integer NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    authors text[] NOT NULL,
    description text NOT NULL,
    kind text NOT NULL,
    subjects text[] NOT NULL,
    grades integer[] NOT NULL,
    levels text[] NOT NULL,
    keywords text[] NOT NULL,
    language text NOT NULL,
    licence text NOT NULL,
    identifiers text[] NOT NULL,
    file_ids uuid[] NOT NULL,
    cover_address text,
    main_file_id uuid,
    can_be_read boolean NOT NULL,
    formats text[] NOT NULL,
    pages integer,
    minutes integer,
    published_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT catalogue_entry_public_id_key UNIQUE (public_id)
);
CREATE INDEX catalogue_entry_newest_idx ON resources.catalogue_entry (published_at DESC, resource_id) INCLUDE (visibility, site_id);
CREATE INDEX catalogue_entry_site_idx ON resources.catalogue_entry (site_id, published_at DESC) INCLUDE (visibility);
-- Related resources look at the newest of the same main subject.
CREATE INDEX catalogue_entry_subject_idx ON resources.catalogue_entry ((subjects[1]), published_at DESC);
-- Counting reads this index alone.
CREATE INDEX catalogue_entry_count_idx ON resources.catalogue_entry (visibility, site_id) INCLUDE (subjects);

CREATE TABLE resources.collection (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    site_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    external_key text,
    title text NOT NULL,
    description text NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT collection_public_id_key UNIQUE (public_id)
);
CREATE UNIQUE INDEX collection_external_key_key ON resources.collection (external_key) WHERE external_key IS NOT NULL;
CREATE INDEX collection_site_idx ON resources.collection (site_id, changed_at DESC);

CREATE TABLE resources.collection_item (
    collection_id uuid NOT NULL REFERENCES resources.collection ON DELETE CASCADE,
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    site_id uuid NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (collection_id, resource_id)
);
CREATE INDEX collection_item_resource_idx ON resources.collection_item (resource_id);

-- The steps of an import that wait until its files are checked; gone when they have happened.
CREATE TABLE resources.import_plan (
    resource_id uuid PRIMARY KEY REFERENCES resources.resource ON DELETE CASCADE,
    site_id uuid NOT NULL,
    steps jsonb NOT NULL
);
