#!/usr/bin/env bash
# Reads the tutorial as a newcomer does: types every command of every page, and compares what comes out with what the page shows.
#
#   Tests/Tutorial/run.sh [--record] [PAGE…]      all pages, or these, each after those before it
#   Tests/Tutorial/run.sh --keep FOLDER PAGE      leaves in FOLDER what a reader of the page has at its end
#
# TIDEGATE names another program than that of the release build. Needs what the tutorial needs: bash, coreutils, openssl, jq, python3; where it
# can be had, the network is taken away. Exit codes: 0 all as shown, 1 a deviation (or pages were recorded), 64 usage.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
export TIDEGATE=${TIDEGATE:-$root/.build/release/tidegate}
[ -x "$TIDEGATE" ] || { echo "missing: $TIDEGATE (./run tutorial builds it)" >&2; exit 64; }
for program in openssl jq /usr/bin/python3; do
    command -v "$program" >/dev/null || { echo "missing: $program (./run tutorial installs it)" >&2; exit 64; }
done

offline=()
if unshare -n true 2>/dev/null; then offline=(unshare -n); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The runner first: a wrong page must fail, or a right one says nothing.
"${offline[@]}" /usr/bin/python3 -B "$here/self-test.py" "$work"
# The data of the pages is what its script makes.
/usr/bin/python3 -B "$root/docs/tutorial/input/make-crossings.py" | cmp - "$root/docs/tutorial/input/crossings.csv"
"${offline[@]}" /usr/bin/python3 -B "$here/tutorial.py" "$root" "$work" "$@"
