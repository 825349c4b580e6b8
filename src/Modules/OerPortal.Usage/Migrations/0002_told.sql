-- Whether everybody could see the resource when it was used. Of days before, nobody knows.
ALTER TABLE usage.day ADD COLUMN is_open boolean NOT NULL DEFAULT false;

-- What was counted and has not been looked at by class Telling.
CREATE TABLE usage.fresh (
    day date NOT NULL,
    resource_id uuid NOT NULL,
    site_id uuid NOT NULL,
    from_id uuid NOT NULL,
    is_open boolean NOT NULL,
    views integer NOT NULL,
    viewers integer NOT NULL,
    reads integer NOT NULL,
    readers integer NOT NULL,
    downloads integer NOT NULL,
    downloaders integer NOT NULL,
    PRIMARY KEY (day, resource_id, site_id)
);
INSERT INTO usage.fresh (day, resource_id, site_id, from_id, is_open, views, viewers, reads, readers, downloads, downloaders)
SELECT day, resource_id, site_id, site_id, false, views, viewers, reads, readers, downloads, downloaders FROM usage.day;

-- What too few people did so far to be told: of a resource at a site, and (resource 0) of the site's resources that few ever use.
CREATE TABLE usage.pending (
    site_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    is_open boolean NOT NULL,
    from_id uuid NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    views integer NOT NULL,
    viewers integer NOT NULL,
    reads integer NOT NULL,
    readers integer NOT NULL,
    downloads integer NOT NULL,
    downloaders integer NOT NULL,
    PRIMARY KEY (site_id, resource_id, is_open)
);
CREATE INDEX pending_since_idx ON usage.pending (since);

-- What may be told where a group could be recognised: each number is of at least five people, and no use is in two of them
-- (docs/adr/0024-counting-uses.md). They stand at the day on which the fifth came.
CREATE TABLE usage.told (
    day date NOT NULL,
    site_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    is_open boolean NOT NULL,
    from_id uuid NOT NULL,
    views integer NOT NULL,
    reads integer NOT NULL,
    downloads integer NOT NULL,
    PRIMARY KEY (day, resource_id, site_id, is_open)
);
CREATE INDEX told_site_idx ON usage.told (site_id, day);
CREATE INDEX told_resource_idx ON usage.told (resource_id, day);
CREATE INDEX told_from_idx ON usage.told (from_id, day);

-- It told exact sums of a school's days, of however few people.
DROP TABLE usage.site_day;
