-- The number that a pupil had at a school that was merged into this one, where it means nothing; it comes back if the merge is undone.
alter table classes.pupil add column former_number text;
