#!/usr/bin/env bash
# Measures feed-forward blocks beside other libraries and compilers. See --help.
set -euo pipefail

# shellcheck source=tools/lib/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/setup.sh"

bench="$source_dir/test/Performance/bench/bench.py"
requirements="$source_dir/tools/lib/bench-requirements.txt"

# install_rivals FOLDER: one by one, and into missing.tsv what could not be had. What
# is there stays there; what is missing is tried again.
install_rivals() {
  local folder=$1 package packages
  mapfile -t packages < <(grep -v '^#' "$requirements")
  if [[ ! -x $folder/bin/python ]]; then
    python3 -m venv "$folder" || die "python3 could not make a virtual environment in $folder"
  fi
  : >"$folder/missing.tsv"
  for package in "${packages[@]}"; do
    [[ -e $folder/.have-$package ]] && continue
    echo "installing $package"
    if quietly "$source_dir/build/logs/bench-${package%%==*}.log" \
      env CMAKE_BUILD_PARALLEL_LEVEL="$(nproc)" nice \
      "$folder/bin/python" -m pip --disable-pip-version-check install "$package"; then
      : >"$folder/.have-$package"
    else
      printf '%s\tpip: %s\n' "$package" \
        "$(tail -n 1 "$source_dir/build/logs/bench-${package%%==*}.log")" >>"$folder/missing.tsv"
    fi
  done
  for package in numpy gguf; do
    "$folder/bin/python" -c "import $package" 2>/dev/null ||
      die "$package could not be installed, and without it nothing can be measured; see build/logs/bench-$package.log"
  done
}

setup=1
build_tools=1
for argument in "$@"; do
  case $argument in
    --no-setup) setup= ;;
    --bin | --bin=*) build_tools= ;;
    --help | -h) exec python3 "$bench" --help ;;
  esac
done
# Before anything is installed.
python3 "$bench" --check-arguments "$@"

stamp=$(grep -v '^#' "$requirements" && python3 --version)
digest=$(sha256sum <<<"$stamp")
rivals="${XDG_CACHE_HOME:-$HOME/.cache}/swiglu-opt/bench-${digest:0:12}"

if [[ $setup ]]; then
  heading "Debian packages"
  install_packages "${apt_packages[@]}"

  heading "Rivals, in $rivals"
  mkdir -p "$rivals"
  install_rivals "$rivals"
fi
if [[ $setup && $build_tools ]]; then
  heading "Configure build/release"
  make_python
  configure release

  heading "Build the tools"
  build release swiglu-compile swiglu-translate
fi
if [[ ! -x $rivals/bin/python ]]; then
  die "no rivals in $rivals; run without --no-setup first"
fi

heading "Measure"
exec "$rivals/bin/python" "$bench" --missing "$rivals/missing.tsv" "$@"
