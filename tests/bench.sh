#!/usr/bin/env bash
# Benchmarks: builds Release, publishes the product as for a server, starts what it needs, prints tables, ends each benchmark with one line of JSON,
# which is also appended to tests/Bench/results.jsonl with date, commit and number of cores.
#
#   bash tests/bench.sh intake|latency|recovery|viewers|scale|soak|all [--quick] [--rounds N] [--seconds N] [--minutes N]
#
# --quick: one short round, to see that it runs. --minutes: how long the soak lasts (30).
# Needs PostgreSQL 15 or newer (its programs only: the server is the benchmark's own), Linux for CPU and memory.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export SMARTVILLAGE_BENCH_RESULTS=${SMARTVILLAGE_BENCH_RESULTS:-$root/tests/Bench/results.jsonl}
SMARTVILLAGE_BENCH_COMMIT=$(git -C "$root" describe --always --dirty 2> /dev/null || echo unknown)
export SMARTVILLAGE_BENCH_COMMIT

if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null && ! command -v initdb > /dev/null; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends postgresql > /dev/null
fi

dotnet publish "$root/silo" -c Release --ucr -v quiet --nologo
dotnet publish "$root/dashboard" -c Release --ucr -v quiet --nologo
dotnet build "$root/tests/Bench" -c Release -v quiet --nologo
exec "$root/artifacts/bin/SmartVillage.Bench/release/SmartVillage.Bench" "$@"
