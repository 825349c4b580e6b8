-- Sitemaps read addresses and dates in the order of ordinals, ten thousand a file, and of all of them the newest date a file: from the index alone.
CREATE INDEX record_sitemap_idx ON open_data.record (ordinal) INCLUDE (public_id, changed_at) WHERE NOT is_gone;
