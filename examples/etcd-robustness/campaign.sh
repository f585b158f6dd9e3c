#!/usr/bin/env bash
# The long campaign: a sweep of the etcd on the PATH, then every recipe against other releases. Results in ./robustness.
#
#     examples/etcd-robustness/campaign.sh [BUDGET [SEEDS [VERSIONS]]]
set -euo pipefail
cd "$(dirname "$0")/../.."
budget=${1:-30m}
seeds=${2:-20}
versions=${3:-3.5.7,3.5.35,3.6.16,3.7.3}
export PATH="$PWD/node_modules/.bin:$PATH"
mkdir -p robustness
# Findings are what is expected of an old release (status 1), and 4 says that the budget cut some; anything else is an error.
status=0
node dist/js/cli.js run --target etcd-robustness --budget "$budget" --db robustness/campaign.db || status=$?
case $status in 0 | 1 | 4) ;; *) exit "$status" ;; esac
node dist/js/cli.js show findings --db robustness/campaign.db | tee robustness/findings.txt
node examples/etcd-robustness/src/table.ts --seeds "$seeds" --versions "$versions" | tee robustness/table.md
