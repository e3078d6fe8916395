-- Snapshots of grains, written and read by Microsoft.Orleans.Persistence.AdoNet. Losable: the journal is the truth.
--
-- number_0, number_1, text   the grain's key: numbers of integer keys and GUIDs, text of string keys ('' = none)
-- version                    counts the writes: the etag
-- payload                    null after a clear: the row stays, so that a stale writer still meets its version
create table grain_state (
  service    text    not null,
  grain_type text    not null,
  number_0   integer not null,
  number_1   integer not null,
  text       text    not null,
  version    integer not null,
  payload    blob,
  primary key (service, grain_type, text, number_0, number_1)
) strict, without rowid;

-- The provider reads its statements from this table. Names of columns and parameters are its contract.
create table OrleansQuery (
  QueryKey  text primary key,
  QueryText text not null
) strict;

-- A first write carries no version and finds no row (or the row of a clear that the writer never read: a conflict).
-- A later one carries the version that it read. Whoever gets no row back has lost against another writer.
insert into OrleansQuery values ('WriteToStorageKey', '
  insert into grain_state (service, grain_type, number_0, number_1, text, version, payload)
  select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), coalesce(@GrainStateVersion, 0) + 1, @PayloadBinary
  where @GrainStateVersion is null or exists (
    select 1 from grain_state
    where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
      and text = coalesce(@GrainIdExtensionString, ''''))
  on conflict do update set version = excluded.version, payload = excluded.payload
  where grain_state.version = @GrainStateVersion
  returning version as NewGrainStateVersion');

insert into OrleansQuery values ('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version
  from grain_state
  where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
    and text = coalesce(@GrainIdExtensionString, '''')');

insert into OrleansQuery values ('ClearStorageKey', '
  update grain_state set payload = null, version = version + 1
  where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
    and text = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion
  returning version as NewGrainStateVersion');
