"""One error type: what it says is shown to the user as it is."""


class ExportError(Exception):
    """A problem that the user can act on: names the thing, found and expected."""


def first_line(error):
    """The first line of a message that says something."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
