-- News become writings: pages and news with drafts, dates and versions (docs/adr/0043-pages-in-markdown-with-named-blocks.md).
drop trigger note_insert on sites.news;
drop trigger note_update on sites.news;
drop trigger note_delete on sites.news;
alter table sites.news rename to writing;
alter index sites.news_newest rename to writing_newest;
alter table sites.writing
    alter column published_at drop not null,
    add column kind smallint not null default 0,
    add column slug text,
    add column expires_at timestamptz,
    add column is_shown boolean not null default true,
    add column is_offered boolean not null default false,
    add column latest_version int not null default 1,
    add column shown_version int default 1,
    add column changed_at timestamptz not null default now(),
    add column preview_key text,
    add column preview_until timestamptz;
create unique index writing_slug on sites.writing (site_id, slug) where slug is not null;
create unique index writing_preview on sites.writing (preview_key) where preview_key is not null;
create index writing_due on sites.writing (published_at, expires_at) where shown_version is not null;

-- What was plain text is the same text in Markdown; a list that somebody typed becomes one.
update sites.writing set changed_at = published_at, body = regexp_replace(body, '([\\`*_\[\]<>#|~])', '\\\1', 'g');

create table sites.writing_version (
    writing_id  uuid        not null references sites.writing on delete cascade,
    number      int         not null,
    title       text        not null,
    body        text        not null,
    files       uuid[]      not null,
    at          timestamptz not null,
    primary key (writing_id, number)
);
create index writing_version_files on sites.writing_version using gin (files);
insert into sites.writing_version select id, 1, title, body, '{}', published_at from sites.writing;

-- The record that others follow tells of news while they are shown, and that they are gone when they no longer are.
call cms.follow('sites.writing', 'news', 'select id, public_id, site_id from listing where kind = 0 and is_shown');
create function sites.note_hidden() returns trigger language plpgsql as $$
begin
    update cms.change c set number = null, is_gone = true, changed_at = now()
    from before b join after a on a.id = b.id
    where b.is_shown and not a.is_shown and c.kind = 'news' and c.id = a.id;
    return null;
end;
$$;
create trigger note_hidden after update on sites.writing referencing old table as before new table as after for each statement execute function sites.note_hidden();

-- What the department offers to all schools, and who does not want it.
create table sites.unwanted (
    site_id     uuid not null,
    writing_id  uuid not null references sites.writing on delete cascade,
    primary key (site_id, writing_id)
);

-- Pictures and files of a site's pages; the files themselves are of the module Ingest.
create table sites.media (
    file_id      uuid primary key,
    site_id      uuid        not null,
    description  text        not null,
    added_at     timestamptz not null
);
create index media_newest on sites.media (site_id, added_at desc);

-- Front pages of blocks (docs/adr/0044-front-pages-of-blocks.md); sites without a row keep the portal's own.
create table sites.front (
    site_id      uuid primary key,
    live         jsonb       not null,
    draft        jsonb,
    live_files   uuid[]      not null,
    draft_files  uuid[]      not null,
    changed_at   timestamptz not null
);

create table sites.menu (
    site_id  uuid primary key,
    entries  jsonb not null
);

-- What a library or a class recommends on the front page, the newest first.
create table sites.recommendation (
    site_id      uuid        not null,
    resource_id  text        not null,
    words        text        not null,
    at           timestamptz not null,
    primary key (site_id, resource_id)
);
