-- Applied after every migration; each statement may run again.

-- The journal of quizzes is append-only as that of olympiads, and tries stay.
create or replace trigger quiz_entries_append_only before update or delete on courses.quiz_entries
  for each row execute function platform.refuse_change();
create or replace trigger quiz_late_acceptances_append_only before update or delete on courses.quiz_late_acceptances
  for each row execute function platform.refuse_change();
create or replace trigger quiz_attempts_stay before delete on courses.quiz_attempts
  for each row execute function platform.refuse_change();
