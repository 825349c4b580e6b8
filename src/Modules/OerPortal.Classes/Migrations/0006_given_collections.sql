-- A collection on the page of a class: its pupils see it there, also while it is published for nobody else.
create table classes.given_collection (
    class_id    uuid        not null references classes.school_class on delete cascade,
    public_id   text        not null,
    site_id     uuid        not null,
    given_by    uuid        not null,
    given_at    timestamptz not null,
    primary key (class_id, public_id)
);
create index given_collection_giver on classes.given_collection (given_by);
