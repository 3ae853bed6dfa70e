//===- Passes.td - passes that say what is in a module -----*- tablegen -*-===//

#ifndef SWIGLU_REPORT_PASSES
#define SWIGLU_REPORT_PASSES

include "mlir/Pass/PassBase.td"

def ReportPass : Pass<"ffn-report", "::mlir::ModuleOp"> {
  let summary = "Print the feed-forward blocks of a module as JSON (exact)";
  let description = [{
    One object a line: first what was found, in the order of the module, then
    what is nearly a block. Run it after `ffn-raise-pipeline`, or on IR that
    `swiglu-translate` made. The module stays as it is.

    | field | values |
    |---|---|
    | `function` | the function around it |
    | `location` | `file:line:column` of the last operation, or `unknown` |
    | `kind` | `gated_ffn`: down(unit(gate(x), up(x))); `ffn`: down(act(up(x))); `glu`, `linear`, `activation`: a piece that belongs to no block; `missed` |
    | `activation` | kind of `#ffn.act` |
    | `params` | `beta` of swish always, `threshold` of fatrelu always, `coefficient`, `limit` and `offset` where they are not the default; exact doubles |
    | `packing`, `order` | how gate and up share a weight: `separate`, `concat` or `interleaved:N`; `gate_up` or `up_gate` |
    | `weights` | the layout of each product's weight: `out_in` or `in_out` |
    | `bias` | which products have a bias; that of a packed product is of `gate` and `up` |
    | `rounding` | `#ffn.rounding` of each operation that has one |
    | `adapters` | `lora:gate`, `ia3:up:out`, `ia3:down:in` and so on |
    | `types` | element types of input, weight and result |
    | `dims` | `tokens` (leading dimensions of the input), `in`, `hidden`, `out`; `null` if dynamic |
    | `names` | `ffn.name` of the weights |
    | `reason` | of `missed` alone: why it is no block |

    Products are named `gate`, `up`, `gate_up` (packed), `down`; one that belongs
    to no block is `linear`. Each `missed` row of a block is a remark of category
    `ffn` too (`--remarks-filter-missed=ffn`).

    (* example: test/Report/report.mlir *)
  }];
  let options = [
    Option<"output", "output", "std::string", "\"-\"",
           "File for the rows, which is written whole or not at all; - for the "
           "standard output">,
  ];
}

#endif // SWIGLU_REPORT_PASSES
