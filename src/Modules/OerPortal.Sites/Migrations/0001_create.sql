create schema sites;

create table sites.profile (
    site_id         uuid primary key,
    welcome         text not null,
    opening_hours   text not null,
    place           text not null,
    featured_id     text not null,
    featured_words  text not null
);

create table sites.news (
    id            uuid primary key,
    public_id     text        not null unique,
    site_id       uuid        not null,
    title         text        not null,
    body          text        not null,
    published_at  timestamptz not null
);
create index news_newest on sites.news (site_id, published_at desc);
