-- What Orleans keeps: snapshots of grains and who is in the cluster. Its AdoNet providers read their statements from orleansquery;
-- names of columns and parameters in them are the providers' contract.
create table orleansquery (
  querykey  text primary key,
  querytext text not null
);

-- Snapshots of grains. Losable: the journal is the truth.
--
-- number_0, number_1, text   the grain's key: numbers of integer keys and GUIDs, text of string keys ('' = none)
-- version                    counts the writes: the etag
-- payload                    null after a clear: the row stays, so that a stale writer still meets its version
create table grain_state (
  service    text    not null,
  grain_type text    not null,
  number_0   bigint  not null,
  number_1   bigint  not null,
  text       text    not null,
  version    integer not null,
  payload    bytea,
  primary key (service, grain_type, text, number_0, number_1)
) with (fillfactor = 80);

-- A first write carries no version and finds no row (or the row of a clear that the writer never read: a conflict).
-- A later one carries the version that it read. Whoever gets no row back has lost against another writer.
insert into orleansquery values ('WriteToStorageKey', '
  insert into grain_state (service, grain_type, number_0, number_1, text, version, payload)
  select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), coalesce(@GrainStateVersion::int, 0) + 1, @PayloadBinary
  where @GrainStateVersion::int is null or exists (
    select 1 from grain_state
    where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
      and text = coalesce(@GrainIdExtensionString, ''''))
  on conflict (service, grain_type, text, number_0, number_1) do update set version = excluded.version, payload = excluded.payload
  where grain_state.version = @GrainStateVersion::int
  returning version as NewGrainStateVersion');

insert into orleansquery values ('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version
  from grain_state
  where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
    and text = coalesce(@GrainIdExtensionString, '''')');

insert into orleansquery values ('ClearStorageKey', '
  update grain_state set payload = null, version = version + 1
  where service = @ServiceId and grain_type = @GrainTypeString and number_0 = @GrainIdN0 and number_1 = @GrainIdN1
    and text = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion
  returning version as NewGrainStateVersion');

-- The cluster: its silos, and a version that every change of a silo's state raises, so that two changes at once can't both win.
create table cluster (
  name    text primary key,
  version integer not null
);

-- status   1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead (Orleans' SiloStatus)
-- suspects who voted it dead, and when
create table cluster_member (
  cluster         text    not null references cluster on delete cascade,
  address         text    not null,
  port            integer not null,
  generation      integer not null,
  silo_name       text    not null,
  host_name       text    not null,
  status          integer not null,
  gateway_port    integer,
  suspects        text,
  started_at      timestamptz not null,
  last_alive_at   timestamptz not null,
  primary key (cluster, address, port, generation)
) with (fillfactor = 50);

insert into orleansquery values ('InsertMembershipVersionKey', '
  with added as (insert into cluster (name, version) values (@DeploymentId, 0) on conflict do nothing returning 1)
  select exists (select 1 from added)');

insert into orleansquery values ('InsertMembershipKey', '
  with raised as (
    update cluster set version = version + 1
    where name = @DeploymentId and version = @Version and not exists (
      select 1 from cluster_member where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning 1),
  added as (
    insert into cluster_member (cluster, address, port, generation, silo_name, host_name, status, gateway_port, started_at, last_alive_at)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from raised
    returning 1)
  select exists (select 1 from added)');

insert into orleansquery values ('UpdateMembershipKey', '
  with raised as (
    update cluster set version = version + 1
    where name = @DeploymentId and version = @Version and exists (
      select 1 from cluster_member where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning 1),
  changed as (
    update cluster_member set status = @Status, suspects = @SuspectTimes, last_alive_at = @IAmAliveTime
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation and exists (select 1 from raised)
    returning 1)
  select exists (select 1 from changed)');

insert into orleansquery values ('UpdateIAmAlivetimeKey', '
  update cluster_member set last_alive_at = @IAmAliveTime
  where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation');

insert into orleansquery values ('MembershipReadRowKey', '
  select cluster.version as Version, address as Address, port as Port, generation as Generation, silo_name as SiloName, host_name as HostName,
    status as Status, gateway_port as ProxyPort, suspects as SuspectTimes, started_at as StartTime, last_alive_at as IAmAliveTime
  from cluster
  left join cluster_member on cluster_member.cluster = cluster.name and address = @Address and port = @Port and generation = @Generation
  where name = @DeploymentId');

insert into orleansquery values ('MembershipReadAllKey', '
  select cluster.version as Version, address as Address, port as Port, generation as Generation, silo_name as SiloName, host_name as HostName,
    status as Status, gateway_port as ProxyPort, suspects as SuspectTimes, started_at as StartTime, last_alive_at as IAmAliveTime
  from cluster
  left join cluster_member on cluster_member.cluster = cluster.name
  where name = @DeploymentId');

insert into orleansquery values ('GatewaysQueryKey', '
  select address as Address, gateway_port as ProxyPort, generation as Generation
  from cluster_member
  where cluster = @DeploymentId and status = @Status and gateway_port > 0');

insert into orleansquery values ('DeleteMembershipTableEntriesKey', '
  delete from cluster where name = @DeploymentId');

-- Everything that is not active (3) and was last heard of before an instant.
insert into orleansquery values ('CleanupDefunctSiloEntriesKey', '
  delete from cluster_member where cluster = @DeploymentId and last_alive_at < @IAmAliveTime and status <> 3');
