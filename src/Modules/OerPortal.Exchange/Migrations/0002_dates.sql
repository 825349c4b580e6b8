-- The date of issue as it was understood: whoever looks through the rows sees whether a day was taken for a month.
alter table exchange.row_report add column issued text not null default '';
