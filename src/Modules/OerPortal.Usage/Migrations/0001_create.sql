CREATE SCHEMA usage;

-- How a resource was used at a site on a day (in Vietnam's time). Beside each number of uses stands how many people that were: a number,
-- never who.
CREATE TABLE usage.day (
    day date NOT NULL,
    resource_id uuid NOT NULL,
    site_id uuid NOT NULL,
    views integer NOT NULL,
    viewers integer NOT NULL,
    reads integer NOT NULL,
    readers integer NOT NULL,
    downloads integer NOT NULL,
    downloaders integer NOT NULL,
    PRIMARY KEY (day, resource_id, site_id)
);
CREATE INDEX day_resource_idx ON usage.day (resource_id, day);
CREATE INDEX day_site_idx ON usage.day (site_id, day);

-- Sums of a site's day: what was used at the site, and what the site contributed, wherever it was used. They stay whatever becomes of a resource.
CREATE TABLE usage.site_day (
    site_id uuid NOT NULL,
    day date NOT NULL,
    views integer NOT NULL,
    reads integer NOT NULL,
    downloads integer NOT NULL,
    own_views integer NOT NULL,
    own_reads integer NOT NULL,
    own_downloads integer NOT NULL,
    PRIMARY KEY (site_id, day)
);
CREATE INDEX site_day_day_idx ON usage.site_day (day);

-- The last 90 days of a resource at a site, or at all sites together (site 0); made again every few hours from usage.day.
CREATE TABLE usage.total (
    site_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    views integer NOT NULL,
    viewers integer NOT NULL,
    reads integer NOT NULL,
    readers integer NOT NULL,
    downloads integer NOT NULL,
    downloaders integer NOT NULL,
    PRIMARY KEY (site_id, resource_id)
);
CREATE INDEX total_most_read_idx ON usage.total (site_id, (readers + downloaders) DESC, resource_id) WHERE readers + downloaders >= 5;
