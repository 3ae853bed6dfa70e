"""Functions of exported modules as text: names of arguments, one file of many."""

import re

from .errors import ExportError
from .routes import foreign_operation

_SIGNATURE = re.compile(r"^( *)func\.func (?:public |private )?@(?:[\w$.]+|\"[^\"]*\")\((.*)\) -> (.*?)(?: attributes \{.*\})? \{$", re.M)
_ARGUMENT = re.compile(r"(%\w+): ((?:[^,<{]|<(?:[^<>]|<[^<>]*>)*>|\{[^{}]*\})+)")


def function_text(text, name, weights, inputs=1):
    """The one function of a module, renamed.

    Its arguments are `inputs` tensors, then `weights`: those get `ffn.name`, the
    name that binds a checkpoint's tensor. None stands for an argument without."""
    if operation := foreign_operation(text):
        raise ExportError("%s: the importer has no lowering to MLIR for %s" % (name, operation))
    start, end = text.index("{\n") + 2, text.rindex("}")
    body = text[start:end].rstrip() + "\n"
    match = _SIGNATURE.search(body)
    if not match:
        raise ExportError("%s: the importer made no function of tensors" % name)
    if len(_SIGNATURE.findall(body)) != 1:
        raise ExportError("%s: the importer made several functions, expected one" % name)
    arguments = _ARGUMENT.findall(match[2])
    names = [None] * inputs + list(weights)
    if len(arguments) != len(names):
        raise ExportError("%s: the importer made %d arguments, expected %d" % (name, len(arguments), len(names)))
    parts = []
    for (value, type_), weight in zip(arguments, names):
        type_ = re.sub(r" *\{.*\} *$", "", type_.strip())
        mark = ' {ffn.name = "%s"}' % weight if weight else ""
        parts.append("%s: %s%s" % (value, type_, mark))
    head = "%sfunc.func @%s(%s) -> %s {" % (match[1], symbol(name), ", ".join(parts), match[3])
    return body[: match.start()] + head + body[match.end() :]


def symbol(name):
    return name if re.fullmatch(r"[A-Za-z_][\w$.]*", name) else '"%s"' % re.sub(r"[^\w$./-]", "_", name)


def module_text(functions):
    return "module {\n" + "".join(functions) + "}\n"


def renamed(text, old, new):
    """The text of a function for other weights of the same shapes."""
    for before, after in zip(old, new):
        text = text.replace('ffn.name = "%s"' % before, 'ffn.name = "\0%s"' % after)
    return text.replace("\0", "")


def common_path(names):
    """The longest path of names that all share: a.b of a.b.c and a.b.d."""
    paths = [name.split(".")[:-1] for name in names]
    shared = []
    for parts in zip(*paths):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared)
