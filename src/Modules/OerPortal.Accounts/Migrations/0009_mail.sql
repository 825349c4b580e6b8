-- Letters, and what is proven and agreed to by them.
alter table accounts.person add column language text not null default 'vi';
alter table accounts.notice add column mailed_at timestamptz;
-- What was told before letters were written is not sent now.
update accounts.notice set mailed_at = at;
create index notice_to_mail on accounts.notice (person_id) where read_at is null and mailed_at is null;

-- A link for who forgot the password. Only its SHA-256; one of a person at a time.
create table accounts.password_link (
    person_id  uuid        primary key references accounts.person on delete cascade,
    hash       bytea       not null unique,
    expires_at timestamptz not null
);

-- An address that somebody says is theirs. It counts when they have opened the link that was sent to it.
create table accounts.new_address (
    person_id  uuid        primary key references accounts.person on delete cascade,
    address    text        not null,
    asked_at   timestamptz not null,
    hash       bytea       unique,
    expires_at timestamptz not null
);

-- A site asks somebody it knows only by an address to take a role.
create table accounts.mail_invitation (
    id          uuid        primary key,
    site_id     uuid        not null,
    address     text        not null,
    name        text        not null,
    role        smallint    not null,
    language    text        not null,
    invited_by  uuid        not null,
    invited_at  timestamptz not null,
    expires_at  timestamptz not null,
    hash        bytea       unique,
    refused_at  timestamptz
);
create unique index mail_invitation_address on accounts.mail_invitation (site_id, lower(address));
create index mail_invitation_by on accounts.mail_invitation (invited_by);

-- Of which kinds of notices somebody wants letters, where they chose other than usual.
create table accounts.notice_choice (
    person_id uuid     not null references accounts.person on delete cascade,
    kind      text     not null,
    mail      smallint not null,
    primary key (person_id, kind)
);

-- What somebody agreed to, in the words they read.
create table accounts.consent (
    id        uuid        primary key,
    person_id uuid        not null references accounts.person on delete cascade,
    purpose   text        not null,
    wording   text        not null,
    language  text        not null,
    given_at  timestamptz not null,
    ended_at  timestamptz
);
create index consent_person on accounts.consent (person_id, given_at);
