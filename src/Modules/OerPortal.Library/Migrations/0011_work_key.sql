-- Words of a text as names are compared (Unmarked, in C#): lower case, without marks, i for y; a space between them and at both ends, so that whole words
-- can be asked for. One letter a time in normalization form D, whatever the database's locale.
create function library.plain(written text) returns text language sql immutable parallel safe as $$
    select ' ' || btrim(regexp_replace(
        translate(lower(translate(regexp_replace(normalize(written, NFD), '[\u0300-\u036f''\u2018\u2019\u02bc]', '', 'g'), 'ĐÐƉɃ', 'dddb')), 'đðɖƀy', 'dddbi'),
        '([^a-z0-9\u0080-\uffff]|[\u00a0-\u00bf\u2000-\u206f])+', ' ', 'g')) || ' '
$$;

-- What is one book in the libraries of the province: its ISBN and volume, else what its title page says.
alter table library.title add column work_key text not null generated always as (
    case when isbn <> '' then isbn || library.plain(volume) else library.plain(name || ' ' || volume || ' ' || people) end
) stored;
create index title_work on library.title (work_key);
