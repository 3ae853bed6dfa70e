#!/usr/bin/env python3
"""Counts spills and calls in the loops of x86-64 object code.

    llvm-objdump -dr --no-show-raw-insn FILE.o | spills.py [--functions REGEX]

Reads the disassembly (AT&T syntax, with relocations) of the functions whose name
matches. A hot loop is an innermost one with at least --dots multiply-adds. In
it no vector register may be stored on or loaded from the stack, not as an
operand of another instruction either; an address with an index register is an
array's and no spill. Nor may the nest around it, all loops that hold it, call
a function that the object does not define. Prints a line for each hot loop and a
last one with the sums, and fails where one is not zero or nothing is hot.
"""

import argparse
import re
import sys
from collections import namedtuple

Instruction = namedtuple("Instruction", "address mnemonic operands")
Loop = namedtuple("Loop", "header blocks")

FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
CODE = re.compile(r"^\s*([0-9a-f]+):\s+(\S+)\s*(.*?)\s*(?:#.*|<.*>)?$")
# The name and what is added to it: -0x4 for a call, relative to what follows.
RELOCATION = re.compile(r"^\s*[0-9a-f]+:\s+R_X86_64_\w+\s+(\S+?)(?:[-+]0x[0-9a-f]+)?$")
DOT = re.compile(r"^(?:vfn?m(?:add|sub)\w+|vdpbf16ps|vpdp\w+|vpmadd\w+|v?mulp[sd])$")
VECTOR = re.compile(r"%[xyz]mm\d+")
ENDS = re.compile(r"^(?:ret|ud2|jmp|hlt)")


class Function:
    """The code of one function, its blocks and its loops."""

    def __init__(self, name):
        self.name = name
        self.code = []
        self.called = {}  # by index of the instruction

    def add(self, line):
        relocation = RELOCATION.match(line)
        if relocation:
            if self.code and self.code[-1].mnemonic.startswith(("call", "jmp")):
                self.called[len(self.code) - 1] = relocation[1]
            return
        code = CODE.match(line)
        if code:
            self.code.append(Instruction(int(code[1], 16), code[2], code[3]))

    def frame_registers(self):
        has_frame = any(
            i.mnemonic.startswith("mov") and i.operands.replace(" ", "") == "%rsp,%rbp"
            for i in self.code)
        return ("rsp", "rbp") if has_frame else ("rsp",)

    def target(self, index):
        """Where a jump of this function leads, as an index, or None."""
        code = self.code[index]
        if not code.mnemonic.startswith("j") or index in self.called:
            return None
        match = re.match(r"(?:0x)?([0-9a-f]+)$", code.operands.split(" ")[0])
        return self.index_of.get(int(match[1], 16)) if match else None

    def make_blocks(self):
        """Ranges of the code, and the blocks that follow each."""
        self.index_of = {c.address: i for i, c in enumerate(self.code)}
        starts = {0}
        for i, code in enumerate(self.code):
            if code.mnemonic.startswith("j") or ENDS.match(code.mnemonic):
                starts.add(i + 1)
                if self.target(i) is not None:
                    starts.add(self.target(i))
        starts = sorted(s for s in starts if s < len(self.code))
        self.blocks = list(zip(starts, starts[1:] + [len(self.code)]))
        number = {start: b for b, start in enumerate(starts)}
        self.next = []
        for begin, end in self.blocks:
            after = set()
            target = self.target(end - 1)
            if target is not None:
                after.add(number[target])
            if not ENDS.match(self.code[end - 1].mnemonic) and end in number:
                after.add(number[end])
            self.next.append(after)

    def dominators(self):
        """For each block the set of those on every way to it."""
        before = [set() for _ in self.blocks]
        for block, after in enumerate(self.next):
            for b in after:
                before[b].add(block)
        order, seen = [], set()
        stack = [(0, iter(self.next[0]))]
        seen.add(0)
        while stack:
            block, after = stack[-1]
            new = next((b for b in after if b not in seen), None)
            if new is None:
                order.append(stack.pop()[0])
            else:
                seen.add(new)
                stack.append((new, iter(self.next[new])))
        order.reverse()
        dominators = {0: {0}}
        changed = True
        while changed:
            changed = False
            for block in order[1:]:
                known = [dominators[b] for b in before[block] if b in dominators]
                new = set.intersection(*known) | {block}
                if dominators.get(block) != new:
                    dominators[block] = new
                    changed = True
        return dominators, before

    def loops(self):
        """The natural loops; those with one header are one."""
        if not self.code:
            return []
        self.make_blocks()
        dominators, before = self.dominators()
        found = {}
        for block, after in enumerate(self.next):
            for header in after & dominators.get(block, set()):
                body = found.setdefault(header, {header})
                work = [block]
                while work:
                    b = work.pop()
                    if b not in body:
                        body.add(b)
                        work += [p for p in before[b] if p in dominators]
        return [Loop(h, frozenset(b)) for h, b in sorted(found.items())]

    def indices(self, loop):
        return [i for b in sorted(loop.blocks) for i in range(*self.blocks[b])]


def read_functions(lines, pattern):
    """The functions that match, and the names of all."""
    functions, names, current = [], set(), None
    for line in lines:
        start = FUNCTION.match(line)
        if start:
            names.add(start[1])
            current = Function(start[1]) if pattern.search(start[1]) else None
            if current:
                functions.append(current)
        elif current:
            current.add(line)
    return functions, names


def count_spills(function, loop):
    """Stores and loads of vector registers on the stack in the loop."""
    stack = re.compile(r"(?<![\w,])-?(?:0x[0-9a-f]+)?\(%%(?:%s)\)"
                       % "|".join(function.frame_registers()))
    stores = loads = 0
    for i in function.indices(loop):
        code = function.code[i]
        place = stack.search(code.operands)
        if place and VECTOR.search(code.operands):
            # The last operand is the destination.
            if place.end() >= len(code.operands.rstrip("{%k0123456789} ")):
                stores += 1
            else:
                loads += 1
    return stores, loads


def outer_calls(function, nest, names):
    """What the loops call and the object does not define."""
    indices = {i for loop in nest for i in function.indices(loop)}
    called = set()
    for i in sorted(indices):
        code = function.code[i]
        if code.mnemonic.startswith("call"):
            name = function.called.get(i)
            if name is None and not code.operands.startswith("*"):
                continue  # resolved by the assembler, so defined here
            if name is None or not (name in names or name.startswith(".text")):
                called.add(name or "a pointer")
    return called


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--functions", metavar="REGEX", default="kernel",
                        help="the functions to look at (kernel)")
    parser.add_argument("--dots", metavar="N", type=int, default=4,
                        help="multiply-adds that make a loop hot (4)")
    arguments = parser.parse_args()
    functions, names = read_functions(
        sys.stdin.read().split("\n"), re.compile(arguments.functions))
    hot = stores = loads = 0
    called = set()
    for function in functions:
        loops = function.loops()
        for loop in loops:
            if any(other.blocks < loop.blocks for other in loops):
                continue
            code = [function.code[i] for i in function.indices(loop)]
            dots = sum(bool(DOT.match(c.mnemonic)) for c in code)
            if dots < arguments.dots:
                continue
            nest = [other for other in loops if loop.blocks <= other.blocks]
            calls = outer_calls(function, nest, names)
            stored, loaded = count_spills(function, loop)
            hot, stores, loads = hot + 1, stores + stored, loads + loaded
            called |= calls
            print(f"{function.name}+{code[0].address - function.code[0].address:#x}: "
                  f"{len(code)} instructions, {dots} multiply-adds, "
                  f"{stored} spills, {loaded} reloads"
                  + "".join(f", calls {c}" for c in sorted(calls)))
    print(f"{hot} hot loops in {len(functions)} functions: {stores} spills, "
          f"{loads} reloads, {len(called)} functions called")
    if not hot:
        print("no loop is hot", file=sys.stderr)
    return 1 if not hot or stores or loads or called else 0


if __name__ == "__main__":
    sys.exit(main())
