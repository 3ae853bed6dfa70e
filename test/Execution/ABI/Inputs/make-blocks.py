"""make-blocks.py TYPE...: a module with a packed and a plain block for each
type and, for f32 and f64, one with a weight of 4 bits, for block-test.c."""

import sys

IN, HIDDEN, OUT = 70, 150, 37


def argument(number, name, shape, kind):
    return '%%w%d: tensor<%sx%s> {ffn.name = "%s.%d"}' % (number, shape, kind, name, number)


def block(name, kind, shapes, body):
    weights = ", ".join(argument(i, name, s, kind) for i, s in enumerate(shapes))
    print("func.func @%s(%%x: tensor<?x%dx%s>, %s) -> tensor<?x%dx%s> {" % (name, IN, kind, weights, OUT, kind))
    # Operations on 16 bits say where they round.
    rounding = " rounding <fused>" if kind.endswith("f16") else ""
    print(body.format(r=rounding, t=kind, i=IN, h=HIDDEN, hh=2 * HIDDEN, o=OUT))
    print("  return %%y : tensor<?x%dx%s>\n}" % (OUT, kind))


DOWN = """
  %y = ffn.linear %h, %w2 <out_in> bias %w3{r} : (tensor<?x{h}x{t}>, tensor<{o}x{h}x{t}>, tensor<{o}x{t}>) -> tensor<?x{o}x{t}>"""
PACKED = """  %h = ffn.gated_linear %x, %w0 <out_in> unit <swish> packing <concat, gate_up> bias %w1{r}
    : (tensor<?x{i}x{t}>, tensor<{hh}x{i}x{t}>, tensor<{hh}x{t}>) -> tensor<?x{h}x{t}>""" + DOWN
PLAIN = """  %g = ffn.linear %x, %w0 <out_in> bias %w1{r} : (tensor<?x{i}x{t}>, tensor<{h}x{i}x{t}>, tensor<{h}x{t}>) -> tensor<?x{h}x{t}>
  %h = ffn.activation %g <relu>{r} : tensor<?x{h}x{t}>""" + DOWN
QUANTISED = """func.func @quantised_KIND(%x: tensor<?x96xKIND>, %q: tensor<37x48xi8> {ffn.name = "KIND.q"},
    %s: tensor<37x3xf16> {ffn.name = "KIND.q:scales"}, %z: tensor<37x3xf16> {ffn.name = "KIND.q:zeros"}) -> tensor<?x37xKIND> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
    : (tensor<37x48xi8>, tensor<37x3xf16>, tensor<37x3xf16>) -> tensor<37x96xKIND>
  %y = ffn.linear %x, %w <out_in> : (tensor<?x96xKIND>, tensor<37x96xKIND>) -> tensor<?x37xKIND>
  return %y : tensor<?x37xKIND>
}"""

for kind in sys.argv[1:]:
    block("packed_" + kind, kind, ["%dx%d" % (2 * HIDDEN, IN), 2 * HIDDEN, "%dx%d" % (OUT, HIDDEN), OUT], PACKED)
    block("plain_" + kind, kind, ["%dx%d" % (HIDDEN, IN), HIDDEN, "%dx%d" % (OUT, HIDDEN), OUT], PLAIN)
    if not kind.endswith("f16"):
        print(QUANTISED.replace("KIND", kind))
