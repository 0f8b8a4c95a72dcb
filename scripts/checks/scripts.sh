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
the_platform_says_where_it_is() {
  local line url token
  mkfifo said
  "$top/scripts/platform" --memory >said &
  read -r line <said
  url=$(printf '%s' "$line" | python3 -c 'import json,sys; print(json.load(sys.stdin)["url"])')
  token=$(printf '%s' "$line" | python3 -c 'import json,sys; print(json.load(sys.stdin)["token"])')
  curl -sf -H "authorization: Bearer $token" "$url/users/me" >/dev/null || return 1
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$url/users/me")" = 401 ] || return 1
  kill -TERM $!
  wait $! || [ $? = 143 ]
}
a_taken_port_is_said() {
  python3 -c 'import socket,sys,time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()[1], flush=True); sys.stdin.read()' >port < <(sleep 60) &
  local holder=$!
  until [ -s port ]; do sleep 0.1; done
  fails_with 1 "Port" "$top/scripts/platform" --memory --port "$(cat port)"
  local code=$?
  kill $holder
  return $code
}
the_kernel_comes_and_goes() {
  "$top/scripts/kernel" install --prefix "$scratch_dir/a place/prefix" || return 1
  [ -e "prefix/share/jupyter/kernels/loopbook/kernel.json" ] || return 1
  "$top/scripts/kernel" uninstall --prefix "$scratch_dir/a place/prefix" || return 1
  [ ! -e "prefix/share/jupyter/kernels/loopbook" ]
}
a_failing_cell_is_shown() {
  cat >bad.ipynb <<'NB'
{"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":["int a = nosuchname;"]}],
 "metadata":{"kernelspec":{"name":"loopbook","display_name":"Loopbook (Java)","language":"java"}},"nbformat":4,"nbformat_minor":5}
NB
  fails_with 1 "int a = nosuchname;" "$top/scripts/notebook" --run bad.ipynb --output out && [ -e out/bad.html ]
}

need_jdk
build
check "each script explains itself" each_script_explains_itself
check "a script runs in jshell" a_script_runs_in_jshell
check "jshell reads standard input" jshell_reads_standard_input
check "jshell names the failing snippet" jshell_names_the_failing_snippet
check "the platform says where it is, and wants a token" the_platform_says_where_it_is
check "a taken port is said" a_taken_port_is_said
check "the kernel comes and goes" the_kernel_comes_and_goes
check "a failing cell is shown" a_failing_cell_is_shown
exit $failed
