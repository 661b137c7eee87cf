-- migrate:up
-- The operator invites the holder of an affiliate's account, who had no way in without a password chosen by somebody else.
alter table invitations drop constraint invitations_role_check;
alter table invitations add constraint invitations_role_check check (role in (
  'owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor',
  'affiliate', 'affiliate_manager', 'affiliate_viewer'));

-- migrate:down
update invitations set withdrawn_at = now() where role = 'affiliate' and accepted_at is null and withdrawn_at is null;
update invitations set role = 'affiliate_manager' where role = 'affiliate';
alter table invitations drop constraint invitations_role_check;
alter table invitations add constraint invitations_role_check check (role in (
  'owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor', 'affiliate_manager', 'affiliate_viewer'));
