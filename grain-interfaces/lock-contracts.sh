#!/usr/bin/env bash
# Writes OrleansContracts.txt, the lock file of the grain contracts: once at their birth, then after each reviewed change.
# Read the diff before committing it: what is in the file is spoken on the wire.
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
touch OrleansContracts.txt # the analyzer is on only while the file exists
exec dotnet format SmartVillage.GrainInterfaces.csproj analyzers --severity info --diagnostics \
  ORLEANS0016 ORLEANS0017 ORLEANS0018 ORLEANS0019 ORLEANS0020 ORLEANS0022 ORLEANS0023 ORLEANS0024
