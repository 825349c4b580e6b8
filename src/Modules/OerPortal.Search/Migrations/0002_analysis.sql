-- The version of the analysis that the words of the index were made by (VietnameseText.Version). An index of before this table
-- was made by version 1; an empty one is of the version that comes with this table.
create table search.analysis (version integer not null);
insert into search.analysis (version) select case when exists (select from search.document) then 1 else 2 end;
