//===- Blocks.cpp - the feed-forward blocks of a module -------------------===//
//
// A search starts at each unit (`ffn.glu`, `ffn.gated_linear`,
// `ffn.activation`) and goes back to the first products and forward to down.
// Between them every value has one use, so that no two searches see the same
// operation and the whole takes linear time.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::ffn;

/// Reshapes in a row that are looked through: the inputs of many blocks may
/// hang on one chain, which each of them would walk to its end.
static constexpr unsigned kMaxReshapes = 16;

//===----------------------------------------------------------------------===//
// FFNBlock
//===----------------------------------------------------------------------===//

GatedUnitAttr FFNBlock::getUnit() const {
  if (auto glu = dyn_cast_or_null<GluOp>(unit))
    return glu.getUnit();
  if (auto gated = dyn_cast_or_null<GatedLinearOp>(unit))
    return gated.getUnit();
  return {};
}

ActAttr FFNBlock::getActivation() const {
  if (auto activation = dyn_cast_or_null<ActivationOp>(unit))
    return activation.getAct();
  GatedUnitAttr gated = getUnit();
  return gated ? gated.getAct() : ActAttr();
}

PackingAttr FFNBlock::getPacking() const {
  if (auto glu = dyn_cast_or_null<GluOp>(unit))
    return glu.getPackingAttr();
  if (auto gated = dyn_cast_or_null<GatedLinearOp>(unit))
    return gated.getPackingAttr();
  return {};
}

const BlockLinear *FFNBlock::findLinear(LinearRole role) const {
  const BlockLinear *found = llvm::find_if(
      linears, [&](const BlockLinear &linear) { return linear.role == role; });
  return found == linears.end() ? nullptr : found;
}

StringRef ffn::getRoleName(LinearRole role) {
  switch (role) {
  case LinearRole::Gate:
    return "gate";
  case LinearRole::Up:
    return "up";
  case LinearRole::GateUp:
    return "gate_up";
  case LinearRole::Down:
    return "down";
  case LinearRole::Single:
    return "linear";
  }
  llvm_unreachable("unknown role");
}

StringAttr ffn::getWeightName(Value value) {
  auto arg = dyn_cast_or_null<BlockArgument>(value);
  if (!arg || !arg.getOwner()->isEntryBlock())
    return {};
  auto function =
      dyn_cast_or_null<FunctionOpInterface>(arg.getOwner()->getParentOp());
  return function ? function.getArgAttrOfType<StringAttr>(
                        arg.getArgNumber(), FFNDialect::kNameAttr)
                  : StringAttr();
}

StringRef ffn::getFunctionName(Operation *op) {
  auto function = op->getParentOfType<FunctionOpInterface>();
  return function ? function.getName() : StringRef();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// True if a reshape of `wide` to `narrow` merges leading dimensions alone; the
/// last dimension may take dimensions of size 1 with it.
static bool keepsRows(RankedTensorType wide, RankedTensorType narrow,
                      ArrayRef<ReassociationIndices> groups) {
  if (wide.getRank() == 0 || narrow.getRank() == 0)
    return false;
  ArrayRef<int64_t> last = groups.back();
  return wide.getShape().back() == narrow.getShape().back() &&
         llvm::all_of(last.drop_back(), [&](int64_t dim) {
           return wide.getDimSize(dim) == 1;
         });
}

Value ffn::getReshapedRows(Operation *op) {
  return TypeSwitch<Operation *, Value>(op)
      .Case([](tensor::ExpandShapeOp expand) {
        bool keeps = keepsRows(expand.getResultType(), expand.getSrcType(),
                               expand.getReassociationIndices());
        return keeps ? expand.getSrc() : Value();
      })
      .Case([](tensor::CollapseShapeOp collapse) {
        bool keeps = keepsRows(collapse.getSrcType(), collapse.getResultType(),
                               collapse.getReassociationIndices());
        return keeps ? collapse.getSrc() : Value();
      })
      .Case([](tensor::CastOp cast) {
        auto from = dyn_cast<RankedTensorType>(cast.getSource().getType());
        auto to = dyn_cast<RankedTensorType>(cast.getType());
        bool keeps = from && to && from.getRank() > 0 &&
                     from.getEncoding() == to.getEncoding() &&
                     from.getShape().back() == to.getShape().back();
        return keeps ? cast.getSource() : Value();
      })
      .Default(Value());
}

/// The value that `value` is a reshape of, at last. The reshapes on the way are
/// added in the order of the program.
static Value findRows(Value value,
                      SmallVectorImpl<Operation *> *reshapes = nullptr) {
  SmallVector<Operation *> found;
  while (Operation *op = value.getDefiningOp()) {
    Value source = getReshapedRows(op);
    if (!source || found.size() == kMaxReshapes)
      break;
    found.push_back(op);
    value = source;
  }
  if (reshapes)
    reshapes->append(found.rbegin(), found.rend());
  return value;
}

/// IA3 is a scale without a bias.
static ScaleOp asIA3(Operation *op) {
  auto scale = dyn_cast_or_null<ScaleOp>(op);
  return scale && !scale.getBias() ? scale : ScaleOp();
}

//===----------------------------------------------------------------------===//
// Reasons
//===----------------------------------------------------------------------===//

static bool isTerminator(Operation *op) {
  return op->hasTrait<OpTrait::IsTerminator>();
}

/// Why `value` has not just the one use that it should have.
static std::string describeUses(const Twine &what, Value value) {
  if (llvm::any_of(value.getUsers(), isTerminator))
    return (what + " is also returned").str();
  size_t count = llvm::range_size(value.getUses());
  std::string number = count == 2   ? "two"
                       : count == 3 ? "three"
                                    : std::to_string(count);
  return (what + " has " + number + " uses").str();
}

/// Where a value comes from that should be a product.
static std::string describeSource(const Twine &what, Value value) {
  Operation *op = value.getDefiningOp();
  if (!op)
    return (what + " is an argument, expected a product").str();
  if (auto scale = dyn_cast<ScaleOp>(op))
    return (what + (scale.getBias() ? " is scaled and shifted"
                                    : " is scaled twice"))
        .str();
  if (isa<tensor::ExtractSliceOp>(op))
    return (what + " is a slice of another tensor that is neither a half of a "
                   "product nor its interleaved blocks")
        .str();
  return (what + " comes from '" + op->getName().getStringRef() +
          "', expected a product")
      .str();
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

namespace {
/// What stands before a reader: reshapes and at most one IA3 behind `source`.
struct Path {
  Value source;
  ScaleOp scale;
  /// Both in the order of the program.
  SmallVector<Operation *> reshapes, operations;
  /// The first value on the way, seen from the reader, with another use.
  Value shared;
};

Path walkBack(Value value) {
  Path path;
  while (true) {
    if (!value.hasOneUse() && !path.shared)
      path.shared = value;
    Operation *op = value.getDefiningOp();
    Value next;
    if (op && path.reshapes.size() < kMaxReshapes)
      next = getReshapedRows(op);
    if (next) {
      path.reshapes.push_back(op);
    } else if (asIA3(op) && !path.scale) {
      path.scale = cast<ScaleOp>(op);
      next = path.scale.getX();
    } else {
      break;
    }
    path.operations.push_back(op);
    value = next;
  }
  path.source = value;
  std::reverse(path.reshapes.begin(), path.reshapes.end());
  std::reverse(path.operations.begin(), path.operations.end());
  return path;
}

/// What reads a hidden value, through reshapes and one IA3.
struct Readers {
  SmallVector<LinearOp> products;
  SmallVector<LowRankOp> branches;
  SmallVector<ScaleOp> scales;
  SmallVector<Operation *> reshapes, others;
};

Readers findReaders(Value hidden) {
  Readers readers;
  SmallVector<std::pair<Value, bool>> open = {{hidden, false}};
  while (!open.empty()) {
    auto [value, isScaled] = open.pop_back_val();
    for (OpOperand &use : value.getUses()) {
      Operation *op = use.getOwner();
      auto linear = dyn_cast<LinearOp>(op);
      auto branch = dyn_cast<LowRankOp>(op);
      if (linear && &use == &linear.getXMutable()) {
        readers.products.push_back(linear);
      } else if (branch && &use == &branch.getXMutable()) {
        readers.branches.push_back(branch);
      } else if (readers.reshapes.size() < kMaxReshapes &&
                 getReshapedRows(op) == value) {
        readers.reshapes.push_back(op);
        open.push_back({op->getResult(0), isScaled});
      } else if (!isScaled && asIA3(op) && asIA3(op).getX() == value) {
        readers.scales.push_back(cast<ScaleOp>(op));
        open.push_back({op->getResult(0), true});
      } else {
        readers.others.push_back(op);
      }
    }
  }
  return readers;
}

/// Tries to make a block of one unit.
class BlockSearch {
public:
  BlockSearch(Operation *unit, const DenseSet<Operation *> &taken)
      : unit(unit), taken(taken) {}

  /// On failure `reason` says why, or is empty if there is nothing to say.
  bool run();

  FFNBlock block;
  std::string reason;

private:
  bool fail(std::string why) {
    reason = std::move(why);
    return false;
  }
  bool matchProduct(LinearRole role, Value operand);
  bool matchFirstProducts();
  bool matchDown(const Readers &readers);
  bool matchAddends(BlockLinear &linear, Value x, ValueRange addends,
                    bool mayBeOthers);
  void addGatedLinear(GatedLinearOp gated);
  bool addInput(Value x, ArrayRef<Operation *> reshapes);
  void add(Operation *op) { operations.insert(op); }
  void addWeight(Value weight);
  bool finish();

  Operation *unit;
  const DenseSet<Operation *> &taken;
  llvm::SmallPtrSet<Operation *, 16> operations;
};
} // namespace

/// A weight that is only dequantised for this product belongs to it.
void BlockSearch::addWeight(Value weight) {
  auto dequantize = weight.getDefiningOp<DequantizeOp>();
  if (dequantize && weight.hasOneUse() &&
      dequantize->getBlock() == unit->getBlock())
    add(dequantize);
}

/// Sorts the addends of a product into LoRA branches and others, of which only
/// down may have any.
bool BlockSearch::matchAddends(BlockLinear &linear, Value x,
                               ValueRange addends, bool mayBeOthers) {
  std::string product = ("the " + getRoleName(linear.role) + " product").str();
  for (Value addend : addends) {
    Path path = walkBack(addend);
    auto branch = path.source.getDefiningOp<LowRankOp>();
    bool readsX = branch && findRows(branch.getX()) == findRows(x);
    if (readsX && !path.shared && !path.scale) {
      linear.lora.push_back(branch);
      add(branch);
      for (Operation *op : path.operations)
        add(op);
      continue;
    }
    if (mayBeOthers)
      continue;
    if (!branch)
      return fail(product + " has an addend that is no adapter's branch" +
                  (path.source.getDefiningOp()
                       ? ": it comes from '" +
                             path.source.getDefiningOp()
                                 ->getName()
                                 .getStringRef()
                                 .str() +
                             "'"
                       : ": it is an argument"));
    if (!readsX)
      return fail("the adapter of " + product +
                  " reads another input than the product");
    return fail(path.shared
                    ? describeUses("the adapter of " + product, path.shared)
                    : "the adapter of " + product + " is scaled");
  }
  return true;
}

/// `input` is what all first products read: one value, or what they read
/// reshapes of. `reshapes` are those behind the product.
bool BlockSearch::addInput(Value x, ArrayRef<Operation *> reshapes) {
  if (!block.input) {
    block.input = x;
    block.reshapes.assign(reshapes.begin(), reshapes.end());
    return true;
  }
  if (block.input == x)
    return true;
  SmallVector<Operation *> ofInput;
  Value rows = findRows(block.input, &ofInput);
  if (rows != findRows(x))
    return false;
  block.input = rows;
  block.reshapes.insert(block.reshapes.begin(), ofInput.begin(), ofInput.end());
  return true;
}

bool BlockSearch::matchProduct(LinearRole role, Value operand) {
  bool isActivation = isa<ActivationOp>(unit);
  std::string name = getRoleName(role).str();
  Path path = walkBack(operand);
  auto linear = path.source.getDefiningOp<LinearOp>();
  if (!linear)
    return fail(describeSource(isActivation ? "the activated value"
                                            : "the " + name + " value",
                               path.source));
  if (path.shared)
    return fail(describeUses("the " + name + " product", path.shared));
  if (taken.contains(linear))
    return fail("the " + name +
                " product is the down product of another block");
  if (!addInput(linear.getX(), path.reshapes))
    return fail("gate and up read different inputs");
  BlockLinear product{role,
                      linear,
                      linear.getWeight(),
                      linear.getLayoutAttr(),
                      linear.getBias(),
                      {},
                      {},
                      path.scale};
  if (!matchAddends(product, linear.getX(), linear.getAddends(),
                    /*mayBeOthers=*/false))
    return false;
  add(linear);
  addWeight(linear.getWeight());
  for (Operation *op : path.operations)
    add(op);
  block.linears.push_back(std::move(product));
  return true;
}

bool BlockSearch::matchFirstProducts() {
  if (auto activation = dyn_cast<ActivationOp>(unit))
    return matchProduct(LinearRole::Up, activation.getX());
  if (auto glu = dyn_cast<GluOp>(unit)) {
    if (glu.getPackingAttr())
      return matchProduct(LinearRole::GateUp, glu.getGate());
    if (glu.getGate() == glu.getUp())
      return fail("gate and up are the same value");
    return matchProduct(LinearRole::Gate, glu.getGate()) &&
           matchProduct(LinearRole::Up, glu.getUp());
  }
  auto gated = cast<GatedLinearOp>(unit);
  addInput(gated.getX(), {});
  bool isPacked = !gated.getUpWeight();
  BlockLinear first{isPacked ? LinearRole::GateUp : LinearRole::Gate,
                    gated,
                    gated.getWeight(),
                    gated.getLayoutAttr(),
                    gated.getBias()};
  if (!matchAddends(first, gated.getX(), gated.getAddends(),
                    /*mayBeOthers=*/false))
    return false;
  addWeight(gated.getWeight());
  block.linears.push_back(std::move(first));
  if (isPacked)
    return true;
  BlockLinear up{LinearRole::Up, gated, gated.getUpWeight(),
                 gated.getUpLayoutAttr(), gated.getUpBias()};
  if (!matchAddends(up, gated.getX(), gated.getUpAddends(),
                    /*mayBeOthers=*/false))
    return false;
  addWeight(gated.getUpWeight());
  block.linears.push_back(std::move(up));
  return true;
}

bool BlockSearch::matchDown(const Readers &readers) {
  if (readers.products.size() > 1)
    return fail("the hidden value is read by " +
                std::to_string(readers.products.size()) +
                " products, expected one");
  LinearOp linear = readers.products.front();
  Path path = walkBack(linear.getX());
  SmallVector<Operation *> others = readers.others;
  for (ScaleOp scale : readers.scales)
    if (scale != path.scale)
      others.push_back(scale);
  if (!others.empty())
    return fail(isTerminator(others.front())
                    ? std::string("the hidden value is also returned")
                    : "the hidden value is also read by '" +
                          others.front()->getName().getStringRef().str() + "'");
  BlockLinear down{LinearRole::Down,
                   linear,
                   linear.getWeight(),
                   linear.getLayoutAttr(),
                   linear.getBias(),
                   {},
                   path.scale};
  matchAddends(down, linear.getX(), linear.getAddends(), /*mayBeOthers=*/true);
  if (down.lora.size() != readers.branches.size())
    return fail("the hidden value is also read by an adapter that is not the "
                "down product's");
  add(linear);
  addWeight(linear.getWeight());
  for (Operation *op : path.operations)
    add(op);
  for (Operation *op : readers.reshapes)
    add(op);
  llvm::append_range(block.reshapes, path.reshapes);
  block.linears.push_back(std::move(down));
  block.result = linear.getResult();
  return true;
}

bool BlockSearch::finish() {
  for (Operation *op : operations)
    if (op->getBlock() != unit->getBlock())
      return fail("parts of the block stand in different regions");
  block.unit = unit;
  block.kind =
      isa<ActivationOp>(unit) ? BlockKind::FFN : BlockKind::GatedFFN;
  block.operations.assign(operations.begin(), operations.end());
  llvm::sort(block.operations, [](Operation *a, Operation *b) {
    return a->isBeforeInBlock(b);
  });
  return true;
}

/// True if a product stands behind `operand`, however it is used.
static bool isProduct(Value operand) {
  return operand && walkBack(operand).source.getDefiningOp<LinearOp>();
}

bool BlockSearch::run() {
  auto activation = dyn_cast<ActivationOp>(unit);
  if (activation && activation.getAct().getKind() == ActivationKind::Identity)
    return false;
  Readers readers = findReaders(unit->getResult(0));
  add(unit);
  if (!readers.products.empty())
    return matchFirstProducts() && matchDown(readers) && finish();
  // Activations of products stand everywhere, gated units of them don't.
  auto glu = dyn_cast<GluOp>(unit);
  bool isGated = glu && isProduct(glu.getGate()) &&
                 (glu.getPackingAttr() || isProduct(glu.getUp()));
  if (isGated || isa<GatedLinearOp>(unit))
    return fail("no product reads the hidden value");
  return false;
}

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

namespace {
/// Makes pieces of what belongs to no block.
class PieceBuilder {
public:
  explicit PieceBuilder(DenseSet<Operation *> &taken) : taken(taken) {}

  std::optional<FFNBlock> build(Operation *op);

private:
  FFNBlock buildUnit(Operation *op);
  FFNBlock buildLinear(LinearOp op);
  void addScales(FFNBlock &block);
  SmallVector<LowRankOp, 1> claimLora(FFNBlock &block, Value x,
                                      ValueRange addends);

  DenseSet<Operation *> &taken;
};
} // namespace

SmallVector<LowRankOp, 1> PieceBuilder::claimLora(FFNBlock &block, Value x,
                                                  ValueRange addends) {
  SmallVector<LowRankOp, 1> lora;
  for (Value addend : addends) {
    auto branch = addend.getDefiningOp<LowRankOp>();
    if (!branch || branch.getX() != x || !addend.hasOneUse() ||
        branch->getBlock() != block.result.getDefiningOp()->getBlock())
      continue;
    lora.push_back(branch);
    block.operations.push_back(branch);
  }
  return lora;
}

FFNBlock PieceBuilder::buildUnit(Operation *op) {
  FFNBlock block;
  block.kind =
      isa<ActivationOp>(op) ? BlockKind::Activation : BlockKind::GLU;
  block.unit = op;
  block.input = op->getOperand(0);
  block.result = op->getResult(0);
  block.operations.push_back(op);
  auto gated = dyn_cast<GatedLinearOp>(op);
  if (!gated)
    return block;
  block.linears.push_back(
      {gated.getUpWeight() ? LinearRole::Gate : LinearRole::GateUp, op,
       gated.getWeight(), gated.getLayoutAttr(), gated.getBias(),
       claimLora(block, gated.getX(), gated.getAddends())});
  if (gated.getUpWeight())
    block.linears.push_back(
        {LinearRole::Up, op, gated.getUpWeight(), gated.getUpLayoutAttr(),
         gated.getUpBias(),
         claimLora(block, gated.getX(), gated.getUpAddends())});
  return block;
}

/// Takes the IA3 before and behind a single product, where nobody else has it.
void PieceBuilder::addScales(FFNBlock &block) {
  BlockLinear &linear = block.linears.front();
  auto isFree = [&](ScaleOp scale) {
    return scale && !taken.contains(scale) &&
           scale->getBlock() == linear.op->getBlock();
  };
  ScaleOp before = asIA3(block.input.getDefiningOp());
  if (isFree(before) && block.input.hasOneUse()) {
    linear.scaleIn = before;
    block.input = before.getX();
    block.operations.push_back(before);
  }
  SmallVector<Operation *> reshapes;
  Value value = block.result;
  while (value.hasOneUse() && reshapes.size() < kMaxReshapes &&
         getReshapedRows(*value.user_begin()) == value) {
    reshapes.push_back(*value.user_begin());
    value = reshapes.back()->getResult(0);
  }
  ScaleOp behind =
      value.hasOneUse() ? asIA3(*value.user_begin()) : ScaleOp();
  if (!isFree(behind) || behind == before || behind.getX() != value ||
      llvm::any_of(reshapes, [&](Operation *op) {
        return op->getBlock() != linear.op->getBlock();
      }))
    return;
  linear.scaleOut = behind;
  llvm::append_range(block.operations, reshapes);
  block.operations.push_back(behind);
  block.reshapes = std::move(reshapes);
  block.result = behind.getResult();
}

FFNBlock PieceBuilder::buildLinear(LinearOp op) {
  FFNBlock block;
  block.kind = BlockKind::Linear;
  block.input = op.getX();
  block.result = op.getResult();
  block.operations.push_back(op);
  BlockLinear linear{LinearRole::Single, op, op.getWeight(),
                     op.getLayoutAttr(), op.getBias()};
  linear.lora = claimLora(block, op.getX(), op.getAddends());
  block.linears.push_back(std::move(linear));
  addScales(block);
  return block;
}

std::optional<FFNBlock> PieceBuilder::build(Operation *op) {
  if (taken.contains(op))
    return std::nullopt;
  std::optional<FFNBlock> piece;
  if (auto linear = dyn_cast<LinearOp>(op))
    piece = buildLinear(linear);
  else if (isa<GluOp, GatedLinearOp, ActivationOp>(op))
    piece = buildUnit(op);
  else
    return std::nullopt;
  llvm::sort(piece->operations, [](Operation *a, Operation *b) {
    return a->isBeforeInBlock(b);
  });
  taken.insert_range(piece->operations);
  return piece;
}

std::vector<FFNBlock> ffn::findBlocks(Operation *root,
                                      SmallVectorImpl<NearMiss> *misses) {
  DenseSet<Operation *> taken;
  llvm::DenseMap<Operation *, FFNBlock> wholes;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (!isa<GluOp, GatedLinearOp, ActivationOp>(op))
      return;
    BlockSearch search(op, taken);
    if (search.run()) {
      taken.insert_range(search.block.operations);
      Operation *last = search.block.result.getDefiningOp();
      wholes.try_emplace(last, std::move(search.block));
    } else if (misses && !search.reason.empty()) {
      misses->push_back({op->getLoc(), getFunctionName(op).str(),
                         std::move(search.reason)});
    }
  });

  std::vector<FFNBlock> blocks;
  PieceBuilder pieces(taken);
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto whole = wholes.find(op);
    if (whole != wholes.end())
      blocks.push_back(std::move(whole->second));
    else if (std::optional<FFNBlock> piece = pieces.build(op))
      blocks.push_back(std::move(*piece));
  });
  return blocks;
}
