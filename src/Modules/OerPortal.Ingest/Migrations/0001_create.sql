create schema ingest;

-- The row is the queue: its state says what happens to the file next. An upload is a file in state 0.
create table ingest.file (
    id                 uuid primary key,
    site_id            uuid        not null,
    owner_id           uuid        not null,
    holder             text        not null,
    name               text        not null,
    declared_type      text,
    state              smallint    not null,
    kind               smallint    not null default 0,
    media_type         text        not null default 'application/octet-stream',
    use                smallint    not null default 0,
    length             bigint      not null,
    sha256             text,
    progress           smallint    not null default 0,
    refusal_key        text,
    refusal_arguments  text[]      not null default '{}',
    attempts           integer     not null default 0,
    waits              integer     not null default 0,
    scanned_parts      integer     not null default 0,
    scanned_at         timestamptz,
    pages              integer,
    duration_seconds   double precision,
    can_be_read        boolean     not null default false,
    metadata           jsonb,
    created_at         timestamptz not null,
    moved_at           timestamptz not null,
    expires_at         timestamptz,
    checked_at         timestamptz,
    constraint file_has_its_blob check (state = 0 or sha256 is not null or state in (4, 5, 11))
);
create index file_holder on ingest.file (holder, created_at);
create index file_sha256 on ingest.file (sha256) where sha256 is not null;
create index file_unsettled on ingest.file (state, moved_at) where state in (0, 1, 2, 6, 7, 8);

create table ingest.verdict (
    id       uuid primary key,
    file_id  uuid        not null references ingest.file on delete cascade,
    at       timestamptz not null,
    outcome  text        not null,
    detail   text,
    place    text,
    engine   text,
    parts    integer     not null
);
create index verdict_file on ingest.verdict (file_id, at);

create table ingest.derivative (
    file_id     uuid   not null references ingest.file on delete cascade,
    name        text   not null,
    sha256      text   not null,
    media_type  text   not null,
    length      bigint not null,
    primary key (file_id, name)
);
create index derivative_sha256 on ingest.derivative (sha256);

create table ingest.publication (
    file_id    uuid primary key references ingest.file on delete cascade,
    manifest   text not null,
    positions  text not null
);

create table ingest.member (
    file_id           uuid   not null references ingest.file on delete cascade,
    path              text   not null,
    media_type        text   not null,
    "offset"          bigint not null,
    length            bigint not null,
    raw_length        bigint not null,
    content_encoding  text,
    primary key (file_id, path)
);

create table ingest.passage (
    file_id  uuid    not null references ingest.file on delete cascade,
    number   integer not null,
    heading  text,
    locator  text    not null,
    text     text    not null,
    primary key (file_id, number)
);

-- Every blob this module has ever placed, written before the blob: what no row refers to is swept after a day.
create table ingest.placed_blob (
    sha256     text primary key,
    placed_at  timestamptz not null
);
