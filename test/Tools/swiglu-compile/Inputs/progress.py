"""progress.py COMMAND…: runs it with a terminal as stderr, and looks at its bar."""

import os
import pty
import re
import subprocess
import sys

try:
    master, slave = pty.openpty()
except OSError as error:
    print("skipped: a terminal, since there is none here:", error)
    sys.exit()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=slave, stdin=subprocess.DEVNULL)
os.close(slave)
text = b""
while True:
    try:
        part = os.read(master, 4096)
    except OSError:
        break
    if not part:
        break
    text += part
assert process.wait(60) == 0, text
full = re.search(rb"\r\[#{30}\] ([0-9.]+ MB) of ([0-9.]+ MB), [0-9.]+ [kMG]?B(ytes)?/s", text)
assert full and full.group(1) == full.group(2), text
assert text.endswith(b"\r\x1b[K"), text
print("the bar ends and is removed")
