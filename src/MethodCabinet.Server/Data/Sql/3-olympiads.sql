-- Applied after every migration; each statement may run again.

-- Raises the version of an olympiad's standing, notes whose entries changed (null: anything may have) and tells the processes that hold readers' connections
-- (Platform/Notices.cs). The row of the standing is held until the end of the transaction, so versions are committed in their order.
drop function if exists olympiads.change_standing(uuid, timestamptz);
create or replace function olympiads.change_standing(changed_olympiad uuid, moment timestamptz, changed uuid[] default null) returns void language plpgsql as $$
declare
  raised bigint;
begin
  insert into olympiads.standings (olympiad_id, version, changed_at) values (changed_olympiad, 1, moment)
  on conflict (olympiad_id) do update set version = standings.version + 1, changed_at = excluded.changed_at
  returning version into raised;
  insert into olympiads.standing_changes (olympiad_id, version, registration_ids) values (changed_olympiad, raised, changed);
  -- Whoever is so far behind reads the whole standing.
  delete from olympiads.standing_changes where olympiad_id = changed_olympiad and version = raised - 1000;
  perform pg_notify('methodcabinet', 'standing-changed ' || changed_olympiad);
  if changed is null then
    -- Says for the rest of the transaction that everything of this olympiad was told.
    perform set_config('methodcabinet.standing_told', changed_olympiad::text, true);
  end if;
end $$;

-- A marking that is done changes the standing as the last deed of its transaction: hundreds of jurors raise the same version, and would wait for each other from that moment to their commits.
-- Whoever changes many of them at once has told of all by one version (Jury/ChangeCriteria.cs).
create or replace function olympiads.marking_changes_standing() returns trigger language plpgsql as $$
begin
  perform olympiads.change_standing(r.olympiad_id, now(), array[a.registration_id])
  from olympiads.attempts a join olympiads.rounds r on r.id = a.round_id
  where a.id = new.attempt_id and r.olympiad_id::text is distinct from current_setting('methodcabinet.standing_told', true);
  return null;
end $$;

do $$ begin
  if not exists (select from pg_trigger where tgname = 'marking_changes_standing') then
    create constraint trigger marking_changes_standing after insert or update of done_at, total on olympiads.markings deferrable initially deferred
      for each row when (new.done_at is not null and new.turn <> 'Control') execute function olympiads.marking_changes_standing();
  end if;
end $$;

-- Marks of an olympiad change under the shared lock, and are signed under the other one (Results/FinalMarks.cs). A function, because one statement would see the moment in which it
-- began: whoever has waited for a signature reads it afterwards.
create or replace function olympiads.hold_marks_open(olympiad uuid) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('marks of ' || olympiad, 0));
  return not exists (select from olympiads.results_signings s where s.olympiad_id = olympiad);
end $$;
create or replace function olympiads.lock_marks(olympiad uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('marks of ' || olympiad, 0))
$$;

-- A consent that a name needs (PublicName.NeededConsents) and that is given or withdrawn changes at once what spectators see.
create or replace function olympiads.consent_changes_standings() returns trigger language plpgsql as $$
begin
  perform olympiads.change_standing(o.olympiad_id, now(), o.registration_ids)
  from (
    select s.olympiad_id, array_agg(r.id) as registration_ids
    from olympiads.registrations r join olympiads.standings s on s.olympiad_id = r.olympiad_id
    where r.person_id = new.person_id
    group by s.olympiad_id
    order by s.olympiad_id) o;
  return null;
end $$;

create or replace trigger consent_changes_standings after insert or update of withdrawn_at on people.consents
  for each row when (new.kind in ('Publication', 'PersonalData')) execute function olympiads.consent_changes_standings();

-- The journal is append-only, and works stay: an entry's attempt exists for ever.
create or replace trigger journal_append_only before update or delete on olympiads.journal_entries
  for each row execute function platform.refuse_change();
-- What was published about a round stays as it was published, and keys stay so that old receipts can be verified.
create or replace trigger round_roots_append_only before update or delete on olympiads.round_roots
  for each row execute function platform.refuse_change();
create or replace trigger receipt_keys_stay before delete on olympiads.receipt_keys
  for each row execute function platform.refuse_change();
-- What the jury has announced stays as participants have read it.
create or replace trigger jury_announcements_append_only before update or delete on olympiads.jury_announcements
  for each row execute function platform.refuse_change();
-- A seal never changes: devices hold files under its name.
create or replace trigger paper_seals_stay_as_they_are before update on olympiads.paper_seals
  for each row execute function platform.refuse_change();
create or replace trigger sealed_tasks_stay_as_they_are before update on olympiads.sealed_tasks
  for each row execute function platform.refuse_change();
create or replace trigger attempts_stay before delete on olympiads.attempts
  for each row execute function platform.refuse_change();

-- What takes part in scoring (docs/decisions/0035-late-delivery.md). The one place that says so.
create or replace view olympiads.counted_entries as
select e.id, e.attempt_id, e.device_id, e.seq, e.task_id, e.answer, e.elapsed_ms, e.hash, e.received_at, e.is_late
from olympiads.journal_entries e
where not e.is_late or exists (
  select 1 from olympiads.late_deliveries d
  where d.attempt_id = e.attempt_id and d.device_id = e.device_id and e.seq between d.first_seq and d.last_seq
    and d.state in ('Accepted', 'AcceptedByPolicy'));
