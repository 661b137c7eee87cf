-- migrate:up
-- What the processes work as (`set role` at each connection): everything a command needs, and nothing that changes the schema,
-- the audit trail or the ledger's past. Whoever migrates owns the tables; the account that the processes sign in with needs
-- only to be a member. Roles are the server's, not the database's, and other databases may have made this one.
do $$ begin
  create role tributary_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant tributary_app to %I', current_user); end $$;

grant usage on schema public to tributary_app;
grant select, insert, update, delete on all tables in schema public to tributary_app;
grant usage, select on all sequences in schema public to tributary_app;
alter default privileges in schema public grant select, insert, update, delete on tables to tributary_app;
alter default privileges in schema public grant usage, select on sequences to tributary_app;

revoke update, delete on audit_entries, audit_seals, ledger_transactions, ledger_entries from tributary_app;
revoke update on audit_personal from tributary_app;
revoke insert, update, delete on schema_migrations from tributary_app;

-- migrate:down
alter default privileges in schema public revoke all on tables from tributary_app;
alter default privileges in schema public revoke all on sequences from tributary_app;
revoke all on all tables in schema public from tributary_app;
revoke all on all sequences in schema public from tributary_app;
revoke usage on schema public from tributary_app;
