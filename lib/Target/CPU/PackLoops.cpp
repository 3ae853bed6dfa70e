//===- PackLoops.cpp - weights into panels, rows into tiles ---------------===//

#include "KernelLoops.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

/// So many steps of k are packed for all columns before the next ones: what is
/// written stays in L1.
static constexpr int64_t kBlock = 64;

static Value zeroOf(LoopBuilder &l, Type element) {
  return arith::ConstantOp::create(l.b, l.loc, l.b.getZeroAttr(element));
}

Value ffn::getSourceColumn(LoopBuilder &l, PackOp op, Value column, bool isUp) {
  PackingAttr packing = op.getPackingAttr();
  if (!packing)
    return column;
  bool isSecond = isUp == (packing.getOrder() == PackingOrder::GateUp);
  int64_t block = packing.getKind() == PackingKind::Concat
                      ? op.getPanels().getColumns()
                      : packing.getBlock();
  AffineExpr d = l.d(0);
  return l.apply(d.floorDiv(block) * (2 * block) + d % block +
                     (isSecond ? block : 0),
                 {column});
}

namespace {
struct WeightPacker {
  LoopBuilder l;
  PackOp op;
  PanelsAttr panels = op.getPanels();
  Type element = getElementTypeOrSelf(op.getWeight());

  Value load(Value memref, ArrayRef<Value> at) {
    return memref::LoadOp::create(l.b, l.loc, memref, at);
  }

  /// Columns `first` to `first + width` of the panel at `base`, for all k:
  /// those from `from` on of one branch.
  void packBranch(Value base, Value from, int64_t first, bool isUp) {
    Value source = isUp && op.getUpWeight() ? op.getUpWeight() : op.getWeight();
    WeightAttr layout =
        isUp && op.getUpWeight() ? op.getUpLayoutAttr() : op.getLayoutAttr();
    bool isOutIn = layout.getLayout() == WeightLayout::OutIn;
    int64_t pairing = panels.getPairing();
    Value k = l.index(panels.getK()), steps = l.index(panels.getSteps());
    l.loop(l.index(0), steps, kBlock, [&](Value block) {
      Value end = l.least({l.d(0) + kBlock, l.d(1)}, {block, steps});
      l.loop(l.index(0), l.index(panels.getBranchWidth()), 1, [&](Value j) {
        Value column = l.add(from, j);
        Value place = l.add(l.add(base, l.mul(j, pairing)), first * pairing);
        auto write = [&](Value step, int64_t s, Value value) {
          Value at =
              l.apply(l.d(0) + l.d(1) * (PanelsAttr::kWidth * pairing) + s,
                      {place, step});
          memref::StoreOp::create(l.b, l.loc, value, op.getInits()[0], at);
        };
        auto zeros = [&] {
          l.loop(block, end, 1, [&](Value step) {
            for (int64_t s = 0; s < pairing; ++s)
              write(step, s, zeroOf(l, element));
          });
        };
        auto values = [&] {
          Value at = getSourceColumn(l, op, column, isUp);
          l.loop(block, end, 1, [&](Value step) {
            for (int64_t s = 0; s < pairing; ++s)
              write(step, s,
                    loadValue(source, isOutIn, at,
                              l.apply(l.d(0) * pairing + s, {step}), k));
          });
        };
        if (panels.getColumns() % panels.getBranchWidth() == 0)
          return values();
        l.branch(l.isLess(column, l.index(panels.getColumns())), values, zeros);
      });
    });
  }

  /// Zero beyond the last k, which may be half a pair.
  Value loadValue(Value source, bool isOutIn, Value column, Value k,
                  Value end) {
    auto at = [&](Value k) {
      return load(source, isOutIn ? ArrayRef<Value>{column, k}
                                  : ArrayRef<Value>{k, column});
    };
    if (panels.getK() % panels.getPairing() == 0)
      return at(k);
    Value last = l.index(panels.getK() - 1);
    // As bits, which nothing widens on the way.
    Type bits = l.b.getIntegerType(element.getIntOrFloatBitWidth());
    Value value =
        arith::BitcastOp::create(l.b, l.loc, bits, at(l.min(k, last)));
    value = arith::SelectOp::create(l.b, l.loc, l.isLess(k, end), value,
                                    zeroOf(l, bits));
    return arith::BitcastOp::create(l.b, l.loc, element, value);
  }

  void packBias(Value panel, Value from, int64_t first, bool isUp) {
    Value destination = op.getInits()[1];
    Value bias = isUp && !op.getPackingAttr() ? op.getUpBias() : op.getBias();
    Type type = getElementTypeOrSelf(destination);
    l.loop(l.index(0), l.index(panels.getBranchWidth()), 1, [&](Value j) {
      Value column = l.add(from, j);
      Value at =
          l.apply(l.d(0) * PanelsAttr::kWidth + l.d(1) + first, {panel, j});
      auto write = [&](Value value) {
        memref::StoreOp::create(l.b, l.loc, value, destination, at);
      };
      if (!bias)
        return write(zeroOf(l, type));
      l.branch(
          l.isLess(column, l.index(panels.getColumns())),
          [&] {
            Value value = load(bias, {getSourceColumn(l, op, column, isUp)});
            if (value.getType() != type)
              value = arith::ExtFOp::create(l.b, l.loc, type, value);
            write(value);
          },
          [&] { write(zeroOf(l, type)); });
    });
  }

  void emit() {
    int64_t width = panels.getBranchWidth();
    l.parallel(l.index(panels.getNumPanels()), [&](Value panel) {
      Value base = l.mul(panel, panels.getPanelSize());
      Value from = l.mul(panel, width);
      if (panels.getBits())
        emitPackIntegers(l, op, panel);
      for (bool isUp : {false, true}) {
        if (isUp && !panels.getGated())
          break;
        if (!panels.getBits())
          packBranch(base, from, isUp ? width : 0, isUp);
        if (op.getInits().size() == 2)
          packBias(panel, from, isUp ? width : 0, isUp);
      }
    });
  }
};
} // namespace

void ffn::emitPack(OpBuilder &b, PackOp op) {
  WeightPacker{LoopBuilder{{b, op.getLoc()}}, op}.emit();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The word at k of row `row`: one value as f32, or two of 16 bits as i32.
static Value loadWord(LoopBuilder &l, Value x, Value row, Value word, int64_t k,
                      Type tile) {
  auto load = [&](Value at) -> Value {
    return memref::LoadOp::create(l.b, l.loc, x, ValueRange{row, at});
  };
  if (!tile.isInteger(32)) {
    Value value = load(word);
    if (value.getType() != tile)
      value = arith::ExtFOp::create(l.b, l.loc, tile, value);
    return value;
  }
  auto half = [&](Value at) -> Value {
    Value bits =
        arith::BitcastOp::create(l.b, l.loc, l.b.getI16Type(), load(at));
    return arith::ExtUIOp::create(l.b, l.loc, tile, bits);
  };
  Value low = half(l.mul(word, 2)), high;
  Value sixteen =
      arith::ConstantOp::create(l.b, l.loc, l.b.getI32IntegerAttr(16));
  Value second = l.apply(l.d(0) * 2 + 1, {word});
  if (k % 2 == 0) {
    high = half(second);
  } else {
    Value isThere = l.isLess(second, l.index(k));
    high = arith::SelectOp::create(l.b, l.loc, isThere,
                                   half(l.min(second, l.index(k - 1))),
                                   zeroOf(l, tile));
  }
  return arith::OrIOp::create(l.b, l.loc, low,
                              arith::ShLIOp::create(l.b, l.loc, high, sixteen));
}

void ffn::emitPackRows(OpBuilder &b, PackRowsOp op) {
  LoopBuilder l{{b, op.getLoc()}};
  Value x = op.getX();
  Type tile = getElementTypeOrSelf(op.getInit());
  int64_t k = cast<MemRefType>(x.getType()).getDimSize(1);
  int64_t pairing = op.getPairing();
  int64_t steps = (k + pairing - 1) / pairing;
  int64_t words = tile.isInteger(32) ? steps : steps * pairing;
  int64_t whole = tile.isInteger(32) ? words : k;
  Value tokens = getValueOrCreateConstantIndexOp(
      b, op.getLoc(), memref::getMixedSize(b, op.getLoc(), x, 0));
  int64_t maxRows = op.getRows();
  Value tiles = l.ceilDiv(tokens, maxRows);
  l.parallel(tiles, [&](Value t) {
    Tiling tiling(l, tokens, maxRows);
    Value rows = tiling.rowsOf(t), first = tiling.firstRowOf(t);
    Value base = l.mul(first, words);
    Value end = l.index(whole);
    l.loop(l.index(0), end, kBlock, [&](Value block) {
      Value blockEnd = l.least({l.d(0) + kBlock, l.d(1)}, {block, end});
      l.loop(l.index(0), rows, 1, [&](Value r) {
        Value row = l.add(first, r), place = l.add(base, r);
        l.loop(block, blockEnd, 1, [&](Value word) {
          Value at = l.add(place, l.mul(word, rows));
          memref::StoreOp::create(b, l.loc, loadWord(l, x, row, word, k, tile),
                                  op.getInit(), at);
        });
      });
    });
    if (whole == words)
      return;
    // The other half of the last pair.
    l.loop(l.index(0), rows, 1, [&](Value r) {
      Value at = l.add(l.add(base, r), l.mul(end, rows));
      memref::StoreOp::create(b, l.loc, zeroOf(l, tile), op.getInit(), at);
    });
  });
}
