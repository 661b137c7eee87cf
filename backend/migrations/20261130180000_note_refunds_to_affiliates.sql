-- migrate:up
-- What an affiliate is told about a refund. `reason` stays between the merchant and the program.
alter table refunds add column note_to_affiliate text check (char_length(note_to_affiliate) between 1 and 500);

-- migrate:down
alter table refunds drop column note_to_affiliate;
