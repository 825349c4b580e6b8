create schema harvest;

-- What the operator has decided. Nothing that a run changes stands here: a change of this table is a change of all its records.
create table harvest.source (
    id           uuid primary key,
    name         text        not null,
    kind         smallint    not null,
    address      text        not null,
    -- OAI-PMH only; empty for everything and for catalogues.
    set_spec     text        not null,
    format       text        not null,
    -- 0: only when somebody asks for it.
    every_hours  integer     not null,
    is_shown     boolean     not null,
    passes_on    boolean     not null,
    added_at     timestamptz not null,
    unique (address, set_spec, format)
);

-- What runs have found out about a source.
create table harvest.progress (
    source_id     uuid primary key references harvest.source on delete cascade,
    -- The datestamp that the next list begins at, by the source's clock and granularity; null: everything.
    next_from     text,
    -- Whether the source tells of what it has deleted, as it says: persistent, transient, no; empty for catalogues.
    deletions     text        not null default '',
    full_at       timestamptz,
    next_run      timestamptz
);
create index progress_due_idx on harvest.progress (next_run);

create table harvest.run (
    id            uuid primary key,
    source_id     uuid        not null references harvest.source on delete cascade,
    began_at      timestamptz not null,
    ended_at      timestamptz,
    -- 0 under way, 1 done, 2 failed, 3 stopped by somebody
    state         smallint    not null default 0,
    is_full       boolean     not null,
    requests      integer     not null default 0,
    seen          integer     not null default 0,
    added         integer     not null default 0,
    changed       integer     not null default 0,
    removed       integer     not null default 0,
    refused       integer     not null default 0,
    -- Pauses in a row, since the last answer.
    tries         integer     not null default 0,
    trouble       text        not null default '',
    detail        text        not null default '',
    -- Where it goes on (class Place).
    place         jsonb       not null
);
create unique index run_open_key on harvest.run (source_id) where ended_at is null;
create index run_newest_idx on harvest.run (source_id, began_at desc);

-- The log that people read.
create table harvest.line (
    id          bigint generated always as identity primary key,
    run_id      uuid        not null references harvest.run on delete cascade,
    at          timestamptz not null,
    -- 0 a request, 1 a refused record, 2 a remark, 3 trouble
    kind        smallint    not null,
    code        text        not null,
    detail      text        not null
);
create index line_run_idx on harvest.line (run_id, id);

-- Pages of a catalogue that a run has found, in the order in which it visits them.
create table harvest.visit (
    run_id    uuid     not null references harvest.run on delete cascade,
    number    integer  not null,
    address   text     not null,
    depth     smallint not null,
    is_done   boolean  not null default false,
    primary key (run_id, number),
    unique (run_id, address)
);

create table harvest.record (
    id           uuid primary key,
    source_id    uuid        not null references harvest.source on delete cascade,
    identifier   text        not null,
    datestamp    text        not null,
    title        text        not null,
    creators     text[]      not null,
    description  text        not null,
    subjects     text[]      not null,
    keywords     text[]      not null,
    levels       text[]      not null,
    grades       integer[]   not null,
    language     text        not null,
    kind         text        not null,
    licence      text        not null,
    rights       text        not null,
    address      text        not null,
    isbn         text        not null,
    published    text        not null,
    publisher    text        not null,
    -- Of all that is shown: what is the same as before is not written again.
    digest       bytea       not null,
    -- The resource of ours, or the record of a source that was added earlier, which is the same work and is shown instead.
    twin_of      uuid,
    taken_at     timestamptz not null,
    unique (source_id, identifier)
);

-- By which the same work is recognised (class WorkKeys): of records, and of our own public resources.
create table harvest.record_key (
    record_id  uuid not null references harvest.record on delete cascade,
    source_id  uuid not null,
    key        text not null,
    primary key (record_id, key)
);
create index record_key_idx on harvest.record_key (key, source_id);
create table harvest.own_key (
    resource_id  uuid not null,
    key          text not null,
    primary key (resource_id, key)
);
create index own_key_idx on harvest.own_key (key);
-- Up to which change of the catalogue our own keys have followed.
create table harvest.cursor (number bigint not null);
insert into harvest.cursor (number) values (0);

-- Which records the last full run has seen: what it has not is gone.
create table harvest.sighting (
    record_id  uuid primary key references harvest.record on delete cascade,
    run_id     uuid not null
);

call cms.follow('harvest.record', 'harvested', 'select l.id, l.id::text, s.id from listing l cross join cms.site s where s.kind = 0');
call cms.follow('harvest.source', 'harvested', 'select r.id, r.id::text, s.id from listing l join harvest.record r on r.source_id = l.id cross join cms.site s where s.kind = 0', is_part => true);
