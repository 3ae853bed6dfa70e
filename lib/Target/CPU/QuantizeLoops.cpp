//===- QuantizeLoops.cpp - integers into panels, rows into integers -------===//

#include "KernelLoops.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

/// Blocks of a row that one task quantises.
static constexpr int64_t kBlocksPerTask = 64;

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

namespace {
struct IntegerPacker {
  LoopBuilder l;
  PackOp op;
  PanelsAttr panels = op.getPanels();

  OpBuilder &b() { return l.b; }
  Type i8() { return b().getI8Type(); }
  Value byte(int64_t value) {
    return arith::ConstantOp::create(b(), l.loc,
                                     b().getIntegerAttr(i8(), value));
  }
  void store(Value value, Value at) {
    memref::StoreOp::create(b(), l.loc, value, op.getInits()[0], at);
  }
  /// The bytes of a scalar, one after the other.
  void storeBytes(Value value, Value at) {
    int64_t bits = value.getType().getIntOrFloatBitWidth();
    Type type = b().getIntegerType(bits);
    if (value.getType() != type)
      value = arith::BitcastOp::create(b(), l.loc, type, value);
    for (int64_t i = 0; i < bits / 8; ++i) {
      Value by = arith::ConstantOp::create(b(), l.loc,
                                           b().getIntegerAttr(type, 8 * i));
      Value part = arith::ShRUIOp::create(b(), l.loc, value, by);
      if (bits > 8)
        part = arith::TruncIOp::create(b(), l.loc, i8(), part);
      store(part, l.add(at, i));
    }
  }

  /// One branch's tensors.
  struct Branch {
    Value q, scales, zeros;
    QuantAttr quant;
    bool isOutIn, isUp;
  };
  Branch branchOf(bool isUp) {
    bool isOwn = isUp && op.getUpWeight();
    unsigned i = isOwn ? 1 : 0;
    Branch branch;
    branch.q = isOwn ? op.getUpWeight() : op.getWeight();
    branch.quant = isOwn ? op.getUpQuantAttr() : op.getQuantAttr();
    WeightAttr layout = isOwn ? op.getUpLayoutAttr() : op.getLayoutAttr();
    branch.isOutIn = layout.getLayout() == WeightLayout::OutIn;
    branch.scales = op.getScales()[i];
    branch.zeros = op.getZeros().empty() ? Value() : op.getZeros()[i];
    branch.isUp = isUp;
    return branch;
  }
  Value load(const Branch &branch, Value from, Value column, Value k) {
    SmallVector<Value, 2> outIn = {column, k}, inOut = {k, column};
    return memref::LoadOp::create(b(), l.loc, from,
                                  branch.isOutIn ? outIn : inOut);
  }

  /// The integer at k as it is stored: unsigned. `k` is within the weight.
  Value loadInteger(const Branch &branch, Value column, Value k) {
    QuantAttr quant = branch.quant;
    if (quant.getBits() == 8)
      return arith::XOrIOp::create(
          b(), l.loc, load(branch, branch.q, column, k), byte(-128));
    int64_t run = quant.getRun();
    AffineExpr d = l.d(0), at = d.floorDiv(2), half = d % 2;
    if (quant.getOrder() == NibbleOrder::HighFirst)
      half = 1 - d % 2;
    if (quant.getOrder() == NibbleOrder::Split) {
      at = d.floorDiv(run) * (run / 2) + d % (run / 2);
      half = (d % run).floorDiv(run / 2);
    }
    Value raw = load(branch, branch.q, column, l.apply(at, {k}));
    Value shift =
        arith::IndexCastOp::create(b(), l.loc, i8(), l.apply(half * 4, {k}));
    Value nibble = arith::AndIOp::create(
        b(), l.loc, arith::ShRUIOp::create(b(), l.loc, raw, shift), byte(15));
    // Two's complement to plus 8.
    if (quant.getZero() == QuantZero::None)
      nibble = arith::XOrIOp::create(b(), l.loc, nibble, byte(8));
    return nibble;
  }

  /// Zero for a k beyond the weight's.
  Value integerAt(const Branch &branch, Value column, Value k) {
    if (panels.getK() % PanelsAttr::kBlock == 0)
      return loadInteger(branch, column, k);
    Value last = l.index(panels.getK() - 1);
    Value value = loadInteger(branch, column, l.min(k, last));
    return arith::SelectOp::create(
        b(), l.loc, l.isLess(k, l.index(panels.getK())), value, byte(0));
  }

  /// Scale, and zero, of a group: `group` may be beyond what the tensor has
  /// only where there is one for all.
  void packScales(const Branch &branch, Value at, Value group, Value column,
                  Value place) {
    int64_t size = panels.getScaleSize();
    Type stored = size == 2 ? Type(b().getF16Type()) : Type(b().getF32Type());
    auto toStored = [&](Value value) -> Value {
      if (value.getType() == stored)
        return value;
      return arith::ExtFOp::create(b(), l.loc, stored, value);
    };
    Value scale = toStored(load(branch, branch.scales, column, group));
    storeBytes(scale, l.add(at, l.mul(place, size)));
    if (!branch.zeros)
      return;
    Value zero = load(branch, branch.zeros, column, group);
    Value zeroAt = l.add(at, PanelsAttr::kWidth * size);
    bool is8 = panels.getBits() == 8;
    if (panels.getZero() == 1) {
      // Of 8 bits both are plus 128.
      if (is8)
        zero = arith::XOrIOp::create(b(), l.loc, zero, byte(-128));
      storeBytes(zero, l.add(zeroAt, place));
      return;
    }
    zero = toStored(zero);
    if (is8) {
      Value bias =
          arith::ConstantOp::create(b(), l.loc, b().getFloatAttr(stored, -128));
      zero = math::FmaOp::create(b(), l.loc, scale, bias, zero);
    }
    storeBytes(zero, l.add(zeroAt, l.mul(place, size)));
  }

  void packColumn(const Branch &branch, Value base, Value column, Value place) {
    Value source = getSourceColumn(l, op, column, branch.isUp);
    int64_t groups = panels.getBlocks() / panels.getGroupBlocks();
    l.loop(l.index(0), l.index(groups), 1, [&](Value group) {
      packScales(branch, l.add(base, l.mul(group, panels.getGroupBytes())),
                 group, source, place);
    });
    Value start = l.add(base, panels.getScaleBytes());
    bool is8 = panels.getBits() == 8;
    // Four bytes of a column lie together.
    int64_t perUnit = is8 ? 4 : 8, units = PanelsAttr::kBlock / perUnit;
    l.loop(l.index(0), l.index(panels.getBlocks() * units), 1, [&](Value unit) {
      Value at = l.add(l.add(start, l.mul(unit, 4 * PanelsAttr::kWidth)),
                       l.mul(place, 4));
      Value k = l.mul(unit, perUnit);
      for (int64_t i = 0; i < 4; ++i) {
        if (is8) {
          store(integerAt(branch, source, l.add(k, i)), l.add(at, i));
          continue;
        }
        // Word i/2, byte i%2: nibbles q = 2·(i%2) and the next.
        int64_t first = 4 * (i % 2) + i / 2;
        Value low = integerAt(branch, source, l.add(k, first));
        Value high = integerAt(branch, source, l.add(k, first + 2));
        store(arith::OrIOp::create(
                  b(), l.loc, low,
                  arith::ShLIOp::create(b(), l.loc, high, byte(4))),
              l.add(at, i));
      }
    });
  }

  /// Scales of zero: whatever the integers are.
  void clearColumn(Value base, Value place) {
    Value start = l.add(base, panels.getScaleBytes());
    auto clear = [&](Value from, int64_t count, int64_t stride, int64_t bytes) {
      l.loop(l.index(0), l.index(count), 1, [&](Value i) {
        for (int64_t j = 0; j < bytes; ++j)
          store(byte(0), l.add(l.add(from, l.mul(i, stride)), j));
      });
    };
    int64_t groups = panels.getBlocks() / panels.getGroupBlocks();
    int64_t size = panels.getScaleSize();
    clear(l.add(base, l.mul(place, size)), groups, panels.getGroupBytes(),
          size);
    Value zeros = l.add(base, PanelsAttr::kWidth * size);
    if (panels.getZero() == 1)
      clear(l.add(zeros, place), groups, panels.getGroupBytes(), 1);
    if (panels.getZero() == 2)
      clear(l.add(zeros, l.mul(place, size)), groups, panels.getGroupBytes(),
            size);
    clear(l.add(start, l.mul(place, 4)),
          panels.getBlocks() * (panels.getBits() == 8 ? 8 : 4),
          4 * PanelsAttr::kWidth, 4);
  }

  void packPanel(Value panel) {
    int64_t width = panels.getBranchWidth();
    Value base = l.mul(panel, panels.getPanelSize());
    for (bool isUp : {false, true}) {
      if (isUp && !panels.getGated())
        break;
      Branch branch = branchOf(isUp);
      l.loop(l.index(0), l.index(width), 1, [&](Value j) {
        Value column = l.add(l.mul(panel, width), j);
        Value place = l.add(j, isUp ? width : 0);
        l.branch(
            l.isLess(column, l.index(panels.getColumns())),
            [&] { packColumn(branch, base, column, place); },
            [&] { clearColumn(base, place); });
      });
    }
  }
};
} // namespace

void ffn::emitPackIntegers(LoopBuilder &l, PackOp op, Value panel) {
  IntegerPacker{l, op}.packPanel(panel);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

namespace {
struct RowQuantizer {
  LoopBuilder l;
  PackRowsOp op;
  int64_t lanes;
  PanelsAttr panels = *op.getQuantized();
  int64_t bits = *op.getBits();
  int64_t k = panels.getK();

  using Values = SmallVector<Value>;
  OpBuilder &b() { return l.b; }
  VectorType vectorOf(Type element) { return VectorType::get(lanes, element); }
  Type f32() { return b().getF32Type(); }
  Type i32() { return b().getI32Type(); }
  Value number(double value) {
    return arith::ConstantOp::create(b(), l.loc, b().getF32FloatAttr(value));
  }
  Value integer(int64_t value) {
    return arith::ConstantOp::create(b(), l.loc, b().getI32IntegerAttr(value));
  }
  Value spread(Value scalar) {
    return vector::BroadcastOp::create(b(), l.loc, vectorOf(scalar.getType()),
                                       scalar);
  }

  /// The 32 values from `from` on, as f32; zeros behind the row.
  Values load(Value row, Value from, bool isTail) {
    Type element = getElementTypeOrSelf(op.getX());
    Values result;
    for (int64_t i = 0; i < PanelsAttr::kBlock; i += lanes) {
      Value value;
      if (!isTail) {
        value = vector::LoadOp::create(b(), l.loc, vectorOf(element), op.getX(),
                                       ValueRange{row, l.add(from, i)});
      } else {
        Values elements;
        int64_t first = k / PanelsAttr::kBlock * PanelsAttr::kBlock + i;
        for (int64_t j = 0; j < lanes; ++j)
          elements.push_back(
              first + j < k
                  ? memref::LoadOp::create(b(), l.loc, op.getX(),
                                           ValueRange{row, l.index(first + j)})
                        .getResult()
                  : arith::ConstantOp::create(b(), l.loc,
                                              b().getFloatAttr(element, 0))
                        .getResult());
        value = vector::FromElementsOp::create(b(), l.loc, vectorOf(element),
                                               elements);
      }
      if (element != f32())
        value = arith::ExtFOp::create(b(), l.loc, vectorOf(f32()), value);
      result.push_back(value);
    }
    return result;
  }

  /// Where the kernel wants the values of a run: place i holds value order[i].
  SmallVector<int64_t> getOrder() const {
    if (panels.getBits() == 8)
      return bits == 16 ? SmallVector<int64_t>{0, 2, 1, 3}
                        : SmallVector<int64_t>{0, 1, 2, 3};
    return bits == 16 ? SmallVector<int64_t>{0, 1, 2, 3}
                      : SmallVector<int64_t>{0, 4, 1, 5, 2, 6, 3, 7};
  }

  /// Integers of one vector as words.
  Value toWords(Value integers) {
    Type narrow = b().getIntegerType(bits);
    Value value =
        arith::TruncIOp::create(b(), l.loc, vectorOf(narrow), integers);
    SmallVector<int64_t> order = getOrder(), mask;
    for (int64_t i = 0; i < lanes; ++i)
      mask.push_back(i / order.size() * order.size() + order[i % order.size()]);
    if (!llvm::equal(mask, llvm::seq<int64_t>(0, lanes)))
      value = vector::ShuffleOp::create(b(), l.loc, value, value, mask);
    return vector::BitCastOp::create(
        b(), l.loc, VectorType::get(lanes * bits / 32, i32()), value);
  }

  /// A block of a row; its words begin at `at` and lie `rows` apart.
  void quantize(Value row, Value from, Value at, Value rows, bool isTail) {
    Values x = load(row, from, isTail);
    Value most;
    for (Value value : x) {
      Value size = math::AbsFOp::create(b(), l.loc, value);
      most = most
                 ? arith::MaximumFOp::create(b(), l.loc, most, size).getResult()
                 : size;
    }
    most = vector::ReductionOp::create(b(), l.loc,
                                       vector::CombiningKind::MAXIMUMF, most);
    double limit = bits == 16 ? 32767 : 127;
    Value scale = arith::MulFOp::create(b(), l.loc, most, number(1 / limit));
    // Infinity has no integer: its block is NaN, not infinity of any sign.
    scale = arith::AddFOp::create(
        b(), l.loc, scale, arith::SubFOp::create(b(), l.loc, most, most));
    // Below it the quotient could overflow; such values count as zero.
    Value isSome = arith::CmpFOp::create(b(), l.loc, arith::CmpFPredicate::UGT,
                                         most, number(1e-30));
    Value inverse = arith::SelectOp::create(
        b(), l.loc, isSome,
        arith::DivFOp::create(b(), l.loc, number(limit), most), number(0));
    // Adding 1.5·2^23 rounds to nearest even, into the lowest bits.
    Value factor = spread(inverse), magic = spread(number(12582912.0));
    Value base = spread(integer(0x4B400000));
    Value sum;
    Values words;
    for (Value value : x) {
      Value shifted = vector::FMAOp::create(b(), l.loc, value, factor, magic);
      Value q = arith::SubIOp::create(
          b(), l.loc,
          vector::BitCastOp::create(b(), l.loc, vectorOf(i32()), shifted),
          base);
      sum = sum ? arith::AddIOp::create(b(), l.loc, sum, q).getResult() : q;
      words.push_back(toWords(q));
    }
    Value place = at;
    auto put = [&](Value word) {
      memref::StoreOp::create(b(), l.loc, word, op.getInit(), place);
      place = l.add(place, rows);
    };
    for (Value some : words)
      for (int64_t i = 0; i < lanes * bits / 32; ++i)
        put(vector::ExtractOp::create(b(), l.loc, some, ArrayRef<int64_t>{i}));
    put(arith::BitcastOp::create(b(), l.loc, i32(), scale));
    Value total = vector::ReductionOp::create(b(), l.loc,
                                              vector::CombiningKind::ADD, sum);
    put(toCorrection(total, scale));
  }

  /// What the zeros of the weight are multiplied with.
  Value toCorrection(Value total, Value scale) {
    if (panels.getZero() == 0)
      return arith::MulIOp::create(b(), l.loc, total,
                                   integer(panels.getBits() == 8 ? -128 : -8));
    if (panels.getZero() == 1)
      return total;
    Value product = arith::MulFOp::create(
        b(), l.loc, arith::SIToFPOp::create(b(), l.loc, f32(), total), scale);
    return arith::BitcastOp::create(b(), l.loc, i32(), product);
  }

  void emit() {
    Value tokens = getValueOrCreateConstantIndexOp(
        b(), l.loc, memref::getMixedSize(b(), l.loc, op.getX(), 0));
    int64_t blocks = panels.getBlocks(), whole = k / PanelsAttr::kBlock;
    int64_t words = bits + 2, rowWords = blocks * words;
    int64_t pieces = (blocks + kBlocksPerTask - 1) / kBlocksPerTask;
    Value tiles = l.ceilDiv(tokens, op.getRows());
    l.parallel(l.mul(tiles, pieces), [&](Value task) {
      Tiling tiling(l, tokens, op.getRows());
      Value tile = l.divide(task, l.index(pieces));
      Value piece = l.remainder(task, l.index(pieces));
      Value rows = tiling.rowsOf(tile), first = tiling.firstRowOf(tile);
      Value base = l.mul(first, rowWords);
      Value from = l.mul(piece, kBlocksPerTask);
      Value to = l.least(
          {l.d(0) + kBlocksPerTask, b().getAffineConstantExpr(whole)}, {from});
      l.loop(l.index(0), rows, 1, [&](Value r) {
        Value row = l.add(first, r), start = l.add(base, r);
        l.loop(from, to, 1, [&](Value block) {
          quantize(row, l.mul(block, PanelsAttr::kBlock),
                   l.add(start, l.mul(l.mul(block, words), rows)), rows,
                   /*isTail=*/false);
        });
        if (whole == blocks)
          return;
        Value isLast = l.isEqual(piece, l.index(pieces - 1));
        l.branch(
            isLast,
            [&] {
              quantize(row, l.index(whole * PanelsAttr::kBlock),
                       l.add(start, l.mul(rows, whole * words)), rows,
                       /*isTail=*/true);
            },
            [] {});
      });
    });
  }
};
} // namespace

void ffn::emitQuantizeRows(OpBuilder &b, PackRowsOp op,
                           const KernelTarget &target) {
  RowQuantizer{LoopBuilder{{b, op.getLoc()}}, op, target.vectorBits / 32}
      .emit();
}
