"""The files of the corpus, by name; a folder with expected.json is one corpus."""

import json
import os
import re

import raising


class Entry:
    def __init__(self, folder, name, expected):
        self.name = os.path.basename(os.path.normpath(folder)) + "/" + name
        self.path = os.path.join(folder, name + ".mlir")
        with open(self.path, encoding="utf-8") as file:
            self.original = file.read()
        self.prefix = self.name.replace("/", ".").replace("-", "_")
        self.text = raising.rename_symbols(self.original, self.prefix)
        # A list of blocks, or None where more than one answer is right.
        self.expected = expected if isinstance(expected, list) else None
        self.note = ""
        if expected is None:
            self.note = self._head("Expected").partition("open")[2].strip(" :,")
        elif self.expected is None:
            self.note = expected["any"]
        self.source = self._head("Source")
        route, _, self.type = self._head("Route").rpartition(", ")
        self.route = route or self.type

    def _head(self, word):
        match = re.search(r"(?m)^// %s: (.*)$" % word, self.original[:2000])
        if not match:
            raising.fail("%s: no line '// %s: …' at its top" % (self.path, word))
        return match.group(1).strip()

    def owns(self, function):
        return function.startswith(self.prefix + "__")


def load(folders):
    entries = []
    for folder in folders:
        with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
            expected = json.load(file)
        present = set()
        for parent, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if name != "Inputs"]
            for file in files:
                if file.endswith(".mlir"):
                    present.add(os.path.relpath(os.path.join(parent, file), folder)[:-5])
        for name in sorted(set(expected) - present):
            raising.fail("%s: expected.json has a row for %s, which is not there" % (folder, name))
        entries += [Entry(folder, name, expected.get(name)) for name in sorted(present)]
    return entries


def rows_by_entry(entries, rows):
    """Per entry the rows of its functions."""
    owners = {entry.prefix: entry for entry in entries}
    result = {entry.name: [] for entry in entries}
    for row in rows:
        entry = owners.get(row["function"].rpartition("__")[0])
        if entry:
            result[entry.name].append(row)
    return result
