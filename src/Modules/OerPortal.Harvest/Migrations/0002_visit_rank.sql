-- Which lists are read first: 0 those that hold the whole catalogue, 1 the newest, 2 all others (class ListRank).
alter table harvest.visit add column rank smallint not null default 2;
