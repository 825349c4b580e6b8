-- A site asks somebody to take a role. It counts when the person says yes; the site does not learn whether the name it typed exists.
create table accounts.invitation (
    person_id  uuid        not null references accounts.person on delete cascade,
    site_id    uuid        not null,
    role       smallint    not null,
    invited_by uuid        not null,
    invited_at timestamptz not null,
    primary key (person_id, site_id, role)
);
create index invitation_age on accounts.invitation (invited_at);
