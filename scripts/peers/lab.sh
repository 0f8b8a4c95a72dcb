#!/usr/bin/env bash
# Our kernel behind a Jupyter server, asked by the library that JupyterLab and VS Code's Jupyter extension have for that.
# $1: a Python that has jupyter_server; $2: a folder node_modules that has @jupyterlab/services and ws.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
. "$top/scripts/jupyter.sh"

need_jdk
build
need_kernel
scratch
private_world "$scratch_dir"
root=()
if [ "$(id -u)" = 0 ]; then root=(--allow-root); fi
"$1" -m jupyter_server --no-browser --ServerApp.ip=127.0.0.1 --ServerApp.root_dir="$scratch_dir" ${root[@]+"${root[@]}"} >"$scratch_dir/server.log" 2>&1 &
server=$!
file=$JUPYTER_RUNTIME_DIR/jpserver-$server.json
tries=0
until [ -s "$file" ]; do
  if ! runs "$server" || [ $((tries += 1)) -gt 600 ]; then
    cat "$scratch_dir/server.log" >&2
    die "the Jupyter server did not start"
  fi
  sleep 0.1
done
code=0
NODE_PATH=$2 node "$top/scripts/peers/lab.js" "$file" || code=$?
kill "$server"
wait "$server" 2>/dev/null || true
[ "$code" = 0 ] || cat "$scratch_dir/server.log" >&2
exit "$code"
