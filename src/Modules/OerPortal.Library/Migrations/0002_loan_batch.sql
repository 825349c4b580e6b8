-- What was lent to a class in one step, so that the step can be taken back; null for what was lent at the desk.
alter table library.loan add column batch_id uuid;
create index loan_batch on library.loan (batch_id) where batch_id is not null;
