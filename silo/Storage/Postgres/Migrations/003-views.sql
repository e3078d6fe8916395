-- For people with psql: codes with their dots, names of types, times, JSON.

create function region_code(digits bigint) returns text language sql immutable strict parallel safe as $$
  select case
    when digits % 100000000 = 0 then left(digits::text, 2)
    when digits % 1000000 = 0 then left(digits::text, 2) || '.' || substr(digits::text, 3, 2)
    when digits % 10000 = 0 then left(digits::text, 2) || '.' || substr(digits::text, 3, 2) || '.' || substr(digits::text, 5, 2)
    else left(digits::text, 2) || '.' || substr(digits::text, 3, 2) || '.' || substr(digits::text, 5, 2) || '.' || substr(digits::text, 7)
  end
$$;
comment on function region_code is 'The dotted form of a region code: 1809102004 is 18.09.10.2004.';

create function region_digits(code text) returns bigint language sql immutable strict parallel safe as $$
  select rpad(replace(code, '.', ''), 10, '0')::bigint
$$;
comment on function region_digits is 'The number that tables hold: where village = region_digits(''18.09.10.2004'') finds rows by an index.';

create function at_instant(ticks bigint) returns timestamptz language sql immutable strict parallel safe as $$
  select 'epoch'::timestamptz + (ticks / 10) * interval '1 microsecond'
$$;
comment on function at_instant is 'An instant from 100 ns since 1970.';

-- select * from journal_entry where village_digits = region_digits('18.09.10.2004') order by seq desc limit 20;
create view journal_entry as
select
  region_code(village) as village,
  seq,
  (array['service', 'participation', 'survey', 'figure', 'stage', 'nil', 'heartbeat', 'correction'])[type] as type,
  at_instant(time) as happened_at,
  at_instant(received_at) as received_at,
  receipt,
  convert_from(payload, 'UTF8')::jsonb as payload,
  event_key,
  request_key,
  corrects,
  encode(content_hash, 'hex') as content_hash,
  encode(chain_hash, 'hex') as chain_hash,
  village as village_digits
from journal;
comment on view journal_entry is 'Every accepted event of every village.';

create view village_head as
select region_code(village) as village, seq, at_instant(received_at) as last_received_at, encode(chain_hash, 'hex') as chain_hash, village as village_digits
from head
where seq > 0;
comment on view village_head is 'How far each village''s journal reaches.';
