-- The key of somebody's authenticator app stands in person_token, where ASP.NET Core Identity keeps it; person.two_factor_enabled says
-- whether it is asked for. last_step is the time step (30 s, RFC 6238) of the last code that was accepted: no code works twice.
create table accounts.second_step (
    person_id uuid primary key references accounts.person on delete cascade,
    since     timestamptz not null,
    last_step bigint      not null
);

-- Codes for the day the phone is lost. Only hashes; a used one is deleted.
create table accounts.recovery_code (
    person_id uuid not null references accounts.person on delete cascade,
    hash      text not null,
    primary key (person_id, hash)
);
