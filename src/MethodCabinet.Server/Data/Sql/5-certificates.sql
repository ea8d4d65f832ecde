-- On what documents are issued (Certificates/CertificateGround.cs): registrations of olympiads, entries of contests, each co-author that an entry names for themselves, and enrolments in courses.
create or replace view certificates.grounds as
select r.id, 0 as co_author, false as is_entry, r.olympiad_id as occasion_id, r.person_id, null::text as co_author_name, r.organization_id, r.grade, r.tutor_id,
  exists (select from people.consents c where c.person_id = r.person_id and c.kind = 'PersonalData' and c.withdrawn_at is null) as has_consent,
  exists (select from olympiads.attempts a where a.registration_id = r.id and a.scored_at is not null) as took_part,
  (select a.status from olympiads.awards a where a.registration_id = r.id) as status,
  null::integer as laureate,
  false as is_enrolment,
  null::integer as hours,
  null::date as starts_on,
  null::timestamptz as completed_at
from olympiads.registrations r
union all
select e.id, n.co_author, true, e.contest_id, e.person_id, n.name, e.organization_id, e.grade, e.supervisor_id,
  exists (select from people.consents c where c.person_id = e.person_id and c.kind = 'PersonalData' and c.withdrawn_at is null),
  a.entry_id is not null,
  a.status,
  case when c.settings ->> 'words' = 'laureates' then a.degree end,
  false,
  null,
  null,
  null
from olympiads.contest_entries e
join olympiads.contests c on c.id = e.contest_id
left join olympiads.contest_awards a on a.entry_id = e.id
cross join lateral (
  select 0 as co_author, null::text as name
  union all
  select named.place::integer, trim(named.name)
  from regexp_split_to_table(e.co_authors, '[,;\n]') with ordinality named(name, place)
  where trim(named.name) <> '') n
union all
select e.id, 0, false, e.cohort_id, e.person_id, null, place.organization_id, case when course.audience = 'Pupils' then place.grade end, null::uuid,
  case when exists (select from people.consents c where c.person_id = e.person_id and c.kind = 'PersonalData')
    then exists (select from people.consents c where c.person_id = e.person_id and c.kind = 'PersonalData' and c.withdrawn_at is null)
    else course.audience <> 'Pupils' end,
  e.state = 'Completed',
  null,
  null,
  true,
  edition.hours,
  cohort.starts_on,
  e.completed_at
from courses.enrolments e
join courses.cohorts cohort on cohort.id = e.cohort_id
join courses.courses course on course.id = cohort.course_id
join courses.editions edition on edition.course_id = cohort.course_id and edition.number = cohort.edition
cross join lateral (
  -- Where the person works or learns now, or did last.
  select m.organization_id, m.grade from people.memberships m
  where m.person_id = e.person_id and (m.kind = 'Student') = (course.audience = 'Pupils')
  order by m."to" desc nulls first, m."from" desc, m.id limit 1) place;
