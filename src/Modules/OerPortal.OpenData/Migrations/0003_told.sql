-- How many rows of open_data.member a set has: what is or was in it, which is what a harvester of the whole set is told.
ALTER TABLE open_data.set ADD COLUMN told integer NOT NULL DEFAULT 0;
UPDATE open_data.set s SET told = m.told FROM (SELECT set_id, count(*)::integer AS told FROM open_data.member GROUP BY set_id) m WHERE m.set_id = s.id;
