//===- AttachAdapter.cpp - adapters of PEFT on linears --------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Remarks.h"
#include "swiglu/Adapters/Adapter.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Elements.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_ATTACHADAPTERPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;
using swiglu::AdapterPart;
using swiglu::ModuleEdit;

//===----------------------------------------------------------------------===//
// The module's weights
//===----------------------------------------------------------------------===//

/// The weight that the argument holds: the argument itself, or what its
/// integers stand for.
static SmallVector<Value> getWeightValues(BlockArgument argument) {
  SmallVector<Value> values = {argument};
  for (OpOperand &use : argument.getUses())
    if (auto dequantize = dyn_cast<DequantizeOp>(use.getOwner()))
      if (dequantize.getQ() == argument)
        values.push_back(dequantize.getResult());
  return values;
}

namespace {
/// All arguments with one name.
struct NamedWeight {
  SmallVector<BlockArgument> arguments;
  /// In elements; dynamic where no function says more.
  SmallVector<int64_t, 4> shape;
};
using NamedWeights = llvm::MapVector<StringRef, NamedWeight>;
} // namespace

static NamedWeights findWeights(ModuleOp module) {
  NamedWeights weights;
  module.walk([&](func::FuncOp function) {
    if (function.isExternal())
      return;
    for (BlockArgument argument : function.getArguments()) {
      auto name = function.getArgAttrOfType<StringAttr>(argument.getArgNumber(),
                                                        FFNDialect::kNameAttr);
      auto type = dyn_cast<RankedTensorType>(
          getWeightValues(argument).back().getType());
      if (!name || !type)
        continue;
      NamedWeight &weight = weights[name.getValue()];
      if (weight.arguments.empty())
        weight.shape.assign(type.getShape().begin(), type.getShape().end());
      weight.arguments.push_back(argument);
      for (auto [known, size] : llvm::zip(weight.shape, type.getShape()))
        if (ShapedType::isDynamic(known))
          known = size;
    }
  });
  return weights;
}

static swiglu::BaseModel::Tensor getTensor(StringRef name,
                                           const NamedWeight &weight) {
  swiglu::BaseModel::Tensor tensor{name.str(), weight.shape};
  for (int64_t &size : tensor.shape)
    if (ShapedType::isDynamic(size))
      size = -1;
  return tensor;
}

//===----------------------------------------------------------------------===//
// One linear
//===----------------------------------------------------------------------===//

namespace {
/// The vectors that scale what a product reads; the first is applied last.
using Columns = SmallVector<Value, 2>;

/// A LoRA beside the product.
struct Branch {
  const AdapterPart *part;
  Value a, b, bias; ///< as the adapter has them
  Columns columns;
};

/// A scale behind the product; DoRA's leaves the bias alone.
struct OutputScale {
  Value factors;
  bool isDora;
};

/// Attaches the parts of one linear, in the order in which PEFT merges them.
class Attacher {
public:
  Attacher(LinearOp linear, const ModuleEdit &edit)
      : edit(edit), linear(linear), builder(linear), loc(linear.getLoc()),
        element(linear.getX().getType().getElementType()),
        weight(linear.getWeight()), bias(linear.getBias()) {}

  LogicalResult run();

private:
  LogicalResult attach(const AdapterPart &part);
  LogicalResult checkSizes(const AdapterPart &part);
  LogicalResult mergeSoFar();
  void mergeBias();
  void rebuild();
  Value makeBranch(const Branch &branch);
  Value scaled(const Columns &columns);

  Value constant(ArrayRef<double> values, ArrayRef<int64_t> shape);
  Value vector(ArrayRef<double> values) {
    return constant(values, {static_cast<int64_t>(values.size())});
  }
  Value merge(Type type, Value value, ValueRange b = {}, ValueRange a = {},
              ArrayRef<double> factors = {}, ValueRange rows = {},
              ValueRange columns = {}, WeightAttr layout = {});
  Value roundTo(Value value, Type type);
  /// As `ffn.scale` and biases take it: f32 is exact beside 16 bits.
  Value asVector(Value value) {
    return roundTo(value,
                   is16Bit(element) ? Type(builder.getF32Type()) : element);
  }

  const ModuleEdit &edit;
  LinearOp linear;
  OpBuilder builder;
  Location loc;
  Type element;
  /// What the product reads so far.
  Value weight, bias;
  Columns columns;
  SmallVector<Branch> branches;
  SmallVector<OutputScale> scales;
  llvm::MapVector<std::pair<Value, Value>, Value> scaledInputs;
};
} // namespace

/// A constant of f32, or of f64 where f32 would round.
Value Attacher::constant(ArrayRef<double> values, ArrayRef<int64_t> shape) {
  bool isExact = llvm::all_of(values, [](double value) {
    return static_cast<double>(static_cast<float>(value)) == value;
  });
  if (!isExact)
    return arith::ConstantOp::create(
        builder, loc,
        DenseElementsAttr::get(
            RankedTensorType::get(shape, builder.getF64Type()), values));
  SmallVector<float> narrowed(values.begin(), values.end());
  return arith::ConstantOp::create(
      builder, loc,
      DenseElementsAttr::get(RankedTensorType::get(shape, builder.getF32Type()),
                             ArrayRef(narrowed)));
}

Value Attacher::merge(Type type, Value value, ValueRange b, ValueRange a,
                      ArrayRef<double> factors, ValueRange rows,
                      ValueRange columns, WeightAttr layout) {
  if (!layout)
    layout = WeightAttr::get(builder.getContext(), WeightLayout::OutIn);
  return MergeOp::create(builder, loc,
                         cast<RankedTensorType>(value.getType()).clone(type),
                         value, b, a, rows, columns, factors, layout);
}

/// A fold finds the exact value behind the `ffn.merge`.
Value Attacher::roundTo(Value value, Type type) {
  return cast<RankedTensorType>(value.getType()).getElementType() == type
             ? value
             : merge(type, value);
}

LogicalResult Attacher::checkSizes(const AdapterPart &part) {
  bool isOutIn = linear.getLayout().getLayout() == WeightLayout::OutIn;
  RankedTensorType type = linear.getWeight().getType();
  int64_t out = type.getDimSize(isOutIn ? 0 : 1);
  int64_t in = type.getDimSize(isOutIn ? 1 : 0);
  auto check = [&](StringRef what, size_t found, int64_t expected) {
    if (ShapedType::isDynamic(expected) ||
        found == static_cast<size_t>(expected))
      return success();
    return LogicalResult(linear.emitError()
                         << part.source << " has " << found << " " << what
                         << ", but the weight of '" << edit.module << "' has "
                         << expected);
  };
  if (part.kind == AdapterPart::Kind::IA3)
    return part.isFeedForward ? check("inputs", part.factors.size(), in)
                              : check("outputs", part.factors.size(), out);
  if (failed(check("inputs", part.a.size() / part.rank, in)))
    return failure();
  return check("outputs", part.b.size() / part.rank, out);
}

LogicalResult Attacher::attach(const AdapterPart &part) {
  if (failed(checkSizes(part)))
    return failure();
  if (part.kind == AdapterPart::Kind::IA3) {
    Value factors = vector(part.factors);
    if (!part.isFeedForward) {
      scales.push_back({factors, /*isDora=*/false});
      return success();
    }
    columns.push_back(factors);
    for (Branch &branch : branches)
      branch.columns.push_back(factors);
    return success();
  }
  // W + s·B·A of a weight whose rows are scaled already.
  if (!scales.empty() && failed(mergeSoFar()))
    return failure();
  int64_t in = part.a.size() / part.rank, out = part.b.size() / part.rank;
  Branch branch{&part,
                constant(part.a, {part.rank, in}),
                constant(part.b, {out, part.rank}),
                Value(),
                {}};
  if (!part.bias.empty())
    branch.bias = vector(part.bias);
  if (part.kind == AdapterPart::Kind::DoRA) {
    Value norms = vector(part.factors);
    Value base = linear.getWeight();
    Type type =
        cast<RankedTensorType>(norms.getType())
            .clone(is16Bit(element) ? Type(builder.getF32Type()) : element);
    scales.push_back({DoraScaleOp::create(
                          builder, loc, type, norms, base, branch.b, branch.a,
                          ArrayRef(part.scale), linear.getLayoutAttr()),
                      /*isDora=*/true});
  }
  branches.push_back(std::move(branch));
  return success();
}

/// b <- l·(b + s·bb): DoRA's factors are not for the bias.
void Attacher::mergeBias() {
  SmallVector<Value> added, rows;
  SmallVector<double> factors;
  for (const Branch &branch : branches)
    if (branch.bias) {
      added.push_back(branch.bias);
      factors.push_back(branch.part->scale);
    }
  for (const OutputScale &scale : scales)
    if (!scale.isDora)
      rows.push_back(scale.factors);
  if (!bias && added.empty())
    return;
  Type type = bias ? cast<RankedTensorType>(bias.getType()).getElementType()
                   : (is16Bit(element) ? Type(builder.getF32Type()) : element);
  if (!bias)
    bias = vector(SmallVector<double>(
        cast<RankedTensorType>(added.front().getType()).getDimSize(0), 0.0));
  if (!added.empty() || !rows.empty())
    bias = merge(type, bias, added, {}, factors, rows);
}

/// The weight and the bias with everything attached so far.
LogicalResult Attacher::mergeSoFar() {
  if (isa_and_nonnull<DequantizeOp>(weight.getDefiningOp()))
    return linear.emitError()
           << "'" << edit.module << "' has a weight of integers, into which "
           << edit.parts.front().source
           << " would have to be merged; attach it before the adapters that "
              "scale results, and to a linear without addends";
  Type wide = builder.getF64Type();
  WeightAttr layout = linear.getLayoutAttr();
  if (!columns.empty())
    weight = merge(wide, weight, {}, {}, {}, {}, columns, layout);
  SmallVector<Value> a, b, rows;
  SmallVector<double> factors;
  for (const Branch &branch : branches) {
    a.push_back(branch.columns.empty()
                    ? branch.a
                    : merge(wide, branch.a, {}, {}, {}, {}, branch.columns));
    b.push_back(branch.b);
    factors.push_back(branch.part->scale);
  }
  for (const OutputScale &scale : scales)
    rows.push_back(scale.factors);
  weight = merge(element, weight, b, a, factors, rows, {}, layout);
  mergeBias();
  columns.clear();
  branches.clear();
  scales.clear();
  return success();
}

/// The linear's input, scaled; equal scales are one operation.
Value Attacher::scaled(const Columns &columns) {
  Value x = linear.getX();
  for (Value factors : llvm::reverse(columns)) {
    Value &entry = scaledInputs[{x, factors}];
    if (!entry)
      entry = ScaleOp::create(builder, loc, x.getType(), x, asVector(factors),
                              Value(), RoundingAttr());
    x = entry;
  }
  return x;
}

Value Attacher::makeBranch(const Branch &branch) {
  Value x = scaled(branch.columns);
  Value a = roundTo(branch.a, element), b = roundTo(branch.b, element);
  Value bias = branch.bias ? asVector(branch.bias) : Value();
  RoundingAttr rounding;
  if (is16Bit(element)) // 1: f32, and not rounded between
    rounding =
        RoundingAttr::get(builder.getContext(), /*acc=*/1,
                          /*product=*/bias ? 1 : 0, 0, /*linear=*/1, 0, 0);
  return LowRankOp::create(builder, loc, linear.getType(), x, a, b, bias,
                           APFloat(branch.part->scale), rounding);
}

/// Writes the operations in the place of the linear.
void Attacher::rebuild() {
  SmallVector<Value> addends;
  for (const Branch &branch : branches)
    addends.push_back(makeBranch(branch));
  llvm::append_range(addends, linear.getAddends());
  bool hasDora = llvm::any_of(
      scales, [](const OutputScale &scale) { return scale.isDora; });
  Value innerBias = hasDora ? Value() : bias;
  RoundingAttr rounding;
  if (RoundingAttr old = linear.getRoundingAttr()) {
    auto kept = [](unsigned field) { return field ? field : 1; };
    rounding =
        RoundingAttr::get(builder.getContext(), old.getAcc(),
                          innerBias ? kept(old.getProduct()) : 0,
                          addends.empty() ? 0 : kept(old.getSum()), 0, 0, 0);
  }
  Value x = scaled(columns);
  Value value =
      LinearOp::create(builder, loc, linear.getType(), x, weight, innerBias,
                       addends, linear.getLayoutAttr(), rounding);
  for (const OutputScale &scale : scales) {
    Value outerBias = scale.isDora ? bias : Value();
    RoundingAttr product;
    Type type = linear.getType().getElementType();
    if (outerBias && is16Bit(type)) // not rounded between
      product =
          RoundingAttr::get(builder.getContext(), 0, /*product=*/1, 0, 0, 0, 0);
    value = ScaleOp::create(builder, loc, linear.getType(), value,
                            asVector(scale.factors), outerBias, product);
  }
  linear.replaceAllUsesWith(value);
  linear.erase();
}

LogicalResult Attacher::run() {
  bool hasOwnAddends = !linear.getAddends().empty();
  for (const AdapterPart &part : edit.parts)
    if (failed(attach(part)))
      return failure();
  // What the source adds to the product is not scaled.
  if (hasOwnAddends && !scales.empty() && failed(mergeSoFar()))
    return failure();
  rebuild();
  return success();
}

//===----------------------------------------------------------------------===//
// The module
//===----------------------------------------------------------------------===//

/// gated_linear(x, Wg, Wu) -> glu(linear(x, Wg), linear(x, Wu)), exactly;
/// `ffn-fuse-gates` is the way back.
static void splitGates(GatedLinearOp op) {
  OpBuilder builder(op);
  Location loc = op.getLoc();
  RoundingAttr rounding = op.getRoundingAttr();
  RankedTensorType xType = op.getX().getType();
  Type element = xType.getElementType();
  if (rounding && !rounding.roundsLinear())
    element = builder.getF32Type();
  auto makeLinear = [&](Value weight, WeightAttr layout, Value bias,
                        ValueRange addends) -> Value {
    bool isOutIn = layout.getLayout() == WeightLayout::OutIn;
    SmallVector<int64_t> shape(xType.getShape());
    shape.back() =
        cast<RankedTensorType>(weight.getType()).getDimSize(isOutIn ? 0 : 1);
    unsigned mask = (1u << RoundingAttr::Acc) |
                    (bias ? 1u << RoundingAttr::Product : 0) |
                    (addends.empty() ? 0 : 1u << RoundingAttr::Sum);
    return LinearOp::create(builder, loc, RankedTensorType::get(shape, element),
                            op.getX(), weight, bias, addends, layout,
                            rounding ? rounding.restrictTo(mask)
                                     : RoundingAttr());
  };
  Value gate = makeLinear(op.getWeight(), op.getLayoutAttr(), op.getBias(),
                          op.getAddends());
  Value up;
  if (op.getUpWeight())
    up = makeLinear(op.getUpWeight(), op.getUpLayoutAttr(), op.getUpBias(),
                    op.getUpAddends());
  unsigned mask =
      (1u << RoundingAttr::Interior) | (1u << RoundingAttr::ActField);
  auto glu =
      GluOp::create(builder, loc, op.getType(), gate, up, op.getUnitAttr(),
                    op.getPackingAttr(),
                    rounding ? rounding.restrictTo(mask) : RoundingAttr());
  op.replaceAllUsesWith(glu.getResult());
  op.erase();
}

/// Whether a call hands the argument on under the same name.
static bool isPassedOn(OpOperand &use, StringRef name) {
  auto call = dyn_cast<func::CallOp>(use.getOwner());
  if (!call)
    return false;
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
  auto given = callee ? callee.getArgAttrOfType<StringAttr>(
                            use.getOperandNumber(), FFNDialect::kNameAttr)
                      : StringAttr();
  return given && given.getValue() == name;
}

/// The linears that read the weight. Fails where something else reads it.
static LogicalResult findLinears(const NamedWeight &named, StringRef name,
                                 SmallVectorImpl<LinearOp> &linears) {
  for (BlockArgument argument : named.arguments) {
    for (Value value : getWeightValues(argument)) {
      // Both products may read it.
      llvm::SetVector<Operation *> users(value.user_begin(), value.user_end());
      for (Operation *user : users)
        if (auto gated = dyn_cast<GatedLinearOp>(user))
          splitGates(gated);
      for (OpOperand &use : value.getUses()) {
        Operation *user = use.getOwner();
        auto linear = dyn_cast<LinearOp>(user);
        if (linear && linear.getWeight() == value) {
          linears.push_back(linear);
          continue;
        }
        if (isa<DequantizeOp>(user) || isPassedOn(use, name))
          continue;
        return user->emitError()
               << "'" << user->getName() << "' reads the weight '" << name
               << "', to which an adapter is to be attached, expected ffn "
                  "products alone";
      }
    }
  }
  return success();
}

/// A constant in the place of each argument with the name.
static LogicalResult replaceTensor(const swiglu::Replacement &replacement,
                                   const NamedWeight &named) {
  for (BlockArgument argument : named.arguments) {
    auto type = cast<RankedTensorType>(argument.getType());
    std::optional<swiglu::ElementType> element =
        swiglu::getElementType(type.getElementType());
    if (!element || type.getShape() != ArrayRef(replacement.tensor.shape))
      return emitError(argument.getLoc())
             << "the adapter replaces '" << replacement.name
             << "' with a tensor of another shape or type than " << type;
    std::vector<uint8_t> bytes(type.getNumElements() *
                               swiglu::getElementSize(*element));
    if (llvm::Error error =
            swiglu::convertElements(replacement.tensor, *element, bytes))
      return emitError(argument.getLoc()) << llvm::toString(std::move(error));
    OpBuilder builder = OpBuilder::atBlockBegin(argument.getOwner());
    argument.replaceAllUsesWith(arith::ConstantOp::create(
        builder, argument.getLoc(),
        DenseElementsAttr::getFromRawBuffer(
            type,
            {reinterpret_cast<const char *>(bytes.data()), bytes.size()})));
  }
  return success();
}

namespace {
struct AttachAdapter : ffn::impl::AttachAdapterPassBase<AttachAdapter> {
  using AttachAdapterPassBase::AttachAdapterPassBase;
  void runOnOperation() override;

private:
  llvm::Expected<swiglu::MergePlan>
  plan(ArrayRef<std::unique_ptr<swiglu::Adapter>> folders,
       const NamedWeights &named);
  LogicalResult attach(const swiglu::MergePlan &plan, NamedWeights &named);
};
} // namespace

llvm::Expected<swiglu::MergePlan>
AttachAdapter::plan(ArrayRef<std::unique_ptr<swiglu::Adapter>> folders,
                    const NamedWeights &named) {
  swiglu::PlanOptions options;
  options.weights.assign(weights.begin(), weights.end());
  // A linear can gain a bias, a checkpoint can't.
  options.allowNewBias = true;
  if (!checkpoint.empty()) {
    llvm::Expected<std::unique_ptr<swiglu::WeightStore>> store =
        swiglu::WeightStore::open(checkpoint);
    if (!store)
      return store.takeError();
    llvm::Expected<swiglu::BaseModel> base = swiglu::BaseModel::get(**store);
    if (!base)
      return base.takeError();
    return swiglu::planMerge(folders, *base, options);
  }
  options.allowMissingKinds = true;
  options.allowMissing = partial;
  std::vector<swiglu::BaseModel::Tensor> tensors;
  for (const auto &[name, weight] : named)
    tensors.push_back(getTensor(name, weight));
  llvm::Expected<swiglu::BaseModel> base =
      swiglu::BaseModel::get(std::move(tensors));
  if (!base)
    return base.takeError();
  return swiglu::planMerge(folders, *base, options);
}

LogicalResult AttachAdapter::attach(const swiglu::MergePlan &plan,
                                    NamedWeights &named) {
  int64_t outside = 0;
  // Not of the operation, which would be printed with each.
  Location loc = getOperation().getLoc();
  auto remarkOf = remark::RemarkOpts::name("AttachAdapter").category("ffn");
  for (const ModuleEdit &edit : plan.edits) {
    auto *it = named.find(edit.weight);
    if (it == named.end()) {
      ++outside;
      continue;
    }
    SmallVector<LinearOp> linears;
    if (failed(findLinears(it->second, edit.weight, linears)))
      return failure();
    for (LinearOp linear : linears) {
      Location where = linear.getLoc();
      if (failed(Attacher(linear, edit).run()))
        return failure();
      remark::passed(where, remarkOf)
          << "attached an adapter to '" + edit.module + "'";
    }
  }
  for (const swiglu::Replacement &replacement : plan.replacements) {
    auto *it = named.find(replacement.name);
    if (it == named.end())
      ++outside;
    else if (failed(replaceTensor(replacement, it->second)))
      return failure();
  }
  for (const std::string &note : plan.notes)
    emitWarning(loc) << note;
  if (outside)
    emitWarning(loc) << "the adapter changes " << outside
                     << " weights of the checkpoint that no function has";
  return success();
}

void AttachAdapter::runOnOperation() {
  auto fail = [&](llvm::Error error) {
    emitError(getOperation().getLoc()) << llvm::toString(std::move(error));
    signalPassFailure();
  };
  std::vector<std::unique_ptr<swiglu::Adapter>> folders;
  for (const std::string &folder : adapters) {
    llvm::Expected<std::unique_ptr<swiglu::Adapter>> adapter =
        swiglu::Adapter::open(folder);
    if (!adapter)
      return fail(adapter.takeError());
    folders.push_back(std::move(*adapter));
  }
  if (folders.empty())
    return fail(llvm::createStringError("no adapter, expected a folder"));
  NamedWeights named = findWeights(getOperation());
  llvm::Expected<swiglu::MergePlan> found = plan(folders, named);
  if (!found)
    return fail(found.takeError());
  if (failed(attach(*found, named)))
    signalPassFailure();
}
