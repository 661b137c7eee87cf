-- migrate:up
-- A mail that somebody asked for, to an address that may be anybody's: whose request it was, and the mailbox that it fills
-- (lower case, without a "+tag"). Both are null for news of an account, which nothing may hold back.
alter table mails
  add column requested_by text,
  add column mailbox text,
  add constraint mails_requested check ((requested_by is null) = (mailbox is null));
create index mails_by_sender on mails (requested_by, created_at) where requested_by is not null;
create index mails_by_mailbox on mails (mailbox, created_at) where mailbox is not null;
create index mails_requested_at on mails (created_at) where requested_by is not null;

-- migrate:down
drop index mails_by_sender, mails_by_mailbox, mails_requested_at;
alter table mails drop constraint mails_requested, drop column requested_by, drop column mailbox;
