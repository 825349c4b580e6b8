-- What stands in a register of a line, as it stood when it was entered: the catalogue's words may be mended later.
alter table library.voucher_line
    add column words_people    text,
    add column words_name      text,
    add column words_publisher text,
    add column words_place     text,
    add column words_year      integer,
    add column words_class     text,
    add column words_grade     integer;

create function library.freeze_words() returns trigger language plpgsql as $$
begin
    update library.voucher_line l
    set words_people = t.people, words_name = t.name || case when t.volume <> '' then '. ' || t.volume else '' end, words_publisher = t.publisher, words_place = t.place,
        words_year = t.year, words_class = t.class_mark, words_grade = t.grade
    from library.title t
    where l.voucher_id = new.id and t.id = l.title_id and l.words_name is null;
    return new;
end $$;
create trigger freeze_words after update of number on library.voucher for each row when (old.number is null and new.number is not null) execute function library.freeze_words();

update library.voucher_line l
set words_people = t.people, words_name = t.name || case when t.volume <> '' then '. ' || t.volume else '' end, words_publisher = t.publisher, words_place = t.place,
    words_year = t.year, words_class = t.class_mark, words_grade = t.grade
from library.title t, library.voucher v
where t.id = l.title_id and v.id = l.voucher_id and v.number is not null;

create or replace function library.keep_line() returns trigger language plpgsql as $$
declare
    line library.voucher_line := coalesce(new, old);
begin
    if tg_op = 'UPDATE' and (new.voucher_id, new.title_id, new.count, new.price) is not distinct from (old.voucher_id, old.title_id, old.count, old.price)
        and (old.words_name is null
            or (new.words_people, new.words_name, new.words_publisher, new.words_place, new.words_year, new.words_class, new.words_grade)
                is not distinct from (old.words_people, old.words_name, old.words_publisher, old.words_place, old.words_year, old.words_class, old.words_grade)) then
        return new;
    end if;
    perform 1 from library.voucher where id = line.voucher_id and number is not null for share;
    if found then
        raise exception 'What is entered stays as it is.' using errcode = 'OL001';
    end if;
    return line;
end $$;

-- A wrong line of an entered voucher: the voucher on which this stands says that it was wrong, and how it is right.
create table library.correction (
    id          uuid primary key,
    site_id     uuid        not null,
    -- The entry in the general register; it has no lines.
    entry_id    uuid        not null unique references library.voucher,
    -- What was wrong.
    voucher_id  uuid        not null references library.voucher,
    line_id     uuid        references library.voucher_line,
    price       bigint,
    price_before bigint,
    -- What all its copies cost more, or less, than was entered.
    money       bigint      not null,
    words       text        not null,
    words_before text       not null,
    reason      text        not null,
    made_at     timestamptz not null,
    made_by     uuid
);
create index correction_voucher on library.correction (voucher_id);
create function library.keep_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'What is entered stays as it is.' using errcode = 'OL001';
end $$;
create trigger keep_correction before update or delete on library.correction for each row execute function library.keep_for_ever();

-- Counting what is there.
create table library.stock_take (
    id          uuid primary key,
    site_id     uuid        not null,
    -- In part III of the general register; null until it is closed.
    number      integer,
    dated       date        not null,
    -- null: every kind
    kind        integer,
    -- empty: every store
    store       text        not null,
    -- Who counts, a line each: name – title.
    board       text        not null,
    note        text        not null,
    begun_at    timestamptz not null,
    begun_by    uuid,
    closed_at   timestamptz,
    closed_by   uuid,
    unique (site_id, number)
);
create index stock_take_newest on library.stock_take (site_id, begun_at desc);

-- A copy counts once, however many hands scan it.
create table library.stock_take_scan (
    stock_take_id uuid        not null references library.stock_take on delete cascade,
    copy_id       uuid        not null references library.copy,
    site_id       uuid        not null,
    -- 0 fine, 1 belongs elsewhere, 2 lent and here, 3 was lost, 4 was written off
    finding       integer     not null,
    scanned_at    timestamptz not null,
    scanned_by    uuid,
    primary key (stock_take_id, copy_id)
);
create index stock_take_scan_newest on library.stock_take_scan (stock_take_id, scanned_at desc);

-- What was read and is no number of the school.
create table library.stock_take_stray (
    id            uuid primary key,
    stock_take_id uuid        not null references library.stock_take on delete cascade,
    site_id       uuid        not null,
    typed         text        not null,
    scanned_at    timestamptz not null,
    scanned_by    uuid,
    unique (stock_take_id, typed)
);

-- The result of a stock-take that is closed, with the words of that day.
create table library.stock_take_line (
    stock_take_id uuid        not null references library.stock_take,
    copy_id       uuid        not null references library.copy,
    site_id       uuid        not null,
    register      integer     not null,
    number        integer     not null,
    price         bigint      not null,
    -- 0 there, 1 missing, 2 lent, 3 there and not asked for, 4 there and written off long ago
    outcome       integer     not null,
    -- as in stock_take_scan; null for what nobody scanned
    finding       integer,
    book          text        not null,
    primary key (stock_take_id, copy_id)
);
create index stock_take_line_copy on library.stock_take_line (copy_id);

create function library.keep_stock_take() returns trigger language plpgsql as $$
begin
    if old.number is not null then
        raise exception 'What is closed stays as it is.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_stock_take before update or delete on library.stock_take for each row execute function library.keep_stock_take();

-- Waits for who is closing it at this moment.
create function library.keep_of_stock_take() returns trigger language plpgsql as $$
declare
    its uuid;
begin
    its := case tg_op when 'DELETE' then old.stock_take_id else new.stock_take_id end;
    perform 1 from library.stock_take where id = its for share;
    if exists (select 1 from library.stock_take where id = its and number is not null) then
        raise exception 'What is closed stays as it is.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_scan before insert or update or delete on library.stock_take_scan for each row execute function library.keep_of_stock_take();
create trigger keep_stray before insert or update or delete on library.stock_take_stray for each row execute function library.keep_of_stock_take();

-- Thousands of lines are written at once by who closes it, and holds it: nothing to wait for, and a question a statement is enough.
create function library.keep_stock_take_lines() returns trigger language plpgsql as $$
begin
    if exists (select 1 from library.stock_take s where s.number is not null and s.id in (select stock_take_id from written)) then
        raise exception 'What is closed stays as it is.' using errcode = 'OL001';
    end if;
    return null;
end $$;
create trigger keep_new_lines after insert on library.stock_take_line referencing new table as written for each statement execute function library.keep_stock_take_lines();
create trigger keep_old_lines before update or delete on library.stock_take_line for each row execute function library.keep_for_ever();

-- Books that go for good.
create table library.write_off (
    id          uuid primary key,
    site_id     uuid        not null,
    -- In part II of the general register; null until it is entered.
    number      integer,
    dated       date        not null,
    -- Number of the minutes, as the school counts them: "05/BB-TV".
    document    text        not null,
    board       text        not null,
    approved_by text        not null,
    note        text        not null,
    begun_at    timestamptz not null,
    entered_at  timestamptz,
    entered_by  uuid,
    unique (site_id, number)
);
create index write_off_open on library.write_off (site_id, begun_at) where number is null;

create table library.write_off_line (
    id           uuid primary key,
    site_id      uuid        not null,
    write_off_id uuid        not null references library.write_off on delete cascade,
    -- It goes once.
    copy_id      uuid        not null unique references library.copy,
    place        integer     not null,
    -- 0 worn out, 1 out of date, 2 lost, 3 given to others, 4 entered by mistake, 5 something else
    reason       integer     not null,
    -- As they were when it was entered.
    book         text,
    price        bigint
);
create index write_off_line_place on library.write_off_line (write_off_id, place);

create function library.keep_write_off() returns trigger language plpgsql as $$
begin
    if old.number is not null then
        raise exception 'What is entered stays as it is.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_write_off before update or delete on library.write_off for each row execute function library.keep_write_off();

create function library.keep_write_off_line() returns trigger language plpgsql as $$
declare
    its uuid;
begin
    its := case tg_op when 'DELETE' then old.write_off_id else new.write_off_id end;
    perform 1 from library.write_off where id = its for share;
    if exists (select 1 from library.write_off where id = its and number is not null) then
        raise exception 'What is entered stays as it is.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_write_off_line before insert or update or delete on library.write_off_line for each row execute function library.keep_write_off_line();

-- State 3: written off. It keeps its number for ever and never comes back.
create or replace function library.keep_copy() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.register, new.number, new.voucher_id) is distinct from (old.register, old.number, old.voucher_id) then
        raise exception 'A copy keeps its number.' using errcode = 'OL001';
    end if;
    if old.state = 3 and new.state <> 3 then
        raise exception 'What is written off does not come back.' using errcode = 'OL001';
    end if;
    return new;
end $$;

-- Waits for who is writing it off at this moment.
create function library.lend_what_is_ours() returns trigger language plpgsql as $$
begin
    perform 1 from library.copy where id = new.copy_id for share;
    if exists (select 1 from library.copy where id = new.copy_id and state = 3) then
        raise exception 'What is written off is not lent.' using errcode = 'OL002';
    end if;
    return new;
end $$;
create trigger lend_what_is_ours before insert on library.loan for each row when (new.ended_at is null) execute function library.lend_what_is_ours();
create index copy_store on library.copy (site_id, store) where store <> '';
