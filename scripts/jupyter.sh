# Sourced after common.sh: finds or makes a Jupyter, installs the kernel in a private Jupyter path, executes notebooks.

kernels=$state/jupyter # a Jupyter path of our own: the home stays as it is

has_lab() { "$1" lab --version >/dev/null 2>&1 && "$1" nbconvert --version >/dev/null 2>&1; }

# Sets jupyter: the one on the PATH if it has JupyterLab and nbconvert, else one in a virtual environment of ours.
need_jupyter() {
  local venv=$state/venv
  jupyter=$(command -v jupyter || true)
  if [ -n "$jupyter" ]; then
    if [ "$(cat "$state/jupyter-found" 2>/dev/null)" = "$jupyter" ]; then return; fi
    if has_lab "$jupyter"; then
      { printf '%s' "$jupyter" >"$state/jupyter-found"; } 2>/dev/null || true # only saves asking it again
      return
    fi
  fi
  jupyter=$venv/bin/jupyter
  if has_venv "$venv"; then return; fi
  need_writable
  if new_venv "$venv" jupyterlab nbconvert; then
    # Our JupyterLab asks nobody about news.
    mkdir -p "$venv/share/jupyter/lab/settings"
    echo '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}' >"$venv/share/jupyter/lab/settings/overrides.json"
  elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Jupyter by apt ($venv_trouble)"
    { apt-get update -qq && apt-get install -y -qq jupyterlab jupyter-nbconvert; } >"$state/apt.log" 2>&1 ||
      die "Jupyter could not be installed: $venv_trouble; what apt said: $state/apt.log"
    jupyter=$(command -v jupyter)
  else
    die "Jupyter could not be installed: $venv_trouble. Install JupyterLab yourself (pip install jupyterlab) so that 'jupyter lab' works, then try again"
  fi
}

# Whether new_venv has made the virtual environment $1, here: one that was moved does not work.
has_venv() { [ "$(cat "$1/ready" 2>/dev/null)" = "$1" ]; }

# Makes a virtual environment, or fails and sets venv_trouble.
new_venv() { # DIR PACKAGE…
  local dir=$1
  shift
  if ! command -v python3 >/dev/null; then
    venv_trouble="python3 is missing (Debian, Ubuntu: apt install python3-venv)"
    return 1
  fi
  say "Installing $* by pip in a private environment"
  rm -rf "$dir"
  if ! { python3 -m venv "$dir" && "$dir/bin/python" -m pip install -q --disable-pip-version-check "$@"; } >"$state/pip.log" 2>&1; then
    venv_trouble="pip could not install $*; what it said: $state/pip.log"
    return 1
  fi
  printf '%s' "$dir" >"$dir/ready"
}

# The kernelspec in our own Jupyter path, made anew after a build, for another JDK, and when the checkout was moved.
need_kernel() {
  export JUPYTER_PATH=$kernels${JUPYTER_PATH:+:$JUPYTER_PATH}
  local mark=$kernels/made-with
  if [ -e "$mark" ] && [ "$(cat "$mark")" = "$JAVA_HOME $kernels" ] && [ ! "$state/built" -nt "$mark" ]; then return; fi
  need_writable
  say "Installing the Loopbook kernel for this checkout"
  java_flags
  "$java" "${flags[@]}" -cp "$(class_path)" loopbook.kernel.app.Install install --jupyter-path "$kernels" >"$state/kernel.log" 2>&1 || {
    cat "$state/kernel.log" >&2
    die "the kernel could not be installed"
  }
  printf '%s' "$JAVA_HOME $kernels" >"$mark"
}

run_notebooks() { # FILE_OR_DIR OUTPUT
  local from=$1 output=$2 files=() file failed=0
  mkdir -p "$output" || die "cannot write to $output"
  output=$(cd "$output" && pwd -P)
  if [ -d "$from" ]; then
    from=$(cd "$from" && pwd -P)
    while IFS= read -r file; do
      # What is written below the folder is no notebook to run.
      case $output/ in "$from"/?*) case $file in "$output"/*) continue ;; esac ;; esac
      files+=("$file")
    done < <(find "$from" -name '*.ipynb' ! -path '*/.ipynb_checkpoints/*' | LC_ALL=C sort)
    [ ${#files[@]} -gt 0 ] || die "no notebook in $1"
  else
    files=("$from")
    from=$(dirname "$from")
  fi
  scratch
  private_world "$scratch_dir"
  for file in "${files[@]}"; do
    run_notebook "$file" "$(dirname "$output/${file#"$from"/}")" || failed=1
  done
  [ -z "$(find "$output" -name '*.ipynb' | head -n 1)" ] || say "Executed notebooks are in $output"
  return $failed
}

# What a Python program that failed says for itself: the line of the exception, without what led to it.
nbconvert_trouble() { # LOG
  { grep -E '^[A-Za-z_][A-Za-z0-9_.]*(Error|Exception|Invalid|Warning)?: ' "$1" || tail -n 1 "$1"; } | tail -n 1 | sed 's/^[A-Za-z0-9_.]*\.//'
}

run_notebook() { # FILE OUTPUT
  local name log=$scratch_dir/nbconvert.log
  name=$(basename "$1" .ipynb)
  mkdir -p "$2"
  say "Executing $1"
  # Cells after a failing one are run as well, so that the file written shows the whole; the check names the first.
  if ! "$jupyter" nbconvert --to notebook --execute --allow-errors --ExecutePreprocessor.kernel_name=loopbook \
    --ExecutePreprocessor.timeout=600 --ExecutePreprocessor.coalesce_streams=True --output-dir "$2" --output "$name" "$1" >"$log" 2>&1; then
    say "$1 could not be executed: $(nbconvert_trouble "$log")"
    return 1
  fi
  "$jupyter" nbconvert --to html --output-dir "$2" "$2/$name.ipynb" >"$log" 2>&1 || {
    say "$1 was executed, but no page could be made of it: $(nbconvert_trouble "$log")"
    return 1
  }
  python3 "$top/scripts/failed_cells.py" "$2/$name.ipynb"
}
