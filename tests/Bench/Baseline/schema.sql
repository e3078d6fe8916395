-- What a capable team would keep: each event once, in typed columns, and counters of village, kabupaten and province by day and service.
--
-- The counters leave room in each page, so that an update stays in it and touches no index. A kabupaten or the province is one hot row
-- for everybody; slot spreads it over several, which a reader sums. How many slots are best is for the benchmark to find.
create table event (
  village   bigint      not null,
  source    text        not null,
  id        text        not null,
  type      smallint    not null,
  time      timestamptz not null,
  received  timestamptz not null default now(),
  service   text        not null,
  status    text        not null,
  request   text,
  submitted timestamptz,
  channel   text,
  amount    bigint,
  primary key (village, source, id)
);

create table desa_day (
  region  bigint not null,
  day     date   not null,
  service text   not null,
  events  bigint not null,
  amount  bigint not null,
  primary key (region, day, service)
) with (fillfactor = 50);

create table kabupaten_day (
  region  bigint   not null,
  slot    smallint not null,
  day     date     not null,
  service text     not null,
  events  bigint   not null,
  amount  bigint   not null,
  primary key (region, day, service, slot)
) with (fillfactor = 20);

create table provinsi_day (like kabupaten_day including all) with (fillfactor = 20);
