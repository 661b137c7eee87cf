-- migrate:up
alter table conversions
  add column rejected_at timestamptz,
  -- A person's or a shop's words.
  add column rejection_reason text,
  add constraint conversions_rejected_check
    check ((status = 'rejected') = (rejected_at is not null) and (rejected_at is null) = (rejection_reason is null));

-- migrate:down
alter table conversions
  drop constraint conversions_rejected_check, drop column rejection_reason, drop column rejected_at;
