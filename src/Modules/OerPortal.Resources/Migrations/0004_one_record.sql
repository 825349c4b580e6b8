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

CREATE TRIGGER catalogue_entry_added AFTER INSERT ON resources.catalogue_entry REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('resource', 'SELECT resource_id, public_id, site_id FROM listing');
CREATE TRIGGER catalogue_entry_changed AFTER UPDATE ON resources.catalogue_entry REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('resource', 'SELECT resource_id, public_id, site_id FROM listing');
CREATE TRIGGER catalogue_entry_removed AFTER DELETE ON resources.catalogue_entry REFERENCING OLD TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('resource', 'SELECT resource_id, public_id, site_id FROM listing');

-- Collections, with what stands in them.
CREATE TRIGGER collection_added AFTER INSERT ON resources.collection REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT id, public_id, site_id FROM listing');
CREATE TRIGGER collection_changed AFTER UPDATE ON resources.collection REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT id, public_id, site_id FROM listing');
CREATE TRIGGER collection_removed AFTER DELETE ON resources.collection REFERENCING OLD TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT id, public_id, site_id FROM listing');
CREATE TRIGGER collection_item_added AFTER INSERT ON resources.collection_item REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', 'part');
CREATE TRIGGER collection_item_changed AFTER UPDATE ON resources.collection_item REFERENCING NEW TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', 'part');
CREATE TRIGGER collection_item_removed AFTER DELETE ON resources.collection_item REFERENCING OLD TABLE AS listing
    FOR EACH STATEMENT EXECUTE FUNCTION cms.note_changes('collection', 'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', 'part');

INSERT INTO cms.change (kind, id, public_id, site_id, is_gone, changed_at)
SELECT 'collection', id, public_id, site_id, false, changed_at FROM resources.collection;
