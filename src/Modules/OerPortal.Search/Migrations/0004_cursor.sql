-- Up to which change of the catalogue the index has followed. What was not yet indexed when this table came has its own job.
CREATE TABLE search.cursor (number bigint NOT NULL);
INSERT INTO search.cursor (number) SELECT coalesce(max(number), 0) FROM search.shown;
