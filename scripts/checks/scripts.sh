#!/usr/bin/env bash
# The scripts' command lines are a contract: this holds them to it, from another folder, on a path with a space.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

scratch
private_world "$scratch_dir"
mkdir "$scratch_dir/a place"
cd "$scratch_dir/a place"
failed=0
check() { # NAME COMMAND…
  local name=$1
  shift
  if "$@" >"$scratch_dir/out" 2>&1; then
    say "ok      $name"
  else
    say "FAILED  $name"
    cat "$scratch_dir/out" >&2
    failed=1
  fi
}
fails_with() { # CODE TEXT COMMAND…: ends with the code and says the text
  local code=0 want=$1 text=$2 said
  shift 2
  said=$("$@" 2>&1) || code=$?
  [ "$code" = "$want" ] && [[ $said == *"$text"* ]] || {
    printf 'exit code %s, said: %s\n' "$code" "$said"
    return 1
  }
}

each_script_explains_itself() {
  local script
  for script in notebook jshell platform kernel test bench; do
    "$top/scripts/$script" -h | grep -q "scripts/$script" || return 1
  done
}
a_script_runs_in_jshell() {
  echo 'System.out.println("six: " + (1 + 2 + 3));' >'a script.jsh'
  [ "$("$top/scripts/jshell" 'a script.jsh')" = "six: 6" ]
}
jshell_reads_standard_input() { [ "$(echo 'System.out.println(6 * 7);' | "$top/scripts/jshell" -)" = 42 ]; }
jshell_names_the_failing_snippet() {
  printf 'int a = 1;\nint b = nosuch;\n' >bad.jsh
  fails_with 1 "nosuch" "$top/scripts/jshell" bad.jsh
}
jshell_runs_several_files_in_order() {
  echo 'int a = 6;' >first.jsh
  echo 'System.out.println(a * 7);' >second.jsh
  [ "$("$top/scripts/jshell" first.jsh second.jsh)" = 42 ]
}
jshell_takes_duckdb_along() {
  local said
  echo 'System.out.println(sql("select 6 * 7 as n").intColumn("n").get(0));' >sql.jsh
  fails_with 1 "scripts/jshell --with duckdb" "$top/scripts/jshell" sql.jsh || return 1
  [ "$("$top/scripts/jshell" --with duckdb sql.jsh)" = 42 ] || return 1
  # At the prompt as a user types, and without asking Maven again.
  said=$(echo 'sql("select 6 * 7 as answer")' | "$top/scripts/jshell" --with duckdb 2>&1)
  printf '%s\n' "$said"
  [[ $said == *answer*42* && $said != *Fetching* ]]
}
what_jshell_cannot_take_along_is_said() {
  fails_with 2 "a library is named duckdb" "$top/scripts/jshell" --with quackdb || return 1
  fails_with 2 "--with wants a library" "$top/scripts/jshell" --with || return 1
  fails_with 2 "Maven cannot fetch none.such:library:1" "$top/scripts/jshell" --with none.such:library:1 sql.jsh
}
the_tutorial_runs_in_jshell() { "$top/scripts/jshell" "$top/notebooks/01-getting-started.jsh"; }
a_second_start_builds_nothing() {
  local said
  said=$(echo 'System.out.println("started");' | "$top/scripts/jshell" - 2>&1)
  [ "$said" = started ] || {
    printf '%s\n' "$said"
    return 1
  }
}
fake_jdk() { # DIR, and what its java prints
  mkdir -p "$1/bin"
  printf '#!/bin/sh\n%s\n' "$2" >"$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}
a_jdk_that_is_too_old_is_named() {
  fake_jdk old 'echo "openjdk version \"11.0.2\" 2019-01-15" >&2'
  fails_with 2 "found: version 11" "$top/scripts/test" --jdk "$PWD/old"
}
a_jdk_that_does_not_run_is_named() {
  fake_jdk broken 'exit 127'
  fails_with 2 "broken is no JDK 17 or newer" "$top/scripts/test" --jdk broken || return 1
  fails_with 2 "nowhere is no JDK 17 or newer" "$top/scripts/test" --jdk nowhere
}
a_jdk_may_be_named_by_a_relative_path() {
  (cd "$JAVA_HOME/.." && need_jdk "$(basename "$JAVA_HOME")" && cd / && "$java" -version)
}
ports_holder() { # holds a port until it is ended; writes its number
  python3 -c 'import socket,sys
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
with open(sys.argv[1], "w") as out: print(s.getsockname()[1], file=out)
while True: s.accept()' "$1"
}
with_a_taken_port() { # COMMAND…: the port is its last argument
  local holder code=0 tries=0
  rm -f port
  ports_holder port &
  holder=$!
  until [ -s port ] || [ $((tries += 1)) -gt 300 ]; do sleep 0.1; done
  "$@" "$(cat port)" || code=$?
  kill $holder
  wait $holder 2>/dev/null || true
  return $code
}
the_platform_says_where_it_is() {
  local code=0 platform
  rm -f said
  mkfifo said
  "$top/scripts/platform" --memory >said &
  platform=$!
  platform_answers || code=$?
  kill -TERM $platform
  wait $platform || [ $? = 143 ] || code=1
  return $code
}
platform_answers() {
  local line url token
  read -r -t 120 line <said || return 1
  url=$(printf '%s' "$line" | python3 -c 'import json,sys; print(json.load(sys.stdin)["url"])')
  token=$(printf '%s' "$line" | python3 -c 'import json,sys; print(json.load(sys.stdin)["token"])')
  curl -sf -H "authorization: Bearer $token" "$url/users/me" >/dev/null || return 1
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$url/users/me")" = 401 ]
}
the_platforms_folder_is_looked_after() {
  local code=0 platform
  rm -f said
  mkfifo said
  "$top/scripts/platform" --data kept >said &
  platform=$!
  read -r -t 120 _ <said || code=1
  "$top/scripts/platform" backup copy --data kept | grep -q '"files":0' || code=1
  "$top/scripts/platform" gc --data kept | grep -q '"removed":0' || code=1
  fails_with 1 "open: nothing was removed" "$top/scripts/platform" reset kept || code=1
  kill -TERM $platform
  wait $platform || [ $? = 143 ] || code=1
  [ -e copy/loopbook.db ] && [ -e kept/loopbook.db ] || code=1
  "$top/scripts/platform" reset kept | grep -q '"folderRemoved":true' || code=1
  [ ! -e kept ] && [ -e copy/loopbook.db ] || code=1
  fails_with 1 "no data of a local platform" "$top/scripts/platform" gc --data kept || code=1
  fails_with 2 "say which folder" "$top/scripts/platform" reset || code=1
  fails_with 2 "say where to" "$top/scripts/platform" backup || code=1
  return $code
}
a_running_platform_keeps_its_jars() {
  local code=0 platform
  rm -f said
  mkfifo said
  "$top/scripts/platform" --memory >said &
  platform=$!
  read -r -t 120 _ <said || code=1
  rm -f "$lib/process.$$" # of this script
  (is_built && lib=$state/lib-newer && forget_old_jars && is_built) || code=1
  touch "$lib/process.$$"
  kill -TERM $platform
  wait $platform || true
  return $code
}
a_build_waits_for_another_one() {
  local said code=0
  (
    state=$PWD/waiting building=$PWD/waiting/building
    mkdir -p "$building"
    sleep 3 &
    echo $! >"$building/process"
    lock_build && [ "$(cat "$building/process")" = $$ ] && unlock_build && [ ! -e "$building" ]
  ) 2>said.txt || code=1
  grep -q "Waiting for another build" said.txt && return $code
}
a_taken_port_is_said() {
  with_a_taken_port fails_with 1 "Port" "$top/scripts/platform" --memory --port || return 1
  with_a_taken_port fails_with 1 "not available" "$top/scripts/notebook" --no-browser --port
}
the_kernel_comes_and_goes() {
  "$top/scripts/kernel" install --prefix "$scratch_dir/a place/prefix" || return 1
  [ -e "prefix/share/jupyter/kernels/loopbook/kernel.json" ] || return 1
  "$top/scripts/kernel" uninstall --prefix "$scratch_dir/a place/prefix" || return 1
  [ ! -e "prefix/share/jupyter/kernels/loopbook" ]
}
the_kernel_comes_and_goes_for_a_user() {
  local home="$scratch_dir/a place/home"
  mkdir -p "$home"
  (
    unset JUPYTER_DATA_DIR XDG_DATA_HOME
    export HOME=$home
    "$top/scripts/kernel" install --user || exit 1
    [ -n "$(find "$home" -path '*/kernels/loopbook/kernel.json')" ] || exit 1
    "$top/scripts/kernel" uninstall --user || exit 1
    [ -z "$(find "$home" -path '*/kernels/loopbook/kernel.json')" ]
  )
}
notebook() { # FILE CODE
  cat >"$1" <<NB
{"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":["$2"]}],
 "metadata":{"kernelspec":{"name":"loopbook","display_name":"Loopbook (Java)","language":"java"}},"nbformat":4,"nbformat_minor":5}
NB
}
a_failing_cell_is_shown() {
  notebook bad.ipynb "int a = nosuchname;"
  fails_with 1 "int a = nosuchname;" "$top/scripts/notebook" --run bad.ipynb --output out && [ -e out/bad.html ]
}
a_broken_notebook_is_a_line() {
  local said
  echo '{"cells": [' >broken.ipynb
  said=$("$top/scripts/notebook" --run broken.ipynb --output broken 2>&1) && return 1
  printf '%s\n' "$said"
  [[ $said == *"broken.ipynb could not be executed: NotJSONError: Notebook does not appear to be JSON"* && $said != *Traceback* ]]
}
a_missing_notebook_is_named() {
  fails_with 2 "no such notebook or folder: none.ipynb" "$top/scripts/notebook" --run none.ipynb || return 1
  mkdir empty
  fails_with 2 "no notebook in empty" "$top/scripts/notebook" --run empty
}
a_folder_keeps_its_shape() {
  mkdir -p many/below
  notebook many/same.ipynb "6 * 7"
  notebook many/below/same.ipynb "7 * 7"
  mkdir many/out
  notebook many/out/before.ipynb "int a = nosuchname;"
  "$top/scripts/notebook" --run many --output many/out || return 1
  grep -q '"42"' many/out/same.ipynb && grep -q '"49"' many/out/below/same.ipynb && [ ! -e many/out/out ]
}
a_progress_line_is_saved_once() {
  notebook counting.ipynb 'var counting = loopbook.http.Progress.start(\"Counting\", -1);\nwhile (counting.state().elapsed().toMillis() < 900) counting.add(1);\ncounting.close();'
  "$top/scripts/notebook" --run counting.ipynb --output counted || return 1
  python3 - counted/counting.ipynb <<'PY'
import json, sys
outputs = json.load(open(sys.argv[1]))["cells"][0]["outputs"]
text = "".join(outputs[0]["data"]["text/plain"])
assert len(outputs) == 1 and text.startswith("Counting: ") and "done in" in text, outputs
PY
}
copy_of_the_checkout() { # DIR
  mkdir "$1"
  (cd "$top" && tar cf - --exclude ./.git --exclude target --exclude './.build/peer-*' --exclude ./.build/venv --exclude ./.build/stranger-repository .) | (cd "$1" && tar xpf -)
}
a_moved_checkout_runs_its_own_kernel() {
  copy_of_the_checkout moved
  notebook where.ipynb 'System.getProperty(\"java.class.path\")'
  moved/scripts/notebook --run where.ipynb --output where || return 1
  grep -q "$PWD/moved/.build" where/where.ipynb
}
# Root may write everywhere, so it becomes somebody else.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then
    HOME=$PWD/nobody setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
  else
    "$@"
  fi
}
# On the checkout that was moved: it has all that a start needs.
a_read_only_checkout_runs() {
  chmod a+rx "$scratch_dir" "$PWD"
  chmod -R a-w,a+rX moved
  mkdir -m 777 nobody
  echo 'System.out.println(6 * 7);' >sum.jsh
  [ "$(LOOPBOOK_HOME=$PWD/nobody/loopbook as_nobody moved/scripts/jshell sum.jsh)" = 42 ] || return 1
  # As far as Jupyter: its Python may lie where another user cannot go.
  local said
  said=$(TMPDIR=$PWD/nobody as_nobody moved/scripts/notebook --run where.ipynb --output nobody/out 2>&1) || true
  printf '%s\n' "$said"
  [[ $said == *"Executing where.ipynb"* ]]
}
one_that_is_not_built_is_refused() {
  chmod u+w moved/.build
  rm moved/.build/built
  chmod a-w moved/.build
  fails_with 2 "cannot write to $PWD/moved" as_nobody moved/scripts/jshell none.jsh
}
an_interrupted_build_leaves_nothing() {
  local code=0
  chmod -R u+w moved
  python3 - <<'PY' || code=1
import os, pathlib, signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs ignore it, and so would the child
state = pathlib.Path("moved/.build")
script = subprocess.Popen(["moved/scripts/jshell", "none.jsh"], start_new_session=True)
deadline = time.time() + 60
while not (state / "building/began").exists() and time.time() < deadline:
    time.sleep(0.05)
os.killpg(script.pid, signal.SIGINT)
script.wait(60)
sys.exit((state / "building").exists() or (state / "built").exists())
PY
  return $code
}

need_jdk
build
check "each script explains itself" each_script_explains_itself
check "a script runs in jshell" a_script_runs_in_jshell
check "jshell reads standard input" jshell_reads_standard_input
check "jshell names the failing snippet" jshell_names_the_failing_snippet
check "jshell runs several files in order" jshell_runs_several_files_in_order
check "jshell takes DuckDB along" jshell_takes_duckdb_along
check "what jshell cannot take along is said" what_jshell_cannot_take_along_is_said
check "the tutorial runs in jshell" the_tutorial_runs_in_jshell
check "a second start builds nothing" a_second_start_builds_nothing
check "a JDK that is too old is named" a_jdk_that_is_too_old_is_named
check "a JDK that does not run is named" a_jdk_that_does_not_run_is_named
check "a JDK may be named by a relative path" a_jdk_may_be_named_by_a_relative_path
check "the platform says where it is, and wants a token" the_platform_says_where_it_is
check "the platform's folder is looked after" the_platforms_folder_is_looked_after
check "a running platform keeps its jars" a_running_platform_keeps_its_jars
check "a build waits for another one" a_build_waits_for_another_one
check "a taken port is said" a_taken_port_is_said
check "the kernel comes and goes" the_kernel_comes_and_goes
check "the kernel comes and goes for a user" the_kernel_comes_and_goes_for_a_user
check "a failing cell is shown" a_failing_cell_is_shown
check "a broken notebook is a line" a_broken_notebook_is_a_line
check "a missing notebook is named" a_missing_notebook_is_named
check "a folder of notebooks keeps its shape" a_folder_keeps_its_shape
check "a progress line is one output of a saved notebook" a_progress_line_is_saved_once
check "a moved checkout runs its own kernel" a_moved_checkout_runs_its_own_kernel
check "a read-only checkout that was built runs" a_read_only_checkout_runs
check "one that was not built is refused" one_that_is_not_built_is_refused
check "an interrupted build leaves nothing" an_interrupted_build_leaves_nothing
exit $failed
