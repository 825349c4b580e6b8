-- Newspapers and magazines that a school takes, and the issues that came.
create table library.periodical (
    id           uuid primary key,
    site_id      uuid        not null,
    name         text        not null,
    -- 0 newspaper, 1 magazine
    kind         integer     not null,
    publisher    text        not null,
    -- 0 daily, 1 weekly, 2 every two weeks, 3 monthly, 4 every three months
    frequency    integer     not null,
    -- Of each issue.
    copies       integer     not null check (copies > 0),
    -- The first issue that is expected, and its number in that year.
    since        date        not null,
    first_number integer     not null,
    -- The last day of the subscription; null while there is none.
    until        date,
    added_at     timestamptz not null
);
create index periodical_site on library.periodical (site_id, name);

-- What became of an issue; of one that is still expected there is no row.
create table library.periodical_issue (
    periodical_id uuid        not null references library.periodical on delete cascade,
    due_on        date        not null,
    site_id       uuid        not null,
    label         text        not null,
    -- null: there was no such issue
    copies        integer,
    noted_on      date        not null,
    noted_by      uuid,
    primary key (periodical_id, due_on)
);
