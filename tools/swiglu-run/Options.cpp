//===- Options.cpp - command line of swiglu-run ---------------------------===//

#include "Options.h"
#include "../AdapterOptions.h"
#include "swiglu/Version.h"
#include "llvm/Support/CommandLine.h"

namespace cl = llvm::cl;
using swiglu::TableFormat;

/// LLVM's libraries register options of their own, of passes that never run
/// here; one of them has a name that we need.
static void releaseOption(llvm::StringRef name) {
  auto &options = cl::getRegisteredOptions();
  auto taken = options.find(name);
  if (taken != options.end())
    taken->second->removeArgument();
}

swiglu::RunOptions parseOptions(int argc, char **argv) {
  // Only our options are shown: LLVM's libraries bring hundreds.
  static cl::OptionCategory category("swiglu-run options");
  static cl::opt<std::string> file(cl::Positional, cl::Required,
                                   cl::desc("<MLIR file>"),
                                   cl::cat(category));
  static cl::opt<std::string> weights(
      "weights", cl::desc("Checkpoint: safetensors, GGUF, npy or a folder"),
      cl::value_desc("path"), cl::cat(category));
  static cl::list<std::string> functions(
      "e", cl::desc("Function to run; all of the file if not given"),
      cl::value_desc("name"), cl::cat(category));
  static cl::list<std::string> bindings(
      "bind", cl::desc("Name of the tensor for an argument"),
      cl::value_desc("%argN=NAME"), cl::cat(category));
  static AdapterCommandLine adapters(category);
  static cl::list<std::string> inputs(
      "input", cl::desc("npy file for x; once for each further input"),
      cl::value_desc("x.npy"), cl::cat(category));
  static cl::opt<std::string> output(
      "output", cl::desc("npy file for the first result"),
      cl::value_desc("y.npy"), cl::cat(category));
  static cl::opt<int64_t> tokens(
      "tokens", cl::desc("Rows of x where no input file says"), cl::init(1),
      cl::value_desc("n"), cl::cat(category));
  releaseOption("threads");
  static cl::opt<int32_t> threads("threads",
                                  cl::desc("Threads; 0 is one a CPU"),
                                  cl::init(1), cl::value_desc("n"),
                                  cl::cat(category));
  static cl::opt<bool> compare(
      "compare",
      cl::desc("Check the results against the scalar reference, with the "
               "tolerance of docs/Numerics.md"),
      cl::cat(category));
  static cl::opt<bool> bench("bench", cl::desc("Time each function"),
                             cl::cat(category));
  static cl::opt<TableFormat> format(
      "format", cl::desc("Form of the table"), cl::init(TableFormat::Markdown),
      cl::values(clEnumValN(TableFormat::Markdown, "md", "Markdown"),
                 clEnumValN(TableFormat::CSV, "csv", "comma-separated"),
                 clEnumValN(TableFormat::JSON, "json", "one object a line")),
      cl::cat(category));
  swiglu::installVersionPrinter("swiglu-run");
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(
      argc, argv,
      "swiglu-run: compile feed-forward blocks for this machine and run them\n");

  swiglu::RunOptions options;
  options.file = file;
  options.weights = weights;
  options.functions = functions;
  options.bindings = bindings;
  options.adapters = adapters.get(weights);
  options.inputs = inputs;
  options.output = output;
  options.tokens = tokens;
  options.threads = threads;
  options.compare = compare;
  options.bench = bench;
  options.format = format;
  return options;
}
