-- Where pupils of a school have signed in lately, as hashes of network addresses: guesses from elsewhere must not keep a class out
-- (docs/adr/0045-how-pupils-sign-in.md).
create table accounts.school_place (
    site_id uuid        not null,
    place   text        not null,
    last_at timestamptz not null,
    primary key (site_id, place)
);
create index school_place_last on accounts.school_place (last_at);

-- The password is shorter than those must have who have power over others: it opens what readers may, and nothing more, until it is changed.
alter table accounts.person add column password_is_short boolean not null default false;

drop trigger person_changed on accounts.person;
create trigger person_changed after update of security_stamp, erased_at, display_name, two_factor_enabled, password_is_temporary, password_is_short on accounts.person
    for each row when (
        (old.security_stamp, old.erased_at, old.display_name, old.two_factor_enabled, old.password_is_temporary, old.password_is_short)
        is distinct from (new.security_stamp, new.erased_at, new.display_name, new.two_factor_enabled, new.password_is_temporary, new.password_is_short))
    execute function accounts.say_changed('id');
