-- What a person keeps for later. Theirs alone, as their places are.
create table reading.saved (
    person_id   uuid        not null,
    resource_id uuid        not null,
    public_id   text        not null,
    saved_at    timestamptz not null,
    primary key (person_id, resource_id)
);

create index saved_newest on reading.saved (person_id, saved_at desc);
