-- What the library orders.
create table library.purchase_order (
    id         uuid primary key,
    site_id    uuid        not null,
    dated      date        not null,
    supplier   text        not null,
    note       text        not null,
    begun_at   timestamptz not null,
    -- Once it is sent its lines stay as they are.
    sent_at    timestamptz,
    -- On which its books come in.
    voucher_id uuid references library.voucher on delete set null
);
create index purchase_order_newest on library.purchase_order (site_id, begun_at desc);

create table library.purchase_line (
    id       uuid primary key,
    site_id  uuid    not null,
    order_id uuid    not null references library.purchase_order on delete cascade,
    place    integer not null,
    name     text    not null,
    people   text    not null,
    count    integer not null check (count > 0),
    price    bigint  not null check (price >= 0)
);
create index purchase_line_order on library.purchase_line (order_id, place);

-- What somebody would like the library to have.
create table library.purchase_wish (
    id         uuid primary key,
    site_id    uuid        not null,
    name       text        not null,
    people     text        not null,
    reason     text        not null,
    -- null once they have erased their account
    wished_by  uuid,
    wished_at  timestamptz not null,
    -- The line of an order on which it stands; when that goes, it is a wish again.
    line_id    uuid references library.purchase_line on delete set null,
    declined_at timestamptz,
    answer     text        not null
);
create index purchase_wish_newest on library.purchase_wish (site_id, wished_at desc);
create index purchase_wish_person on library.purchase_wish (wished_by) where wished_by is not null;
