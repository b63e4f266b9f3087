#!/usr/bin/env bash
# Reports as a browser draws them, held against their JSON: Tests/Reports/run.sh [REPORT.html…]
#
# Without arguments: the recorded reports of the tests, which have something of everything, and those of the main job, made anew with the
# built program. Needs Python 3 and Chromium (CHROMIUM, or `chromium` on the path).
set -euo pipefail
cd "$(dirname "$0")/../.."
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
[ -n "$chromium" ] || { echo "Chromium is missing: Debian's package chromium" >&2; exit 1; }
if [ $# -eq 0 ]; then
    made=$PWD/.build/reports
    mkdir -p .build
    TIDEGATE=${TIDEGATE:-$PWD/.build/release/tidegate} examples/01-missing-migrants/run.sh "$made" >"$made.log" 2>&1 \
        || { cat "$made.log" >&2; exit 1; }
    set -- Tests/TideDisclosureTests/Golden/officer-report.html Tests/TideDisclosureTests/Golden/report.html \
        "$made"/officers/*.officer-report.html "$made"/bundle/*/report.html
fi
exec python3 Tests/Reports/check.py "$chromium" "$@"
