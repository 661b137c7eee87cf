-- migrate:up
-- The same folding as `emailKey` has, whatever locale the database was made with: letters of ASCII, and no others. Addresses
-- that are kept hold no others, so that nothing equal becomes different.
drop index users_email;
create unique index users_email on users (lower(email collate "C"));
drop index affiliates_email;
create unique index affiliates_email on affiliates (lower(email collate "C"));
drop index invitations_open;
create unique index invitations_open on invitations (coalesce(affiliate_id, ''), lower(email collate "C"))
  where accepted_at is null and withdrawn_at is null;

-- migrate:down
drop index invitations_open;
create unique index invitations_open on invitations (coalesce(affiliate_id, ''), lower(email))
  where accepted_at is null and withdrawn_at is null;
drop index affiliates_email;
create unique index affiliates_email on affiliates (lower(email));
drop index users_email;
create unique index users_email on users (lower(email));
