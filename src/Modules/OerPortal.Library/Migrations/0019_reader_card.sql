-- Who has a card of the library itself: staff, residents, and who asks for one from home. Pupils have the card they sign in with.
create table library.reader_card (
    id          uuid primary key,
    site_id     uuid        not null,
    -- Null until it is given.
    number      integer,
    -- Whom loans are written to: the account of who has one, else an id that leads to none. Null once the card's data is erased.
    person_id   uuid,
    has_account boolean     not null,
    -- 1 staff, 2 teacher, 3 resident
    kind        integer     not null,
    name        text        not null,
    plain_name  text        not null,
    born_year   integer,
    guardian    text        not null,
    address     text        not null,
    phone       text        not null,
    -- Its figures alone, as people are found by it.
    phone_plain text        not null,
    mail        text        not null,
    department  text        not null,
    purpose     text        not null,
    -- 0 asked, 1 valid, 2 refused, 3 ended, 4 blocked
    state       integer     not null,
    state_at    timestamptz not null,
    state_by    uuid,
    reason      text        not null,
    valid_until date,
    asked_at    timestamptz not null,
    is_from_home boolean    not null,
    -- Of what one follows the application with; the code itself is kept nowhere.
    code_hash   bytea,
    language    text        not null default 'vi',
    unique (site_id, number)
);
-- Nobody has two at one library.
create unique index reader_card_person on library.reader_card (site_id, person_id) where state in (0, 1, 4);
create index reader_card_state on library.reader_card (site_id, state, asked_at);
create index reader_card_name on library.reader_card (site_id, plain_name);
create unique index reader_card_code on library.reader_card (code_hash) where code_hash is not null;
create index reader_card_owner on library.reader_card (person_id) where person_id is not null;

-- Numbers are given once and never again, also when nobody may be named any more.
create function library.keep_reader_card() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.number is not null then
            raise exception 'A card keeps its number.' using errcode = 'OL001';
        end if;
        return old;
    end if;
    if old.number is not null and new.number is distinct from old.number then
        raise exception 'A card keeps its number.' using errcode = 'OL001';
    end if;
    return new;
end $$;
create trigger keep_reader_card before update or delete on library.reader_card for each row execute function library.keep_reader_card();

-- What a library says about its cards.
create table library.card_rule (
    site_id      uuid primary key,
    is_from_home boolean not null,
    months       integer not null check (months between 1 and 60),
    area         text    not null
);

-- Teachers had the rules of staff: they go on with the same.
insert into library.lending_rule (site_id, reader, is_for_textbooks, is_for_ebooks, most, days, renewals, holds)
select site_id, 2, is_for_textbooks, is_for_ebooks, most, days, renewals, holds from library.lending_rule where reader = 1
on conflict do nothing;
