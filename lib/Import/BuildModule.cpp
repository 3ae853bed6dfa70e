//===- BuildModule.cpp - feed-forward blocks as IR ------------------------===//

#include "Blocks.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

using namespace mlir;
using namespace mlir::ffn;
using swiglu::ElementType;
using swiglu::Linear;
using swiglu::QuantScheme;
using swiglu::Role;
using swiglu::TensorInfo;

namespace {
/// Builds the function of one block.
class BlockBuilder {
public:
  BlockBuilder(OpBuilder &builder, const swiglu::Block &block, Type type)
      : builder(builder), block(block), type(type) {}

  void build();

private:
  Location named(const Twine &name) {
    return NameLoc::get(builder.getStringAttr(name));
  }
  void addArgument(ArrayRef<int64_t> shape, Type element, std::string tensor,
                   const Twine &name);
  void addArguments(const Linear &linear);
  Value buildWeight(const Linear &linear);
  Value buildLinear(const Linear &linear, Value x, StringRef name);
  Value buildUnit(ArrayRef<Value> products);

  /// Gives the operation those fields of a shorthand that it has to store.
  template <typename Op>
  Value rounded(Op op, StringRef shorthand) {
    if (unsigned mask = op.getRoundingMask())
      op.setRoundingAttr(
          RoundingAttr::getShorthand(builder.getContext(), shorthand)
              .restrictTo(mask));
    return op.getResult();
  }

  OpBuilder &builder;
  const swiglu::Block &block;
  Type type;

  /// The function's arguments, and the names of their tensors.
  SmallVector<Type> types;
  SmallVector<Location> locations;
  std::vector<std::string> tensors;
  /// Those that aren't used yet, in the order that addArguments made them in.
  ArrayRef<BlockArgument> rest;
};
} // namespace

/// A matrix's shape as the function gets it: without the experts.
static SmallVector<int64_t> dropSlice(const Linear &linear,
                                      ArrayRef<int64_t> shape) {
  return SmallVector<int64_t>(shape.drop_front(linear.slice >= 0 ? 1 : 0));
}

void BlockBuilder::addArgument(ArrayRef<int64_t> shape, Type element,
                               std::string tensor, const Twine &name) {
  types.push_back(RankedTensorType::get(shape, element));
  locations.push_back(named(name));
  tensors.push_back(std::move(tensor));
}

void BlockBuilder::addArguments(const Linear &linear) {
  StringRef role = swiglu::getRoleName(linear.role);
  std::string slice =
      linear.slice >= 0 ? "[" + std::to_string(linear.slice) + "]" : "";
  const TensorInfo &weight = *linear.weight;
  SmallVector<int64_t> shape = dropSlice(linear, weight.shape);
  if (!weight.quant) {
    addArgument(shape, type, weight.name + slice, role);
  } else {
    addArgument(shape, builder.getI8Type(), weight.name + slice, role);
    SmallVector<int64_t> groups = dropSlice(linear, weight.getLogicalShape());
    groups.back() /= weight.quant->group;
    addArgument(groups, builder.getF16Type(), weight.name + ":scales" + slice,
                role + "_scales");
    bool isInteger = weight.quant->zero == QuantScheme::Zero::Integer;
    if (weight.quant->zero != QuantScheme::Zero::None)
      addArgument(groups,
                  isInteger ? Type(builder.getI8Type()) : builder.getF16Type(),
                  weight.name + ":zeros" + slice, role + "_zeros");
  }
  if (linear.bias)
    addArgument(dropSlice(linear, linear.bias->shape), type,
                linear.bias->name + slice, role + "_bias");
}

static QuantAttr getQuant(MLIRContext *context, const QuantScheme &scheme) {
  QuantZero zero = QuantZero::None;
  switch (scheme.zero) {
  case QuantScheme::Zero::None:
    break;
  case QuantScheme::Zero::Integer:
    zero = QuantZero::Integer;
    break;
  case QuantScheme::Zero::Additive:
    zero = QuantZero::Additive;
    break;
  }
  bool isSplit = scheme.order == QuantScheme::Order::Split;
  return QuantAttr::get(context, scheme.bits, /*axis=*/1, scheme.group, zero,
                        isSplit ? std::optional(NibbleOrder::Split)
                                : std::nullopt,
                        isSplit ? scheme.group : 0);
}

Value BlockBuilder::buildWeight(const Linear &linear) {
  auto next = [&] { return rest.consume_front(); };
  Value weight = next();
  if (!linear.weight->quant)
    return weight;
  Value scales = next();
  Value zeros = linear.weight->quant->zero == QuantScheme::Zero::None
                    ? Value()
                    : Value(next());
  auto result = RankedTensorType::get(
      dropSlice(linear, linear.weight->getLogicalShape()), type);
  return DequantizeOp::create(
      builder, named(swiglu::getRoleName(linear.role) + "_weight"), result,
      weight, scales, zeros,
      getQuant(builder.getContext(), *linear.weight->quant));
}

Value BlockBuilder::buildLinear(const Linear &linear, Value x, StringRef name) {
  Value weight = buildWeight(linear);
  Value bias = linear.bias ? Value(rest.consume_front()) : Value();
  auto result = RankedTensorType::get({ShapedType::kDynamic, linear.out}, type);
  auto layout =
      WeightAttr::get(builder.getContext(),
                      linear.inOut ? WeightLayout::InOut : WeightLayout::OutIn);
  return rounded(LinearOp::create(builder, named(name), result, x, weight, bias,
                                  ValueRange(), layout, RoundingAttr()),
                 linear.roundsProduct ? "stepwise" : "eager");
}

Value BlockBuilder::buildUnit(ArrayRef<Value> products) {
  MLIRContext *context = builder.getContext();
  auto act = ActAttr::get(context, *symbolizeActivationKind(block.act.kind),
                          block.act.parameter);
  StringRef shorthand = block.writtenOut ? "stepwise" : "eager";
  int64_t inter = block.linears.back().in;
  auto result = RankedTensorType::get({ShapedType::kDynamic, inter}, type);
  if (!block.gated)
    return rounded(ActivationOp::create(builder, named("h"), result,
                                        products.front(), act, RoundingAttr()),
                   shorthand);
  auto unit = GatedUnitAttr::get(act, block.limit, block.offset);
  bool isPacked = products.size() == 1;
  PackingAttr packing;
  if (isPacked)
    packing = PackingAttr::get(
        context,
        block.interleaved ? PackingKind::Interleaved : PackingKind::Concat,
        block.interleaved ? 1 : 0,
        block.upFirst ? PackingOrder::UpGate : PackingOrder::GateUp);
  return rounded(GluOp::create(builder, named("h"), result, products.front(),
                               isPacked ? Value() : products.back(), unit,
                               packing, RoundingAttr()),
                 shorthand);
}

void BlockBuilder::build() {
  const Linear &down = block.linears.back();
  addArgument({ShapedType::kDynamic, down.out}, type, "", "x");
  for (const Linear &linear : block.linears)
    addArguments(linear);

  auto func =
      func::FuncOp::create(builder, builder.getUnknownLoc(), block.symbol,
                           builder.getFunctionType(types, types.front()));
  for (auto [index, tensor] : llvm::enumerate(tensors))
    if (!tensor.empty())
      func.setArgAttr(index, FFNDialect::kNameAttr,
                      builder.getStringAttr(tensor));
  OpBuilder::InsertionGuard guard(builder);
  mlir::Block *body =
      builder.createBlock(&func.getBody(), {}, types, locations);

  SmallVector<BlockArgument> weights(body->getArguments().drop_front());
  rest = weights;
  Value x = body->getArgument(0);
  SmallVector<Value> products;
  for (const Linear &linear : ArrayRef(block.linears).drop_back())
    products.push_back(buildLinear(linear, x,
                                   linear.role == Role::Gate ? "g"
                                   : linear.role == Role::Up ? "u"
                                                             : "gu"));
  Value y = buildLinear(down, buildUnit(products), "y");
  func::ReturnOp::create(builder, builder.getUnknownLoc(), y);
}

static Type getType(ElementType type, Builder &builder) {
  switch (type) {
  case ElementType::F64:
    return builder.getF64Type();
  case ElementType::F16:
    return builder.getF16Type();
  case ElementType::BF16:
    return builder.getBF16Type();
  default:
    return builder.getF32Type();
  }
}

OwningOpRef<ModuleOp> swiglu::buildModule(ArrayRef<swiglu::Block> blocks,
                                          ElementType type,
                                          MLIRContext *context) {
  OpBuilder builder(context);
  OwningOpRef<ModuleOp> module = ModuleOp::create(builder.getUnknownLoc());
  builder.setInsertionPointToStart(module->getBody());
  for (const swiglu::Block &block : blocks)
    BlockBuilder(builder, block, getType(type, builder)).build();
  return module;
}
