-- A reader waits for a title. First they wait, then a copy is set aside for them until a day, then it ends.
create table library.hold (
    id         uuid primary key,
    site_id    uuid        not null,
    title_id   uuid        not null references library.title,
    person_id  uuid        not null,
    -- 0 pupil, 1 staff
    reader     integer     not null,
    made_at    timestamptz not null,
    -- null where the reader did it
    made_by    uuid,
    -- The copy that is set aside.
    copy_id    uuid        references library.copy,
    ready_at   timestamptz,
    keep_until date,
    -- The loan it ended in.
    loan_id    uuid        references library.loan on delete set null,
    ended_at   timestamptz,
    -- 0 fetched, 1 taken back by the reader, 2 not fetched in time, 3 taken back by the library
    "end"      integer
);
-- Nobody waits twice for the same, and a copy is set aside for one.
create unique index hold_once on library.hold (title_id, person_id) where ended_at is null;
create unique index hold_copy on library.hold (copy_id) where ended_at is null;
create index hold_queue on library.hold (title_id, made_at, id) where ended_at is null;
create index hold_person on library.hold (person_id, made_at desc);
create index hold_open on library.hold (site_id, keep_until) where ended_at is null;
create index hold_ended on library.hold (ended_at) where ended_at is not null;
create index hold_loan on library.hold (loan_id) where loan_id is not null;

-- How many titles of its kind a reader may wait for.
alter table library.lending_rule add column holds integer not null default 3;
update library.lending_rule set holds = case when is_for_textbooks then 0 when reader = 1 then 5 else 3 end;

-- How many days on which the library is open a copy stays set aside.
alter table library.opening_week add column hold_days integer not null default 3;
