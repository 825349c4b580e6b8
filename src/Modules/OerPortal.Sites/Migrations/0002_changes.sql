-- News in the record that others follow (docs/adr/0021-changes-in-commit-order.md).
create trigger news_added after insert on sites.news referencing new table as listing
    for each statement execute function cms.note_changes('news', 'select id, public_id, site_id from listing');
create trigger news_changed after update on sites.news referencing new table as listing
    for each statement execute function cms.note_changes('news', 'select id, public_id, site_id from listing');
create trigger news_removed after delete on sites.news referencing old table as listing
    for each statement execute function cms.note_changes('news', 'select id, public_id, site_id from listing');

insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at)
select 'news', id, public_id, site_id, false, published_at from sites.news;
