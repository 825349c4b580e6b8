create schema services;

-- What somebody asked of a library. Who follows it without an account knows its key; it stands in no list.
create table services.request (
    id          uuid primary key,
    key         text        not null unique,
    site_id     uuid        not null,
    service     smallint    not null,
    -- who asked; null for a guest
    person_id   uuid,
    name        text        not null,
    contact     text        not null,
    title       text        not null,
    detail      text        not null,
    body        text        not null,
    asked_at    timestamptz not null,
    state       smallint    not null,
    changed_at  timestamptz not null
);
create index request_waiting on services.request (site_id, state, asked_at);
create index request_person on services.request (person_id, asked_at desc) where person_id is not null;
create index request_ended on services.request (changed_at) where state >= 2;

-- What the library said, and how the request stood from then on.
create table services.reply (
    id          uuid primary key,
    request_id  uuid        not null references services.request on delete cascade,
    site_id     uuid        not null,
    by_id       uuid        not null,
    state       smallint    not null,
    words       text        not null,
    at          timestamptz not null
);
create index reply_request on services.reply (request_id, at);
