-- A table of books that is being looked at before it is taken in; forgotten after a few days.
create table library.book_import (
    id                uuid primary key,
    site_id           uuid        not null,
    name              text        not null,
    begun_at          timestamptz not null,
    taken_at          timestamptz,
    rows              jsonb       not null,
    unknown_headings  text[]      not null,
    trouble           text        not null,
    trouble_arguments text[]      not null
);
create index book_import_newest on library.book_import (site_id, begun_at desc);
