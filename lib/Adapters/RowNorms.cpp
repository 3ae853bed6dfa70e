//===- RowNorms.cpp - norms of the rows of a weight with its update -------===//

#include "RowNorms.h"

#include "Kernels.h"
#include "Parallel.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>

using namespace llvm;
using namespace swiglu;

/// As in merging: 4 rows share what is read of a panel.
constexpr int64_t blockRows = 4, blockColumns = 512;

namespace {
class NormSums {
public:
  NormSums(const MergeTarget &target, ArrayRef<uint8_t> from,
           const StoredStep &step)
      : kernels(getKernels()), target(target), from(from), step(step) {}

  /// Rows of W are stored rows: the lanes of each lie together.
  void addRows(int64_t begin, int64_t end, MutableArrayRef<double> norms) {
    std::vector<double> lanes((end - begin) * kNormLanes, 0.0);
    for (int64_t column = 0; column < target.in; column += blockColumns) {
      int64_t columns = std::min(blockColumns, target.in - column);
      for (int64_t row = begin; row < end; row += blockRows) {
        int64_t rows = std::min(blockRows, end - row);
        computeBlock(row, rows, column, columns);
        for (int64_t i = 0; i < rows; ++i)
          kernels.addSquaresToLanes(values + i * columns, columns,
                                    &lanes[(row + i - begin) * kNormLanes]);
      }
    }
    for (int64_t row = begin; row < end; ++row)
      norms[row] = getNorm(&lanes[(row - begin) * kNormLanes], 1);
  }

  /// Rows of W are stored columns, at most blockColumns of them: a lane of all
  /// of them lies together.
  void addColumns(int64_t begin, int64_t end, MutableArrayRef<double> norms) {
    int64_t columns = end - begin;
    std::vector<double> lanes(columns * kNormLanes, 0.0);
    for (int64_t row = 0; row < target.in; row += blockRows) {
      int64_t rows = std::min(blockRows, target.in - row);
      computeBlock(row, rows, begin, columns);
      for (int64_t i = 0; i < rows; ++i)
        kernels.addSquares(values + i * columns, columns,
                           &lanes[(row + i) % kNormLanes * columns]);
    }
    for (int64_t column = begin; column < end; ++column)
      norms[column] = getNorm(&lanes[column - begin], columns);
  }

private:
  const uint8_t *getStored(int64_t row, int64_t column) const {
    int64_t rowSize = target.isInOut ? target.out : target.in;
    return from.data() + (row * rowSize + column) * getElementSize(target.from);
  }

  /// Elements of V + scale·B·A.
  void computeBlock(int64_t row, int64_t rows, int64_t column,
                    int64_t columns) {
    int64_t stride = alignTo(columns, kPanelColumns);
    for (int64_t i = 0; i < rows; ++i)
      prefetch(getStored(row + i, column),
               columns * getElementSize(target.from));
    kernels.multiplyLowRank(&step.weights[row * step.rank], rows,
                            step.getPanel(column), step.rank, stride, sums);
    for (int64_t i = 0; i < rows; ++i) {
      RowPart part;
      part.from = getStored(row + i, column);
      part.to = reinterpret_cast<uint8_t *>(values + i * columns);
      part.count = columns;
      part.sums = sums + i * stride;
      part.scale = step.scale;
      kernels.mergeRow(target.from, ElementType::F64, part);
    }
  }

  static double getNorm(double *lanes, int64_t stride) {
    for (int64_t half = kNormLanes / 2; half > 0; half /= 2)
      for (int64_t lane = 0; lane < half; ++lane)
        lanes[lane * stride] += lanes[(lane + half) * stride];
    return std::sqrt(lanes[0]);
  }

  const Kernels &kernels;
  const MergeTarget &target;
  ArrayRef<uint8_t> from;
  const StoredStep &step;
  double values[blockRows * blockColumns], sums[blockRows * blockColumns];
};
} // namespace

std::vector<double> swiglu::computeRowNorms(const MergeTarget &target,
                                            ArrayRef<uint8_t> from,
                                            const StoredStep &step,
                                            unsigned threads) {
  std::vector<double> norms(target.out);
  int64_t grain = target.isInOut ? blockColumns : 32;
  forEachPiece(target.out, grain, threads, [&](int64_t begin, int64_t end) {
    NormSums sums(target, from, step);
    if (target.isInOut)
      sums.addColumns(begin, end, norms);
    else
      sums.addRows(begin, end, norms);
  });
  return norms;
}
