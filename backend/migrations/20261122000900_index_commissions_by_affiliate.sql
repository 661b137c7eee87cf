-- migrate:up
-- An affiliate's commissions, newest first, are read page by page: ids grow with time, so they are the order of the pages.
create index commissions_affiliate_newest on commissions (affiliate_id, id);
drop index commissions_affiliate;

-- migrate:down
create index commissions_affiliate on commissions (affiliate_id, recorded_at);
drop index commissions_affiliate_newest;
