-- Whether a word is a name of these with one slip: a letter wrong, left out or too many, or two that changed places; in seven letters or more two slips.
-- Trigrams alone do not tell: one slip in the middle of a short surname leaves hardly any of them. A word longer than a name is none, and levenshtein fails on long ones.
create or replace function people.is_slip(word text, names text) returns boolean language sql immutable parallel safe as $$
  select case when length(word) between 4 and 60 then exists (
    select from regexp_split_to_table(names, '[ -]') name,
      levenshtein_less_equal(word, name, 2) distance
    where distance <= case when length(word) >= 7 then 2 else 1 end
      or (distance = 2 and length(word) = length(name)
        and (select array_agg(l order by l) from unnest(string_to_array(word, null)) l) = (select array_agg(l order by l) from unnest(string_to_array(name, null)) l))) else false end
$$;

-- A name as it is searched: search_name of people is folded so, by PeopleTables.
create or replace function people.fold(name text) returns text language sql immutable parallel safe as $$
  select lower(translate(name, 'Ёё', 'Ее') collate "und-x-icu")
$$;

-- Whether the folded names resemble the word: «сакалова» resembles «соколова» by 0.44, «титова» and «ттиова» have no more in common than 0.2.
create or replace function people.is_near(word text, names text) returns boolean language sql immutable parallel safe as $$
  select word_similarity(word, names) >= 0.43 or (word_similarity(word, names) >= 0.2 and people.is_slip(word, names))
$$;

-- The two conditions of the search for lists that have a condition of their own (NameSearch).
create or replace function people.has_words(words text[], names text) returns boolean language sql immutable parallel safe as $$
  select bool_and(names like '%' || word || '%') from unnest(words) word
$$;

create or replace function people.nearly_has_words(words text[], names text) returns boolean language sql immutable parallel safe as $$
  select bool_and(people.is_near(word, names)) from unnest(words) word
$$;

-- Search by name, called by SearchPeople. Each word is found as the beginning or inside of a name, or, when nobody
-- has all the words so, as a name with small slips, the nearest first.
-- Sorted by a column instead when one is given: of the name, the index gives both directions; the class is of the schools in the filter.
drop function if exists people.search(text[], date, uuid[], text, int, text, text, int, int);
create or replace function people.search(
  words text[], today date, organizations uuid[], kind text, grade int, letter text, office text, sort text, descending boolean, take int, skip int)
returns table (id uuid) language plpgsql as $$
declare
  exact text := '';
  close text := '';
  rank text := '0';
  first text := '';
  filters text := '';
  ordered text := 'p.search_name, p.id';
  word text;
  none boolean := true;
begin
  -- What the index finds to be looked at closer by is_near. Until the end of the transaction.
  perform set_config('pg_trgm.word_similarity_threshold', '0.2', true);
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
    close := close || format(' and %1$L <%% p.search_name and people.is_near(%1$L, p.search_name)', word);
    rank := rank || format(' + word_similarity(%1$L, p.search_name) + people.is_slip(%1$L, p.search_name)::int', word);
  end loop;

  if sort is not null then
    ordered := 'p.search_name' || case when descending then ' desc' else '' end || ', p.id';
    if sort = 'class' then
      ordered := '(select min(lpad(m.grade::text, 2, ''0'') || m.class_letter) from people.memberships m where m.person_id = p.id and m.kind = ''Student''
        and m."from" <= $1 and (m."to" is null or m."to" >= $1) and ($2 is null or m.organization_id = any ($2)))'
        || case when descending then ' desc' else '' end || ' nulls last, p.search_name, p.id';
    end if;
  elsif cardinality(words) > 0 then
    first := format('p.search_name like %L desc, ', words[1] || '%');
  end if;
  return query execute
    'select p.id from people.people p where true' || exact || filters || ' order by ' || first || ordered || ' limit $7 offset $8'
    using today, organizations, kind, grade, letter, office, take, skip;
  if not found and close <> '' then
    -- Beyond the last page of names that match exactly there is nothing; only when none matches at all the similar ones are paged through.
    if skip > 0 then
      execute 'select not exists (select from people.people p where true' || exact || filters || ')' into none
        using today, organizations, kind, grade, letter, office;
    end if;
    if not none then
      return;
    end if;
    return query execute
      'select p.id from people.people p where true' || close || filters || ' order by ' || case when sort is null then rank || ' desc, ' else '' end || ordered || ' limit $7 offset $8'
      using today, organizations, kind, grade, letter, office, take, skip;
  end if;
end $$;
