-- What somebody hands to a program so that it may do a part of what they may, at one site, for a time. The token itself is nowhere: only its SHA-256.
create table accounts.access_token (
    id         uuid        primary key,
    person_id  uuid        not null references accounts.person on delete cascade,
    site_id    uuid        not null,
    name       text        not null,
    scopes     text[]      not null,
    hash       bytea       not null unique,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index access_token_person on accounts.access_token (person_id);
