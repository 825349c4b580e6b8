-- When the operator's script last made a backup ("done"), and last restored one to see that it can be ("tested").
create table sites.backup_time (
    what  text primary key,
    at    timestamptz not null,
    note  text        not null
);
