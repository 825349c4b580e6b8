-- What reviewers look at is answered with the decision; what decisions say from before had no such questions.
ALTER TABLE resources.approval ADD COLUMN answers jsonb NOT NULL DEFAULT '{}';
ALTER TABLE resources.return ADD COLUMN answers jsonb NOT NULL DEFAULT '{}';

-- Who is at a submission, so that nobody reviews the same twice; gone with the decision.
CREATE TABLE resources.review_claim (
    submission_id uuid PRIMARY KEY REFERENCES resources.submission ON DELETE CASCADE,
    site_id uuid NOT NULL,
    claimed_by uuid NOT NULL,
    claimed_at timestamptz NOT NULL
);

-- About one field of the description, or about a place in a file.
CREATE TABLE resources.review_remark (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL REFERENCES resources.submission ON DELETE CASCADE,
    site_id uuid NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    field text,
    file_id uuid,
    locator text,
    chapter text,
    words text NOT NULL,
    CONSTRAINT review_remark_about_check CHECK ((field IS NULL) <> (file_id IS NULL))
);
CREATE INDEX review_remark_submission_idx ON resources.review_remark (submission_id);

-- What contributor and reviewers say to each other about a version.
CREATE TABLE resources.review_message (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES resources.version ON DELETE CASCADE,
    site_id uuid NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    is_of_reviewer boolean NOT NULL,
    words text NOT NULL
);
CREATE INDEX review_message_version_idx ON resources.review_message (version_id);

-- What a reviewer put right, one row a field: a description that holds this field alone, as it was and as it is since.
CREATE TABLE resources.mending (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL REFERENCES resources.submission ON DELETE CASCADE,
    site_id uuid NOT NULL,
    mended_by uuid NOT NULL,
    mended_at timestamptz NOT NULL,
    field text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL
);
CREATE INDEX mending_submission_idx ON resources.mending (submission_id);

-- What a reviewer looks after at a site; whoever has no row looks after everything.
CREATE TABLE resources.review_field (
    person_id uuid NOT NULL,
    site_id uuid NOT NULL,
    subjects text[] NOT NULL,
    levels text[] NOT NULL,
    PRIMARY KEY (person_id, site_id)
);

-- What the text of a file is like (MinHash): texts that are much the same have a band in common. Texts that wait stand in the second
-- table, with those of all files that were there before.
CREATE TABLE resources.text_signature (
    file_id uuid PRIMARY KEY,
    minima integer[] NOT NULL,
    bands bigint[] NOT NULL
);
CREATE INDEX text_signature_bands_idx ON resources.text_signature USING gin (bands);
CREATE TABLE resources.unsigned_text (
    file_id uuid PRIMARY KEY,
    since timestamptz NOT NULL
);
CREATE INDEX unsigned_text_since_idx ON resources.unsigned_text (since);
INSERT INTO resources.unsigned_text (file_id, since) SELECT DISTINCT file_id, now() FROM resources.version_file;

-- Colleagues who work on a resource together with its owner.
CREATE TABLE resources.co_author (
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    person_id uuid NOT NULL,
    site_id uuid NOT NULL,
    invited_at timestamptz NOT NULL,
    PRIMARY KEY (resource_id, person_id)
);
CREATE INDEX co_author_person_idx ON resources.co_author (person_id);
ALTER TABLE resources.draft ADD COLUMN saved_by uuid;

-- What stood in a field of a draft before one of several people changed it: so a form that somebody else has open is told from what they wrote.
CREATE TABLE resources.draft_edit (
    version_id uuid NOT NULL REFERENCES resources.draft ON DELETE CASCADE,
    revision integer NOT NULL,
    field text NOT NULL,
    site_id uuid NOT NULL,
    edited_by uuid NOT NULL,
    before jsonb NOT NULL,
    PRIMARY KEY (version_id, revision, field)
);
