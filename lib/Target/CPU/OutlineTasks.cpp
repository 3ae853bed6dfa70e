//===- OutlineTasks.cpp - bufferised functions as stages of tasks ---------===//
//
// From a function whose body is index arithmetic, views, allocations and
// linalg operations on memrefs, three functions are made that repeat the index
// arithmetic and differ in what they do with the rest:
//
//   @f.scratch(tokens) -> bytes          adds up the allocations
//   @f.tasks(stage, tokens) -> count     asks each linalg operation
//   @f.task(stage, i, in, ldin, tokens, out, ldout, packed, scratch)
//                                        runs one task
//
// `in`, `ldin`, `out`, `ldout` are arrays of one pointer or row stride (in
// elements) an input or result; `tokens` is the dynamic leading dimension.
//
// A prepare function (kPacking) takes its weights from `in`, as the caller has
// them, writes its results to their places in `packed`, and has no tokens.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/ABI.h"
#include "MemRefs.h"
#include "VectorLoops.h"
#include "swiglu/Target/CPU/Passes.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_OUTLINETASKSPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

static Value toIndex(OpBuilder &b, Location loc, OpFoldResult value) {
  return getValueOrCreateConstantIndexOp(b, loc, value);
}

static Value toI64(OpBuilder &b, Location loc, OpFoldResult value) {
  return arith::IndexCastOp::create(b, loc, b.getI64Type(),
                                    toIndex(b, loc, value));
}

static int64_t elementBytes(MemRefType type) {
  return std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
}

/// Row-major strides of `sizes`.
static SmallVector<OpFoldResult> denseStrides(OpBuilder &b, Location loc,
                                              ArrayRef<OpFoldResult> sizes) {
  SmallVector<OpFoldResult> strides(sizes.size(), b.getIndexAttr(1));
  for (int64_t i = static_cast<int64_t>(sizes.size()) - 2; i >= 0; --i) {
    std::optional<int64_t> size = getConstantIntValue(sizes[i + 1]);
    std::optional<int64_t> stride = getConstantIntValue(strides[i + 1]);
    if (size && stride)
      strides[i] = b.getIndexAttr(*size * *stride);
    else
      strides[i] =
          arith::MulIOp::create(b, loc, toIndex(b, loc, sizes[i + 1]),
                                toIndex(b, loc, strides[i + 1]))
              .getResult();
  }
  return strides;
}

//===----------------------------------------------------------------------===//
// One of the three functions
//===----------------------------------------------------------------------===//

namespace {
/// The function before outlining, read once.
struct Source {
  func::FuncOp function;
  SmallVector<Attribute> weights;
  /// Operations that do the work, in order.
  SmallVector<Operation *> stages;
  /// Contractions before which their result was filled with zero; those fills
  /// are in `absorbed` and no stages.
  llvm::SmallPtrSet<Operation *, 8> startsAtZero, absorbed;
  /// Leading dimension of inputs and results if it is static.
  std::optional<int64_t> tokens;
  /// Of a prepare function: kPacking, and where its results go.
  DictionaryAttr packing = {};
  ArrayRef<int64_t> places = {};

  bool isWeight(unsigned arg) const {
    return arg < weights.size() && isa<StringAttr>(weights[arg]);
  }
  bool isResult(unsigned arg) const { return arg >= weights.size(); }
  MemRefType typeOf(unsigned arg) {
    return cast<MemRefType>(function.getArgument(arg).getType());
  }
};

/// Repeats the source function's index arithmetic, views and allocations at
/// the builder's place. Pointers may be null where only sizes matter.
struct Repeater {
  OpBuilder &b;
  Source &source;
  Value tokens, in, ldin, out, ldout, packed, scratch;
  IRMapping mapping = {};
  /// Bytes of scratch given out so far.
  Value used = {};

  Location loc() { return source.function.getLoc(); }

  Value element(Value array, int64_t index, Type type) {
    Type ptr = LLVM::LLVMPointerType::get(b.getContext());
    Value at = LLVM::GEPOp::create(b, loc(), ptr, type, array,
                                   ArrayRef<LLVM::GEPArg>{int32_t(index)});
    return LLVM::LoadOp::create(b, loc(), type, at);
  }
  Value offset(Value pointer, Value bytes) {
    Type ptr = LLVM::LLVMPointerType::get(b.getContext());
    return LLVM::GEPOp::create(b, loc(), ptr, b.getI8Type(), pointer,
                               ArrayRef<LLVM::GEPArg>{toI64(b, loc(), bytes)});
  }

  void mapArguments() {
    Type ptr = LLVM::LLVMPointerType::get(b.getContext());
    int64_t inputs = 0, results = 0, packedBytes = 0;
    Value null;
    if (!in)
      null = LLVM::ZeroOp::create(b, loc(), ptr);
    for (BlockArgument arg : source.function.getArguments()) {
      MemRefType type = source.typeOf(arg.getArgNumber());
      SmallVector<OpFoldResult> sizes;
      for (int64_t size : type.getShape())
        sizes.push_back(ShapedType::isDynamic(size)
                            ? OpFoldResult(tokens)
                            : OpFoldResult(b.getIndexAttr(size)));
      SmallVector<OpFoldResult> strides = denseStrides(b, loc(), sizes);
      Value pointer = null;
      if (source.packing) {
        if (in && source.isResult(arg.getArgNumber()))
          pointer = offset(packed, arith::ConstantIndexOp::create(
                                       b, loc(), source.places[results++]));
        else if (in)
          pointer = element(in, inputs++, ptr);
      } else if (source.isWeight(arg.getArgNumber())) {
        if (packed)
          pointer = offset(packed, arith::ConstantIndexOp::create(b, loc(),
                                                                  packedBytes));
        packedBytes += abi::alignTo64(type.getNumElements() *
                                      elementBytes(type));
      } else {
        bool isResult = source.isResult(arg.getArgNumber());
        int64_t &number = isResult ? results : inputs;
        // Rows lie as far apart as the caller says.
        type = MemRefType::get(
            type.getShape(), type.getElementType(),
            StridedLayoutAttr::get(b.getContext(), 0,
                                   {ShapedType::kDynamic, 1}));
        if (in) {
          pointer = element(isResult ? out : in, number, ptr);
          strides[0] = toIndexValue(
              element(isResult ? ldout : ldin, number, b.getI64Type()));
        }
        ++number;
      }
      mapping.map(arg, makeMemRef(b, loc(), type, pointer, sizes, strides));
    }
    used = arith::ConstantIndexOp::create(b, loc(), 0);
  }

  Value toIndexValue(Value i64) {
    return arith::IndexCastOp::create(b, loc(), b.getIndexType(), i64);
  }

  void allocate(memref::AllocOp alloc) {
    MemRefType type = alloc.getType();
    SmallVector<OpFoldResult> sizes;
    auto dynamic = alloc.getDynamicSizes().begin();
    for (int64_t size : type.getShape())
      sizes.push_back(ShapedType::isDynamic(size)
                          ? OpFoldResult(mapping.lookup(*dynamic++))
                          : OpFoldResult(b.getIndexAttr(size)));
    Value bytes = arith::ConstantIndexOp::create(b, loc(), elementBytes(type));
    for (OpFoldResult size : sizes)
      bytes = arith::MulIOp::create(b, loc(), bytes, toIndex(b, loc(), size));
    // Rounded up to whole lines.
    Value line = arith::ConstantIndexOp::create(b, loc(), abi::kAlignment);
    bytes = arith::MulIOp::create(
        b, loc(), arith::CeilDivUIOp::create(b, loc(), bytes, line), line);
    Value pointer = scratch
                        ? offset(scratch, used)
                        : LLVM::ZeroOp::create(
                              b, loc(),
                              LLVM::LLVMPointerType::get(b.getContext()));
    mapping.map(alloc.getResult(), makeMemRef(b, loc(), type, pointer, sizes,
                                              denseStrides(b, loc(), sizes)));
    used = arith::AddIOp::create(b, loc(), used, bytes);
  }

  /// Clones an operation without a memory effect; a view of an argument gets
  /// the type that follows from the argument's strides.
  LogicalResult repeat(Operation *op) {
    if (auto subview = dyn_cast<memref::SubViewOp>(op)) {
      Value from = mapping.lookup(subview.getSource());
      auto mapFold = [&](ArrayRef<OpFoldResult> values) {
        SmallVector<OpFoldResult> mapped;
        for (OpFoldResult value : values)
          mapped.push_back(isa<Value>(value)
                               ? OpFoldResult(mapping.lookupOrDefault(
                                     cast<Value>(value)))
                               : value);
        return mapped;
      };
      SmallVector<OpFoldResult> offsets = mapFold(subview.getMixedOffsets());
      SmallVector<OpFoldResult> sizes = mapFold(subview.getMixedSizes());
      SmallVector<OpFoldResult> strides = mapFold(subview.getMixedStrides());
      auto type = memref::SubViewOp::inferRankReducedResultType(
          subview.getType().getShape(), cast<MemRefType>(from.getType()),
          offsets, sizes, strides);
      mapping.map(subview.getResult(),
                  memref::SubViewOp::create(b, op->getLoc(), type, from,
                                            offsets, sizes, strides)
                      .getResult());
      return success();
    }
    if (isa<memref::CastOp>(op)) {
      // Only forgets sizes, which the loops ask for anyway.
      mapping.map(op->getResult(0), mapping.lookup(op->getOperand(0)));
      return success();
    }
    for (Value operand : op->getOperands())
      if (mapping.lookupOrDefault(operand).getType() != operand.getType() &&
          !isa<memref::DimOp>(op))
        return op->emitError() << "'" << op->getName().getStringRef()
                               << "' of an argument is not supported in "
                                  "'ffn-outline-tasks'";
    b.clone(*op, mapping);
    return success();
  }

  /// Repeats everything but the stages, for each of which `visit` is called.
  LogicalResult
  run(function_ref<LogicalResult(Operation *, unsigned)> visit) {
    mapArguments();
    unsigned stage = 0;
    for (Operation &op : source.function.getBody().front().without_terminator()) {
      if (source.absorbed.contains(&op) || isa<memref::DeallocOp>(op))
        continue;
      if (stage < source.stages.size() && source.stages[stage] == &op) {
        if (failed(visit(&op, stage++)))
          return failure();
      } else if (auto alloc = dyn_cast<memref::AllocOp>(op)) {
        allocate(alloc);
      } else if (failed(repeat(&op))) {
        return failure();
      }
    }
    return success();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Reading the source
//===----------------------------------------------------------------------===//

/// The fill with +0 that nothing but `contraction` sees, if there is one.
static Operation *findZeroFill(linalg::LinalgOp contraction) {
  Value buffer = contraction.getDpsInitOperand(0)->get();
  for (Operation *op = contraction->getPrevNode(); op; op = op->getPrevNode()) {
    if (!llvm::is_contained(op->getOperands(), buffer))
      continue;
    if (isa<memref::DimOp>(op))
      continue;
    auto fill = dyn_cast<linalg::FillOp>(op);
    if (fill && matchPattern(fill.getInputs()[0], m_PosZeroFloat()))
      return fill;
    return nullptr;
  }
  return nullptr;
}

static LogicalResult readSource(Source &source, RewriterBase &rewriter) {
  func::FuncOp function = source.function;
  for (BlockArgument arg : function.getArguments()) {
    auto type = dyn_cast<MemRefType>(arg.getType());
    if (!type || !type.getLayout().isIdentity())
      return function.emitError()
             << "argument " << arg.getArgNumber() << " of '"
             << function.getName() << "' has the type " << arg.getType()
             << ", expected a dense memref";
    if (source.packing || source.isWeight(arg.getArgNumber())) {
      if (!type.hasStaticShape())
        return function.emitError()
               << (source.isResult(arg.getArgNumber()) ? "argument "
                                                       : "weight ")
               << arg.getArgNumber() << " of '" << function.getName()
               << "' has the shape of " << type
               << ", expected static sizes; binding the weights gives them";
      continue;
    }
    if (type.getRank() != 2 || type.isDynamicDim(1))
      return function.emitError()
             << "argument " << arg.getArgNumber() << " of '"
             << function.getName() << "' has the type " << type
             << ", expected [tokens, features] with static features";
    if (type.isDynamicDim(0))
      continue;
    if (source.tokens && *source.tokens != type.getDimSize(0))
      return function.emitError()
             << "'" << function.getName() << "' has inputs of "
             << *source.tokens << " and " << type.getDimSize(0)
             << " tokens, expected one number";
    source.tokens = type.getDimSize(0);
  }
  for (Operation &op :
       llvm::make_early_inc_range(function.getBody().front().without_terminator())) {
    if (auto copy = dyn_cast<memref::CopyOp>(op)) {
      rewriter.setInsertionPoint(copy);
      linalg::makeMemRefCopyOp(rewriter, copy.getLoc(), copy.getSource(),
                               copy.getTarget());
      copy.erase();
    }
  }
  for (Operation &op : function.getBody().front().without_terminator()) {
    if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
      source.stages.push_back(&op);
      if (classify(linalgOp) != LoopKind::Contraction)
        continue;
      if (Operation *fill = findZeroFill(linalgOp)) {
        source.absorbed.insert(fill);
        source.startsAtZero.insert(&op);
      }
    } else if (auto loop = dyn_cast<scf::ParallelOp>(op)) {
      if (loop.getNumLoops() != 1 || loop.getNumResults() != 0 ||
          !isConstantIntValue(loop.getLowerBound().front(), 0) ||
          !isConstantIntValue(loop.getStep().front(), 1))
        return op.emitError() << "a parallel loop of '" << function.getName()
                              << "' is not from 0 in steps of 1, one task each";
      source.stages.push_back(&op);
    } else if (!isMemoryEffectFree(&op) &&
               !isa<memref::AllocOp, memref::DeallocOp>(op)) {
      return op.emitError()
             << "'" << op.getName().getStringRef()
             << "' between the stages of '" << function.getName()
             << "', expected linalg operations or parallel loops";
    }
  }
  llvm::erase_if(source.stages,
                 [&](Operation *op) { return source.absorbed.contains(op); });
  return success();
}

//===----------------------------------------------------------------------===//
// Writing the functions
//===----------------------------------------------------------------------===//

static func::FuncOp createFunction(OpBuilder &b, func::FuncOp source,
                                   StringRef suffix, TypeRange arguments,
                                   TypeRange results) {
  auto function = func::FuncOp::create(
      b, source.getLoc(), (source.getName() + "." + suffix).str(),
      b.getFunctionType(arguments, results));
  function.setPrivate();
  function.addEntryBlock();
  return function;
}

/// Calls `emit` in the case of each stage of a switch that yields `types`.
static LogicalResult
emitSwitch(OpBuilder &b, Location loc, Value stage, unsigned stages,
           TypeRange types, function_ref<LogicalResult(unsigned)> emit,
           function_ref<SmallVector<Value>()> byDefault,
           SmallVectorImpl<Value> &results) {
  SmallVector<int64_t> cases = llvm::to_vector(llvm::seq<int64_t>(0, stages));
  auto switchOp = scf::IndexSwitchOp::create(
      b, loc, types, stage, b.getDenseI64ArrayAttr(cases), stages);
  OpBuilder::InsertionGuard guard(b);
  for (unsigned i = 0; i < stages; ++i) {
    b.setInsertionPointToStart(&switchOp.getCaseRegions()[i].emplaceBlock());
    if (failed(emit(i)))
      return failure();
  }
  b.setInsertionPointToStart(&switchOp.getDefaultRegion().emplaceBlock());
  scf::YieldOp::create(b, loc, byDefault());
  results.append(switchOp.result_begin(), switchOp.result_end());
  return success();
}

static LogicalResult emitScratch(OpBuilder &b, Source &source) {
  Type index = b.getIndexType();
  func::FuncOp function =
      createFunction(b, source.function, "scratch", index, index);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(&function.getBody().front());
  Repeater repeater{b, source, function.getArgument(0)};
  if (failed(repeater.run([](Operation *, unsigned) { return success(); })))
    return failure();
  func::ReturnOp::create(b, function.getLoc(), repeater.used);
  return success();
}

static LogicalResult emitTasks(OpBuilder &b, Source &source) {
  Type index = b.getIndexType();
  func::FuncOp function =
      createFunction(b, source.function, "tasks", {index, index}, index);
  Location loc = function.getLoc();
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(&function.getBody().front());
  Repeater repeater{b, source, function.getArgument(1)};
  SmallVector<Value> counts;
  if (failed(repeater.run([&](Operation *op, unsigned) {
        if (auto loop = dyn_cast<scf::ParallelOp>(op)) {
          counts.push_back(repeater.mapping.lookupOrDefault(
              Value(loop.getUpperBound().front())));
          return success();
        }
        auto clone = cast<linalg::LinalgOp>(b.clone(*op, repeater.mapping));
        b.setInsertionPoint(clone);
        counts.push_back(emitTaskCount(b, clone));
        b.setInsertionPointAfter(clone);
        clone->erase();
        return success();
      })))
    return failure();
  SmallVector<Value> results;
  auto yield = [&](unsigned i) {
    scf::YieldOp::create(b, loc, counts[i]);
    return success();
  };
  auto none = [&] {
    return SmallVector<Value>{arith::ConstantIndexOp::create(b, loc, 0)};
  };
  if (failed(emitSwitch(b, loc, function.getArgument(0), counts.size(), index,
                        yield, none, results)))
    return failure();
  func::ReturnOp::create(b, loc, results);
  return success();
}

/// Bytes of memory that a prepare function needs beside its results, which have
/// to be known, and few: they are a part of the packed weights.
static FailureOr<int64_t> getScratchBytes(Source &source) {
  int64_t bytes = 0;
  bool isOpen = false;
  source.function.walk([&](memref::AllocOp op) {
    if (op.getType().hasStaticShape())
      bytes += abi::alignTo64(op.getType().getNumElements() *
                              elementBytes(op.getType()));
    else
      isOpen = true;
  });
  int64_t packed = cast<IntegerAttr>(source.packing.get("bytes")).getInt();
  // What is packed may have been merged or quantised before.
  if (isOpen || bytes > 2 * packed) {
    auto error = source.function.emitError()
                 << "'" << source.function.getName() << "' needs ";
    if (isOpen)
      error << "memory of a size that is not known";
    else
      error << bytes << " bytes of memory";
    return error << " beside the " << packed
                 << " of its results, expected no more than twice those";
  }
  return bytes;
}

/// What ffn-emit-abi needs to know once the memrefs are gone. Bytes a token
/// bound the token count for which no size overflows.
static FailureOr<DictionaryAttr> getFacts(Builder &b, Source &source) {
  int64_t rowBytes = 0;
  auto addRow = [&](MemRefType type) {
    int64_t bytes = elementBytes(type);
    for (int64_t size : type.getShape())
      if (!ShapedType::isDynamic(size))
        bytes *= std::max<int64_t>(size, 1);
    rowBytes += bytes + abi::kAlignment;
  };
  source.function.walk([&](memref::AllocOp op) { addRow(op.getType()); });
  SmallVector<Attribute> inputs, outputs, weights;
  for (BlockArgument arg : source.function.getArguments()) {
    auto type = TypeAttr::get(arg.getType());
    bool isResult = source.isResult(arg.getArgNumber());
    if (source.isWeight(arg.getArgNumber())) {
      weights.push_back(type);
    } else {
      addRow(cast<MemRefType>(arg.getType()));
      (isResult ? outputs : inputs).push_back(type);
    }
  }
  NamedAttrList facts;
  facts.append("arguments", b.getArrayAttr(source.weights));
  facts.append("inputs", b.getArrayAttr(inputs));
  facts.append("outputs", b.getArrayAttr(outputs));
  facts.append("row_bytes", b.getI64IntegerAttr(rowBytes));
  facts.append("stages", b.getI64IntegerAttr(source.stages.size()));
  facts.append("tokens", b.getI64IntegerAttr(source.tokens.value_or(-1)));
  facts.append("weights", b.getArrayAttr(weights));
  if (source.packing) {
    FailureOr<int64_t> scratch = getScratchBytes(source);
    if (failed(scratch))
      return failure();
    facts.append("packing", source.packing);
    facts.append("scratch", b.getI64IntegerAttr(*scratch));
  }
  return facts.getDictionary(b.getContext());
}

static LogicalResult emitTaskFunction(IRRewriter &b, Source &source,
                                      const LoopOptions &options) {
  Type index = b.getIndexType();
  Type ptr = LLVM::LLVMPointerType::get(b.getContext());
  func::FuncOp function =
      createFunction(b, source.function, "task",
                     {index, index, ptr, ptr, index, ptr, ptr, ptr, ptr}, {});
  Location loc = function.getLoc();
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(&function.getBody().front());
  auto args = function.getArguments();
  Repeater repeater{b,       source,  args[4], args[2], args[3],
                    args[5], args[6], args[7], args[8]};
  if (failed(repeater.run([](Operation *, unsigned) { return success(); })))
    return failure();
  SmallVector<Value> results;
  auto emit = [&](unsigned i) {
    if (auto loop = dyn_cast<scf::ParallelOp>(source.stages[i])) {
      IRMapping mapping = repeater.mapping;
      mapping.map(loop.getInductionVars().front(), args[1]);
      for (Operation &op : loop.getBody()->without_terminator())
        b.clone(op, mapping);
      scf::YieldOp::create(b, loc);
      return LogicalResult(success());
    }
    auto clone =
        cast<linalg::LinalgOp>(b.clone(*source.stages[i], repeater.mapping));
    scf::YieldOp::create(b, loc);
    return emitTask(b, clone, args[1],
                    source.startsAtZero.contains(source.stages[i]), options);
  };
  if (failed(emitSwitch(b, loc, args[0], source.stages.size(), {}, emit,
                        [] { return SmallVector<Value>(); }, results)))
    return failure();
  b.setInsertionPointToEnd(&function.getBody().front());
  func::ReturnOp::create(b, loc);

  FailureOr<DictionaryAttr> facts = getFacts(b, source);
  if (failed(facts))
    return failure();
  function->setAttr(abi::kKernel, *facts);
  for (StringRef name : {abi::kFunctions, abi::kPrepared})
    if (Attribute attr = source.function->getAttr(name))
      function->setAttr(name, attr);
  return success();
}

namespace {
struct OutlineTasks : ffn::impl::OutlineTasksPassBase<OutlineTasks> {
  using OutlineTasksPassBase::OutlineTasksPassBase;

  void runOnOperation() override {
    if (vectorBits != 128 && vectorBits != 256 && vectorBits != 512) {
      getOperation().emitError() << "vector-bits is " << vectorBits.getValue()
                                 << ", expected 128, 256 or 512";
      return signalPassFailure();
    }
    IRRewriter rewriter(&getContext());
    for (auto function :
         llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>())) {
      auto weights = function->getAttrOfType<ArrayAttr>(abi::kWeights);
      if (!weights || function.isExternal())
        continue;
      Source source{function, llvm::to_vector(weights)};
      source.packing = function->getAttrOfType<DictionaryAttr>(abi::kPacking);
      if (source.packing)
        source.places =
            cast<DenseI64ArrayAttr>(source.packing.get("places")).asArrayRef();
      rewriter.setInsertionPoint(function);
      if (failed(readSource(source, rewriter)))
        return signalPassFailure();
      rewriter.setInsertionPoint(function);
      if (failed(emitScratch(rewriter, source)) ||
          failed(emitTasks(rewriter, source)) ||
          failed(emitTaskFunction(rewriter, source, LoopOptions{vectorBits})))
        return signalPassFailure();
      function.erase();
    }
  }
};
} // namespace
