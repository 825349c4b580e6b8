-- How many resources there are, by contributing site, visibility and subject, so that no page counts the catalogue.
-- Site 0 stands for all sites together, subject '' for all subjects. Follows resources.change (Data/Tally.cs).
CREATE TABLE resources.tally (
    site_id uuid NOT NULL,
    visibility integer NOT NULL,
    subject text NOT NULL,
    resources integer NOT NULL,
    PRIMARY KEY (site_id, visibility, subject)
);
CREATE INDEX tally_sites_idx ON resources.tally (subject, visibility) INCLUDE (site_id, resources) WHERE subject = '';

-- As what each resource stands in the tally.
CREATE TABLE resources.tallied (
    resource_id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    visibility integer NOT NULL,
    subjects text[] NOT NULL
);

-- The number of the last change that is counted.
CREATE TABLE resources.tally_cursor (number bigint NOT NULL);
INSERT INTO resources.tally_cursor VALUES (0);

-- What waits for a decision is found without looking at all that was ever decided.
ALTER TABLE resources.submission ADD COLUMN is_decided boolean NOT NULL DEFAULT false;
UPDATE resources.submission s SET is_decided = true
WHERE EXISTS (SELECT FROM resources.approval a WHERE a.submission_id = s.id) OR EXISTS (SELECT FROM resources.return r WHERE r.submission_id = s.id);
CREATE INDEX submission_waiting_idx ON resources.submission (submitted_at) INCLUDE (version_id, submitted_by) WHERE NOT is_decided;
