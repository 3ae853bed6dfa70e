//===- Merge.cpp - what swiglu-merge does ---------------------------------===//

#include "../Progress.h"
#include "Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;
using swiglu::TensorReport;

void printMessage(StringRef kind, const Twine &text) {
  std::string line = text.str();
  for (char &c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = '?';
  raw_ostream &os = kind == "error" ? WithColor::error(errs(), "swiglu-merge")
                                    : WithColor::note(errs(), "swiglu-merge");
  os << line << "\n";
}

static Error writeReport(StringRef path, ArrayRef<TensorReport> reports) {
  if (path != "-")
    return swiglu::writeReports(reports, path);
  printText(reports, outs());
  outs().flush();
  std::error_code code = outs().error();
  outs().clear_error();
  if (code)
    return createStringError(code, "stdout: " + code.message());
  return Error::success();
}

/// A report in the output's folder, which is not there yet. Its name then is
/// checked only by writing it.
static bool isInOutput(StringRef report, StringRef output) {
  SmallString<128> parent(sys::path::parent_path(report)), folder(output);
  if (sys::fs::make_absolute(parent) || sys::fs::make_absolute(folder))
    return false;
  sys::path::remove_dots(parent, /*remove_dot_dot=*/true);
  sys::path::remove_dots(folder, /*remove_dot_dot=*/true);
  while (folder.size() > 1 && sys::path::is_separator(folder.back()))
    folder.pop_back();
  return parent == folder;
}

static bool isSameFile(const Twine &a, const Twine &b) {
  bool result = false;
  return !sys::fs::equivalent(a, b, result) && result;
}

static StringRef getFolder(StringRef path) {
  StringRef folder = sys::path::parent_path(path);
  return folder.empty() ? StringRef(".") : folder;
}

/// Whether both names are of one file, which may not be there yet.
static bool isSamePath(StringRef a, StringRef b) {
  return a == b || isSameFile(a, b) ||
         (sys::path::filename(a) == sys::path::filename(b) &&
          isSameFile(getFolder(a), getFolder(b)));
}

/// The file of `folder` that `path` is, through a link or not; empty without.
static std::string findInFolder(StringRef path, StringRef folder) {
  std::error_code code;
  for (sys::fs::directory_iterator it(folder, code), end; it != end && !code;
       it.increment(code))
    if (isSameFile(path, it->path()))
      return it->path();
  return "";
}

/// The folders whose files are inputs.
static std::vector<std::string>
getInputFolders(const swiglu::MergeOptions &merge) {
  std::vector<std::string> folders = merge.adapters;
  StringRef weights = merge.weights;
  if (sys::fs::is_directory(weights))
    folders.push_back(weights.str());
  else if (weights.ends_with(".json"))
    folders.push_back(getFolder(weights).str());
  return folders;
}

/// Fails where the report would replace an input, or the output it.
static Error checkReport(const ToolOptions &options) {
  const swiglu::MergeOptions &merge = options.merge;
  StringRef report = options.report;
  auto error = [&](StringRef input) {
    return createStringError(inconvertibleErrorCode(),
                             "the report '" + report + "' is '" + input +
                                 "', and would overwrite it");
  };
  for (StringRef path : {merge.weights, merge.output})
    if (isSamePath(report, path) &&
        (!sys::fs::exists(path) || sys::fs::is_regular_file(path)))
      return error(path);
  if (!sys::fs::is_regular_file(report))
    return Error::success();
  for (StringRef folder : getInputFolders(merge)) {
    std::string found = findInFolder(report, folder);
    if (!found.empty())
      return error(found);
  }
  return Error::success();
}

static void printSummary(ArrayRef<TensorReport> reports, StringRef output) {
  int64_t exact = 0, requantized = 0, zeros = 0, withZeros = 0;
  double error = 0;
  for (const TensorReport &report : reports) {
    exact += report.isExact();
    if (report.relativeError) {
      ++requantized;
      error = std::max(error, *report.relativeError);
    } else if (report.becameZero != 0) {
      // Of integers that is a rounding like any other.
      zeros += report.becameZero;
      ++withZeros;
    }
  }
  outs() << output << ": " << reports.size()
         << (reports.size() == 1 ? " tensor" : " tensors") << " changed, "
         << exact << " of them exactly";
  if (requantized != 0)
    outs() << ", " << requantized << " quantised again with a relative error "
           << "up to " << format("%.3g", error);
  outs() << "\n";
  if (zeros != 0)
    printMessage("note", Twine(zeros) + " elements of " + Twine(withZeros) +
                             " tensors became zero by rounding; --report says "
                             "of which");
}

Error merge(ToolOptions options) {
  Progress progress;
  StringRef report = options.report;
  swiglu::MergeOptions &mergeOptions = options.merge;
  if (!report.empty())
    if (Error e = checkReport(options))
      return e;
  mergeOptions.progress = [&](uint64_t done, uint64_t total) {
    progress.update(done, total);
  };
  mergeOptions.note = [&](const Twine &text) {
    progress.clear();
    printMessage("note", text);
  };
  bool isLate = report == "-" || isInOutput(report, mergeOptions.output);
  if (!report.empty() && !isLate)
    mergeOptions.beforePublishing = [&](ArrayRef<TensorReport> reports) {
      return writeReport(report, reports);
    };
  Expected<std::vector<TensorReport>> reports = mergeCheckpoint(mergeOptions);
  progress.clear();
  if (!reports)
    return reports.takeError();
  if (report != "-")
    printSummary(*reports, mergeOptions.output);
  if (!report.empty() && isLate)
    return writeReport(report, *reports);
  return Error::success();
}
