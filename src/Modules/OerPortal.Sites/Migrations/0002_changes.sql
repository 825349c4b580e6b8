-- News in the record that others follow (docs/adr/0021-changes-in-commit-order.md).
call cms.follow('sites.news', 'news', 'select id, public_id, site_id from listing');

insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at)
select 'news', id, public_id, site_id, false, published_at from sites.news;
