-- A school's files are read in the order in which its resources first became public.
CREATE INDEX record_of_school_idx ON open_data.record (site_id, ordinal) WHERE NOT is_gone;
