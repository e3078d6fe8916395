-- The journal: every accepted event of every village, once, in the order of acceptance. Rows are only ever added.
--
-- village      region code as a number of ten digits: 18.09.10.2004 is 1809102004
-- seq          1, 2, 3 … in the village, without holes. The primary key is the fence: two activations can't both write a seq
-- event_key    first 16 bytes of SHA-256 over source and id: the memory of every id
-- content_hash SHA-256 of what makes two sends of one id the same
-- chain_hash   SHA-256 of the previous chain_hash, content_hash and seq: whoever knows the head knows that nothing before it changed
-- type         number of the event type (EventType)
-- time         when it happened; received_at: when it was written. 100 ns since 1970-01-01 UTC:
--              select datetime(time / 10000000, 'unixepoch', '+7 hours') shows WIB
-- receipt      the call under which it arrived
-- request_key  first 16 bytes of SHA-256 over source, service and request
-- corrects     event_key of the original that this entry cancels or replaces
-- payload      JSON: source, id, data
create table journal (
  village      integer not null,
  seq          integer not null,
  event_key    blob    not null,
  content_hash blob    not null,
  chain_hash   blob    not null,
  type         integer not null,
  time         integer not null,
  received_at  integer not null,
  receipt      text    not null,
  request_key  blob,
  corrects     blob,
  payload      blob    not null,
  primary key (village, seq)
) strict, without rowid;

create unique index journal_event on journal (village, event_key);
create index journal_request on journal (village, request_key) where request_key is not null;
create index journal_corrects on journal (village, corrects) where corrects is not null;
create index journal_receipt on journal (receipt);

-- The last entry of each village, so that a fence is one look-up. received_at is the greatest so far.
create table head (
  village     integer primary key,
  seq         integer not null,
  chain_hash  blob    not null,
  received_at integer not null
) strict;

-- One row: what the journal holds. kinds is a sum: 1 simulation, 2 real events.
create table content (
  only_row integer primary key check (only_row = 1),
  kinds    integer not null
) strict;

insert into content values (1, 0);
