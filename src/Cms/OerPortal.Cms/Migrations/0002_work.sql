-- Work that has a key waits once; lanes keep what somebody waits for apart from upkeep; every question the workers ask has its index.
alter table cms.job add column key text;
alter table cms.job add column lane smallint not null default 1;

drop index cms.job_due;
create index job_waiting on cms.job (lane, run_after, id) where failed_at is null and lease is null;
create index job_leased on cms.job (leased_until) where failed_at is null and lease is not null;
create unique index job_key on cms.job (key) where key is not null and failed_at is null and lease is null;
create index job_failed on cms.job (failed_at) where failed_at is not null;

-- Queues a job, its time by the database's clock. The same work that already waits is asked for sooner instead.
create function cms.enqueue(
    id uuid, type text, payload text, site_id uuid, key text, lane smallint, delay interval, max_attempts integer) returns void
language sql as $$
    insert into cms.job (id, type, payload, site_id, key, lane, created_at, run_after, max_attempts)
    values (enqueue.id, enqueue.type, enqueue.payload::jsonb, enqueue.site_id, enqueue.key, enqueue.lane, now(), now() + enqueue.delay, enqueue.max_attempts)
    on conflict (key) where key is not null and failed_at is null and lease is null
    do update set run_after = least(cms.job.run_after, excluded.run_after)
$$;

alter table cms.outbox add column lease uuid;
