-- A device at which readers lend and return by themselves. It never signs in: a librarian's code opens it once, and a cookie that only leads here keeps it open.
create table library.kiosk (
    id         uuid primary key,
    site_id    uuid        not null,
    name       text        not null,
    -- SHA-256 of the code that opens it; null once it was used
    code_hash  bytea,
    code_until timestamptz not null,
    made_at    timestamptz not null,
    made_by    uuid,
    opened_at  timestamptz,
    closed_at  timestamptz
);
create index kiosk_site on library.kiosk (site_id, made_at desc) where closed_at is null;
create unique index kiosk_code on library.kiosk (site_id, code_hash) where code_hash is not null;
