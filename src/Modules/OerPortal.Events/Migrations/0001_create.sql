create schema events;

create table events.event (
    id                  uuid primary key,
    public_id           text        not null unique,
    site_id             uuid        not null,
    kind                smallint    not null,
    title               text        not null,
    place               text        not null,
    body                text        not null,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null,
    takes_registrations boolean     not null,
    -- null: as many as come
    seats               integer,
    cancelled_at        timestamptz,
    report              text        not null default '',
    changed_at          timestamptz not null,
    -- counted with each change, for calendars that have an earlier one (RFC 5545 §3.8.7.4)
    revision            integer     not null default 0
);
create index event_site on events.event (site_id, starts_at);
create index event_starts on events.event (starts_at);

-- Somebody who wants to come. A guest follows and cancels by the key.
create table events.registration (
    id            uuid primary key,
    key           text        not null unique,
    event_id      uuid        not null references events.event on delete cascade,
    site_id       uuid        not null,
    person_id     uuid,
    name          text        not null,
    contact       text        not null,
    people        integer     not null,
    registered_at timestamptz not null,
    cancelled_at  timestamptz
);
create index registration_event on events.registration (event_id, registered_at);
create unique index registration_person on events.registration (event_id, person_id) where person_id is not null and cancelled_at is null;

-- Pictures of the report; the files are of the module Ingest.
create table events.picture (
    file_id  uuid primary key,
    event_id uuid not null references events.event on delete cascade,
    site_id  uuid not null,
    words    text not null,
    at       timestamptz not null
);
create index picture_event on events.picture (event_id, at);
