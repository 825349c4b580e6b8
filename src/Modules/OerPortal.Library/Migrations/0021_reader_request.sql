-- What readers ask a library for without being there: a book brought to a place, or a copy of some pages.
create table library.reader_request (
    id         uuid primary key,
    site_id    uuid        not null,
    title_id   uuid        not null references library.title,
    person_id  uuid        not null,
    -- 0 delivery, 1 copy of pages
    kind       integer     not null,
    -- Where to, of a delivery.
    place      text        not null,
    -- Which pages, of a copy, and how many they are.
    pages      text        not null,
    page_count integer     not null check (page_count >= 0),
    note       text        not null,
    -- 0 asked, 1 accepted, 2 ready or on the way, 3 given, 4 refused, 5 cancelled by the reader
    state      integer     not null,
    asked_at   timestamptz not null,
    state_at   timestamptz not null,
    state_by   uuid,
    reason     text        not null,
    -- What a delivery became.
    loan_id    uuid references library.loan on delete set null
);
-- Nobody asks twice for the same.
create unique index reader_request_open on library.reader_request (site_id, person_id, title_id, kind) where state < 3;
create index reader_request_state on library.reader_request (site_id, state, asked_at);
create index reader_request_person on library.reader_request (person_id);
create index reader_request_title on library.reader_request (title_id);
create index reader_request_loan on library.reader_request (loan_id) where loan_id is not null;

-- What a library does of it.
create table library.request_rule (
    site_id     uuid primary key,
    is_delivery boolean not null,
    is_copy     boolean not null,
    -- Of one title for one reader at one time.
    most_pages  integer not null check (most_pages between 1 and 200)
);
