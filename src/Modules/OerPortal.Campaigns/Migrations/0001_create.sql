create schema campaigns;

create table campaigns.challenge (
    id         uuid primary key,
    public_id  text        not null unique,
    site_id    uuid        not null,
    title      text        not null,
    body       text        not null,
    -- how many books a class reads together
    goal       integer     not null,
    opens_on   date        not null,
    closes_on  date        not null,
    changed_at timestamptz not null
);
create index challenge_site on campaigns.challenge (site_id, closes_on);

-- A class that takes part. Sums alone: who read what is written nowhere.
create table campaigns.challenge_class (
    id           uuid primary key,
    challenge_id uuid        not null references campaigns.challenge on delete cascade,
    site_id      uuid        not null,
    name         text        not null,
    people       integer     not null,
    books        integer     not null default 0,
    joined_at    timestamptz not null
);
create unique index challenge_class_name on campaigns.challenge_class (challenge_id, lower(replace(name, ' ', '')));

create table campaigns.commendation (
    id         uuid primary key,
    public_id  text        not null unique,
    site_id    uuid        not null,
    name       text        not null,
    reason     text        not null,
    signed_by  text        not null,
    given_on   date        not null,
    -- those who are named were asked
    is_shown   boolean     not null,
    changed_at timestamptz not null
);
create index commendation_site on campaigns.commendation (site_id, given_on desc);
