create schema classes;

-- One import of a roster, or one step into a new school year.
create table classes.roster (
    id                uuid primary key,
    site_id           uuid        not null,
    started_by        uuid,
    -- 0 a table, 1 a new school year
    kind              integer     not null,
    name              text        not null,
    -- 0 checking, 1 checked, 2 taking, 3 done, 4 taking back, 5 taken back, 6 failed
    state             integer     not null,
    school_year       integer     not null,
    -- Pupils of the school who are not in it have left.
    is_whole          boolean     not null,
    began_at          timestamptz not null,
    ended_at          timestamptz,
    place             integer     not null default 0,
    total             integer     not null default 0,
    added             integer     not null default 0,
    changed           integer     not null default 0,
    unchanged         integer     not null default 0,
    faulty            integer     not null default 0,
    leaving           integer     not null default 0,
    unknown_headings  text[]      not null default '{}',
    trouble           text        not null default '',
    trouble_arguments text[]      not null default '{}'
);
create index roster_newest on classes.roster (site_id, began_at desc);

create table classes.school_class (
    id          uuid primary key,
    site_id     uuid        not null,
    name        text        not null,
    -- As names are compared: "Lớp 6 A" and "6a" are one.
    plain_name  text        not null,
    grade       integer,
    -- The year in which it begins.
    school_year integer     not null,
    code        text        not null unique,
    homeroom_person_id uuid,
    roster_id   uuid,
    closed_at   timestamptz
);
create unique index school_class_name on classes.school_class (site_id, plain_name) where closed_at is null;

create table classes.class_teacher (
    class_id  uuid not null references classes.school_class on delete cascade,
    person_id uuid not null,
    site_id   uuid not null,
    primary key (class_id, person_id)
);
create index class_teacher_person on classes.class_teacher (person_id);

create table classes.pupil (
    person_id    uuid primary key,
    site_id      uuid        not null,
    class_id     uuid        not null references classes.school_class,
    -- The school's own number of the pupil.
    number       text,
    name         text        not null,
    plain_name   text        not null,
    born         date,
    -- Names the card; with another card the PIN is another one.
    card         text        not null unique,
    signed_in_at timestamptz,
    roster_id    uuid,
    left_at      timestamptz,
    -- The roster that said so.
    left_with    uuid
);
create unique index pupil_number on classes.pupil (site_id, number) where number is not null;
create index pupil_same on classes.pupil (site_id, plain_name);
create index pupil_class on classes.pupil (class_id);
create index pupil_roster on classes.pupil (roster_id) where roster_id is not null;
create index pupil_left on classes.pupil (left_with) where left_with is not null;

-- What a roster says, row by row; first what would become of it, then what has.
create table classes.roster_row (
    roster_id         uuid    not null references classes.roster on delete cascade,
    number            integer not null,
    site_id           uuid,
    school            text    not null,
    class_name        text    not null,
    pupil_number      text    not null,
    pupil_name        text    not null,
    born              text    not null,
    teacher           text    not null,
    -- 0 new, 1 changed, 2 unchanged, 3 faulty
    outcome           integer not null default 2,
    is_done           boolean not null default false,
    problem           text    not null default '',
    problem_arguments text[]  not null default '{}',
    changes           text[]  not null default '{}',
    -- The pupil, or who it will be.
    person_id         uuid,
    class_id          uuid,
    before            jsonb,
    primary key (roster_id, number)
);
create index roster_row_outcome on classes.roster_row (roster_id, outcome, number);
create index roster_row_person on classes.roster_row (person_id);
