-- Applied after every migration; each statement may run again.

-- Raises the version of an olympiad's standing and tells the processes that hold readers' connections (Platform/Notices.cs).
create or replace function olympiads.change_standing(changed_olympiad uuid, moment timestamptz) returns void language plpgsql as $$
begin
  insert into olympiads.standings (olympiad_id, version, changed_at) values (changed_olympiad, 1, moment)
  on conflict (olympiad_id) do update set version = standings.version + 1, changed_at = excluded.changed_at;
  perform pg_notify('methodcabinet', 'standing-changed ' || changed_olympiad);
end $$;

-- A consent that a name needs (StandingAccess.NameConsents) and that is given or withdrawn changes at once what spectators see.
create or replace function olympiads.consent_changes_standings() returns trigger language plpgsql as $$
begin
  perform olympiads.change_standing(o.olympiad_id, now())
  from (
    select distinct s.olympiad_id
    from olympiads.registrations r join olympiads.standings s on s.olympiad_id = r.olympiad_id
    where r.person_id = new.person_id
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
-- A seal never changes: devices hold files under its name.
create or replace trigger paper_seals_stay_as_they_are before update on olympiads.paper_seals
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
