-- Whether a school lends to other schools, and how. One that has said nothing has what is usual.
create table library.sharing_rule (
    site_id  uuid primary key,
    lends    boolean   not null,
    days     integer   not null check (days between 1 and 400),
    -- Registers of which it lends: as copy.register.
    kinds    integer[] not null,
    -- How many copies one school may have of it at one time.
    most     integer   not null check (most between 1 and 1000)
);

-- A book asked of another school. It is a row of who asks; the lender is named on it.
create table library.interloan (
    id           uuid primary key,
    site_id      uuid        not null,
    -- null while only a reader has asked their own library
    lender_id    uuid,
    -- The lender's.
    title_id     uuid        references library.title,
    -- As title.work_key, to find the book at any school.
    work_key     text        not null,
    -- The words of the day on which it was asked.
    book         text        not null,
    -- The reader it is for; the lender never sees it.
    person_id    uuid,
    note         text        not null,
    -- 0 wished by a reader, 1 asked, 2 sent, 3 received, 4 sent back, 5 back, 6 refused, 7 cancelled, 8 lost
    state        integer     not null,
    made_at      timestamptz not null,
    asked_at     timestamptz,
    copy_id      uuid        references library.copy,
    due_on       date,
    reason       text        not null default '',
    sent_at      timestamptz,
    received_at  timestamptz,
    sent_back_at timestamptz,
    ended_at     timestamptz,
    check (state in (0, 7) or (lender_id is not null and title_id is not null)),
    check ((state in (2, 3, 4, 5, 8)) = (copy_id is not null and due_on is not null)),
    check (lender_id <> site_id)
);
create index interloan_asker on library.interloan (site_id, made_at desc);
create index interloan_lender on library.interloan (lender_id, made_at desc) where lender_id is not null;
create index interloan_person on library.interloan (person_id) where person_id is not null;
-- Nobody asks twice for the same.
create unique index interloan_once on library.interloan (site_id, lender_id, title_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000')) where state = 1;
create unique index interloan_wish on library.interloan (site_id, work_key, person_id) where state = 0;

-- Books that go from school to school together. It is a row of the school whose books they are.
create table library.box (
    id                uuid primary key,
    site_id           uuid        not null,
    name              text        not null,
    note              text        not null,
    -- Planned by the department, filled by the school.
    is_of_department  boolean     not null,
    made_at           timestamptz not null,
    -- It has come home.
    closed_at         timestamptz
);
create index box_newest on library.box (site_id, made_at desc);

-- The way it goes: where it stays, until when. The last one is home.
create table library.box_stop (
    box_id      uuid    not null references library.box on delete cascade,
    -- From 1.
    place       integer not null check (place > 0),
    site_id     uuid    not null,
    school_id   uuid    not null,
    "from"      date    not null,
    until       date    not null,
    sent_at     timestamptz,
    arrived_at  timestamptz,
    primary key (box_id, place),
    check (until >= "from"),
    check (arrived_at is null or sent_at is not null)
);
-- It is under way to one school at most.
create unique index box_stop_way on library.box_stop (box_id) where sent_at is not null and arrived_at is null;
create index box_stop_school on library.box_stop (school_id);

create table library.box_item (
    box_id      uuid        not null references library.box on delete cascade,
    copy_id     uuid        not null references library.copy,
    site_id     uuid        not null,
    put_at      timestamptz not null,
    -- The last stop at which somebody had it in hand; 0 where it was put in.
    seen_place  integer     not null default 0,
    lost_at     timestamptz,
    -- The school that had it then.
    lost_school_id uuid,
    primary key (box_id, copy_id)
);

-- What was scanned where the box came in; a number that is not on the manifest has no copy.
create table library.box_scan (
    box_id      uuid        not null references library.box on delete cascade,
    place       integer     not null,
    typed       text        not null,
    site_id     uuid        not null,
    copy_id     uuid        references library.copy,
    scanned_at  timestamptz not null,
    primary key (box_id, place, typed)
);
create unique index box_scan_copy on library.box_scan (box_id, place, copy_id) where copy_id is not null;

-- A copy is away from its shelf, for another school. It is a row of whose copy it is.
create table library.stay (
    id           uuid primary key,
    site_id      uuid        not null,
    copy_id      uuid        not null references library.copy,
    -- On the slip in the book: a number of a register may stand on books of several schools.
    code         text        not null unique,
    -- Where it is, or where it is under way to.
    at_id        uuid        not null,
    -- null while it is under way
    arrived_at   timestamptz,
    -- The last day there; null while it is not on loan to a school.
    due_on       date,
    interloan_id uuid        references library.interloan,
    box_id       uuid        references library.box,
    began_at     timestamptz not null,
    ended_at     timestamptz,
    -- 0 home, 1 lost
    "end"        integer,
    check ((interloan_id is null) <> (box_id is null)),
    check ((ended_at is null) = ("end" is null))
);
-- A copy is in one place: of two schools that are to get the last copy at once, one gets it.
create unique index stay_open on library.stay (copy_id) where ended_at is null;
create index stay_at on library.stay (at_id) where ended_at is null;
create index stay_owner on library.stay (site_id) where ended_at is null;
create index stay_copy on library.stay (copy_id, began_at desc);
create index stay_interloan on library.stay (interloan_id) where interloan_id is not null;
create index stay_box on library.stay (box_id) where box_id is not null;

-- Who lends the copy, sets it aside or writes it off in this moment is waited for. Not its key: who sends it has named it on the request before, and two of them would wait in a ring.
create function library.keep_stay() returns trigger language plpgsql as $$
begin
    perform 1 from library.copy where id = new.copy_id for no key update;
    if tg_op = 'INSERT' and not exists (select 1 from library.copy where id = new.copy_id and site_id = new.site_id and state = 0) then
        raise exception 'Only what is on its shelf goes away.' using errcode = 'OL003';
    end if;
    if tg_op = 'UPDATE' and (new.copy_id, new.site_id, new.code) is distinct from (old.copy_id, old.site_id, old.code) then
        raise exception 'A stay is of one copy.' using errcode = 'OL001';
    end if;
    if exists (select 1 from library.loan where copy_id = new.copy_id and ended_at is null) then
        raise exception 'What a reader has goes nowhere.' using errcode = 'OL003';
    end if;
    if tg_op = 'INSERT' and exists (select 1 from library.hold where copy_id = new.copy_id and ended_at is null) then
        raise exception 'What is set aside goes nowhere.' using errcode = 'OL003';
    end if;
    return new;
end $$;
create trigger keep_new_stay before insert on library.stay for each row execute function library.keep_stay();
create trigger keep_stay before update on library.stay for each row
    when ((new.at_id, new.arrived_at, new.ended_at, new.copy_id, new.site_id, new.code) is distinct from (old.at_id, old.arrived_at, old.ended_at, old.copy_id, old.site_id, old.code))
    execute function library.keep_stay();

-- A reader never has a book of another school for longer than the library has it.
create function library.keep_stay_due() returns trigger language plpgsql as $$
begin
    perform 1 from library.copy where id = new.copy_id for no key update;
    if exists (select 1 from library.loan where copy_id = new.copy_id and ended_at is null and due_on > new.due_on) then
        raise exception 'A reader has it for longer.' using errcode = 'OL004';
    end if;
    return new;
end $$;
create trigger keep_stay_due before update of due_on on library.stay for each row when (new.ended_at is null) execute function library.keep_stay_due();

-- What is at another school is lent there and nowhere else. Waits for who writes it off or sends it away at this moment.
create or replace function library.lend_what_is_ours() returns trigger language plpgsql as $$
declare
    its library.copy;
    away library.stay;
begin
    select * into its from library.copy where id = new.copy_id for share;
    if its.state = 3 then
        raise exception 'What is written off is not lent.' using errcode = 'OL002';
    end if;
    select * into away from library.stay where copy_id = new.copy_id and ended_at is null;
    if found and (away.at_id <> new.site_id or away.at_id = away.site_id or away.arrived_at is null) or not found and its.site_id <> new.site_id then
        raise exception 'What is elsewhere is not lent here.' using errcode = 'OL003';
    end if;
    if away.due_on < new.due_on then
        raise exception 'It goes back before that day.' using errcode = 'OL004';
    end if;
    return new;
end $$;
create trigger lend_what_is_here before update of due_on, ended_at, copy_id, site_id on library.loan for each row when (new.ended_at is null) execute function library.lend_what_is_ours();

-- What is away is not written off: first it comes home, or is lost.
create function library.keep_what_is_away() returns trigger language plpgsql as $$
begin
    if exists (select 1 from library.stay where copy_id = new.id and ended_at is null) then
        raise exception 'What is elsewhere is not written off.' using errcode = 'OL003';
    end if;
    return new;
end $$;
create trigger keep_what_is_away before update of state on library.copy for each row when (new.state = 3 and old.state <> 3) execute function library.keep_what_is_away();

-- Once it has left, what is in a box stays on its manifest.
create function library.keep_box_item() returns trigger language plpgsql as $$
declare
    its uuid;
begin
    its := case tg_op when 'INSERT' then new.box_id else old.box_id end;
    if exists (select 1 from library.box_stop where box_id = its and sent_at is not null) then
        raise exception 'What has left stays on its manifest.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_box_item before insert or delete on library.box_item for each row execute function library.keep_box_item();

-- The way a box went stays; only what lies ahead is planned anew.
create function library.keep_box_stop() returns trigger language plpgsql as $$
begin
    if old.sent_at is not null and (tg_op = 'DELETE' or (new.school_id, new.place, new.sent_at) is distinct from (old.school_id, old.place, old.sent_at))
        or old.arrived_at is not null and new.arrived_at is distinct from old.arrived_at then
        raise exception 'The way it went stays.' using errcode = 'OL001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_box_stop before update or delete on library.box_stop for each row execute function library.keep_box_stop();
