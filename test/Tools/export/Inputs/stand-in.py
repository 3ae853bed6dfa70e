#!/usr/bin/env python3
"""Instead of the Python of an exporter: -m swiglu_export.worker KIND MODEL OPTIONS OUTPUT."""

import json
import sys

options, output = json.loads(sys.argv[5]), sys.argv[6]
with open(output, "w", encoding="utf-8") as file:
    file.write("module {\n}\n")
if options["save_weights"]:
    with open(options["save_weights"], "w", encoding="utf-8") as file:
        file.write("weights\n")
