-- Whom a job is for: the many jobs of one never take all workers.
alter table cms.job add column person_id uuid;

drop function cms.enqueue(uuid, text, text, uuid, text, smallint, interval, integer, text);
create function cms.enqueue(
    id uuid, type text, payload text, site_id uuid, key text, lane smallint, delay interval, max_attempts integer, trace text default null, person_id uuid default null) returns void
language sql as $$
    insert into cms.job (id, type, payload, site_id, key, lane, created_at, run_after, max_attempts, trace, person_id)
    values (enqueue.id, enqueue.type, enqueue.payload::jsonb, enqueue.site_id, enqueue.key, enqueue.lane, now(), now() + enqueue.delay, enqueue.max_attempts, enqueue.trace, enqueue.person_id)
    on conflict (key) where key is not null and failed_at is null and lease is null
    do update set run_after = least(cms.job.run_after, excluded.run_after)
$$;
