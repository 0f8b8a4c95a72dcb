# Sourced by every script here: finds a JDK and Maven, builds when sources are newer, names the class path.
# Works with bash 3.2 (macOS). What goes wrong is said once, with what to do.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
state=$top/.build # everything that a script makes beside Maven's target folders
building=$state/building # there while a build runs: its lock, and what goes with it

going=() # removed when the script ends, however it does
trap 'rm -rf ${going[@]+"${going[@]}"}' EXIT

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$(basename "$0"): $*"
  exit 2
}

# Prints the comment that heads a script: its help.
help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"; }

# The feature number of the JDK in folder $1; 0 when there is none, only a JRE, or one that does not run.
jdk_version() {
  local version=
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; then
    version=$({ "$1/bin/java" -version 2>&1 || true; } | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
  fi
  printf '%s\n' "${version%%[!0-9]*}" | grep . || echo 0
}

follow() { # the file behind links, without GNU's readlink -f
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in /*) path=$target ;; *) path=$(dirname "$path")/$target ;; esac
  done
  printf '%s\n' "$path"
}

jdk_candidates() {
  local home java
  if [ -n "${JAVA_HOME:-}" ]; then printf '%s\n' "$JAVA_HOME"; fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 17+ 2>/dev/null || true
  elif java=$(command -v java); then
    dirname "$(dirname "$(follow "$java")")"
  fi
  for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -d "$home" ]; then printf '%s\n' "$home"; fi
  done
}

first_jdk() {
  local home
  while IFS= read -r home; do
    if [ "$(jdk_version "$home")" -ge 17 ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

# Sets JAVA_HOME, java and java_version. $1: a JDK that was asked for by name.
need_jdk() {
  local found
  if [ -n "${1:-}" ]; then
    found=$(jdk_version "$1")
    [ "$found" -ge 17 ] || die "$1 is no JDK 17 or newer that runs (found: version $found): name the folder that holds bin/javac"
    JAVA_HOME=$(cd "$1" && pwd)
  elif ! found=$(first_jdk); then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "Installing a JDK (openjdk-17-jdk-headless) by apt"
      { apt-get update -qq && apt-get install -y -qq openjdk-17-jdk-headless; } >/dev/null 2>&1 || true
    fi
    found=$(first_jdk) || die "no JDK 17 or newer found (a JRE is not enough). Install one (Debian, Ubuntu: apt install openjdk-17-jdk-headless; macOS: brew install openjdk), or set JAVA_HOME"
    JAVA_HOME=$found
  else
    JAVA_HOME=$found
  fi
  export JAVA_HOME
  java=$JAVA_HOME/bin/java
  java_version=$(jdk_version "$JAVA_HOME")
}

# The newest JDK of this machine.
newest_jdk() {
  local home version best=0 newest=
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    if [ "$version" -gt "$best" ]; then best=$version newest=$home; fi
  done < <(jdk_candidates)
  printf '%s\n' "$newest"
}

# Flags of every JVM of ours: small, quick to start, and no warnings about native access on newer JDKs.
java_flags() {
  flags=(-XX:+UseSerialGC -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 -Dfile.encoding=UTF-8 -Djava.awt.headless=true "-Duser.home=$HOME")
  if [ "$java_version" -ge 22 ]; then flags+=(--enable-native-access=ALL-UNNAMED); fi
  if [ "$java_version" -ge 23 ]; then flags+=(--sun-misc-unsafe-memory-access=allow); fi
}

maven() {
  local mvn home repo=()
  mvn=$(command -v mvn || true)
  if [ -z "$mvn" ] || ! "$mvn" -v 2>/dev/null | grep -qE 'Apache Maven (3\.([89]|[1-9][0-9])|[4-9])'; then mvn=$top/mvnw; fi
  # Maven takes the home from the password file, which need not be $HOME.
  home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6 || true)
  [ -n "$home" ] || home=$(perl -e 'print((getpwuid($<))[7])' 2>/dev/null || true)
  if [ "$HOME" != "${home:-$HOME}" ]; then repo=("-Dmaven.repo.local=$HOME/.m2/repository"); fi
  (cd "$top" && "$mvn" -B ${repo[@]+"${repo[@]}"} "$@")
}

need_writable() {
  { mkdir -p "$state" && [ -w "$state" ] && [ -w "$top/kernel/app" ]; } 2>/dev/null ||
    die "cannot write to $top, where the build goes: use a clone in a folder that you own"
}

newer_sources() {
  find "$top/pom.xml" "$top"/sdk/*/pom.xml "$top"/kernel/*/pom.xml "$top"/sdk/*/src/main "$top"/kernel/*/src/main \
    "$top/notebooks/samples" -newer "$state/built" 2>/dev/null | head -n 1
}

# Sets lib, the folder of jars that the last build has left; fails when there is none, or sources are newer.
is_built() {
  lib=$state/$(cat "$state/built" 2>/dev/null || true)
  [ -f "$lib/complete" ] && [ -z "$(newer_sources)" ]
}

runs() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]; } # whether there is a process $1, whoever's it is

# One build of a checkout at a time: waits for another one. What was left by a process that is gone is no lock.
lock_build() {
  local holder said=
  until mkdir "$building" 2>/dev/null; do
    holder=$(cat "$building/process" 2>/dev/null || true)
    if [ -n "$holder" ] && ! runs "$holder"; then
      mv "$building" "$state/gone.$$" 2>/dev/null || continue
      # Another one that waited may have been quicker: then this is its lock.
      if [ "$(cat "$state/gone.$$/process" 2>/dev/null)" != "$holder" ]; then mv "$state/gone.$$" "$building"; fi
      rm -rf "$state/gone.$$"
    else
      [ -n "$said" ] || say "Waiting for another build of this checkout, by process ${holder:-unknown} (if there is none, remove $building)"
      said=yes
      sleep 1
    fi
  done
  going+=("$building")
  echo $$ >"$building/process"
}

unlock_build() { rm -rf "$building"; }

# Builds what runs, without the checks and tests: scripts/test has those. The jars go to a folder of their own, so that what
# runs on those of an earlier build keeps them.
build() {
  if ! is_built; then
    need_writable
    lock_build
    is_built || build_now
    unlock_build
  fi
  touch "$lib/process.$$" 2>/dev/null || true # in use; a read-only checkout is not built again
}

build_now() {
  local log=$state/build.log made=$top/kernel/app/target/lib
  say "Building Loopbook (Java $java_version; the first time Maven fetches libraries: a few minutes)"
  rm -rf "$made" # jars of libraries that there were once
  touch "$building/began"
  if ! maven -q package -P '!checks' -Dmaven.test.skip=true -Denforcer.skip=true >"$log" 2>&1; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || true
    die "the build failed; the whole report: $log"
  fi
  lib=$state/lib-$(date +%Y%m%d-%H%M%S)-$$
  mv "$made" "$lib"
  touch "$lib/complete"
  basename "$lib" >"$building/built"
  touch -r "$building/began" "$building/built" # what changed while it ran is newer than this
  mv "$building/built" "$state/built"
  forget_old_jars
}

# Removes the jars of earlier builds, but for those that a process still runs on.
forget_old_jars() {
  local old mark
  for old in "$state"/lib-*; do
    [ "$old" != "$lib" ] || continue
    for mark in "$old"/process.*; do
      if runs "${mark##*.}"; then continue 2; fi
    done
    rm -rf "$old"
  done
}

# Every jar in a fixed order: a class data archive is valid for one class path only.
class_path() {
  local jar path=
  while IFS= read -r jar; do path=$path:$jar; done < <(find "$lib" -name '*.jar' | LC_ALL=C sort)
  printf '%s\n' "${path#:}"
}

# No check, test or tutorial run may reach an account or a home: everything goes below a folder of its own.
private_world() { # DIR
  mkdir -p "$1"/{loopbook,dataloop,cache,jupyter-config,jupyter-data,jupyter-runtime,ipython}
  export LOOPBOOK_PLATFORM=local LOOPBOOK_HOME=$1/loopbook DATALOOP_PATH=$1/dataloop LOOPBOOK_CACHE=$1/cache
  export JUPYTER_CONFIG_DIR=$1/jupyter-config JUPYTER_DATA_DIR=$1/jupyter-data JUPYTER_RUNTIME_DIR=$1/jupyter-runtime IPYTHONDIR=$1/ipython
  unset DATALOOP_API_KEY DTLPY_API_KEY DATALOOP_URL
}

# A temporary folder that goes with the script: sets scratch_dir.
scratch() {
  scratch_dir=$(mktemp -d "${TMPDIR:-/tmp}/loopbook.XXXXXX")
  going+=("$scratch_dir")
}
