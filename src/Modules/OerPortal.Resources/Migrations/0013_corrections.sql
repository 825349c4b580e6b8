-- Somebody says what a field, or the text at a place, should be.
CREATE TABLE resources.correction (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    site_id uuid NOT NULL,
    visibility integer NOT NULL,
    version integer NOT NULL,
    -- A field of the description, or "text".
    field text NOT NULL,
    -- Descriptions that hold this field and nothing else.
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    -- Of the text at a place: what stands there, and what should.
    found text,
    wanted text,
    words text,
    file_id uuid,
    locator text,
    within double precision,
    suggested_by uuid,
    suggested_at timestamptz NOT NULL,
    CONSTRAINT correction_public_id_key UNIQUE (public_id)
);
CREATE INDEX correction_site_idx ON resources.correction (site_id, suggested_at);
CREATE INDEX correction_resource_idx ON resources.correction (resource_id);
CREATE INDEX correction_suggester_idx ON resources.correction (suggested_by) WHERE suggested_by IS NOT NULL;

CREATE TABLE resources.correction_decision (
    correction_id uuid PRIMARY KEY REFERENCES resources.correction ON DELETE CASCADE,
    site_id uuid NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    is_accepted boolean NOT NULL,
    -- Why not; or a word with the yes.
    reason text,
    -- The version whose draft was changed.
    version integer
);

-- How useful a teacher found it in class, 1 to 5; for teachers' eyes.
ALTER TABLE resources.class_use ADD COLUMN stars integer;
