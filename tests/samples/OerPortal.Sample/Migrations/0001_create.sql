create schema sample;
create table sample.greeting (
    id          uuid primary key,
    site_id     uuid    not null,
    name        text    not null,
    is_counted  boolean not null
);
