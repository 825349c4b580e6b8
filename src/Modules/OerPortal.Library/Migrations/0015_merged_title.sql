-- Two descriptions of one book become one: the copies and the queue go over to the one that stays. What was entered stays as it was entered: a copy
-- remembers the title of its voucher's line, by which the registers print it (docs/adr/0061-merged-titles.md).
alter table library.title add column merged_into_id uuid references library.title;
create index title_merged on library.title (merged_into_id) where merged_into_id is not null;
create index title_own_work on library.title (site_id, work_key) where merged_into_id is null;

alter table library.copy add column entered_title_id uuid references library.title;
alter table library.copy disable trigger user;
update library.copy set entered_title_id = title_id;
alter table library.copy enable trigger user;
alter table library.copy alter column entered_title_id set not null;
create index copy_entered_title on library.copy (entered_title_id);

-- A voucher that was being written while its title was merged brings copies of the one that stays.
create function library.copy_entered() returns trigger language plpgsql as $$
begin
    new.entered_title_id := new.title_id;
    select coalesce(merged_into_id, id) into strict new.title_id from library.title where id = new.title_id for key share;
    return new;
end $$;
create trigger copy_entered before insert on library.copy for each row execute function library.copy_entered();

create function library.keep_entered_title() returns trigger language plpgsql as $$
begin
    raise exception 'A copy keeps the title it was entered with.' using errcode = 'OL001';
end $$;
create trigger keep_entered_title before update on library.copy for each row when (new.entered_title_id <> old.entered_title_id) execute function library.keep_entered_title();
