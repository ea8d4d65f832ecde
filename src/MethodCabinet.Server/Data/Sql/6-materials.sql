-- Which of these files something refers to. Foreign keys and columns are found in the catalogue, so that a table that comes later counts by itself.
-- Texts count when they hold an id anywhere: addresses such as /api/files/{id} in Markdown, and values in JSON.
-- skip: tables whose texts do not count, with their schemas.
create or replace function materials.used_files(ids uuid[], skip text[])
returns setof uuid language plpgsql volatile as $$
declare
  place record;
begin
  -- A preview, and the qualities of a recording, are part of their file.
  for place in
    select key.conrelid::regclass as relation, column_.attname as name
    from pg_constraint key
    join pg_attribute column_ on column_.attrelid = key.conrelid and column_.attnum = key.conkey[1]
    where key.contype = 'f' and key.confrelid = 'materials.files'::regclass and key.conrelid not in ('materials.previews'::regclass, 'materials.videos'::regclass)
  loop
    return query execute format('select %I from %s where %I = any ($1)', place.name, place.relation, place.name) using ids;
  end loop;

  for place in
    select relation.oid::regclass as relation, string_agg(format('%I::text', column_.attname), ', ' order by column_.attnum) as names
    from pg_class relation
    join pg_namespace space on space.oid = relation.relnamespace
    join pg_attribute column_ on column_.attrelid = relation.oid and column_.attnum > 0 and not column_.attisdropped
    join pg_type type on type.oid = column_.atttypid
    where relation.relkind in ('r', 'p') and not relation.relispartition
      and space.nspname !~ '^pg_' and space.nspname not in ('information_schema', 'hangfire')
      and format('%s.%s', space.nspname, relation.relname) <> all (skip || array['materials.files', 'materials.uploads', 'materials.renditions', 'materials.videos'])
      and type.typname in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'citext', 'xml', '_text', '_varchar', '_json', '_jsonb')
    group by relation.oid
  loop
    return query execute format(
      'select distinct found[1]::uuid from %s, regexp_matches(concat_ws('' '', %s), ''[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'', ''g'') as found
       where found[1]::uuid = any ($1)',
      place.relation, place.names) using ids;
  end loop;
end $$;

-- A quality whose row goes, by whichever way, leaves its object to the sweep.
create or replace function materials.forget_object() returns trigger language plpgsql as $$
begin
  insert into materials.gone_files (id, at) values (old.id, now()) on conflict do nothing;
  return null;
end $$;

create or replace trigger forget_object after delete on materials.renditions for each row execute function materials.forget_object();
