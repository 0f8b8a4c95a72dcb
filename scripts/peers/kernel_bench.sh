#!/usr/bin/env bash
# Our kernel beside rapaio-jupyter-kernel and ipykernel, Java's on this JDK and on the newest. $1: where the figures go as JSON;
# $2: rounds. The peers come from Maven Central and PyPI; what cannot be had is left out and named.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
. "$top/scripts/jupyter.sh"

rapaio=3.0.1
peer=$state/peer-kernels

spec() { # NAME LANGUAGE ARGV…: a kernel.json of a peer
  local folder=$specs/$1 language=$2 word argv=
  shift 2
  mkdir -p "$folder"
  for word in "$@"; do argv=$argv${argv:+, }\"$word\"; done
  printf '{"argv": [%s], "language": "%s", "display_name": "peer"}\n' "$argv" "$language" >"$folder/kernel.json"
  kernels+=("$folder")
}

ours() { # JDK: installed as scripts/kernel does it, in a folder of this run
  local JAVA_HOME java java_version flags
  need_jdk "$1"
  java_flags
  "$java" "${flags[@]}" -cp "$(class_path)" loopbook.kernel.app.Install install --jupyter-path "$specs/$java_version" >&2 ||
    die "the kernel could not be installed for Java $java_version"
  mv "$specs/$java_version/kernels/loopbook/kernel.json" "$specs/kernel.json"
  mkdir "$specs/loopbook, Java $java_version"
  mv "$specs/kernel.json" "$specs/loopbook, Java $java_version/kernel.json"
  kernels+=("$specs/loopbook, Java $java_version")
  [ -z "$jar" ] || spec "rapaio $rapaio, Java $java_version" java "$java" -jar "$jar" "{connection_file}"
}

need_jdk
build
has_venv "$peer" || new_venv "$peer" jupyter_client ipykernel psutil || die "$venv_trouble"
jar=$state/peer-rapaio/rapaio-jupyter-kernel-$rapaio.jar
if [ ! -f "$jar" ] && ! maven -q -N org.apache.maven.plugins:maven-dependency-plugin:copy \
  "-Dartifact=io.github.padreati:rapaio-jupyter-kernel:$rapaio" "-DoutputDirectory=$state/peer-rapaio" >"$state/rapaio.log" 2>&1; then
  say "rapaio-jupyter-kernel $rapaio cannot be had ($state/rapaio.log): without it"
  jar=
fi
scratch
private_world "$scratch_dir"
export HOME=$scratch_dir
specs=$scratch_dir/specs kernels=()
mkdir "$specs"
ours "$JAVA_HOME"
newest=$(newest_jdk)
if [ "$(jdk_version "$newest")" -gt "$java_version" ]; then ours "$newest"; fi
spec "ipykernel" python "$peer/bin/python" -m ipykernel_launcher -f "{connection_file}"
"$peer/bin/python" "$top/scripts/peers/kernel_bench.py" "$1" "$2" "${kernels[@]}"
