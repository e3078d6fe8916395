-- What a kabupaten, kota or province showed at full hours in which it changed. The journal can't tell it: it holds what is known now,
-- late events included. Rows are only ever added, about two kilobytes each.
--
-- region  as a number of ten digits
-- hour    full hours since 1970-01-01 UTC
-- shown   the summary of today as JSON, gzip
create table figures_history (
  region integer not null,
  hour   integer not null,
  shown  blob    not null,
  primary key (region, hour)
) strict, without rowid;
