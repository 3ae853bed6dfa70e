"""run-commands.py --bin DIR [--repository DIR] FILE.md...

Runs every ```sh block of the pages in one temporary folder a page, with DIR in
front of PATH, and stops at a block that fails. The folder holds a link to each
entry of the repository, so that the paths of a page work as they do in a
checkout, and what a block writes beside them is gone afterwards. `build` is not
linked.
`<!-- not run: REASON -->` on the line above skips a block, and is shown.
A block is one `sh -e` script: a command that is meant to fail says `! command`.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIP = re.compile(r"<!-- not run: (.+) -->")


def blocks_of(path):
    """Line number, reason to skip or None, and text of each block."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    start, skip, text = None, None, []
    for number, line in enumerate(lines, 1):
        if start is None and line.strip() == "```sh":
            above = [other for other in lines[max(0, number - 3) : number - 1] if other.strip()]
            match = SKIP.search(above[-1]) if above else None
            start, skip, text = number, match and match.group(1), []
        elif start is not None and line.strip() == "```":
            yield start, skip, "\n".join(text) + "\n"
            start = None
        elif start is not None:
            text.append(line)
    if start is not None:
        raise SystemExit("%s:%d: error: block is not closed" % (path, start))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--repository", default=SOURCE)
    parser.add_argument("--timeout", type=float, default=240, help="seconds a block")
    parser.add_argument("pages", nargs="+")
    args = parser.parse_args()

    environment = dict(os.environ, PATH=os.path.abspath(args.bin) + os.pathsep + os.environ["PATH"])
    ran = skipped = 0
    for page in args.pages:
        with tempfile.TemporaryDirectory(prefix="run-commands-") as folder:
            for entry in os.listdir(args.repository):
                if entry not in ("build", ".git"):
                    os.symlink(os.path.join(args.repository, entry), os.path.join(folder, entry))
            for number, skip, text in blocks_of(page):
                if skip:
                    print("%s:%d: not run: %s" % (page, number, skip))
                    skipped += 1
                    continue
                try:
                    result = subprocess.run(
                        ["sh", "-e", "-c", text], cwd=folder, env=environment,
                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                        encoding="utf-8", errors="replace", timeout=args.timeout,
                    )  # fmt: skip
                except subprocess.TimeoutExpired:
                    sys.exit("%s:%d: error: block ran for more than %g s" % (page, number, args.timeout))
                ran += 1
                if result.returncode:
                    sys.exit("%s:%d: error: exit code %d from\n%s%s"
                             % (page, number, result.returncode, text, result.stdout))  # fmt: skip
    print("%d blocks ran, %d not run" % (ran, skipped))


if __name__ == "__main__":
    main()
