-- Applied after every migration; each statement may run again.

-- What was entered into a journal and written to a family stays; a further entry changes what counts.
create or replace trigger mark_changes_append_only before update or delete on lessons.mark_changes
  for each row execute function platform.refuse_change();
create or replace trigger attendance_entries_append_only before update or delete on lessons.attendance_entries
  for each row execute function platform.refuse_change();
create or replace trigger term_marks_append_only before update or delete on lessons.term_marks
  for each row execute function platform.refuse_change();
create or replace trigger family_messages_append_only before update or delete on lessons.family_messages
  for each row execute function platform.refuse_change();
