# -*- Python -*-
# The lit suite of the repository. Run it with
#   cmake --build build/release --target check-swiglu
# or a part of it with
#   lit -v build/release/test --filter Dialect
#
# Features, for REQUIRES and UNSUPPORTED:
#   avx2, avx512, avx512_bf16   the CPU has them
#   asan                        the tools are built with sanitizers
#   asserts                     MLIR is built with assertions
#   cuda-toolkit, cuda-device   ptxas is in the PATH; there is an NVIDIA GPU
#   fracast, smollm2            the checkpoints of the main job are there
#   numpy, gguf                 Python packages that %python has
#   tsan                        %tsan_cc, a clang that has the thread sanitizer
#
# Environment:
#   SWIGLU_FRACAST_DIR, SWIGLU_SMOLLM2_DIR  folders of those checkpoints
#   SWIGLU_CHECK_ROUNDTRIP=1                swiglu-opt --verify-roundtrip
#   SWIGLU_TEST_TIMEOUT                     seconds a test (300)

import glob
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile

from lit.llvm import llvm_config
from lit.llvm.subst import FindTool, ToolSubst

test_dir = os.path.join(config.swiglu_source_dir, "test")
sys.path.insert(0, test_dir)
import lit_formats

config.name = "SwiGLU"
config.test_format = lit_formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test", ".ll"]
config.excludes = ["Inputs", "Unit", "CMakeLists.txt", "lit.cfg.py"]
config.test_source_root = test_dir
config.test_exec_root = os.path.join(config.swiglu_binary_dir, "test")
lit_formats.set_timeout(lit_config, config.sanitizer)

# Environment ---------------------------------------------------------------

llvm_config.with_system_environment(
    ["HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"]
)
lit_formats.set_sanitizer_options(config)
# Byte code beside the scripts would dirty the source tree.
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"

# Tools ---------------------------------------------------------------------

llvm_config.use_default_substitutions()
bin_dir = os.path.join(config.swiglu_binary_dir, "bin")
opt_args = []
if os.environ.get("SWIGLU_CHECK_ROUNDTRIP", "0") not in ("", "0"):
    opt_args.append("--verify-roundtrip")
llvm_config.add_tool_substitutions(
    [
        ToolSubst("swiglu-opt", extra_args=opt_args, unresolved="fatal"),
        ToolSubst("swiglu-translate", unresolved="ignore"),
        ToolSubst("swiglu-compile", unresolved="ignore"),
        ToolSubst("swiglu-merge", unresolved="ignore"),
        ToolSubst("swiglu-run", unresolved="ignore"),
        ToolSubst("swiglu-lsp-server", unresolved="ignore"),
        ToolSubst("swiglu-reduce", unresolved="ignore"),
        ToolSubst("SwiGLUExecutionTests", unresolved="fatal"),
        ToolSubst("swiglu-equal", unresolved="fatal"),
    ],
    [bin_dir],
)
# Upstream's tools. mlir-opt-22 knows nothing of ours: what it reads is free of
# the ffn dialect.
llvm_config.add_tool_substitutions(
    [
        ToolSubst("mlir-opt-22", command=FindTool("mlir-opt"), unresolved="fatal"),
        ToolSubst(
            "mlir-translate-22", command=FindTool("mlir-translate"), unresolved="fatal"
        ),
        ToolSubst("mlir-reduce-22", command=FindTool("mlir-reduce"), unresolved="ignore"),
        ToolSubst("split-file", unresolved="fatal"),
        ToolSubst("llvm-nm", unresolved="ignore"),
        ToolSubst("llvm-objdump", unresolved="ignore"),
        ToolSubst("llvm-readobj", unresolved="ignore"),
        ToolSubst("llc", unresolved="ignore"),
    ],
    [config.llvm_tools_dir],
)

plugins = glob.glob(os.path.join(config.swiglu_binary_dir, "lib", "*wiglu-plugin.so"))
plugins += glob.glob(os.path.join(config.swiglu_binary_dir, "lib", "*SwiGLUPlugin.so"))
config.substitutions += [
    ("%swiglu_plugin", plugins[0] if plugins else "no-plugin-was-built"),
    ("%swiglu_bin", bin_dir),
    ("%swiglu_build", config.swiglu_binary_dir),
    ("%swiglu_source", config.swiglu_source_dir),
    ("%lit", '"%s" "%s"' % (sys.executable, os.path.join(config.llvm_tools_dir, "lit"))),
    ("%cc", config.host_cc),
    ("%cxx", config.host_cxx),
]

# Features ------------------------------------------------------------------

features = config.available_features
try:
    with open("/proc/cpuinfo") as file:
        flags = set(
            next((l for l in file if l.startswith("flags")), "").partition(":")[2].split()
        )
except OSError:
    flags = set()
if {"avx2", "fma"} <= flags:
    features.add("avx2")
if {"avx512f", "avx512bw", "avx512dq", "avx512vl"} <= flags:
    features.add("avx512")
if "avx512_bf16" in flags:
    features.add("avx512_bf16")
if config.sanitizer:
    features.add("asan")
if config.llvm_has_assertions.upper() in ("1", "ON", "YES", "TRUE", "Y"):
    features.add("asserts")
for package in ("numpy", "gguf"):
    if importlib.util.find_spec(package):
        features.add(package)


def find_thread_sanitizer():
    """A clang whose instrumented programs run: the sanitizer is a package of its
    own, and some kernels' address layouts are not for it."""
    path = os.pathsep.join([config.llvm_tools_dir, os.environ.get("PATH", "")])
    clang = shutil.which("clang-22", path=path) or shutil.which("clang", path=path)
    if not clang or config.sanitizer:
        return
    resources = subprocess.run(
        [clang, "-print-resource-dir"], stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    command = "%s -fsanitize=thread -shared-libsan -Wl,-rpath,%s/lib/linux" % (
        clang,
        resources,
    )
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "empty")
        build = command + " -xc - -o " + program
        source = b"int main(void) { return 0; }"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if subprocess.run(build, shell=True, input=source, **quiet).returncode:
            return
        if subprocess.run([program], **quiet).returncode:
            return
    features.add("tsan")
    config.substitutions.append(("%tsan_cc", command))


find_thread_sanitizer()
if shutil.which("ptxas"):
    features.add("cuda-toolkit")
if glob.glob("/dev/nvidia[0-9]*"):
    features.add("cuda-device")


def find_checkpoint(feature, variable, configured, pattern):
    """A feature and a substitution %<feature>_dir for a folder of weights."""
    folder = os.environ.get(variable) or configured
    if folder and not glob.glob(os.path.join(folder, "**", pattern), recursive=True):
        lit_config.warning("%s: no %s under %s" % (variable, pattern, folder))
    elif folder:
        features.add(feature)
        config.substitutions.append(("%" + feature + "_dir", os.path.abspath(folder)))
        config.environment[variable] = os.path.abspath(folder)


find_checkpoint(
    "fracast", "SWIGLU_FRACAST_DIR", config.fracast_dir, "*.safetensors"
)
find_checkpoint("smollm2", "SWIGLU_SMOLLM2_DIR", config.smollm2_dir, "*.gguf")
