-- What ends a run from outside is counted apart from what the file does.
alter table ingest.file add column interruptions int not null default 0;
