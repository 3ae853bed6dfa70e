# -*- Python -*-
# The unit tests (unittests/) as a lit suite: every executable *Tests.

import os
import sys

sys.path.insert(0, os.path.join(config.swiglu_source_dir, "test"))
import lit_formats

config.name = "SwiGLU-Unit"
config.suffixes = []
config.test_source_root = os.path.join(config.swiglu_binary_dir, "unittests")
config.test_exec_root = config.test_source_root
config.test_format = lit_formats.GoogleTest(".", "Tests")
for name in (
    "HOME",
    "ASAN_OPTIONS",
    "UBSAN_OPTIONS",
    "LSAN_OPTIONS",
    "SWIGLU_FRACAST_DIR",
    "SWIGLU_SMOLLM2_DIR",
):
    if name in os.environ:
        config.environment[name] = os.environ[name]
lit_formats.set_sanitizer_options(config)

lit_formats.set_timeout(lit_config, config.sanitizer)
