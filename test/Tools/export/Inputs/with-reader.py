"""with-reader.py PIPE COMMAND...: prints what COMMAND writes to PIPE."""

import subprocess
import sys

reader = subprocess.Popen(["cat", sys.argv[1]])
code = subprocess.run(sys.argv[2:], check=False).returncode
if code:
    reader.kill()
reader.wait(60)
sys.exit(code)
