-- An e-book that is not open is a title of its own, led by the resource that a loan opens. What may be lent of it at one time are copies like those of a
-- printed book (docs/adr/0057-lending-what-is-not-open.md).
alter table library.title add column resource_id uuid, add column resource_public_id text;
create unique index title_resource on library.title (site_id, resource_id) where resource_id is not null;
create index title_resource_page on library.title (resource_public_id) where resource_public_id is not null;

-- How many readers at one time, for how long, from when until when.
create table library.ebook_licence (
    id         uuid primary key,
    site_id    uuid        not null,
    title_id   uuid        not null references library.title,
    copies     integer     not null check (copies between 1 and 1000),
    days       integer     not null check (days between 1 and 400),
    starts     date        not null,
    -- null: without an end
    ends       date        check (ends >= starts),
    -- 0 all readers, 1 pupils, 2 staff
    readers    integer     not null,
    supplier   text        not null,
    document   text        not null,
    price      bigint      not null check (price >= 0),
    note       text        not null,
    added_at   timestamptz not null,
    added_by   uuid,
    -- Given up before its end.
    closed_at  timestamptz,
    closed_by  uuid
);
create index ebook_licence_title on library.ebook_licence (title_id, starts);
create index ebook_licence_site on library.ebook_licence (site_id, ends);

-- A copy came in on a voucher or with a licence.
alter table library.copy alter column voucher_id drop not null;
alter table library.copy add column licence_id uuid references library.ebook_licence;
alter table library.copy add constraint copy_came_in check ((register = 4) = (licence_id is not null) and (register = 4) = (voucher_id is null));
create index copy_licence on library.copy (licence_id) where licence_id is not null;

-- Nobody has the same e-book twice. With each request for one it is asked whose loan lives.
alter table library.loan add column ebook_title_id uuid references library.title;
create unique index loan_ebook_once on library.loan (person_id, ebook_title_id) where ended_at is null and ebook_title_id is not null;
create index loan_ebook_due on library.loan (site_id, due_on) where ended_at is null and ebook_title_id is not null;

alter table library.lending_rule add column is_for_ebooks boolean not null default false;
alter table library.lending_rule drop constraint lending_rule_pkey;
alter table library.lending_rule add primary key (site_id, reader, is_for_textbooks, is_for_ebooks);
