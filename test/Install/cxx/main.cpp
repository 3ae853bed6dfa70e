// Builds a function with one ffn operation, lowers it and prints it.

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Pipelines/Lower.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;

int main() {
  MLIRContext context;
  context.loadDialect<ffn::FFNDialect, func::FuncDialect>();
  OpBuilder builder(&context);
  Location loc = builder.getUnknownLoc();
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
  builder.setInsertionPointToEnd(module->getBody());

  auto type =
      RankedTensorType::get({ShapedType::kDynamic, 64}, builder.getF32Type());
  auto function = func::FuncOp::create(
      builder, loc, "relu", builder.getFunctionType({type}, {type}));
  builder.setInsertionPointToStart(function.addEntryBlock());
  auto act = ffn::ActAttr::get(&context, ffn::ActivationKind::Relu);
  Value y = ffn::ActivationOp::create(builder, loc, type,
                                      function.getArgument(0), act,
                                      /*rounding=*/nullptr);
  func::ReturnOp::create(builder, loc, y);
  module->dump();

  auto passes = PassManager::on<ModuleOp>(&context);
  ffn::buildLowerPipeline(passes);
  if (failed(passes.run(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
