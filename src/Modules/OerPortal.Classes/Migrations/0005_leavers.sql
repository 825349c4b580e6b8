-- How long the department keeps accounts of pupils who have left; no row: as usual.
create table classes.leaver_rule (
    is_only boolean primary key default true check (is_only),
    months  integer not null
);
create index pupil_left_at on classes.pupil (left_at) where left_at is not null;
