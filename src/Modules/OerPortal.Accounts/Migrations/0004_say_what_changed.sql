-- What a cookie says may have become untrue: every instance hears of whom (SignIn/PersonChanges.cs).
create function accounts.say_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('oer_person', case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[0]);
    return null;
end $$;

create trigger session_ended after delete on accounts.session for each row execute function accounts.say_changed('person_id');
create trigger roles_changed after insert or update or delete on accounts.membership for each row execute function accounts.say_changed('person_id');
create trigger person_changed after update of security_stamp, erased_at, display_name, two_factor_enabled, password_is_temporary on accounts.person
    for each row when (
        (old.security_stamp, old.erased_at, old.display_name, old.two_factor_enabled, old.password_is_temporary)
        is distinct from (new.security_stamp, new.erased_at, new.display_name, new.two_factor_enabled, new.password_is_temporary))
    execute function accounts.say_changed('id');
