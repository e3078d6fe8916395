-- Day figures that outlive the 62 days in memory. A projection: it can be rebuilt from the journal.
--
-- region a village, or a region that sums its villages, as a number of ten digits
-- day    days since 1970-01-01 in WIB
-- series what is counted (Series): kind, subject, metric in 32 bits
-- Sums of kecamatan, kabupaten and province are kept beside the villages, so that a year of the province is one short range.
create table daily (
  region bigint  not null,
  day    integer not null,
  series bigint  not null,
  value  bigint  not null,
  primary key (region, day, series)
);
