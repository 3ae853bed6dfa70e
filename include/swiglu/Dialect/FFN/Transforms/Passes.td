//===- Passes.td - passes from ffn to ffn ------------------*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
#define SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def VerifyStagePass : Pass<"ffn-verify-stage", "::mlir::ModuleOp"> {
  let summary = "Check the contract at the border of a stage (exact)";
  let description = [{
    Fails, naming the first offender of each kind, unless the module keeps the
    contract of `stage`:

    | stage | contract |
    |---|---|
    | `import` | every function holds `ffn` operations, `return` and constants alone; each argument but the first has an `ffn.name` |
    | `lower` | no operation, type or attribute of the `ffn` dialect is left |
    | `cpu` | only the LLVM dialect is left; no allocation, no call of `memrefCopy`, no function of libm but for f64 |

    (* example: test/Dialect/FFN/Transforms/verify-stage.mlir *)
  }];
  let options = [
    Option<"stage", "stage", "std::string", "",
           "The stage whose contract is checked: import, lower or cpu">,
  ];
}

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
