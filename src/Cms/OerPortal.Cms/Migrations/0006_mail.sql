-- How the mail server fared last: one row for all instances.
create table cms.mail_state (
    is_only   boolean primary key default true check (is_only),
    sent_at   timestamptz,
    failed_at timestamptz,
    failure   text
);
insert into cms.mail_state default values;
