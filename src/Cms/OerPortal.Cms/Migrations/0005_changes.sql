-- What has happened to everything that was ever public: one row each, for ever, also when the thing is gone.
-- A change takes the row's number away; whoever reads next gives numbers to the rows that have none. So numbers say in which order
-- changes were committed, and one that is committed late is never passed (docs/adr/0021-changes-in-commit-order.md).
create sequence cms.change_number;
create table cms.change (
    kind text not null,
    id uuid not null,
    public_id text not null,
    site_id uuid not null,
    number bigint,
    is_gone boolean not null,
    changed_at timestamptz not null,
    primary key (kind, id)
);
create unique index change_number_key on cms.change (kind, number) where number is not null;
create index change_waiting_idx on cms.change (changed_at, id) where number is null;

-- Statement triggers call it with what cms.follow was told.
create function cms.note_changes() returns trigger language plpgsql as $$
begin
    execute format(
        'insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at)
         select %L, t.id, t.public_id, t.site_id, %L, now() from (select distinct * from (%s) l(id, public_id, site_id)) t order by t.id
         on conflict (kind, id) do update set
             public_id = excluded.public_id, site_id = excluded.site_id, number = null, is_gone = excluded.is_gone, changed_at = excluded.changed_at',
        tg_argv[0], tg_op = 'DELETE' and not tg_argv[2]::boolean, tg_argv[1]);
    return null;
end;
$$;

-- From now on no way of writing the table forgets the record.
--   kind     of public thing.
--   listing  a query of the changed rows, which are called "listing", for id, public id and site of each thing.
--   is_part  the table holds only a part of the thing: then nothing is gone when its row is.
create procedure cms.follow(followed regclass, kind text, listing text, is_part boolean default false) language plpgsql as $$
declare
    change record;
begin
    for change in select * from (values ('insert', 'new'), ('update', 'new'), ('delete', 'old')) as happening(event, rows) loop
        execute format(
            'create trigger note_%1$s after %1$s on %2$s referencing %3$s table as listing for each statement execute function cms.note_changes(%4$L, %5$L, %6$L)',
            change.event, followed, change.rows, kind, listing, is_part);
    end loop;
end;
$$;

-- Sites, with the features that were switched for them.
call cms.follow('cms.site', 'site', 'select id, slug, id from listing');
call cms.follow('cms.site_feature', 'site', 'select s.id, s.slug, s.id from listing l join cms.site s on s.id = l.site_id', is_part => true);

insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at) select 'site', id, slug, id, false, created_at from cms.site;
