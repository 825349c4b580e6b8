-- What a site says about itself, in the record that others follow.
call cms.follow('sites.profile', 'profile', 'select l.site_id, s.slug, l.site_id from listing l join cms.site s on s.id = l.site_id');

insert into cms.change (kind, id, public_id, site_id, is_gone, changed_at)
select 'profile', s.id, s.slug, s.id, false, now() from sites.profile p join cms.site s on s.id = p.site_id;
