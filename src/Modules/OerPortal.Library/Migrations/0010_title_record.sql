-- What a catalogue record of MARC 21 says besides what a title has columns for: the whole record as it came in, a field a line, without its holdings.
create table library.title_record (
    title_id  uuid primary key references library.title on delete cascade,
    site_id   uuid not null,
    lines     text not null
);
create index title_record_site on library.title_record (site_id);
