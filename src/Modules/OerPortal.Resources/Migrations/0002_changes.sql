-- What has happened to every resource that was ever public: one row each, for ever, also when the resource is gone.
-- A change takes the row's number away; whoever reads next gives numbers to the rows that have none. So numbers say in which order
-- changes were committed, and one that is committed late is never passed (docs/adr/0021-changes-in-commit-order.md).
CREATE SEQUENCE resources.change_number;
CREATE TABLE resources.change (
    resource_id uuid PRIMARY KEY,
    public_id text NOT NULL,
    site_id uuid NOT NULL,
    number bigint,
    is_gone boolean NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX change_number_key ON resources.change (number) WHERE number IS NOT NULL;
CREATE INDEX change_waiting_idx ON resources.change (changed_at, resource_id) WHERE number IS NULL;

-- By triggers, so that no way of writing the catalogue can forget it.
CREATE FUNCTION resources.note_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO resources.change (resource_id, public_id, site_id, is_gone, changed_at)
    SELECT l.resource_id, l.public_id, l.site_id, TG_OP = 'DELETE', now() FROM listing l ORDER BY l.resource_id
    ON CONFLICT (resource_id) DO UPDATE SET
        public_id = excluded.public_id, site_id = excluded.site_id, number = NULL, is_gone = excluded.is_gone, changed_at = excluded.changed_at;
    RETURN NULL;
END;
$$;
CREATE TRIGGER catalogue_entry_added AFTER INSERT ON resources.catalogue_entry
    REFERENCING NEW TABLE AS listing FOR EACH STATEMENT EXECUTE FUNCTION resources.note_changes();
CREATE TRIGGER catalogue_entry_changed AFTER UPDATE ON resources.catalogue_entry
    REFERENCING NEW TABLE AS listing FOR EACH STATEMENT EXECUTE FUNCTION resources.note_changes();
CREATE TRIGGER catalogue_entry_removed AFTER DELETE ON resources.catalogue_entry
    REFERENCING OLD TABLE AS listing FOR EACH STATEMENT EXECUTE FUNCTION resources.note_changes();

INSERT INTO resources.change (resource_id, public_id, site_id, is_gone, changed_at)
SELECT r.id, r.public_id, r.site_id, e.resource_id IS NULL, coalesce(e.changed_at, now())
FROM resources.resource r LEFT JOIN resources.catalogue_entry e ON e.resource_id = r.id
WHERE e.resource_id IS NOT NULL OR r.first_published_at IS NOT NULL;
