-- What machines read in scanned pages and pictures. Files that nobody looked at yet, old ones too, have no row.
create table ingest.recognition (
    file_id      uuid primary key references ingest.file on delete cascade,
    -- Hash of the derivative that was looked at, and in the end of the one with the words laid over.
    source       text     not null,
    pages        integer  not null,
    understood   integer  not null default 0,
    confidence   smallint not null default 0,
    -- Runs in a row whose end was not seen.
    faults       smallint not null default 0,
    finished_at  timestamptz
);

-- Kept for as long as the file is: pages that are derived anew get their words without being read again.
create table ingest.recognised_page (
    file_id     uuid     not null references ingest.recognition on delete cascade,
    page        integer  not null,
    text        text     not null,
    letters     integer  not null,
    confidence  smallint not null,
    turn        smallint not null,
    layer       bytea,
    primary key (file_id, page)
);
alter table ingest.recognised_page alter column text set storage external, alter column layer set storage external;
