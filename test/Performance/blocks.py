"""The gated block that measurements compile, as text of the ffn dialect."""

BLOCK = """func.func @{function}(%x: tensor<?x{h}x{t}>,
    %gate: tensor<{f}x{h}x{t}> {{ffn.name = "{gate}"}},
    %up: tensor<{f}x{h}x{t}> {{ffn.name = "{up}"}},
    %down: tensor<{h}x{f}x{t}> {{ffn.name = "{down}"}}) -> tensor<?x{h}x{t}> {{
  %h = ffn.gated_linear %x, %gate <out_in>, %up <out_in> unit <{unit}>{r}
    : (tensor<?x{h}x{t}>, tensor<{f}x{h}x{t}>, tensor<{f}x{h}x{t}>) -> tensor<?x{f}x{t}>
  %y = ffn.linear %h, %down <out_in>{r} : (tensor<?x{f}x{t}>, tensor<{h}x{f}x{t}>) -> tensor<?x{h}x{t}>
  return %y : tensor<?x{h}x{t}>
}}
"""


def block(function, hidden, inner, kind, names, unit="swish"):
    """`names` are those of gate, up and down; 16-bit types round once, at the end."""
    rounding = "" if kind == "f32" else " rounding <fused>"
    return BLOCK.format(
        function=function, h=hidden, f=inner, t=kind, r=rounding, unit=unit, **dict(zip(("gate", "up", "down"), names))
    )


def numbered(i, hidden, inner, kind):
    """Block @blockI, with weights I.gate, I.up and I.down."""
    return block("block%d" % i, hidden, inner, kind, ["%d.%s" % (i, name) for name in ("gate", "up", "down")])
