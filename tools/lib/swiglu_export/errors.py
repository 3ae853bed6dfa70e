"""One error type: what it says is shown to the user as it is."""


class ExportError(Exception):
    """A problem that the user can act on: names the thing, found and expected."""


def first_line(error):
    """The first line of a message that says something, and what its colon announces."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if not lines:
        return type(error).__name__
    return " ".join(lines[:2]) if lines[0].endswith(":") else lines[0]
