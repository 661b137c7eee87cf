-- migrate:up
-- Who may sign in as an administrator so far may do everything: that is the owner now.
alter table users drop constraint users_role_check, drop constraint users_check;
update users set role = 'owner' where role = 'admin';
alter table users
  add constraint users_role check (role in (
    'owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor',
    'affiliate', 'affiliate_manager', 'affiliate_viewer')),
  add constraint users_side check (starts_with(role, 'affiliate') = (affiliate_id is not null));

-- migrate:down
alter table users drop constraint users_role, drop constraint users_side;
update users set role = 'admin' where affiliate_id is null;
update users set role = 'affiliate' where affiliate_id is not null;
alter table users
  add constraint users_role_check check (role in ('admin', 'affiliate')),
  add constraint users_check check ((role = 'affiliate') = (affiliate_id is not null));
