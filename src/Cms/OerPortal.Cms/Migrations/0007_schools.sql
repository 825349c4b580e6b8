-- What a department knows of a school beside its name: the code of the sector, where it is, and whether its library site is closed,
-- perhaps because another school's took it in.
alter table cms.site add column code text;
alter table cms.site add column district text not null default '';
alter table cms.site add column commune text not null default '';
alter table cms.site add column closed_at timestamptz;
alter table cms.site add column closed_words text not null default '';
alter table cms.site add column led_to uuid references cms.site;
alter table cms.site add column is_merged boolean not null default false;
create unique index site_code_key on cms.site (code) where code is not null;

-- The rows that a merge took from one school to another, so that it can be undone (docs/adr/0050-closing-and-merging-schools.md).
create table cms.moved_row (
    from_site uuid not null references cms.site,
    of_table text not null,
    row_key text not null,
    primary key (from_site, of_table, row_key)
);

-- The log is read by person, by thing and by day; old days are deleted.
create index audit_person on cms.audit (person_id, id desc) where person_id is not null;
create index audit_at on cms.audit (at);
