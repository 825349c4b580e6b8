-- The picture of a reader, for the librarian's eyes and the card; the file itself is Ingest's.
create table library.reader_photo (
    site_id    uuid        not null,
    person_id  uuid        not null,
    file_id    uuid        not null unique,
    added_at   timestamptz not null,
    added_by   uuid,
    -- Since when its person has not been a reader any more, as far as is known.
    left_at    timestamptz,
    primary key (site_id, person_id)
);

-- A ZIP of pictures, looked at before they are taken in.
create table library.photo_batch (
    id         uuid primary key,
    site_id    uuid        not null,
    file_id    uuid        not null unique,
    name       text        not null,
    added_at   timestamptz not null,
    added_by   uuid        not null,
    taken_at   timestamptz,
    taken      integer     not null
);
create index photo_batch_newest on library.photo_batch (site_id, added_at desc);
