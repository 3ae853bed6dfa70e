//===- swiglu-equal.cpp - do two modules compute the same? ----------------===//

#include "swiglu/Version.h"
#include "Pairs.h"
#include "swiglu/Tools/InputFile.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

using namespace swiglu::equality;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of swiglu-equal");
static cl::opt<std::string> originalFile(cl::Positional, cl::Required,
                                         cl::desc("ORIGINAL"),
                                         cl::cat(category));
static cl::opt<std::string> raisedFile(cl::Positional, cl::Required,
                                       cl::desc("RAISED"), cl::cat(category));
static cl::opt<bool>
    inF64("f64",
          cl::desc("compare the formulas: both modules with f64 for every "
                   "float type, up to 1e-12 of the result's largest element"),
          cl::cat(category));
static cl::opt<std::string>
    functionName("function", cl::desc("only this function"), cl::cat(category));
static cl::opt<std::string> looseFile(
    "loose",
    cl::desc("file with names of functions, one a line, that need not be equal "
             "bit for bit, only up to --units; once for each step in another "
             "order"),
    cl::cat(category));
static cl::opt<double>
    units("units",
          cl::desc("for --loose: how many epsilons of its type, times its "
                   "largest element, a result may be off (4)"),
          cl::init(4), cl::cat(category));
static cl::list<int64_t>
    sizes("sizes",
          cl::desc("of dynamic dimensions, by their position in the type; the "
                   "last holds for all that follow (3,5,4)"),
          cl::CommaSeparated, cl::cat(category));
static cl::opt<uint64_t> seed("seed", cl::desc("of the inputs (1)"),
                              cl::init(1), cl::cat(category));
static cl::opt<bool> onlyBad("quiet",
                             cl::desc("no line for functions that are equal"),
                             cl::cat(category));

static std::unique_ptr<llvm::MemoryBuffer> open(const std::string &path) {
  auto buffer = swiglu::openMLIRFile(path);
  if (buffer)
    return std::move(*buffer);
  llvm::errs() << "swiglu-equal: error: " << llvm::toString(buffer.takeError())
               << "\n";
  std::exit(1);
}

static Settings readSettings() {
  Settings settings;
  settings.inF64 = inF64;
  settings.function = functionName;
  settings.units = units;
  settings.seed = seed;
  settings.onlyBad = onlyBad;
  settings.sizes.assign(sizes.begin(), sizes.end());
  if (settings.sizes.empty())
    settings.sizes = {3, 5, 4};
  if (looseFile.empty())
    return settings;
  auto names = open(looseFile);
  llvm::SmallVector<llvm::StringRef> lines;
  names->getBuffer().split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef line : lines)
    ++settings.loose[line.trim()];
  return settings;
}

int main(int argc, char **argv) {
  swiglu::installVersionPrinter("swiglu-equal");
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(
      argc, argv,
      "Runs each public function of ORIGINAL and the one of that name in "
      "RAISED\non the same inputs and compares the results. Both files may "
      "hold several\nmodules, split by lines '// -----'.\n");
  Settings settings = readSettings();
  auto original = open(originalFile), raised = open(raisedFile);
  return comparePairs(*original, *raised, settings);
}
