-- A row now counts what is at least so visible, so that what somebody sees of a site is one number: the largest sites are the first
-- of an index, and no page adds up three rows for each of thousands of schools.
ALTER TABLE resources.tally RENAME COLUMN visibility TO least;
INSERT INTO resources.tally (site_id, least, subject, resources)
SELECT t.site_id, seen.least, t.subject, sum(t.resources) FROM resources.tally t, generate_series(0, t.least) AS seen(least) GROUP BY 1, 2, 3
ON CONFLICT (site_id, least, subject) DO UPDATE SET resources = excluded.resources;

DROP INDEX resources.tally_sites_idx;
CREATE INDEX tally_largest_idx ON resources.tally (least, resources DESC, site_id) WHERE subject = '';
