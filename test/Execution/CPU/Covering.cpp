//===- Covering.cpp - pairwise covering arrays ----------------------------===//

#include "Covering.h"
#include <numeric>
#include <utility>

using namespace swiglu::execution;

namespace {
/// The pairs of levels that no row holds yet.
class OpenPairs {
public:
  explicit OpenPairs(const std::vector<unsigned> &levels) {
    for (unsigned count : levels) {
      first.push_back(total);
      total += count;
    }
    isOpen.assign(size_t(total) * total, 0);
    for (size_t f = 0; f < levels.size(); ++f)
      for (size_t g = 0; g < levels.size(); ++g)
        for (unsigned i = 0; f != g && i < levels[f]; ++i)
          for (unsigned j = 0; j < levels[g]; ++j)
            isOpen[at(f, i, g, j)] = 1;
    count = std::accumulate(isOpen.begin(), isOpen.end(), size_t(0)) / 2;
  }

  bool contains(unsigned f, unsigned i, unsigned g, unsigned j) const {
    return isOpen[at(f, i, g, j)];
  }
  void close(unsigned f, unsigned i, unsigned g, unsigned j) {
    count -= isOpen[at(f, i, g, j)];
    isOpen[at(f, i, g, j)] = isOpen[at(g, j, f, i)] = 0;
  }
  bool empty() const { return count == 0; }

private:
  size_t at(unsigned f, unsigned i, unsigned g, unsigned j) const {
    return size_t(first[f] + i) * total + first[g] + j;
  }
  std::vector<unsigned> first;
  unsigned total = 0;
  std::vector<char> isOpen;
  size_t count = 0;
};
} // namespace

/// A row that starts with an open pair and then takes, factor by factor, the
/// level that closes the most; returns how many it closes.
static unsigned buildRow(const std::vector<unsigned> &levels,
                         const OpenPairs &open, Random &random,
                         std::vector<unsigned> &row) {
  size_t factors = levels.size();
  std::vector<unsigned> order(factors);
  std::iota(order.begin(), order.end(), 0);
  for (size_t i = factors; i > 1; --i)
    std::swap(order[i - 1], order[random.below(i)]);
  row.assign(factors, 0);
  unsigned closed = 0;
  for (size_t position = 0; position < factors; ++position) {
    unsigned f = order[position], best = 0, bestGain = 0;
    unsigned start = random.below(levels[f]);
    for (unsigned k = 0; k < levels[f]; ++k) {
      unsigned level = (start + k) % levels[f], gain = 0;
      if (position == 0) {
        // The first factor looks ahead to all others.
        for (unsigned g = 0; g < factors; ++g)
          for (unsigned j = 0; g != f && j < levels[g]; ++j)
            gain += open.contains(f, level, g, j);
      } else {
        for (size_t p = 0; p < position; ++p)
          gain += open.contains(f, level, order[p], row[order[p]]);
      }
      if (k == 0 || gain > bestGain) {
        best = level;
        bestGain = gain;
      }
    }
    row[f] = best;
    closed += position == 0 ? 0 : bestGain;
  }
  return closed;
}

std::vector<std::vector<unsigned>>
swiglu::execution::coverPairs(const std::vector<unsigned> &levels,
                              uint64_t seed) {
  Random random(seed);
  OpenPairs open(levels);
  std::vector<std::vector<unsigned>> rows;
  while (!open.empty()) {
    std::vector<unsigned> best, row;
    unsigned bestClosed = 0;
    for (int attempt = 0; attempt < 20; ++attempt) {
      unsigned closed = buildRow(levels, open, random, row);
      if (closed > bestClosed) {
        bestClosed = closed;
        best = row;
      }
    }
    // Every attempt may miss the last pairs; another round tries other orders.
    if (bestClosed == 0)
      continue;
    for (unsigned f = 0; f < levels.size(); ++f)
      for (unsigned g = f + 1; g < levels.size(); ++g)
        open.close(f, best[f], g, best[g]);
    rows.push_back(best);
  }
  return rows;
}
