create table cms.site (
    id          uuid primary key,
    kind        smallint    not null,
    slug        text        not null unique,
    name        text        not null,
    subtitle    text        not null,
    host_name   text        unique,
    accent      text        not null,
    level       text,
    created_at  timestamptz not null default now()
);
-- exactly one portal
create unique index site_portal on cms.site (kind) where kind = 0;

create table cms.site_feature (
    site_id  uuid    not null references cms.site,
    feature  text    not null,
    is_on    boolean not null,
    primary key (site_id, feature)
);

create table cms.audit (
    id         uuid primary key,
    at         timestamptz not null,
    site_id    uuid        not null,
    person_id  uuid,
    action     text        not null,
    subject    text        not null,
    detail     jsonb
);
create index audit_site on cms.audit (site_id, id desc);
create index audit_subject on cms.audit (subject);

create table cms.outbox (
    id            uuid primary key,
    type          text        not null,
    payload       jsonb       not null,
    occurred_at   timestamptz not null,
    -- handlers that have had it; a row leaves when all have
    delivered     text[]      not null default '{}',
    attempts      integer     not null default 0,
    try_after     timestamptz not null default '-infinity',
    leased_until  timestamptz,
    is_parked     boolean     not null default false,
    error         text
);
create index outbox_due on cms.outbox (try_after, id) where not is_parked;

create table cms.job (
    id            uuid primary key,
    type          text        not null,
    payload       jsonb       not null,
    site_id       uuid        not null,
    created_at    timestamptz not null,
    run_after     timestamptz not null,
    max_attempts  integer     not null,
    attempts      integer     not null default 0,
    leased_until  timestamptz,
    lease         uuid,
    progress      integer     not null default 0,
    failed_at     timestamptz,
    error         text
);
create index job_due on cms.job (run_after) where failed_at is null;

create table cms.recurring_job (
    type      text primary key,
    next_run  timestamptz not null
);

create table cms.recipe_step (
    recipe   text        not null,
    number   integer     not null,
    done_at  timestamptz not null default now(),
    primary key (recipe, number)
);

create table cms.data_protection_key (
    name  text primary key,
    xml   text not null
);

-- Wakes the workers of every instance when the transaction that queued the work commits.
create function cms.wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('oer_wake', '');
    return null;
end $$;
create trigger outbox_wake after insert on cms.outbox for each statement execute function cms.wake();
create trigger job_wake after insert on cms.job for each statement execute function cms.wake();
