-- Hash of an upload that is just becoming a blob: a process that dies meanwhile finds it again.
alter table ingest.file add column arriving text;
-- All blobs are compared with their hashes in turn; what is damaged or missing is known until it is mended.
alter table ingest.placed_blob add column checked_at timestamptz, add column damaged_at timestamptz;
update ingest.placed_blob b set checked_at = f.checked_at from ingest.file f where f.sha256 = b.sha256 and f.checked_at is not null;
create index placed_blob_due on ingest.placed_blob (coalesce(checked_at, placed_at));
create index placed_blob_damaged on ingest.placed_blob (damaged_at) where damaged_at is not null;
