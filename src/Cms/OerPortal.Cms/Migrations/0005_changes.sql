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

-- For statement triggers on the tables of public things, so that no way of writing them can forget it. The changed rows are called "listing".
--   1. The kind of thing.
--   2. A query of listing that gives id, public id and site of each.
--   3. 'part' where the table holds only a part of the thing: then nothing is gone when its row is.
create function cms.note_changes() returns trigger language plpgsql as $$
begin
    execute format(
        'insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at)
         select %L, t.id, t.public_id, t.site_id, %L, now() from (select distinct * from (%s) l(id, public_id, site_id)) t order by t.id
         on conflict (kind, id) do update set
             public_id = excluded.public_id, site_id = excluded.site_id, number = null, is_gone = excluded.is_gone, changed_at = excluded.changed_at',
        tg_argv[0], tg_op = 'DELETE' and tg_nargs < 3, tg_argv[1]);
    return null;
end;
$$;

-- Sites, with the features that were switched for them.
create trigger site_added after insert on cms.site referencing new table as listing
    for each statement execute function cms.note_changes('site', 'select id, slug, id from listing');
create trigger site_changed after update on cms.site referencing new table as listing
    for each statement execute function cms.note_changes('site', 'select id, slug, id from listing');
create trigger site_removed after delete on cms.site referencing old table as listing
    for each statement execute function cms.note_changes('site', 'select id, slug, id from listing');
create trigger site_feature_added after insert on cms.site_feature referencing new table as listing
    for each statement execute function cms.note_changes('site', 'select s.id, s.slug, s.id from listing l join cms.site s on s.id = l.site_id', 'part');
create trigger site_feature_changed after update on cms.site_feature referencing new table as listing
    for each statement execute function cms.note_changes('site', 'select s.id, s.slug, s.id from listing l join cms.site s on s.id = l.site_id', 'part');

insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at) select 'site', id, slug, id, false, created_at from cms.site;
