# -*- Python -*-
# A suite of its own, run by timeout.test.

import sys

if lit_config.params.get("block_psutil"):
    sys.modules["psutil"] = None  # importing it fails
sys.path.insert(0, lit_config.params["test_dir"])
import lit_formats

config.name = "Hanging"
config.test_format = lit_formats.ShTest()
config.suffixes = [".test"]
config.test_exec_root = lit_config.params["exec_dir"]
lit_formats.set_timeout(lit_config, sanitizer="")
