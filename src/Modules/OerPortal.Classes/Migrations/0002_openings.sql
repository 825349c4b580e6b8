-- A code that opens a resource or a collection to a class without accounts, for a lesson or a term (docs/adr/0046-codes-for-a-lesson.md).
create table classes.opening (
    id          uuid primary key,
    site_id     uuid        not null,
    owner_id    uuid        not null,
    -- The class it was made for, where its teacher said so.
    class_id    uuid references classes.school_class on delete set null,
    code        text        not null unique,
    -- 0 a resource, 1 a collection
    kind        integer     not null,
    public_id   text        not null,
    resource_id uuid,
    title       text        not null,
    -- Opens what only the school sees: then it is known at the school alone.
    is_of_school boolean    not null,
    made_at     timestamptz not null,
    ends_at     timestamptz not null
);
create index opening_owner on classes.opening (owner_id, made_at desc);
create index opening_class on classes.opening (class_id) where class_id is not null;
