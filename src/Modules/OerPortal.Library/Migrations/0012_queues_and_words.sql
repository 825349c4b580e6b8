-- A copy that is lost, damaged or written off is set aside for nobody: whoever it was for waits on, in the old place.
create function library.free_hold() returns trigger language plpgsql as $$
begin
    update library.hold set copy_id = null, ready_at = null, keep_until = null where copy_id = new.id and ended_at is null;
    return new;
end $$;
create trigger free_hold after update of state on library.copy for each row when (new.state <> 0) execute function library.free_hold();

-- The desk shows what went out and came back last; with each answer.
create index loan_latest on library.loan (site_id, (coalesce(ended_at, lent_at)) desc);

-- One box for parts of words, at a school and at the department, where hundreds of thousands of titles stand.
create extension if not exists pg_trgm;
create index title_words_likeness on library.title using gin (words gin_trgm_ops);
