#!/usr/bin/env bash
# Runs the tests. Installs what they need and is missing, builds Release once, runs the test program,
# and ends with the line "N passed, N failed" (", N skipped" may follow).
#
#   bash tests/run.sh                     everything
#   bash tests/run.sh fast                Unit and Journal without what is marked slow: for every edit
#   bash tests/run.sh [fast] --filter-class "*RegionCode*"    what follows goes to the test program
#
# A suite is a folder of this directory, and so a namespace. Slow tests carry [Trait("Category", "slow")].
# Output lines of a test that begin with "measured" are repeated at the end, and after them what failed.
# SMARTVILLAGE_TEST_DB, a connection string, names a PostgreSQL server to use; otherwise the tests start their own.
# SMARTVILLAGE_ROUNDS=20 kills the silo under load twenty times, not five, and does the faults of a cluster as often; SMARTVILLAGE_SILOS=3 makes it three silos.
# A build that fails, and a test program that dies, count as one failure.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
results=$root/artifacts/test-results
report=$results/report.json
program=$root/artifacts/bin/SmartVillage.Tests/release/SmartVillage.Tests
limit=${SMARTVILLAGE_TEST_TIMEOUT:-45m}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }
die() { say "$*"; say "0 passed, 1 failed"; exit 1; }

install_packages() { # as root, or through sudo where there is one
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  say "installing: $*"
  "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

need_browser() {
  [ -n "${SMARTVILLAGE_CHROMIUM:-}" ] && return
  command -v chromium > /dev/null || install_packages chromium || die "Chromium could not be installed."
  SMARTVILLAGE_CHROMIUM=$(command -v chromium)
  export SMARTVILLAGE_CHROMIUM
}

need_postgres() { # its programs; the tests start servers of their own. Debian's package would start one too: it is told not to make it
  [ -n "${SMARTVILLAGE_TEST_DB:-}" ] && return
  ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 && return
  command -v initdb > /dev/null && return
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    { "${as_root[@]}" mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf > /dev/null; }
  install_packages postgresql || die "PostgreSQL could not be installed."
}

need_clients() { # npm ci again only when the lock is newer than what it installed
  local here=$root/tests/Clients
  [ "$here/node_modules/.package-lock.json" -nt "$here/package-lock.json" ] && return
  say "installing the npm clients"
  (cd "$here" && npm ci --no-audit --no-fund --loglevel=error) || die "The npm clients could not be installed."
  touch "$here/node_modules/.package-lock.json"
}

build() {
  local options=()
  # In CI nothing may outlive the run: build servers would hold its output open.
  [ "${CI:-}" = true ] && options=(-nodeReuse:false -p:UseSharedCompilation=false)
  dotnet build "$root/SmartVillage.sln" -c Release -v quiet "${options[@]}" || die "The build failed; no test ran."
}

filter=()
if [ "${1:-}" = fast ]; then
  shift
  filter=(--filter-namespace 'SmartVillage.Tests.Unit' --filter-namespace 'SmartVillage.Tests.Unit.*'
          --filter-namespace 'SmartVillage.Tests.Journal' --filter-namespace 'SmartVillage.Tests.Journal.*'
          --filter-not-trait 'Category=slow')
else
  need_browser
  need_postgres
  need_clients
fi

build
mkdir -p "$results"
rm -f "$report"

timeout --kill-after=30s "$limit" "$program" --results-directory "$results" \
  --report-xunit-ctrf --report-xunit-ctrf-filename "$(basename "$report")" \
  --no-ansi --progress off "${filter[@]}" "$@"
status=$?

[ -f "$report" ] || die "The test program ended with exit code $status and left no report."

node - "$report" "$status" <<'JS'
const [, , file, status] = process.argv;
const { summary, tests } = JSON.parse(require('fs').readFileSync(file, 'utf8')).results;
for (const test of tests)
  for (const line of test.stdout ?? [])
    if (/^\s*measured/i.test(line)) console.log(`${test.name.replace(/^SmartVillage\.Tests\./, '')}: ${line.trim()}`);

for (const test of tests)
  if (test.status === 'failed')
    console.log(`FAILED ${test.name.replace(/^SmartVillage\.Tests\./, '')}: ${(test.message ?? '').trim().split('\n').slice(0, 4).join(' | ')}`);

const skipped = summary.skipped + summary.pending;
let failed = summary.failed + summary.other;
const ran = summary.passed + failed;
if (ran === 0) console.log('No test ran.');
else if (failed === 0 && status !== '0') {
  console.log(`Every test passed, but the test program ended with exit code ${status}: that counts as a failure.`);
  failed = 1;
}
console.log(`${summary.passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = ran === 0 || failed > 0 ? 1 : 0;
JS
