-- Files made before this column are of version 0 and are made again by the job DeriveAgain.
alter table ingest.file add column pipeline smallint not null default 0, add column note_key text;
create index file_pipeline on ingest.file (pipeline, id) where state in (9, 10);
