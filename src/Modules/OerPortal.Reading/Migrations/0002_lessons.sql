-- How far a person has come in a part of a lecture. Theirs alone, as their places are. What stands in data, location and comments of the lecture is the
-- lecture's own text; only data and location are kept, to be given back to it.
create table reading.lesson (
    person_id  uuid             not null,
    file_id    uuid             not null,
    part       text             not null,
    status     text             not null check (status in ('begun', 'completed', 'passed', 'failed')),
    score      double precision check (score between 0 and 1),
    location   text             not null,
    data       text             not null,
    seconds    integer          not null check (seconds >= 0),
    updated_at timestamptz      not null,
    primary key (person_id, file_id, part)
);
