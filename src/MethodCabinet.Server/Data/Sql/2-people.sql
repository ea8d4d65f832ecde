-- Search by name, called by SearchPeople. Each word is found as the beginning or inside of a name, or, when nobody
-- has all the words so, as a name with small slips (trigram similarity, ordered by it).
create or replace function people.search(
  words text[], today date, organizations uuid[], kind text, grade int, letter text, office text, take int, skip int)
returns table (id uuid) language plpgsql as $$
declare
  exact text := '';
  close text := '';
  rank text := '0';
  first text := '';
  filters text := '';
  word text;
begin
  -- «сакалова» resembles «соколова» by 0.44; until the end of the transaction.
  perform set_config('pg_trgm.word_similarity_threshold', '0.43', true);
  if organizations is not null or kind is not null or grade is not null or letter is not null then
    filters := ' and exists (select from people.memberships m where m.person_id = p.id and m."from" <= $1 and (m."to" is null or m."to" >= $1)
      and ($2 is null or m.organization_id = any ($2)) and ($3 is null or m.kind = $3) and ($4 is null or m.grade = $4)
      and ($5 is null or m.class_letter = $5))';
  end if;
  if office is not null then
    filters := filters || ' and exists (select from people.appointments a where a.person_id = p.id and a."from" <= $1
      and (a."to" is null or a."to" >= $1) and a.role = $6)';
  end if;

  foreach word in array words loop
    exact := exact || format(' and p.search_name like %L', '%' || word || '%');
    close := close || format(' and %L <%% p.search_name', word);
    rank := rank || format(' + word_similarity(%L, p.search_name)', word);
  end loop;

  if cardinality(words) > 0 then
    first := format('p.search_name like %L desc, ', words[1] || '%');
  end if;
  return query execute
    'select p.id from people.people p where true' || exact || filters || ' order by ' || first || 'p.search_name, p.id limit $7 offset $8'
    using today, organizations, kind, grade, letter, office, take, skip;
  if not found and skip = 0 and close <> '' then
    return query execute
      'select p.id from people.people p where true' || close || filters || ' order by ' || rank || ' desc, p.search_name, p.id limit $7 offset $8'
      using today, organizations, kind, grade, letter, office, take, skip;
  end if;
end $$;
