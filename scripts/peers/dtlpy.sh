#!/usr/bin/env bash
# The vendor's Python SDK as a client of scripts/platform. $1: a Python that has dtlpy.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

scratch
private_world "$scratch_dir"
mkfifo "$scratch_dir/said"
"$top/scripts/platform" --data "$scratch_dir/data" >"$scratch_dir/said" &
platform=$!
trap 'kill $platform 2>/dev/null || true; wait $platform 2>/dev/null || true; rm -rf "${going[@]}"' EXIT
read -r line <"$scratch_dir/said"
export HOME=$scratch_dir
"$1" "$top/scripts/peers/dtlpy_peer" \
  "$(printf '%s' "$line" | "$1" -c 'import json,sys; print(json.load(sys.stdin)["url"])')" \
  "$(printf '%s' "$line" | "$1" -c 'import json,sys; print(json.load(sys.stdin)["token"])')"
