-- What was lent and taken back at the desk while it had no line, as it was scanned. Kept as it came in: what could not be written stands in a list for the librarian.
create table library.offline_act (
    -- Given by the desk, so that what is sent twice is written once.
    id          uuid        not null,
    site_id     uuid        not null,
    -- When it was scanned, by the desk's clock; never in the future.
    at          timestamptz not null,
    is_return   boolean     not null,
    book        text        not null,
    reader      text        not null,
    -- null until it was tried
    outcome     integer,
    copy_id     uuid        references library.copy,
    person_id   uuid,
    received_at timestamptz not null,
    received_by uuid,
    settled_at  timestamptz,
    settled_by  uuid,
    primary key (site_id, id)
);
create index offline_act_open on library.offline_act (site_id, at) where settled_at is null;
create index offline_act_person on library.offline_act (person_id) where person_id is not null;
