-- Changes of resources stand in the kernel's record, beside those of collections, news and sites; their numbers stay.
DROP TRIGGER catalogue_entry_added ON resources.catalogue_entry;
DROP TRIGGER catalogue_entry_changed ON resources.catalogue_entry;
DROP TRIGGER catalogue_entry_removed ON resources.catalogue_entry;
DROP FUNCTION resources.note_changes();

INSERT INTO cms.change (kind, id, public_id, site_id, number, is_gone, changed_at)
SELECT 'resource', resource_id, public_id, site_id, number, is_gone, changed_at FROM resources.change;
SELECT setval('cms.change_number', greatest((SELECT last_value FROM cms.change_number), (SELECT last_value FROM resources.change_number)));
DROP TABLE resources.change;
DROP SEQUENCE resources.change_number;

CALL cms.follow('resources.catalogue_entry', 'resource', 'SELECT resource_id, public_id, site_id FROM listing');

-- Collections, with what stands in them.
CALL cms.follow('resources.collection', 'collection', 'SELECT id, public_id, site_id FROM listing');
CALL cms.follow(
    'resources.collection_item', 'collection',
    'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', is_part => true);

INSERT INTO cms.change (kind, id, public_id, site_id, is_gone, changed_at)
SELECT 'collection', id, public_id, site_id, false, changed_at FROM resources.collection;
