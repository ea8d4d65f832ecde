-- Applied after every migration; each statement may run again.

-- Whom and what lessons of the timetable hold: teachers, pupils and places. A lesson that was called off holds nobody; one that was set by itself, a seminar
-- for example, is arranged between people.
create or replace view lessons.occupying as
  select l.id as lesson_id, m.person_id, null::uuid as place_id, m.role, tstzrange(l.starts_at, l.starts_at + make_interval(mins => l.minutes)) as during
    from lessons.lessons l join lessons.members m on m.lesson_id = l.id
    where l.study_group_id is not null and l.called_off_at is null and m.role in ('Teacher', 'Pupil')
  union all
  select l.id, null, l.place_id, null, tstzrange(l.starts_at, l.starts_at + make_interval(mins => l.minutes))
    from lessons.lessons l
    where l.study_group_id is not null and l.called_off_at is null and l.place_id is not null;

-- Nobody is in two lessons at once, and no place has two of them.
do $$ begin
  if not exists (select from pg_constraint where conname = 'ex_occupations_person') then
    alter table lessons.occupations
      add constraint ck_occupations_one check (num_nonnulls(person_id, place_id) = 1),
      add constraint ex_occupations_person exclude using gist (person_id with =, during with &&) where (person_id is not null),
      add constraint ex_occupations_place exclude using gist (place_id with =, during with &&) where (place_id is not null);
  end if;
end $$;

-- Nobody is taught at home twice.
do $$ begin
  if not exists (select from pg_constraint where conname = 'ex_home_schoolings_person') then
    alter table lessons.home_schoolings
      add constraint ex_home_schoolings_person exclude using gist (person_id with =, daterange("from", valid_until, '[]') with &&);
  end if;
end $$;

-- A journal reads who was asked for and answered out of rooms that hold thousands of acts.
create index if not exists ix_room_log_presence_checks on lessons.room_log (lesson_id) where act ->> 'type' in ('askPresence', 'answerPresence');

-- What was entered into a journal and written to a family stays; a further entry changes what counts.
create or replace trigger mark_changes_append_only before update or delete on lessons.mark_changes
  for each row execute function platform.refuse_change();
create or replace trigger attendance_entries_append_only before update or delete on lessons.attendance_entries
  for each row execute function platform.refuse_change();
create or replace trigger term_marks_append_only before update or delete on lessons.term_marks
  for each row execute function platform.refuse_change();
create or replace trigger family_messages_append_only before update or delete on lessons.family_messages
  for each row execute function platform.refuse_change();
