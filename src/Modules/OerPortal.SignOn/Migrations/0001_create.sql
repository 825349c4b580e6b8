create schema signon;

-- Systems that sign people in by the portal; columns as OpenIddict reads them, and what the desk shows.
create table signon.system (
    id                        uuid primary key,
    client_id                 text unique,
    client_secret             text,
    client_type               text,
    application_type          text,
    consent_type              text,
    display_name              text,
    display_names             text,
    json_web_key_set          text,
    permissions               text,
    post_logout_redirect_uris text,
    properties                text,
    redirect_uris             text,
    requirements              text,
    settings                  text,
    concurrency_token         text,
    -- 0 website, 1 app, 2 device
    kind                      smallint    not null,
    made_at                   timestamptz not null,
    ended_at                  timestamptz,
    logout_address            text
);

-- A person's consent (type "permanent"), or what one visit at a system stands on ("ad-hoc").
create table signon.allowance (
    id                uuid primary key,
    application_id    uuid references signon.system on delete cascade,
    subject           text,
    type              text,
    status            text,
    scopes            text,
    creation_date     timestamptz,
    properties        text,
    concurrency_token text
);
create index allowance_of on signon.allowance (subject, application_id);
create index allowance_system on signon.allowance (application_id);

create table signon.token (
    id                uuid primary key,
    application_id    uuid references signon.system on delete cascade,
    authorization_id  uuid references signon.allowance on delete cascade,
    subject           text,
    type              text,
    status            text,
    reference_id      text unique,
    payload           text,
    creation_date     timestamptz,
    expiration_date   timestamptz,
    redemption_date   timestamptz,
    properties        text,
    concurrency_token text
);
create index token_allowance on signon.token (authorization_id);
create index token_system on signon.token (application_id);
create index token_subject on signon.token (subject);
create index token_expiration on signon.token (expiration_date);

create table signon.scope (
    id                uuid primary key,
    name              text unique,
    description       text,
    descriptions      text,
    display_name      text,
    display_names     text,
    resources         text,
    properties        text,
    concurrency_token text
);

-- Tokens name their allowance; without this row they are worth nothing.
create table signon.visit (
    allowance_id uuid        primary key references signon.allowance on delete cascade,
    system_id    uuid        not null references signon.system on delete cascade,
    person_id    uuid        not null,
    session_id   uuid        not null,
    stamp        text        not null,
    roles        text[]      not null,
    at           timestamptz not null,
    unique (session_id, system_id)
);
create index visit_person on signon.visit (person_id);
create index visit_system on signon.visit (system_id);

-- Accounts at other providers by which people sign in here.
create table signon.link (
    id        uuid        primary key,
    person_id uuid        not null,
    provider  text        not null,
    subject   text        not null,
    shown_as  text        not null,
    linked_at timestamptz not null,
    used_at   timestamptz,
    unique (provider, subject),
    unique (person_id, provider)
);

-- Roles that a rule of the operator gave, so that the same rule can take them.
create table signon.ruled_role (
    person_id uuid     not null,
    provider  text     not null,
    site_id   uuid     not null,
    role      smallint not null,
    primary key (person_id, provider, site_id, role)
);
create index ruled_role_site on signon.ruled_role (site_id);

-- What tokens are signed with, sealed by the portal's own keys.
create table signon.signing_key (
    id      uuid        primary key,
    sealed  bytea       not null,
    made_at timestamptz not null
);
