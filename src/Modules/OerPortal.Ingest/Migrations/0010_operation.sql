-- An infected file whose bytes were deleted for ever keeps its row, which tells its owner why.
alter table ingest.file drop constraint file_has_its_blob;
alter table ingest.file add constraint file_has_its_blob check (state = 0 or sha256 is not null or state in (3, 4, 5, 11));

-- What operators answer: files that were turned away or could not be worked on, the latest first.
create index file_turned_away on ingest.file (moved_at, id) where state in (3, 4, 5, 11);

-- Runs that failed, as the program says it, until the file is ready.
create table ingest.fault (
    id       uuid primary key,
    file_id  uuid        not null references ingest.file on delete cascade,
    at       timestamptz not null,
    state    smallint    not null,
    trouble  text        not null
);
create index fault_file on ingest.fault (file_id, at);
