-- Each engine follows the catalogue by itself. filled_at: when it had seen everything for the first time, so that it may be asked.
ALTER TABLE search.cursor ADD COLUMN engine text NOT NULL DEFAULT 'postgres', ADD COLUMN filled_at timestamptz;
UPDATE search.cursor SET filled_at = now();
ALTER TABLE search.cursor ALTER COLUMN engine DROP DEFAULT, ADD PRIMARY KEY (engine);
ALTER TABLE search.rebuild ADD COLUMN engine text NOT NULL DEFAULT 'postgres';
ALTER TABLE search.rebuild ALTER COLUMN engine DROP DEFAULT, ADD PRIMARY KEY (engine);
