//===- Progress.h - a bar on a terminal -------------------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_PROGRESS_H
#define SWIGLU_TOOLS_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <cstdint>
#include <string>

/// Bytes and rate on one line of stderr, redrawn ten times a second; nothing
/// where stderr is no terminal.
class Progress {
public:
  Progress();
  ~Progress() { clear(); }
  void update(uint64_t done, uint64_t total);
  /// Removes the bar, before other text.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  bool isTerminal, isShown = false;
  Clock::time_point start, last;
};

/// "1.34 GB"
std::string formatBytes(uint64_t bytes);

#endif // SWIGLU_TOOLS_PROGRESS_H
