-- migrate:up
-- When an affiliate's next money of a program becomes payable is one step into this index, however many are pending.
create index commissions_pending on commissions (affiliate_id, program_id, approve_after) where status = 'pending';

-- migrate:down
drop index commissions_pending;
