"""progress.py COMMAND…: runs it with a terminal as stderr, and looks at its bar."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Support"))
from terminal import stderr_on_terminal  # noqa: E402

text = stderr_on_terminal(sys.argv[1:])
if text is None:
    sys.exit()
full = re.search(rb"\r\[#{30}\] ([0-9.]+ MB) of ([0-9.]+ MB), [0-9.]+ [kMG]?B(ytes)?/s", text)
assert full and full.group(1) == full.group(2), text
assert text.endswith(b"\r\x1b[K"), text
print("the bar ends and is removed")
