-- Lý and Lí are one name, and nobody types the apostrophe of H'Hen. The same folding as OerPortal.Cms.Text.Unmarked.
alter table accounts.person drop column plain_names;
alter table accounts.person add column plain_names text not null generated always as (
    translate(regexp_replace(normalize(lower(display_name || ' ' || user_name), nfd), '[\u0300-\u036f]', '', 'g'), 'đðɖƀy''‘’‛ʼʻʹˈ′`´＇', 'dddbi')) stored;
