-- What the audit log's ids are called, read by ReadAuditLog: each id is looked up by the primary key of every table whose
-- changes are audited. Kinds are the entities' names. A thing without a name of its own is called by what it belongs to.
create or replace function platform.names_of(ids uuid[], codes text[])
returns table (key text, kind text, name text) language sql stable as $$
  select id::text, 'Person', concat_ws(' ', last_name, first_name) from people.people where id = any (ids)
  union all
  select id::text, 'Organization', short_name from people.organizations where id = any (ids)
  union all
  select m.id::text, 'Membership', concat(p.last_name, ' ', p.first_name, ', ', o.short_name)
    from people.memberships m join people.people p on p.id = m.person_id join people.organizations o on o.id = m.organization_id where m.id = any (ids)
  union all
  select a.id::text, 'Appointment', concat_ws(' ', p.last_name, p.first_name)
    from people.appointments a join people.people p on p.id = a.person_id where a.id = any (ids)
  union all
  select c.id::text, 'Consent', concat_ws(' ', p.last_name, p.first_name)
    from people.consents c join people.people p on p.id = c.person_id where c.id = any (ids)
  union all
  -- The file of a certificate has the certificate's id: that is the one that is spoken of.
  select id::text, 'StoredFile', name from materials.files f where id = any (ids) and not exists (select from certificates.certificates c where c.id = f.id)
  union all
  select id::text, 'QuestionBank', title from assessment.question_banks where id = any (ids)
  union all
  select q.id::text, 'Question', v.title
    from assessment.questions q join assessment.question_versions v on v.question_id = q.id and v.number = q.last_number where q.id = any (ids)
  union all
  select id::text, 'QuestionVersion', title from assessment.question_versions where id = any (ids)
  union all
  select code, 'Subject', name from olympiads.subjects where code = any (codes)
  union all
  select id::text, 'Season', name from olympiads.seasons where id = any (ids)
  union all
  select id::text, 'Olympiad', title from olympiads.olympiads where id = any (ids)
  union all
  select t.id::text, 'Track', concat(o.title, ', ', t.name)
    from olympiads.tracks t join olympiads.olympiads o on o.id = t.olympiad_id where t.id = any (ids)
  union all
  select r.id::text, 'Round', concat(o.title, ', ', r.title)
    from olympiads.rounds r join olympiads.olympiads o on o.id = r.olympiad_id where r.id = any (ids)
  union all
  select p.id::text, 'Paper', concat(o.title, ', ', p.title)
    from olympiads.papers p join olympiads.rounds r on r.id = p.round_id join olympiads.olympiads o on o.id = r.olympiad_id where p.id = any (ids)
  union all
  select t.id::text, 'PaperTask', concat(p.title, ', № ', t.position)
    from olympiads.paper_tasks t join olympiads.papers p on p.id = t.paper_id where t.id = any (ids)
  union all
  select r.id::text, 'Registration', concat(p.last_name, ' ', p.first_name, ', ', o.title)
    from olympiads.registrations r join people.people p on p.id = r.person_id join olympiads.olympiads o on o.id = r.olympiad_id where r.id = any (ids)
  union all
  select a.id::text, 'Attempt', concat(p.last_name, ' ', p.first_name, ', ', r.title)
    from olympiads.attempts a join people.people p on p.id = a.person_id join olympiads.rounds r on r.id = a.round_id where a.id = any (ids)
  union all
  select id::text, 'Certificate', number from certificates.certificates where id = any (ids)
$$;
