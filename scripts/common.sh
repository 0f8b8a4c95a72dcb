# Sourced by every script here: finds a JDK and Maven, builds when sources are newer, names the class path.
# Works with bash 3.2 (macOS). What goes wrong is said once, with what to do.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
state=$top/.build # everything that a script makes beside Maven's target folders
lib=$top/kernel/app/target/lib

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$(basename "$0"): $*"
  exit 2
}

# Prints the comment that heads a script: its help.
help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"; }

# The feature number of the JDK in folder $1; 0 when there is none, or only a JRE.
jdk_version() {
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; then
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1
  else
    echo 0
  fi
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
    [ "$found" -ge 17 ] || die "$1 is no JDK 17 or newer (found: version $found): name the folder that holds bin/javac"
    JAVA_HOME=$1
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

# Flags of every JVM of ours: small, quick to start, and no warnings about native access on newer JDKs.
java_flags() {
  flags=(-XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true "-Duser.home=$HOME")
  if [ "$java_version" -ge 22 ]; then flags+=(--enable-native-access=ALL-UNNAMED); fi
  if [ "$java_version" -ge 23 ]; then flags+=(--sun-misc-unsafe-memory-access=allow); fi
}

maven() {
  local mvn repo=()
  mvn=$(command -v mvn || true)
  if [ -z "$mvn" ] || ! "$mvn" -v 2>/dev/null | grep -qE 'Apache Maven (3\.([89]|[1-9][0-9])|[4-9])'; then mvn=$top/mvnw; fi
  # Maven takes the home from the password file, which need not be $HOME.
  if [ "$HOME" != "$(eval "echo ~$(id -un)")" ]; then repo=("-Dmaven.repo.local=$HOME/.m2/repository"); fi
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

# Builds what runs, without the checks and tests: scripts/test has those.
build() {
  if [ -e "$state/built" ] && [ -d "$lib" ] && [ -z "$(newer_sources)" ]; then return 0; fi
  need_writable
  say "Building Loopbook (Java $java_version; the first time Maven fetches libraries: a few minutes)"
  local log=$state/build.log began
  began=$(mktemp "$state/began.XXXXXX")
  if ! maven -q package -P '!checks' -Dmaven.test.skip=true -Denforcer.skip=true >"$log" 2>&1; then
    rm -f "$began"
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || true
    die "the build failed; the whole report: $log"
  fi
  mv "$began" "$state/built" # what changed while it ran is newer than this
}

# Every jar in a fixed order: a class data archive is valid for one class path only.
class_path() {
  local jar path=
  while IFS= read -r jar; do path=$path:$jar; done < <(find "$lib" -name '*.jar' | LC_ALL=C sort)
  printf '%s\n' "${path#:}"
}

# No check, test or tutorial run may reach an account or a home: everything goes below a folder of its own.
private_world() { # DIR
  mkdir -p "$1"/{loopbook,dataloop,jupyter-config,jupyter-data,jupyter-runtime,ipython}
  export LOOPBOOK_PLATFORM=local LOOPBOOK_HOME=$1/loopbook DATALOOP_PATH=$1/dataloop
  export JUPYTER_CONFIG_DIR=$1/jupyter-config JUPYTER_DATA_DIR=$1/jupyter-data JUPYTER_RUNTIME_DIR=$1/jupyter-runtime IPYTHONDIR=$1/ipython
  unset DATALOOP_API_KEY DTLPY_API_KEY DATALOOP_URL
}

# A temporary folder that goes with the script: sets scratch_dir.
scratch() {
  scratch_dir=$(mktemp -d "${TMPDIR:-/tmp}/loopbook.XXXXXX")
  trap 'rm -rf "$scratch_dir"' EXIT
}
