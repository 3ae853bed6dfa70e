"""Runs a program with a terminal as its stderr."""

import os
import pty
import subprocess


def stderr_on_terminal(command):
    """What the program writes there, which has to succeed; None, with a line on stdout,
    where there is no terminal to be had."""
    try:
        master, slave = pty.openpty()
    except OSError as error:
        print("skipped: a terminal, since there is none here:", error)
        return None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave, stdin=subprocess.DEVNULL)
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
    return text
