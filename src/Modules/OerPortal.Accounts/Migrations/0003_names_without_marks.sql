-- What the member list is searched by: names in lower case without marks, so that "hanh" finds Hạnh in any Unicode form.
-- The same folding as OerPortal.Cms.Text.Unmarked.
alter table accounts.person add column plain_names text not null generated always as (
    translate(regexp_replace(normalize(lower(display_name || ' ' || user_name), nfd), '[\u0300-\u036f]', '', 'g'), 'đðɖƀ', 'dddb')) stored;
