-- The journal: every accepted event of every village, once, in the order of acceptance. Rows are only ever added.
-- Read it through the views of 003-views.sql.
--
-- village      region code as a number of ten digits: 18.09.10.2004 is 1809102004
-- seq          1, 2, 3 … in the village, without holes. The primary key is the fence: two activations can't both write a seq
-- event_key    first 16 bytes of SHA-256 over source and id: the memory of every id
-- content_hash SHA-256 of what makes two sends of one id the same
-- chain_hash   SHA-256 of the previous chain_hash, content_hash and seq: whoever knows the head knows that nothing before it changed
-- type         number of the event type (EventType)
-- time         when it happened; received_at: when it was written. 100 ns since 1970-01-01 UTC, exact where timestamptz is not
-- receipt      the call under which it arrived
-- request_key  first 16 bytes of SHA-256 over source, service and request
-- corrects     event_key of the original that this entry cancels or replaces
-- payload      JSON in UTF-8: source, id, data; byte for byte what was hashed
--
-- In parts by village, never by time: a unique index must contain what the parts are made by. Eight can move to disks of their own.
create table journal (
  village      bigint   not null,
  seq          bigint   not null,
  event_key    uuid     not null,
  content_hash bytea    not null,
  chain_hash   bytea    not null,
  type         smallint not null,
  time         bigint   not null,
  received_at  bigint   not null,
  receipt      text     not null collate "C",
  request_key  uuid,
  corrects     uuid,
  payload      bytea    not null,
  primary key (village, seq)
) partition by hash (village);

create table journal_0 partition of journal for values with (modulus 8, remainder 0);
create table journal_1 partition of journal for values with (modulus 8, remainder 1);
create table journal_2 partition of journal for values with (modulus 8, remainder 2);
create table journal_3 partition of journal for values with (modulus 8, remainder 3);
create table journal_4 partition of journal for values with (modulus 8, remainder 4);
create table journal_5 partition of journal for values with (modulus 8, remainder 5);
create table journal_6 partition of journal for values with (modulus 8, remainder 6);
create table journal_7 partition of journal for values with (modulus 8, remainder 7);

create unique index journal_event on journal (village, event_key);
create index journal_request on journal (village, request_key) where request_key is not null;
create index journal_corrects on journal (village, corrects) where corrects is not null;

-- Both rise with the table: a summary of each stretch of pages finds them, and costs next to nothing to keep.
create index journal_received on journal using brin (received_at) with (autosummarize = on, pages_per_range = 32);
create index journal_receipt on journal using brin (receipt) with (autosummarize = on, pages_per_range = 32);

-- The last entry of each village: read and locked by every append, and written in place, which is why no index holds what changes
-- and the pages keep room. received_at is the greatest so far. seq 0: an append has begun.
create table head (
  village     bigint primary key,
  seq         bigint not null,
  chain_hash  bytea  not null,
  received_at bigint not null
) with (fillfactor = 50);

-- One row: what the journal holds. kinds is a sum: 1 simulation, 2 real events.
create table content (
  only_row smallint primary key check (only_row = 1),
  kinds    smallint not null
);

insert into content values (1, 0);
