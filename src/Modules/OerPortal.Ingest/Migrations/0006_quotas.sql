-- Room that a site has in place of the usual.
create table ingest.quota (
    site_id  uuid   primary key,
    bytes    bigint not null
);
create index file_owner on ingest.file (owner_id, state) include (length);
create index file_site on ingest.file (site_id, owner_id) include (length);
