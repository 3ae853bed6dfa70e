"""Writes functions of linalg on tensors; whatever can be spelled in more than
one way is spelled in a random one."""

import struct

NARROW = ("f16", "bf16")
# Ops on tensors of equal shape, as one named op of linalg.
NAMED = {
    "arith.addf": "add", "arith.subf": "sub", "arith.mulf": "mul", "arith.divf": "div",
    "math.exp": "exp", "math.tanh": "tanh", "math.erf": "erf", "arith.negf": "negf",
    "arith.maximumf": "max", "arith.minimumf": "min",
}  # fmt: skip


def number(value):
    return "%.17e" % value


def round_to(value, element):
    """The double `value` as a number of the type."""
    if element == "f64":
        return value
    if element == "bf16":
        bits = struct.unpack("<I", struct.pack("<f", value))[0]
        bits = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16 << 16
        return struct.unpack("<f", struct.pack("<I", bits))[0]
    code = "<f" if element == "f32" else "<e"
    return struct.unpack(code, struct.pack(code, value))[0]


class Tensor:
    """A dimension is an int, or the name of an `index` value."""

    def __init__(self, name, shape, element):
        self.name, self.shape, self.element = name, tuple(shape), element

    @property
    def type(self):
        dims = "".join("%sx" % ("?" if isinstance(d, str) else d) for d in self.shape)
        return "tensor<%s%s>" % (dims, self.element)

    @property
    def is_static(self):
        return not any(isinstance(d, str) for d in self.shape)


class Expr:
    """A scalar operation on elements: `op` is an operation's name, "leaf",
    "const" or "select" (args: a, b, then, else; detail: the predicate)."""

    def __init__(self, op, args, element, detail=None):
        self.op, self.args, self.element, self.detail = op, tuple(args), element, detail


def leaf(tensor, dims="all"):
    """`dims`: "all", or "last" for a vector along the features."""
    return Expr("leaf", (), tensor.element, (tensor, dims))


class Function:
    def __init__(self, rng, name):
        self.rng, self.name = rng, name
        self.arguments, self.lines, self.count = [], [], 0
        self.constants, self.choices = {}, []

    # Text ------------------------------------------------------------------

    def fresh(self):
        self.count += 1
        return "%%v%d" % self.count

    def pick(self, *options):
        """One of them, and a note of which."""
        option = self.rng.choice(options)
        self.choices.append(str(option))
        return option

    def chance(self, probability):
        return self.rng.random() < probability

    def line(self, text):
        self.lines.append("    " + text)

    def assign(self, text):
        name = self.fresh()
        self.line("%s = %s" % (name, text))
        return name

    def argument(self, shape, element):
        tensor = Tensor("%%a%d" % len(self.arguments), shape, element)
        self.arguments.append(tensor)
        return tensor

    def constant(self, text):
        if text not in self.constants:
            name = "%%c%d" % len(self.constants)
            self.constants[text] = name
        return self.constants[text]

    def index(self, dim):
        return dim if isinstance(dim, str) else self.constant("arith.constant %d : index" % dim)

    def text(self, results):
        arguments = ", ".join("%s: %s" % (t.name, t.type) for t in self.arguments)
        lines = ["  func.func @%s(%s) -> (%s) {" % (self.name, arguments, ", ".join(t.type for t in results))]
        lines += ["    %s = %s" % (name, text) for text, name in self.constants.items()]
        lines += self.lines
        lines.append("    return %s : %s" % (", ".join(t.name for t in results), ", ".join(t.type for t in results)))
        return "\n".join(lines + ["  }"])

    # Tensors ---------------------------------------------------------------

    def dimension(self, tensor, i):
        """Names a dynamic dimension of an argument."""
        return self.assign("tensor.dim %s, %s : %s" % (tensor.name, self.index(i), tensor.type))

    def empty(self, shape, element):
        result = Tensor("", shape, element)
        dynamic = ", ".join(d for d in shape if isinstance(d, str))
        result.name = self.assign("tensor.empty(%s) : %s" % (dynamic, result.type))
        return result

    def fill(self, shape, element, value=0.0):
        empty = self.empty(shape, element)
        scalar = self.constant("arith.constant %s : %s" % (number(value), element))
        empty.name = self.assign("linalg.fill ins(%s : %s) outs(%s : %s) -> %s" % (scalar, element, empty.name, empty.type, empty.type))
        return empty

    def product(self, dims):
        if all(isinstance(d, int) for d in dims):
            result = 1
            for dim in dims:
                result *= dim
            return result
        a, b = dims
        return self.assign("arith.muli %s, %s : index" % (self.index(a), self.index(b)))

    @staticmethod
    def groups(sizes):
        text, at = [], 0
        for size in sizes:
            text.append("[%s]" % ", ".join(str(i) for i in range(at, at + size)))
            at += size
        return "[%s]" % ", ".join(text)

    def collapse(self, x, sizes, shape=None):
        """Joins dimensions: `sizes` of them to one each."""
        if shape is None:
            shape, at = [], 0
            for size in sizes:
                dims = x.shape[at : at + size]
                ones = [d for d in dims if d != 1]
                shape.append(self.product(ones) if len(ones) > 1 else ones[0] if ones else 1)
                at += size
        result = Tensor("", shape, x.element)
        result.name = self.assign("tensor.collapse_shape %s %s : %s into %s" % (x.name, self.groups(sizes), x.type, result.type))
        return result

    def expand(self, x, sizes, shape):
        result = Tensor("", shape, x.element)
        dims = ", ".join(str(d) for d in shape)
        result.name = self.assign("tensor.expand_shape %s %s output_shape [%s] : %s into %s" % (x.name, self.groups(sizes), dims, x.type, result.type))
        return result

    def slice(self, x, offsets, sizes, strides, shape):
        result = Tensor("", shape, x.element)
        lists = ["[%s]" % ", ".join(str(v) for v in values) for values in (offsets, sizes, strides)]
        result.name = self.assign("tensor.extract_slice %s%s %s %s : %s to %s" % (x.name, *lists, x.type, result.type))
        return result

    @staticmethod
    def map(loops, dims):
        names = ["d%d" % i for i in range(loops)]
        return "affine_map<(%s) -> (%s)>" % (", ".join(names), ", ".join("d%d" % d for d in dims))

    def generic(self, inputs, init, init_dims, loops, reductions, body):
        """`inputs`: tensors with the loops of their dimensions. `body` gets the
        names of the block's arguments and returns lines and what is yielded."""
        maps = [self.map(loops, dims) for _, dims in inputs] + [self.map(loops, init_dims)]
        iterators = ", ".join('"%s"' % ("reduction" if i in reductions else "parallel") for i in range(loops))
        names = [self.fresh() for _ in range(len(inputs) + 1)]
        lines, result = body(names)
        ins = ""
        if inputs:
            ins = " ins(%s : %s)" % (", ".join(t.name for t, _ in inputs), ", ".join(t.type for t, _ in inputs))
        name = self.fresh()
        self.line("%s = linalg.generic {indexing_maps = [%s], iterator_types = [%s]}%s outs(%s : %s) {" % (name, ", ".join(maps), iterators, ins, init.name, init.type))
        elements = [t.element for t, _ in inputs] + [init.element]
        self.line("^bb0(%s):" % ", ".join("%s: %s" % pair for pair in zip(names, elements)))
        for line in lines:
            self.line("  " + line)
        self.line("  linalg.yield %s : %s" % (result, init.element))
        self.line("} -> %s" % init.type)
        return Tensor(name, init.shape, init.element)

    def permute(self, x, permutation):
        """result[i…] has dimension permutation[i] of x: linalg.transpose, or a
        generic in either direction."""
        shape = [x.shape[p] for p in permutation]
        init = self.empty(shape, x.element)
        if self.pick("transpose", "copy") == "transpose":
            init.name = self.assign("linalg.transpose ins(%s : %s) outs(%s : %s) permutation = %s" % (x.name, x.type, init.name, init.type, list(permutation)))
            return init
        loops = len(shape)
        inverse = [permutation.index(i) for i in range(loops)]
        if self.chance(0.5):
            return self.generic([(x, inverse)], init, range(loops), loops, (), lambda names: ([], names[0]))
        return self.generic([(x, range(loops))], init, permutation, loops, (), lambda names: ([], names[0]))

    def broadcast(self, x, shape):
        """x's dimensions are the last ones of `shape`."""
        init = self.empty(shape, x.element)
        loops, first = len(shape), len(shape) - len(x.shape)
        if self.chance(0.5):
            init.name = self.assign("linalg.broadcast ins(%s : %s) outs(%s : %s) dimensions = %s" % (x.name, x.type, init.name, init.type, list(range(first))))
            return init
        return self.generic([(x, range(first, loops))], init, range(loops), loops, (), lambda names: ([], names[0]))

    # Elementwise -------------------------------------------------------------

    def elementwise(self, root, shape, fusion=None):
        """The tensor of `shape` that `root` gives. The operations are put into
        one linalg.generic, into one each, or into a mixture."""
        if fusion is None:
            fusion = self.pick(0.0, 0.5, 1.0)
        order, users = [], {}
        collect(root, order, users)
        home = {id(root): root}
        for node in reversed(order[:-1]):
            if node.op in ("leaf", "const"):
                continue
            homes = {id(home[id(user)]) for user in users[id(node)]}
            joins = len(homes) == 1 and self.chance(fusion)
            home[id(node)] = home[id(users[id(node)][0])] if joins else node
        values = {}
        for node in order:
            if home.get(id(node)) is node:
                members = {key for key, owner in home.items() if owner is node}
                values[id(node)] = self.group(node, members, values, shape)
        return values[id(root)]

    def group(self, root, members, values, shape):
        order = []
        collect(root, order, {}, members)
        inner = [n for n in order if id(n) in members]
        if len(inner) == 1 and all(self.is_plain(a, values) for a in root.args) and root.op != "select" and root.detail is None and self.chance(0.4):
            return self.single(root, values, shape)
        return self.fused(root, inner, values, shape)

    @staticmethod
    def is_plain(node, values):
        """Whether it is a tensor of the whole shape."""
        return id(node) in values or (node.op == "leaf" and node.detail[1] == "all")

    def single(self, node, values, shape):
        """One operation, on tensors or as a named one."""
        operands = [values.get(id(a)) or a.detail[0] for a in node.args]
        result = Tensor("", shape, node.element)
        if node.op in NAMED and self.chance(0.5):
            init = self.empty(shape, node.element)
            result.name = self.assign("linalg.%s ins(%s : %s) outs(%s : %s) -> %s" % (
                NAMED[node.op], ", ".join(t.name for t in operands), ", ".join(t.type for t in operands), init.name, init.type, init.type))  # fmt: skip
            return result
        types = "%s to %s" % (operands[0].type, result.type) if node.op in ("arith.extf", "arith.truncf") else result.type
        result.name = self.assign("%s %s : %s" % (node.op, ", ".join(t.name for t in operands), types))
        return result

    def fused(self, root, inner, values, shape):
        loops = len(shape)
        inputs, lines = [], []

        def add_input(tensor, dims):
            dims = list(dims)
            for i, (other, other_dims) in enumerate(inputs):
                if other.name == tensor.name and other_dims == dims:
                    return "%%i%d" % i
            inputs.append((tensor, dims))
            return "%%i%d" % (len(inputs) - 1)

        known = {}

        def value(node):
            if id(node) in known:
                return known[id(node)]
            if id(node) in values:
                result = add_input(values[id(node)], range(loops))
            elif node.op == "leaf":
                tensor, dims = node.detail
                result = add_input(tensor, range(loops) if dims == "all" else [loops - 1])
            elif node.op == "const":
                result = self.const(node, shape, add_input, lines)
            else:
                result = self.scalar(node, [value(a) for a in node.args], lines)
            known[id(node)] = result
            return result

        result = value(root)

        def body(arguments):
            pairs = [("%%i%d" % i, name) for i, name in enumerate(arguments[:-1])]
            return [rename(line, pairs) for line in lines], dict(pairs).get(result, result)

        return self.generic(inputs, self.empty(shape, root.element), range(loops), loops, (), body)

    def scalar(self, node, operands, lines):
        name = self.fresh()
        if node.op == "select":
            test = self.fresh()
            element = node.args[0].element
            lines.append("%s = arith.cmpf %s, %s, %s : %s" % (test, node.detail, operands[0], operands[1], element))
            lines.append("%s = arith.select %s, %s, %s : %s" % (name, test, operands[2], operands[3], node.element))
        elif node.op in ("arith.extf", "arith.truncf"):
            lines.append("%s = %s %s : %s to %s" % (name, node.op, operands[0], node.args[0].element, node.element))
        elif node.op == "math.fpowi":
            power = self.constant("arith.constant %d : i64" % node.detail)
            lines.append("%s = math.fpowi %s, %s : %s, i64" % (name, operands[0], power, node.element))
        else:
            lines.append("%s = %s %s : %s" % (name, node.op, ", ".join(operands), node.element))
        return name

    def const(self, node, shape, add_input, lines):
        value, style = node.detail
        element, text = node.element, number(value)
        if style == "wide":
            wide = self.constant("arith.constant %s : f64" % text)
            name = self.fresh()
            lines.append("%s = arith.truncf %s : f64 to %s" % (name, wide, element))
            return name
        if style == "inside":
            name = self.fresh()
            lines.append("%s = arith.constant %s : %s" % (name, text, element))
            return name
        if style == "splat" and all(isinstance(d, int) for d in shape):
            tensor = Tensor("", shape, element)
            tensor.name = self.constant("arith.constant dense<%s> : %s" % (text, tensor.type))
            return add_input(tensor, range(len(shape)))
        scalar = Tensor("", (), element)
        if style in ("rank0", "extract"):
            scalar.name = self.constant("arith.constant dense<%s> : %s" % (text, scalar.type))
        if style == "rank0":
            return add_input(scalar, [])
        if style == "extract":
            return self.assign("tensor.extract %s[] : %s" % (scalar.name, scalar.type))
        return self.constant("arith.constant %s : %s" % (text, element))


def collect(node, order, users, members=None):
    """Post-order, each node once; `users` of each."""
    seen = {id(n) for n in order}

    def visit(n):
        if id(n) in seen:
            return
        seen.add(id(n))
        if members is None or id(n) in members:
            for a in n.args:
                users.setdefault(id(a), []).append(n)
                visit(a)
        order.append(n)

    visit(node)


def rename(line, pairs):
    """Placeholders %i0, %i1, … by the block's arguments."""
    names = dict(pairs)
    words = line.replace(",", " ,").split(" ")
    return " ".join(names.get(word, word) for word in words).replace(" ,", ",")
