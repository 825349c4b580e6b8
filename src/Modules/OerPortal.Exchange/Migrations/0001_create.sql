create schema exchange;

create table exchange.run (
    id                uuid primary key,
    site_id           uuid        not null,
    owner_id          uuid        not null,
    started_by        uuid,
    approver_id       uuid,
    decides_all       boolean     not null,
    -- 0 drafts, 1 handed to the reviewers, 2 published
    mode              integer     not null,
    may_lack_files    boolean     not null,
    name              text        not null,
    file_id           uuid,
    -- 0 receiving, 1 checking, 2 checked, 3 running, 4 done, 5 stopped, 6 failed
    state             integer     not null,
    began_at          timestamptz not null,
    ended_at          timestamptz,
    total             integer     not null default 0,
    is_checked        boolean     not null default false,
    place             integer     not null default 0,
    seen              integer     not null default 0,
    added             integer     not null default 0,
    changed           integer     not null default 0,
    unchanged         integer     not null default 0,
    faulty            integer     not null default 0,
    unknown_headings  text[]      not null default '{}',
    trouble           text        not null default '',
    trouble_arguments text[]      not null default '{}'
);
create index run_newest_idx on exchange.run (site_id, began_at desc);
create index run_file_idx on exchange.run (file_id);

-- What becomes of each row: first what would, then what has.
create table exchange.row_report (
    run_id     uuid    not null references exchange.run on delete cascade,
    number     integer not null,
    key        text    not null,
    title      text    not null,
    -- 0 new, 1 changed, 2 unchanged, 3 faulty
    outcome    integer not null,
    is_done    boolean not null,
    fields     text[]  not null,
    problems   jsonb   not null,
    public_id  text,
    primary key (run_id, number)
);
create index row_report_key_idx on exchange.row_report (run_id, key);
create index row_report_outcome_idx on exchange.row_report (run_id, outcome, number);
