create schema library;

-- A book as its title page says; printed copies hang on it.
create table library.title (
    id          uuid primary key,
    public_id   text        not null unique,
    site_id     uuid        not null,
    name        text        not null,
    people      text        not null,
    volume      text        not null,
    edition     text        not null,
    publisher   text        not null,
    place       text        not null,
    year        integer,
    pages       integer,
    isbn        text        not null,
    class_mark  text        not null,
    subjects    text        not null,
    -- 0 textbook, 1 for teachers, 2 reference, 3 for children
    kind        integer     not null,
    grade       integer,
    price       bigint,
    note        text        not null,
    -- Name, people, publisher, ISBN, class: as names are compared.
    words       text        not null,
    added_at    timestamptz not null,
    changed_at  timestamptz not null
);
create index title_words on library.title (site_id, words);
create index title_isbn on library.title (site_id, isbn) where isbn <> '';
create index title_newest on library.title (site_id, added_at desc);

-- The last number given out in each register of a school. Who takes one holds the row until the end of the transaction, so that none is left out.
create table library.counter (
    site_id     uuid        not null,
    register    text        not null,
    last        integer     not null,
    primary key (site_id, register)
);

-- Books that came in together.
create table library.voucher (
    id          uuid primary key,
    site_id     uuid        not null,
    -- In the general register; null until it is entered.
    number      integer,
    dated       date        not null,
    -- 0 bought, 1 given, 2 allotted, 3 there before
    source      integer     not null,
    "from"      text        not null,
    document    text        not null,
    note        text        not null,
    begun_at    timestamptz not null,
    entered_at  timestamptz,
    entered_by  uuid,
    unique (site_id, number)
);
create index voucher_open on library.voucher (site_id, begun_at) where number is null;

create table library.voucher_line (
    id           uuid primary key,
    site_id      uuid        not null,
    voucher_id   uuid        not null references library.voucher on delete cascade,
    title_id     uuid        not null references library.title,
    place        integer     not null,
    count        integer     not null check (count > 0),
    price        bigint      not null check (price >= 0),
    first_number integer
);
create index voucher_line_voucher on library.voucher_line (voucher_id, place);
create index voucher_line_title on library.voucher_line (title_id);

create table library.copy (
    id          uuid primary key,
    site_id     uuid        not null,
    title_id    uuid        not null references library.title,
    voucher_id  uuid        not null references library.voucher,
    register    integer     not null,
    number      integer     not null,
    barcode     text        not null,
    price       bigint      not null,
    store       text        not null,
    -- 0 on the shelf or lent, 1 lost, 2 damaged
    state       integer     not null,
    state_at    timestamptz,
    unique (site_id, register, number),
    unique (site_id, barcode)
);
create index copy_title on library.copy (title_id);

-- Registers are right by construction: what is entered stays as it is, whoever writes.
create function library.keep_voucher() returns trigger language plpgsql as $$
begin
    if old.number is not null
        and (tg_op = 'DELETE' or (new.number, new.dated, new.source, new."from", new.document) is distinct from (old.number, old.dated, old.source, old."from", old.document)) then
        raise exception 'What is entered stays as it is.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_voucher before update or delete on library.voucher for each row execute function library.keep_voucher();

-- Waits for who is entering the voucher at this moment, so that no line comes in behind its numbers.
create function library.keep_line() returns trigger language plpgsql as $$
declare
    line library.voucher_line := coalesce(new, old);
begin
    if tg_op = 'UPDATE' and (new.voucher_id, new.title_id, new.count, new.price) is not distinct from (old.voucher_id, old.title_id, old.count, old.price) then
        return new;
    end if;
    perform 1 from library.voucher where id = line.voucher_id and number is not null for share;
    if found then
        raise exception 'What is entered stays as it is.' using errcode = 'OL001';
    end if;
    return line;
end $$;
create trigger keep_line before insert or update or delete on library.voucher_line for each row execute function library.keep_line();

create function library.keep_copy() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.register, new.number, new.voucher_id) is distinct from (old.register, old.number, old.voucher_id) then
        raise exception 'A copy keeps its number.' using errcode = 'OL001';
    end if;
    return new;
end $$;
create trigger keep_copy before update or delete on library.copy for each row execute function library.keep_copy();

create index copy_voucher on library.copy (voucher_id);

create table library.loan (
    id          uuid primary key,
    site_id     uuid        not null,
    copy_id     uuid        not null references library.copy,
    -- null once the reader has taken it out of their history
    person_id   uuid,
    -- 0 pupil, 1 staff
    reader      integer     not null,
    class_name  text        not null,
    lent_at     timestamptz not null,
    due_on      date        not null,
    due_before  date,
    renewals    integer     not null,
    ended_at    timestamptz,
    -- 0 returned, 1 lost, 2 damaged
    "end"       integer,
    lent_by     uuid,
    ended_by    uuid
);
-- Two people cannot have the same copy.
create unique index loan_open on library.loan (copy_id) where ended_at is null;
create index loan_person on library.loan (person_id, lent_at desc) where person_id is not null;
create index loan_overdue on library.loan (site_id, due_on) where ended_at is null;
create index loan_lent on library.loan (site_id, lent_at desc);
create index loan_ended on library.loan (site_id, ended_at desc) where ended_at is not null;
create index loan_copy on library.loan (copy_id, lent_at desc);

create table library.lending_rule (
    site_id           uuid    not null,
    reader            integer not null,
    is_for_textbooks  boolean not null,
    most              integer not null,
    days              integer,
    renewals          integer not null,
    primary key (site_id, reader, is_for_textbooks)
);

create table library.opening_week (
    site_id  uuid primary key,
    closed   integer[] not null
);

create table library.closed_day (
    site_id  uuid not null,
    day      date not null,
    name     text not null,
    primary key (site_id, day)
);
