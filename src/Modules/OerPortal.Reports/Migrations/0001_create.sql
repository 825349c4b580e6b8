create schema reports;

-- What libraries must have, by kind of school, level and standard. A row is a version for ever; of one code the newest that is valid counts.
create table reports.criterion (
    id           uuid primary key,
    code         text        not null,
    school_level text        not null,
    level        integer     not null check (level in (1, 2)),
    standard     integer     not null check (standard between 1 and 5),
    text_vi      text        not null,
    text_en      text        not null,
    formula      text        not null,
    -- 0 at least, 1 more than, 2 at most
    operator     integer     not null,
    threshold    numeric     not null check (threshold >= 0),
    share        numeric     check (share > 0 and share <= 100),
    unit_vi      text        not null,
    unit_en      text        not null,
    article      text        not null,
    is_verified  boolean     not null,
    valid_from   date        not null,
    is_ended     boolean     not null,
    added_at     timestamptz not null,
    added_by     uuid
);
create index criterion_version on reports.criterion (school_level, code, level, valid_from desc, added_at desc);

create table reports.typed_figure (
    site_id  uuid        not null,
    year     integer     not null,
    key      text        not null,
    value    numeric     not null check (value >= 0),
    reason   text        not null,
    typed_at timestamptz not null,
    typed_by uuid,
    primary key (site_id, year, key)
);

create table reports.ruling (
    site_id  uuid        not null,
    year     integer     not null,
    code     text        not null,
    level    integer     not null,
    is_met   boolean     not null,
    reason   text        not null,
    ruled_at timestamptz not null,
    ruled_by uuid,
    primary key (site_id, year, code, level)
);

create table reports.evidence (
    id       uuid primary key,
    site_id  uuid        not null,
    year     integer     not null,
    code     text        not null,
    words    text        not null,
    address  text        not null,
    added_at timestamptz not null,
    added_by uuid
);
create index evidence_year on reports.evidence (site_id, year, code, added_at);

create table reports.report (
    id           uuid primary key,
    site_id      uuid        not null,
    year         integer     not null,
    version      integer     not null check (version > 0),
    correction   text        not null,
    level        integer     not null check (level between 0 and 2),
    standards    integer[]   not null,
    learners     integer     not null,
    -- As text: the hash is of these letters.
    content      text        not null,
    hash         text        not null,
    signer_name  text        not null,
    signer_title text        not null,
    signed_at    timestamptz not null,
    signed_by    uuid,
    unique (site_id, year, version)
);
create index report_year on reports.report (year, site_id, version desc);

-- What is signed stays as it is, whoever writes (docs/adr/0054-reports-that-stay.md).
create function reports.keep() returns trigger language plpgsql as $$
begin
    raise exception 'What is signed stays as it is.' using errcode = 'OR001';
end $$;
create trigger keep_report before update or delete on reports.report for each row execute function reports.keep();
create trigger keep_criterion before update or delete on reports.criterion for each row execute function reports.keep();

-- Versions follow each other, and the hash is that of the content.
create function reports.check_report() returns trigger language plpgsql as $$
begin
    if new.version <> 1 + coalesce((select max(version) from reports.report where site_id = new.site_id and year = new.year), 0) then
        raise exception 'Versions follow each other.' using errcode = 'OR002';
    end if;
    if new.hash <> encode(sha256(convert_to(new.content, 'UTF8')), 'hex') then
        raise exception 'The hash is not that of the content.' using errcode = 'OR003';
    end if;
    return new;
end $$;
create trigger check_report before insert on reports.report for each row execute function reports.check_report();

create table reports.department_rules (
    is_only     boolean   primary key default true check (is_only),
    addressee   text      not null,
    due_month   integer   not null check (due_month between 1 and 12),
    due_day     integer   not null check (due_day between 1 and 31),
    remind_days integer[] not null
);

create table reports.target (
    measure text    not null,
    year    integer not null,
    value   numeric not null,
    primary key (measure, year)
);
insert into reports.target (measure, year, value)
select measure, year, value from (values ('software'), ('website'), ('online')) as m (measure), (values (2025, 70), (2030, 80)) as y (year, value)
union all select 'readers', year, 8 from generate_series(2025, 2030) as year
union all select 'trained', year, value from (values (2025, 70), (2030, 100)) as y (year, value);
