-- What people should know about a file that was taken all the same, such as chapters that are not in it.
alter table ingest.file add column remarks jsonb;
