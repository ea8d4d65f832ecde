-- Of a text: small letters, е for ё. The dictionary of the search configuration does the same to what is indexed and highlighted.
create or replace function materials.fold(given text) returns text language sql immutable parallel safe as $$
  select lower(translate(given, 'Ёё', 'Ее') collate "und-x-icu")
$$;

-- What readers can find of the materials: those that are published, in one row each. Called by the triggers below, by ExtractTextJob, and set-based for many.
-- A title weighs more than authors and keywords, these more than the annotation, and the text of the files least. The head alone, which lies in the row itself, ranks;
-- the whole, which may be long, is only looked up in its index.
create or replace function materials.index_materials(ids uuid[]) returns void language plpgsql as $$
begin
  delete from materials.search_entries e using materials.materials m where m.id = e.material_id and e.material_id = any (ids) and m.state <> 'Published';
  insert into materials.search_entries as known (material_id, kind, access, year, grade_from, grade_to, subjects, published_at, title, head, whole)
  select m.id, m.kind, array_position(array['Everyone', 'SignedIn', 'Teachers', 'Staff'], m.access) - 1, m.year, m.grade_from, m.grade_to, m.subjects, m.published_at, h.title, h.title || h.rest,
    h.title || h.rest || to_tsvector('materials.library', coalesce((select string_agg(t.text, ' ' order by t.number, t.part) from (
      select t.*, sum(length(t.text)) over (order by t.number, t.part) as till from materials.material_texts t where t.material_id = m.id) t where till <= 300000), ''))
  from materials.materials m, lateral (select
    setweight(to_tsvector('materials.library', m.title || ' ' || m.subtitle), 'A') as title,
    setweight(to_tsvector('materials.library', array_to_string(m.authors || m.others || m.keywords, ' , ') || ' ' || m.source_title || ' ' || m.series), 'B') ||
    setweight(to_tsvector('materials.library', m.annotation), 'C') as rest offset 0) h
  where m.id = any (ids) and m.state = 'Published'
  on conflict (material_id) do update set kind = excluded.kind, access = excluded.access, year = excluded.year, grade_from = excluded.grade_from, grade_to = excluded.grade_to,
    subjects = excluded.subjects, published_at = excluded.published_at, title = excluded.title, head = excluded.head, whole = excluded.whole;

  -- Sorted, so that two who publish at once do not wait for each other.
  insert into materials.words (lexeme, word)
  select distinct on (lexeme) lexeme, word from (
    select word, times, (select lexeme from unnest(to_tsvector('materials.library', word)) limit 1) as lexeme from (
      select word, count(*) as times from materials.materials m,
        regexp_split_to_table(materials.fold(concat_ws(' ', m.title, m.subtitle, array_to_string(m.authors || m.keywords, ' '), m.annotation)), '[^[:alpha:]]+') word
      where m.id = any (ids) and m.state = 'Published' and length(word) between 4 and 50 group by word) w) l
  where lexeme is not null order by lexeme, times desc, word
  on conflict do nothing;
end $$;

create or replace function materials.index_changed() returns trigger language plpgsql as $$
begin
  perform materials.index_materials(array(select id from changed));
  return null;
end $$;

create or replace trigger index_added after insert on materials.materials referencing new table as changed for each statement execute function materials.index_changed();
create or replace trigger index_edited after update on materials.materials referencing new table as changed for each statement execute function materials.index_changed();

-- Words that no material has any more are not offered instead of others. Run at night.
create or replace function materials.refresh_words() returns void language sql as $$
  delete from materials.words w where not exists (select from materials.search_entries e where e.whole @@ (quote_literal(w.lexeme))::tsquery)
$$;

-- Words like this one that the library knows, when it does not know the word itself: one slip in short ones, two in longer ones, and two letters that changed places.
create or replace function materials.corrections(given text) returns table (lexeme text, shown text) language plpgsql as $$
declare
  asked text := (select a.lexeme from unnest(to_tsvector('materials.library', given)) a limit 1);
begin
  if asked is null or length(asked) not between 3 and 60 or exists (select from materials.words k where k.lexeme = asked) then
    return;
  end if;
  return query execute format('select w.lexeme, w.word from materials.words w
    cross join lateral (select levenshtein_less_equal(%1$L, w.lexeme, 2) as distance) d
    where w.lexeme %% %1$L and length(w.lexeme) between length(%1$L) - 2 and length(%1$L) + 2
      and (distance <= case when length(%1$L) >= 6 then 2 else 1 end
        or (distance = 2 and length(%1$L) = length(w.lexeme)
          and (select array_agg(l order by l) from unnest(string_to_array(%1$L, null)) l) = (select array_agg(l order by l) from unnest(string_to_array(w.lexeme, null)) l)))
    order by distance, similarity(%1$L, w.lexeme) desc, w.lexeme limit 3', asked);
end $$;

-- Called by SearchMaterials. Each word must be there in some form; when fewer than three materials have them all, words that nobody wrote are taken for slips too,
-- and what has the words as they were typed stands first. Without words: the newest first. What a reader may not read is not counted either.
create or replace function materials.search(
  words text[], phrases text[], reads int, subject text, grade int, kind text, year_from int, year_to int, access int, collection uuid, take int, skip int)
returns table (ids uuid[], total bigint, highlight text, corrected text) language plpgsql as $$
declare
  filters text := 'e.access <= $1';
  all_of tsquery := ''::tsquery;
  any_of tsquery := ''::tsquery;
  firsts uuid[] := '{}';
  asked tsquery;
  likes record;
  shown text;
  is_slip boolean := false;
  term text;
  other bigint;
  others uuid[];
  replaced text[] := '{}';
  statement text;
begin
  filters := filters
    || case when subject is not null then ' and $2 = any (e.subjects)' else '' end
    || case when grade is not null then ' and $3 between e.grade_from and e.grade_to' else '' end
    || case when kind is not null then ' and e.kind = $4' else '' end
    || case when year_from is not null then ' and e.year >= $5' else '' end
    || case when year_to is not null then ' and e.year <= $6' else '' end
    || case when access is not null then ' and e.access = $7' else '' end
    || case when collection is not null then ' and exists (select from materials.collection_items i where i.collection_id = $8 and i.material_id = e.material_id)' else '' end;
  corrected := null;
  if cardinality(words) = 0 and cardinality(phrases) = 0 then
    highlight := '';
    execute 'select array(select e.material_id from materials.search_entries e where ' || filters || ' order by e.published_at desc, e.material_id limit $9 offset $10),
      (select count(*) from materials.search_entries e where ' || filters || ')' into ids, total
      using reads, subject, grade, kind, year_from, year_to, access, collection, take, skip;
    return next;
    return;
  end if;

  foreach term in array words loop
    asked := plainto_tsquery('materials.library', term);
    all_of := all_of && asked;
    any_of := any_of || asked;
  end loop;
  foreach term in array phrases loop
    all_of := all_of && phraseto_tsquery('materials.library', term);
    any_of := any_of || plainto_tsquery('materials.library', term);
  end loop;
  any_of := replace(any_of::text, '&', '|')::tsquery;
  highlight := any_of::text;

  -- What has all the words in its title stands before the rest, so that where such fill the page the others are only counted: a common word is in tens of thousands.
  statement := 'select array(select e.material_id from materials.search_entries e where e.title @@ $12 and ' || filters || '
      order by ts_rank(''{0.02, 0.1, 0.4, 1}'', e.head, $11) desc, e.published_at desc, e.material_id limit $9 offset $10)';
  execute statement into ids using reads, subject, grade, kind, year_from, year_to, access, collection, take, skip, any_of, all_of;
  if cardinality(ids) = take then
    execute 'select count(*) from materials.search_entries e where e.whole @@ $9 and ' || filters into total
      using reads, subject, grade, kind, year_from, year_to, access, collection, all_of;
    return next;
    return;
  end if;

  statement := 'with hits as materialized (
      select e.material_id, e.published_at, ts_rank(''{0.02, 0.1, 0.4, 1}'', e.head, $11) as rank, e.material_id = any ($13) as is_first, e.title @@ $12 as is_title
      from materials.search_entries e where e.whole @@ $12 and ' || filters || ')
    select array(select material_id from hits order by is_first desc, is_title desc, rank desc, published_at desc, material_id limit $9 offset $10),
      (select count(*) from hits), array(select material_id from hits limit 2)';
  execute statement into ids, total, firsts
    using reads, subject, grade, kind, year_from, year_to, access, collection, take, skip, any_of, all_of, '{}'::uuid[];
  if total < 3 and cardinality(words) > 0 then
    perform set_config('pg_trgm.similarity_threshold', '0.2', true);
    all_of := ''::tsquery;
    any_of := ''::tsquery;
    foreach term in array words loop
      asked := plainto_tsquery('materials.library', term);
      shown := term;
      for likes in select * from materials.corrections(term) loop
        shown := case when shown = term then likes.shown else shown end;
        asked := asked || quote_literal(likes.lexeme)::tsquery;
        is_slip := true;
      end loop;
      replaced := replaced || shown;
      all_of := all_of && asked;
      any_of := any_of || asked;
    end loop;
    foreach term in array phrases loop
      all_of := all_of && phraseto_tsquery('materials.library', term);
      any_of := any_of || plainto_tsquery('materials.library', term);
    end loop;
    if is_slip then
      any_of := replace(any_of::text, '&', '|')::tsquery;
      execute statement into others, other
        using reads, subject, grade, kind, year_from, year_to, access, collection, take, skip, any_of, all_of, case when total > 0 then firsts else '{}'::uuid[] end;
      if other > total then
        ids := others;
        total := other;
        highlight := any_of::text;
        corrected := array_to_string(replaced, ' ');
      end if;
    end if;
  end if;
  return next;
end $$;
