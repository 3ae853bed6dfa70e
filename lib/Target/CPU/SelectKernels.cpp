//===- SelectKernels.cpp - linears with packed weights as kernels ---------===//
//
// The body of a product is taken from the decomposition of its linear, so that
// biases, addends, units and roundings have one spelling.
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Target/CPU/Kernels.h"
#include "swiglu/Target/CPU/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_SELECTKERNELSPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

namespace {
class Selector {
public:
  Selector(const KernelTarget &target, int64_t bits)
      : target(target), bits(bits) {}

  template <typename OpTy>
  void select(OpTy op) {
    auto unpack = op.getWeight().template getDefiningOp<UnpackOp>();
    if (!unpack)
      return;
    IRRewriter b(op);
    Location loc = op.getLoc();
    PanelsAttr panels = unpack.getPanels();
    Value x = op.getX();
    Type element = getElementTypeOrSelf(x);
    KernelSpec spec = KernelSpec::get(target, element, panels, bits);
    Value tokens = getTokens(b, loc, x);
    Value tiles = packRows(b, loc, x, tokens, spec, panels);

    // What comes behind the products.
    FailureOr<SmallVector<Value>> decomposed = op.decomposeOperation(b);
    assert(succeeded(decomposed) && "every linear decomposes");
    auto last = decomposed->front().template getDefiningOp<linalg::GenericOp>();
    SmallVector<Value> sums;
    for (Operation &other : *op->getBlock()) {
      if (&other == op)
        break;
      auto generic = dyn_cast<linalg::GenericOp>(other);
      if (generic && generic.getNumReductionLoops() == 1 &&
          generic.getInputs()[1].template getDefiningOp<UnpackOp>() == unpack &&
          isMadeFor(generic, last))
        sums.push_back(generic.getResult(0));
    }

    SmallVector<int64_t> biases;
    SmallVector<Value> addends;
    SmallVector<unsigned> order; // of the body's arguments in the product's
    readInputs(last, sums, unpack, biases, addends, order);
    auto resultType = cast<RankedTensorType>(op.getType());
    Value init = tensor::EmptyOp::create(
        b, loc,
        {getAsOpFoldResult(tokens), b.getIndexAttr(panels.getColumns())},
        resultType.getElementType());
    Value bias = biases.empty() ? Value() : unpack.getPacked()[1];
    auto product = ProductOp::create(b, loc, init.getType(), tokens, tiles,
                                     unpack.getPacked()[0], bias, addends, init,
                                     panels, spec.rows, biases, /*tiled=*/false,
                                     spec.getBitsAttr(b));
    makeBody(b, product, last, sums, order, panels.getGated() ? 2 : 1);
    Value result = product.getResult(0);
    if (result.getType() != op.getType())
      result = tensor::CastOp::create(b, loc, op.getType(), result);
    b.replaceOp(op, result);
  }

private:
  static Value getTokens(OpBuilder &b, Location loc, Value x) {
    int64_t size = cast<RankedTensorType>(x.getType()).getDimSize(0);
    if (!ShapedType::isDynamic(size))
      return arith::ConstantIndexOp::create(b, loc, size);
    return tensor::DimOp::create(b, loc, x, 0);
  }

  /// x in tiles; the same ones for every product of x.
  Value packRows(OpBuilder &b, Location loc, Value x, Value tokens,
                 const KernelSpec &spec, PanelsAttr panels) {
    int64_t k = cast<RankedTensorType>(x.getType()).getDimSize(1);
    Value init = makeTiles(b, loc, tokens, spec.getRowWords(k),
                           spec.getTileType(b.getContext()));
    return PackRowsOp::create(
               b, loc, init.getType(), x, init, spec.rows, spec.pairing,
               spec.isInteger() ? panels : PanelsAttr(), spec.getBitsAttr(b))
        .getResult(0);
  }

  /// The sum that only `last` reads, or that is the result.
  static bool isMadeFor(linalg::GenericOp sum, linalg::GenericOp last) {
    return sum == last || llvm::is_contained(sum->getUsers(), last);
  }

  /// Sorts what the last generic reads.
  static void readInputs(linalg::GenericOp last, ArrayRef<Value> sums,
                         UnpackOp unpack, SmallVectorImpl<int64_t> &biases,
                         SmallVectorImpl<Value> &addends,
                         SmallVectorImpl<unsigned> &order) {
    if (llvm::is_contained(sums, last.getResult(0)))
      return; // the sum is the result
    unsigned branches = unpack.getPanels().getGated() ? 2 : 1;
    // First sums, then biases, then addends.
    SmallVector<unsigned> biasInputs, addendInputs;
    order.resize(branches);
    for (auto [i, input] : llvm::enumerate(last.getInputs())) {
      auto sum = llvm::find(sums, input);
      if (sum != sums.end()) {
        order[sum - sums.begin()] = i;
      } else if (input.getDefiningOp() == unpack) {
        biases.push_back(cast<OpResult>(input).getResultNumber() - branches);
        biasInputs.push_back(i);
      } else {
        addends.push_back(input);
        addendInputs.push_back(i);
      }
    }
    order.append(biasInputs);
    order.append(addendInputs);
  }

  static void makeBody(IRRewriter &b, ProductOp product, linalg::GenericOp last,
                       ArrayRef<Value> sums, ArrayRef<unsigned> order,
                       unsigned branches) {
    OpBuilder::InsertionGuard guard(b);
    Block *body = b.createBlock(&product.getBody());
    Location loc = product.getLoc();
    Type f32 = b.getF32Type();
    if (order.empty()) {
      Value sum = body->addArgument(f32, loc);
      Type element = getElementTypeOrSelf(last.getResult(0));
      if (element != f32)
        sum = arith::TruncFOp::create(b, loc, element, sum);
      YieldOp::create(b, loc, sum);
      return;
    }
    IRMapping mapping;
    Block *source = last.getBody();
    for (auto [i, from] : llvm::enumerate(order)) {
      BlockArgument old = source->getArgument(from);
      bool isSum = i < branches;
      Value value = body->addArgument(isSum ? f32 : old.getType(), loc);
      // A sum in 16 bits is rounded where the source has it.
      if (value.getType() != old.getType())
        value = arith::TruncFOp::create(b, loc, old.getType(), value);
      mapping.map(old, value);
    }
    for (Operation &op : source->without_terminator())
      b.clone(op, mapping);
    YieldOp::create(
        b, loc,
        mapping.lookupOrDefault(source->getTerminator()->getOperand(0)));
  }

  const KernelTarget &target;
  int64_t bits; // of quantised x
};

/// product(pack_rows(product)) -> product(product in tiles)
void chainProducts(func::FuncOp function) {
  function.walk([&](ProductOp op) {
    auto pack = op.getX().getDefiningOp<PackRowsOp>();
    // Quantising needs whole groups.
    if (!pack || !pack->hasOneUse() || pack.getBits())
      return;
    auto from = pack.getX().getDefiningOp<ProductOp>();
    if (!from || from.getTiled() ||
        from.getPanels().getColumns() % from.getPanels().getBranchWidth() != 0)
      return;
    // Its size is asked for, but nobody else reads it.
    for (Operation *user : from.getResult(0).getUsers())
      if (user != pack && !isa<tensor::DimOp>(user))
        return;
    IRRewriter b(from);
    for (Operation *user :
         llvm::make_early_inc_range(from.getResult(0).getUsers()))
      if (user != pack)
        b.replaceOp(user, from.getTokens());
    Type element = getElementTypeOrSelf(pack.getInit());
    int64_t words = from.getPanels().getColumns();
    if (element.isInteger(32)) // pairs
      words /= 2;
    b.setInsertionPoint(from);
    Value init = makeTiles(b, from.getLoc(), from.getTokens(), words, element);
    auto made = ProductOp::create(
        b, from.getLoc(), init.getType(), from.getTokens(), from.getX(),
        from.getWeight(), from.getBias(), from.getAddends(), init,
        from.getPanels(), from.getRows(), from.getBiases(), /*tiled=*/true,
        from.getBitsAttr());
    b.inlineRegionBefore(from.getBody(), made.getBody(),
                         made.getBody().begin());
    b.replaceOp(pack, made.getResult(0));
    b.eraseOp(from);
  });
}

struct SelectKernels : ffn::impl::SelectKernelsPassBase<SelectKernels> {
  using SelectKernelsPassBase::SelectKernelsPassBase;

  void runOnOperation() override {
    KernelTarget target = KernelTarget::get(cpu, features);
    if (failed(checkActivations(getOperation(), activations)))
      return signalPassFailure();
    // 8 bits need an instruction that adds four products.
    bool hasVNNI = target.hasAVX512VNNI || target.hasAVXVNNI;
    Selector selector(target, activations == "int8" && hasVNNI ? 8 : 16);
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (!function->hasAttr(abi::kFunctions))
        continue;
      function.walk([&](LinearOp op) { selector.select(op); });
      function.walk([&](GatedLinearOp op) { selector.select(op); });
      // The decompositions, whose bodies were copied.
      eraseDead(function);
      chainProducts(function);
      eraseDead(function);
    }
  }

  static void eraseDead(func::FuncOp function) {
    Block &body = function.getBody().front();
    Operation *op = body.getTerminator();
    while (Operation *previous = op->getPrevNode()) {
      if (isOpTriviallyDead(previous))
        previous->erase();
      else
        op = previous;
    }
  }
};
} // namespace
