"""lit's test formats with a time limit that needs nothing but Linux's /proc.

lit can limit the time of a test only with the Python package psutil, which a
fresh machine lacks. All that lit asks of it is to kill a process and its
children, which is done here instead, in every process that runs tests.
"""

import os
import signal

import lit.formats
import lit.util


def children_of(pid):
    """The processes below `pid`, the closest first."""
    parents = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name, "rb") as file:
                # The name, in parentheses, may hold anything.
                fields = file.read().rpartition(b")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(name))
        except (OSError, IndexError):
            continue  # it has ended meanwhile
    found = [pid]
    for process in found:
        found.extend(parents.get(process, []))
    return found[1:]


def kill_process_and_children(pid):
    # The parent first, so that it cannot start more of them.
    for process in [pid] + children_of(pid):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass


def replace_psutil():
    if not lit.util.killProcessAndChildrenIsSupported()[0]:
        lit.util.killProcessAndChildren = kill_process_and_children
        lit.util.killProcessAndChildrenIsSupported = lambda: (True, "")


def set_timeout(lit_config, sanitizer):
    """Seconds that a test may take: SWIGLU_TEST_TIMEOUT, or 300; four times as
    many under a sanitizer. `lit --timeout` goes before both."""
    replace_psutil()
    if lit_config.maxIndividualTestTime == 0:
        seconds = int(os.environ.get("SWIGLU_TEST_TIMEOUT", "300"))
        lit_config.maxIndividualTestTime = seconds * (4 if sanitizer else 1)


def set_sanitizer_options(config):
    """Lets sanitizers abort, so that `not` does not take a finding for an error
    that a test expects. Debian's LLVM is not instrumented, but shares
    allocators with inline code that is and poisons what it takes from them:
    a false positive without the last option."""
    if not config.sanitizer:
        return
    for variable, wanted in (
        ("ASAN_OPTIONS", "abort_on_error=1:allow_user_poisoning=0"),
        ("UBSAN_OPTIONS", "abort_on_error=1:print_stacktrace=1"),
    ):
        given = os.environ.get(variable)
        config.environment[variable] = wanted + (":" + given if given else "")


class ShTest(lit.formats.ShTest):
    def execute(self, test, lit_config):
        replace_psutil()
        return super().execute(test, lit_config)


class GoogleTest(lit.formats.GoogleTest):
    def execute(self, test, lit_config):
        replace_psutil()
        return super().execute(test, lit_config)
