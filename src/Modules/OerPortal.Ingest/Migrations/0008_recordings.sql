-- What stands beside sound and film: chapters, waveform, sizes for slow lines.
create table ingest.recording (
    file_id      uuid primary key references ingest.file on delete cascade,
    description  jsonb not null
);
