-- Each file may be called something else than its name, and answer keys are for those who teach: nothing public leads to them any more.
ALTER TABLE resources.version_file ADD COLUMN title text;
ALTER TABLE resources.catalogue_entry ADD COLUMN file_titles text[] NOT NULL DEFAULT '{}';

UPDATE resources.catalogue_entry e SET file_ids = ARRAY(
    SELECT f.id FROM unnest(e.file_ids) WITH ORDINALITY f (id, place)
    WHERE NOT EXISTS (
        SELECT FROM resources.resource r JOIN resources.version_file v ON v.version_id = r.current_version_id
        WHERE r.id = e.resource_id AND v.file_id = f.id AND v.role = 2)
    ORDER BY f.place)
WHERE EXISTS (
    SELECT FROM resources.resource r JOIN resources.version_file v ON v.version_id = r.current_version_id
    WHERE r.id = e.resource_id AND v.role = 2);
