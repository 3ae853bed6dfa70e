//===- EmitKernels.cpp - kernels as tasks of vector loops -----------------===//
//
// A task is a block of row tiles times some panels:
//
//   for each panel
//     one tile:   the stream kernel, over all of K
//     more tiles: for each chunk of K, the chunk kernel for each tile
//     then the body, row by row, on the sums of the panel
//
//===----------------------------------------------------------------------===//

#include "KernelLoops.h"
#include "MemRefs.h"
#include "VectorLoops.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/IRMapping.h"
#include "swiglu/Target/CPU/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EMITKERNELSPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

/// Rows of a task, at most: their sums for a panel are 24 KB, on the stack, and
/// their x stays in L2 for usual K.
static constexpr int64_t kBlockRows = 192;
/// Steps of K in a chunk: of a panel 64 KB, half of the smallest L2 in use.
static constexpr int64_t kChunkSteps = 512;
/// The same of integers, in blocks: 16 KB or 8.
static constexpr int64_t kChunkBlocks = 16;
/// Operations of a task, at least: some microseconds.
static constexpr int64_t kTaskFlops = 1 << 18;

namespace {
struct ProductEmitter {
  LoopBuilder l;
  ModuleOp module;
  ProductOp op;
  KernelSpec spec;
  PanelsAttr panels = op.getPanels();
  Value tokens = op.getTokens();
  Value sums = {}; // [rows of the block][32]

  OpBuilder &b() { return l.b; }

  //===--------------------------------------------------------------------===//
  // Sums
  //===--------------------------------------------------------------------===//

  /// Calls the kernel for `rows` rows, which are `least` to `most`, and the
  /// part of a panel from `column` on.
  void callKernel(KernelForm form, int64_t column, Value rows, int64_t least,
                  int64_t most, ArrayRef<Value> arguments) {
    if (spec.isInteger())
      spec.column = column;
    // A known number of tokens needs few kernels.
    if (std::optional<int64_t> known = getConstantIntValue(tokens)) {
      int64_t tiles =
          std::max<int64_t>(1, (*known + spec.rows - 1) / spec.rows);
      least = std::max<int64_t>(1, *known / tiles);
      most = std::max(least, (*known + tiles - 1) / tiles);
    }
    SmallVector<int64_t> cases = llvm::to_vector(
        llvm::seq<int64_t>(least, most)); // the last one is the default
    auto choice = scf::IndexSwitchOp::create(b(), l.loc, TypeRange(), rows,
                                             cases, cases.size());
    OpBuilder::InsertionGuard guard(b());
    auto call = [&](Region &region, int64_t count) {
      b().setInsertionPointToStart(&region.emplaceBlock());
      func::CallOp::create(
          b(), l.loc, getMicroKernel(module, spec, form, count), arguments);
      scf::YieldOp::create(b(), l.loc);
    };
    for (auto [region, count] : llvm::zip(choice.getCaseRegions(), cases))
      call(region, count);
    call(choice.getDefaultRegion(), most);
  }

  Value pointer(Value memref, Value at) {
    return getElementPointer(b(), l.loc, memref, at);
  }

  /// Words of a row in tiles.
  int64_t rowWords() const { return spec.getRowWords(panels.getK()); }

  // A step is of k, or of integers a block of k.
  int64_t numSteps() const {
    return spec.isInteger() ? panels.getBlocks() : panels.getSteps();
  }
  int64_t chunkSteps() const {
    return spec.isInteger() ? kChunkBlocks : kChunkSteps;
  }
  int64_t passSteps() const { return spec.isInteger() ? 1 : spec.unroll; }
  /// Elements of a panel for a step.
  int64_t stepSize() const {
    return spec.isInteger() ? panels.getBlockBytes()
                            : PanelsAttr::kWidth * panels.getPairing();
  }
  int64_t stepBytes() {
    return stepSize() *
           getElementTypeOrSelf(op.getWeight()).getIntOrFloatBitWidth() / 8;
  }
  /// Elements of a panel in front of a column of the first step.
  int64_t columnOffset(int64_t column) const {
    return spec.isInteger() ? 4 * column : column * spec.pairing;
  }
  /// Where a panel's values begin.
  Value firstValue(Value panel) {
    return l.apply(l.d(0) * panels.getPanelSize() +
                       (spec.isInteger() ? panels.getScaleBytes() : 0),
                   {panel});
  }
  /// The address of the scales for step `k`, the first of a group.
  Value scalesAt(Value panel, Value k) {
    Value at = l.mul(panel, panels.getPanelSize());
    if (spec.isInteger() && spec.groupBlocks)
      at = l.add(at, l.apply(l.d(0).floorDiv(spec.groupBlocks) *
                                 panels.getGroupBytes(),
                             {k}));
    return pointer(op.getWeight(), at);
  }

  /// All rows in one tile.
  void emitStream(Value panel) {
    Value base = firstValue(panel), zero = l.index(0);
    for (int64_t s = 0; s < spec.getSubPanels(); ++s) {
      int64_t column = s * spec.lanes;
      Value weights =
          pointer(op.getWeight(), l.add(base, columnOffset(column)));
      callKernel(KernelForm::Stream, column, tokens, 1, spec.rows,
                 {pointer(op.getX(), zero), weights,
                  pointer(sums, l.index(column)), weights,
                  scalesAt(panel, zero), l.index(numSteps()), zero});
    }
  }

  /// Tiles `from` to `to`, of which the first row is `firstRow`.
  void emitChunks(Value panel, Tiling &tiling, Value from, Value to,
                  Value firstRow) {
    int64_t chunk = chunkSteps();
    Value base = firstValue(panel);
    Value lines = getPrefetchLines(l.sub(to, from));
    l.loop(l.index(0), l.index(numSteps()), chunk, [&](Value k) {
      Value count = l.least({b().getAffineConstantExpr(chunk),
                             b().getAffineConstantExpr(numSteps()) - l.d(0)},
                            {k});
      Value at = l.add(base, l.mul(k, stepSize()));
      Value next = l.add(at, chunk * stepSize());
      Value scales = scalesAt(panel, k);
      l.loop(from, to, 1, [&](Value tile) {
        emitTile(tiling, tile, firstRow, k, count, at, next, scales,
                 l.sub(tile, from), lines);
      });
    });
  }

  /// Lines that a tile prefetches in a pass: the tiles share the next chunk.
  Value getPrefetchLines(Value tiles) {
    int64_t most = passSteps() * stepBytes() / 64;
    Value share = l.min(tiles, l.index(most));
    return arith::CeilDivUIOp::create(b(), l.loc, l.index(most), share);
  }

  void emitTile(Tiling &tiling, Value tile, Value firstRow, Value k,
                Value count, Value at, Value next, Value scales, Value number,
                Value lines) {
    Value rows = tiling.rowsOf(tile), row = tiling.firstRowOf(tile);
    Value x = l.add(l.mul(row, rowWords()),
                    l.mul(l.mul(k, spec.getStepWords()), rows));
    Value sum = l.mul(l.sub(row, firstRow), PanelsAttr::kWidth);
    // The share of the chunk that this tile prefetches; behind the last one
    // there is nothing left.
    Value passes = l.apply(l.d(0).floorDiv(passSteps()), {count});
    Value shareLines = l.mul(passes, lines);
    Value offset =
        l.mul(l.mul(number, shareLines), 64 * stepSize() / stepBytes());
    Value end = l.mul(count, stepSize());
    Value isLeft = l.isLess(offset, end);
    int64_t least = (spec.rows + 1) / 2;
    for (int64_t s = 0; s < spec.getSubPanels(); ++s) {
      int64_t column = s * spec.lanes;
      // Only the first part of a panel prefetches.
      Value some = s == 0 ? arith::SelectOp::create(b(), l.loc, isLeft, lines,
                                                    l.index(0))
                                .getResult()
                          : l.index(0);
      callKernel(KernelForm::Chunk, column, rows, least, spec.rows,
                 {pointer(op.getX(), x),
                  pointer(op.getWeight(), l.add(at, columnOffset(column))),
                  pointer(sums, l.add(sum, column)),
                  pointer(op.getWeight(), l.add(next, offset)), scales, count,
                  some});
    }
  }

  void clearSums(Value rows) {
    auto type = VectorType::get(spec.lanes, b().getF32Type());
    Value zero = arith::ConstantOp::create(b(), l.loc, b().getZeroAttr(type));
    l.loop(
        l.index(0), l.mul(rows, PanelsAttr::kWidth), spec.lanes,
        [&](Value i) { vector::StoreOp::create(b(), l.loc, zero, sums, i); });
  }

  //===--------------------------------------------------------------------===//
  // The body
  //===--------------------------------------------------------------------===//

  Type vectorOf(Type element) { return VectorType::get(spec.lanes, element); }

  /// A vector of columns of row `row` of the result.
  void emitColumns(Value panel, Value row, Value sumRow, int64_t first,
                   bool isTail, function_ref<void(Value, Value)> store) {
    SmallVector<Value> arguments;
    int64_t width = panels.getBranchWidth();
    unsigned branches = panels.getGated() ? 2 : 1;
    Type f32 = b().getF32Type();
    for (unsigned i = 0; i < branches; ++i)
      arguments.push_back(vector::LoadOp::create(
          b(), l.loc, cast<VectorType>(vectorOf(f32)), sums,
          l.apply(l.d(0) * PanelsAttr::kWidth + (i * width + first),
                  {sumRow})));
    for (int64_t bias : op.getBiases()) {
      Type element = getElementTypeOrSelf(op.getBias());
      arguments.push_back(vector::LoadOp::create(
          b(), l.loc, cast<VectorType>(vectorOf(element)), op.getBias(),
          l.apply(l.d(0) * PanelsAttr::kWidth + (bias * width + first),
                  {panel})));
    }
    Value column = l.apply(l.d(0) * width + first, {panel});
    for (Value addend : op.getAddends())
      arguments.push_back(loadAddend(addend, row, column, isTail));
    IRMapping mapping;
    mapping.map(op.getBody().getArguments(), arguments);
    store(emitVectorBody(b(), l.loc, op.getBody().front(), mapping, spec.lanes),
          column);
  }

  /// At the end of a row element by element.
  Value loadAddend(Value addend, Value row, Value column, bool isTail) {
    Type element = getElementTypeOrSelf(addend);
    auto type = cast<VectorType>(vectorOf(element));
    if (!isTail)
      return vector::LoadOp::create(b(), l.loc, type, addend,
                                    ValueRange{row, column});
    Value last = l.index(panels.getColumns() - 1);
    SmallVector<Value> values;
    for (int64_t j = 0; j < spec.lanes; ++j)
      values.push_back(memref::LoadOp::create(
          b(), l.loc, addend, ValueRange{row, l.min(l.add(column, j), last)}));
    return vector::FromElementsOp::create(b(), l.loc, type, values);
  }

  void storeRow(Value value, Value row, Value column, bool isTail) {
    if (!isTail) {
      vector::StoreOp::create(b(), l.loc, value, op.getInit(),
                              ValueRange{row, column});
      return;
    }
    Value columns = l.index(panels.getColumns());
    for (int64_t j = 0; j < spec.lanes; ++j) {
      Value at = l.add(column, j);
      auto branch = scf::IfOp::create(b(), l.loc, l.isLess(at, columns));
      OpBuilder::InsertionGuard guard(b());
      b().setInsertionPointToStart(&branch.getThenRegion().front());
      Value element =
          vector::ExtractOp::create(b(), l.loc, value, ArrayRef<int64_t>{j});
      memref::StoreOp::create(b(), l.loc, element, op.getInit(),
                              ValueRange{row, at});
    }
  }

  /// Into the tile of `rows` rows at `base`, as row `r`.
  void storeTile(Value value, Value base, Value rows, Value r, Value column) {
    Type word = getElementTypeOrSelf(op.getInit());
    int64_t count = spec.lanes;
    Value first = column;
    if (word.isInteger(32)) {
      count /= 2;
      first = l.apply(l.d(0).floorDiv(2), {column});
      value = vector::BitCastOp::create(b(), l.loc,
                                        VectorType::get(count, word), value);
    } else if (getElementTypeOrSelf(value) != word) {
      value = arith::ExtFOp::create(b(), l.loc, vectorOf(word), value);
    }
    Value at = l.add(l.add(base, r), l.mul(first, rows));
    for (int64_t j = 0; j < count; ++j) {
      Value element =
          vector::ExtractOp::create(b(), l.loc, value, ArrayRef<int64_t>{j});
      memref::StoreOp::create(b(), l.loc, element, op.getInit(), at);
      if (j + 1 < count)
        at = l.add(at, rows);
    }
  }

  /// The body for all rows of tiles `from` to `to`.
  void emitRows(Value panel, Tiling &tiling, Value from, Value to,
                Value firstRow) {
    int64_t width = panels.getBranchWidth();
    auto columns = [&](Value row, Value sumRow, bool isTail,
                       function_ref<void(Value, Value)> store) {
      for (int64_t first = 0; first < width; first += spec.lanes)
        emitColumns(panel, row, sumRow, first, isTail, store);
    };
    if (op.getTiled()) {
      bool isPair = getElementTypeOrSelf(op.getInit()).isInteger(32);
      int64_t words = panels.getColumns() / (isPair ? 2 : 1);
      l.loop(from, to, 1, [&](Value tile) {
        Value rows = tiling.rowsOf(tile), first = tiling.firstRowOf(tile);
        Value base = l.mul(first, words);
        l.loop(l.index(0), rows, 1, [&](Value r) {
          Value row = l.add(first, r);
          columns(row, l.sub(row, firstRow), /*isTail=*/false,
                  [&](Value value, Value column) {
                    storeTile(value, base, rows, r, column);
                  });
        });
      });
      return;
    }
    Value end = tiling.firstRowOf(to);
    auto rowLoop = [&](bool isTail) {
      l.loop(firstRow, end, 1, [&](Value row) {
        columns(row, l.sub(row, firstRow), isTail,
                [&](Value value, Value column) {
                  storeRow(value, row, column, isTail);
                });
      });
    };
    if (panels.getColumns() % width == 0)
      return rowLoop(false);
    l.branch(
        l.isLess(panel, l.index(panels.getColumns() / width)),
        [&] { rowLoop(false); }, [&] { rowLoop(true); });
  }

  //===--------------------------------------------------------------------===//
  // Tasks
  //===--------------------------------------------------------------------===//

  void emit() {
    int64_t numPanels = panels.getNumPanels();
    int64_t tilesInBlock = kBlockRows / spec.rows;
    Value tiles = l.ceilDiv(tokens, spec.rows);
    Value blocks = l.ceilDiv(tiles, tilesInBlock);
    // Few rows: several panels are a task.
    int64_t rowFlops = 2 * PanelsAttr::kWidth * panels.getK();
    Value flops = l.mul(l.min(tokens, l.index(kBlockRows)), rowFlops);
    Value perTask = arith::CeilDivUIOp::create(b(), l.loc, l.index(kTaskFlops),
                                               l.max(flops, l.index(1)));
    perTask = l.min(perTask, l.index(numPanels));
    Value groups =
        arith::CeilDivUIOp::create(b(), l.loc, l.index(numPanels), perTask);
    l.parallel(l.mul(blocks, groups), [&](Value task) {
      auto type = MemRefType::get(
          {(kBlockRows + spec.rows) * PanelsAttr::kWidth}, b().getF32Type());
      sums =
          memref::AllocaOp::create(b(), l.loc, type, b().getI64IntegerAttr(64));
      Tiling tiling(l, tokens, spec.rows);
      Value block = l.divide(task, groups), group = l.remainder(task, groups);
      Value from = l.divide(l.mul(block, tiling.tiles), blocks);
      Value to = l.divide(l.mul(l.add(block, 1), tiling.tiles), blocks);
      Value firstRow = tiling.firstRowOf(from);
      Value rows = l.sub(tiling.firstRowOf(to), firstRow);
      Value firstPanel = l.mul(group, perTask);
      Value lastPanel = l.min(l.add(firstPanel, perTask), l.index(numPanels));
      Value isOne = l.isEqual(tiling.tiles, l.index(1));
      l.loop(firstPanel, lastPanel, 1, [&](Value panel) {
        auto chunks = [&] {
          clearSums(rows);
          emitChunks(panel, tiling, from, to, firstRow);
        };
        std::optional<int64_t> known = getConstantIntValue(tokens);
        if (known && *known <= spec.rows)
          emitStream(panel);
        else if (known)
          chunks();
        else
          l.branch(isOne, [&] { emitStream(panel); }, chunks);
        emitRows(panel, tiling, from, to, firstRow);
      });
    });
  }
};

struct EmitKernels : ffn::impl::EmitKernelsPassBase<EmitKernels> {
  using EmitKernelsPassBase::EmitKernelsPassBase;

  void runOnOperation() override {
    KernelTarget target = KernelTarget::get(cpu, features);
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) {
      if (isa<PackOp, PackRowsOp, ProductOp>(op))
        ops.push_back(op);
    });
    for (Operation *op : ops) {
      OpBuilder b(op);
      if (auto pack = dyn_cast<PackOp>(op))
        emitPack(b, pack);
      else if (auto rows = dyn_cast<PackRowsOp>(op); rows && rows.getBits())
        emitQuantizeRows(b, rows, target);
      else if (rows)
        emitPackRows(b, rows);
      else
        emitProduct(b, getOperation(), cast<ProductOp>(op), target);
      op->erase();
    }
  }
};
} // namespace

void ffn::emitProduct(OpBuilder &b, ModuleOp module, ProductOp op,
                      const KernelTarget &target) {
  ProductEmitter{LoopBuilder{{b, op.getLoc()}}, module, op,
                 KernelSpec::get(target, op)}
      .emit();
}
