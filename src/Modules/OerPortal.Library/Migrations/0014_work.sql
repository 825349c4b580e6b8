-- What the libraries of the province have together, a row a book: the department's search asks these, not the titles of every school. Made from the
-- titles a moment after they change (docs/adr/0060-works-beside-titles.md); words are those of all its titles, the rest is said as who had it first says it.
create table library.work (
    work_key    text        primary key,
    -- Of the title that was catalogued first among those that have copies.
    public_id   text        not null,
    name        text        not null,
    volume      text        not null,
    people      text        not null,
    publisher   text        not null,
    subjects    text        not null,
    isbn        text        not null,
    kind        integer     not null,
    year        integer,
    words       text        not null,
    site_ids    uuid[]      not null,
    -- On shelves or lent, of all of them.
    copies      integer     not null
);
create index work_words_likeness on library.work using gin (words gin_trgm_ops);
create index work_name on library.work (name, work_key);

-- Books to be looked at anew. Only ever added to by who changes titles, so that two imports never wait for each other.
create table library.work_changed (
    id          bigint      generated always as identity primary key,
    work_key    text        not null
);

create function library.write_works(keys text[]) returns void language sql as $$
    delete from library.work where work_key = any (keys);
    insert into library.work (work_key, public_id, name, volume, people, publisher, subjects, isbn, kind, year, words, site_ids, copies)
    select t.work_key, (array_agg(t.public_id order by t.added_at, t.id))[1], (array_agg(t.name order by t.added_at, t.id))[1], (array_agg(t.volume order by t.added_at, t.id))[1],
        (array_agg(t.people order by t.added_at, t.id))[1], (array_agg(t.publisher order by t.added_at, t.id))[1], (array_agg(t.subjects order by t.added_at, t.id))[1],
        (array_agg(t.isbn order by t.added_at, t.id))[1], (array_agg(t.kind order by t.added_at, t.id))[1], max(t.year), string_agg(distinct t.words, ' '), array_agg(distinct t.site_id), sum(held.copies)
    from library.title t, lateral (select count(*) as copies from library.copy c where c.title_id = t.id and c.state = 0) held
    -- An e-book (4) stands with the resources.
    where t.work_key = any (keys) and t.kind <> 4 and held.copies > 0
    group by t.work_key;
$$;

-- Takes up to so many of the books that wait, one caller at a time; says how many it took.
create function library.gather_works(most integer) returns integer language plpgsql as $$
declare
    keys text[];
    taken integer;
begin
    perform pg_advisory_xact_lock(hashtext('library.work'));
    with gone as (delete from library.work_changed where id in (select id from library.work_changed order by id limit most) returning work_key)
    select array_agg(distinct work_key), count(*) into keys, taken from gone;
    perform library.write_works(keys);
    return taken;
end $$;

create function library.title_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into library.work_changed (work_key) select distinct work_key from now_there;
    elsif tg_op = 'DELETE' then
        insert into library.work_changed (work_key) select distinct work_key from was_there;
    else
        insert into library.work_changed (work_key)
        select work_key from was_there union select work_key from now_there;
    end if;
    perform pg_notify('oer_library_work', '');
    return null;
end $$;
create trigger title_added after insert on library.title referencing new table as now_there for each statement execute function library.title_changed();
create trigger title_changed after update on library.title referencing old table as was_there new table as now_there for each statement execute function library.title_changed();
create trigger title_removed after delete on library.title referencing old table as was_there for each statement execute function library.title_changed();

create function library.copy_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into library.work_changed (work_key) select distinct t.work_key from now_there c join library.title t on t.id = c.title_id;
    else
        insert into library.work_changed (work_key)
        select distinct t.work_key from was_there o join now_there n using (id) join library.title t on t.id in (o.title_id, n.title_id)
        where (o.state, o.title_id) is distinct from (n.state, n.title_id);
    end if;
    if found then
        perform pg_notify('oer_library_work', '');
    end if;
    return null;
end $$;
create trigger copy_added after insert on library.copy referencing new table as now_there for each statement execute function library.copy_changed();
create trigger copy_changed after update on library.copy referencing old table as was_there new table as now_there for each statement execute function library.copy_changed();

select library.write_works(array(select distinct work_key from library.title));
