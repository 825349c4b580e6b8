create schema reading;

-- Where a person stopped in a file. Theirs alone: no other module and no other person reads it.
create table reading.place (
    person_id    uuid             not null,
    file_id      uuid             not null,
    resource_id  uuid             not null,
    locator      jsonb            not null,
    progress     double precision not null check (progress between 0 and 1),
    device_id    text             not null,
    device_label text             not null,
    updated_at   timestamptz      not null,
    primary key (person_id, file_id)
);

create index place_newest on reading.place (person_id, updated_at desc);
