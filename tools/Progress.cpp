//===- Progress.cpp - a bar on a terminal ---------------------------------===//

#include "Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

std::string formatBytes(uint64_t bytes) {
  double value = bytes;
  StringRef unit = "bytes";
  for (StringRef larger : {"kB", "MB", "GB", "TB"}) {
    if (value < 1000)
      break;
    value /= 1000;
    unit = larger;
  }
  std::string text;
  raw_string_ostream os(text);
  if (unit == "bytes")
    os << bytes;
  else
    os << format("%.*f", value < 10 ? 2 : value < 100 ? 1 : 0, value);
  os << ' ' << unit;
  return text;
}

Progress::Progress()
    : isTerminal(sys::Process::StandardErrIsDisplayed()), start(Clock::now()),
      last(start) {}

void Progress::update(uint64_t done, uint64_t total) {
  Clock::time_point now = Clock::now();
  if (!isTerminal ||
      (done < total && now - last < std::chrono::milliseconds(100)))
    return;
  last = now;
  constexpr unsigned width = 30;
  unsigned filled = total ? width * double(done) / total : width;
  double seconds = std::chrono::duration<double>(now - start).count();
  std::string line;
  raw_string_ostream os(line);
  os << "\r[" << std::string(filled, '#') << std::string(width - filled, ' ')
     << "] " << formatBytes(done) << " of " << formatBytes(total) << ", "
     << formatBytes(done / seconds) << "/s\x1b[K";
  errs() << line;
  isShown = true;
}

void Progress::clear() {
  if (isShown)
    errs() << "\r\x1b[K";
  isShown = false;
}
