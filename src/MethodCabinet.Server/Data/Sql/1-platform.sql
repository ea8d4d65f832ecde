-- Applied after every migration; each statement may run again.

-- The audit log is append-only for everybody, the application included.
create or replace function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create or replace trigger audit_log_append_only before update or delete on platform.audit_log
  for each row execute function platform.refuse_change();

create or replace trigger audit_log_no_truncate before truncate on platform.audit_log
  for each statement execute function platform.refuse_change();
