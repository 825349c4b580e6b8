-- What readers give for books they lost or damaged: money, or the same book. A receipt has its number for ever; a wrong one is cancelled in sight.
create table library.compensation (
    id            uuid primary key,
    site_id       uuid        not null,
    number        integer     not null,
    loan_id       uuid        not null references library.loan,
    person_id     uuid,
    -- As they stand on the paper.
    reader        text        not null,
    book          text        not null,
    -- 0 money, 1 the same book
    kind          integer     not null,
    -- In đồng; 0 for a book
    amount        bigint      not null check (amount >= 0),
    note          text        not null,
    dated         date        not null,
    made_at       timestamptz not null,
    made_by       uuid,
    cancelled_at  timestamptz,
    cancelled_by  uuid,
    cancel_reason text        not null default '',
    unique (site_id, number)
);
-- Nobody pays twice for the same.
create unique index compensation_loan on library.compensation (loan_id) where cancelled_at is null;
create index compensation_newest on library.compensation (site_id, made_at desc);
create index loan_unreturned on library.loan (site_id, ended_at desc) where "end" in (1, 2);

create function library.keep_receipt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.cancelled_at is null
        and (new.number, new.loan_id, new.reader, new.book, new.kind, new.amount, new.note, new.dated) is not distinct from (old.number, old.loan_id, old.reader, old.book, old.kind, old.amount, old.note, old.dated) then
        return new;
    end if;
    raise exception 'A receipt stays as it is.' using errcode = 'OL001';
end $$;
create trigger keep_receipt before update or delete on library.compensation for each row execute function library.keep_receipt();
