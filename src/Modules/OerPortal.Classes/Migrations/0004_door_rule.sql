-- From where, or when, pupils of a school come in by card or class code and PIN; no row: from anywhere, always.
create table classes.door_rule (
    site_id    uuid      primary key,
    -- 1 from addresses of the school, 2 in school hours
    kind       integer   not null,
    places     text[]    not null default '{}',
    opens      time      not null,
    closes     time      not null,
    -- 0 Sunday … 6 Saturday
    days       integer[] not null
);
