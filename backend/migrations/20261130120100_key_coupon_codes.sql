-- migrate:up
-- What codes are compared by, so that the application and the database cannot disagree about letters. Codes were letters,
-- digits, "-" and "_" until now, whose capitals are the same everywhere.
alter table coupons add column code_key text collate "C";
update coupons set code_key = upper(code);
alter table coupons alter column code_key set not null;
drop index coupons_program_code;
create unique index coupons_program_code on coupons (program_id, code_key);

-- migrate:down
drop index coupons_program_code;
alter table coupons drop column code_key;
create unique index coupons_program_code on coupons (program_id, upper(code));
