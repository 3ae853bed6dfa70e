//===- Options.cpp - command line of swiglu-compile -----------------------===//

#include "Options.h"
#include "../AdapterOptions.h"
#include "swiglu/Version.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

namespace cl = llvm::cl;
using swiglu::Artifact;

[[noreturn]] static void fail(const llvm::Twine &text) {
  llvm::WithColor::error(llvm::errs(), "swiglu-compile") << text << "\n";
  exit(1);
}

CompileOptions parseOptions(int argc, char **argv) {
  // Only our options are shown: LLVM's libraries bring hundreds.
  static cl::OptionCategory category("swiglu-compile options");
  static cl::opt<std::string> file(cl::Positional, cl::desc("<MLIR file>"),
                                   cl::cat(category));
  static cl::opt<std::string> directory(
      "o", cl::desc("Directory for the outputs, made if it is not there"),
      cl::value_desc("directory"), cl::cat(category));
  static cl::opt<std::string> weights(
      "weights",
      cl::desc("Checkpoint to pack: safetensors, GGUF, npy or a folder"),
      cl::value_desc("path"), cl::cat(category));
  static cl::list<std::string> bindings(
      "bind", cl::desc("Name of the tensor for an argument"),
      cl::value_desc("%argN=NAME"), cl::cat(category));
  static AdapterCommandLine adapters(category);
  static cl::opt<std::string> name(
      "name", cl::desc("Name of the outputs; the input's if not given"),
      cl::value_desc("name"), cl::cat(category));
  static cl::list<Artifact> emit(
      "emit", cl::desc("What to write (default: so)"), cl::CommaSeparated,
      cl::values(
          clEnumValN(Artifact::MLIR, "mlir", "NAME.mlir, the LLVM dialect"),
          clEnumValN(Artifact::LLVM, "llvm", "NAME.ll, optimised LLVM IR"),
          clEnumValN(Artifact::Object, "obj",
                     "NAME.o, the kernel object, and NAME.h"),
          clEnumValN(Artifact::Library, "so",
                     "libNAME.so and NAME.h; needs a C compiler")),
      cl::cat(category));
  static cl::opt<std::string> cpu(
      "target-cpu",
      cl::desc("CPU to compile for: native (default), x86-64, x86-64-v3, "
               "x86-64-v4 or another name that LLVM knows; of several with "
               "commas, the library uses the best that a machine can run"),
      cl::value_desc("name"), cl::cat(category));
  static cl::opt<std::string> triple(
      "target",
      cl::desc("Architecture to compile for: x86_64 (default) or aarch64, or a "
               "triple of one as aarch64-linux-gnu"),
      cl::value_desc("triple"), cl::cat(category));
  static cl::opt<std::string> verify(
      "verify", cl::desc("Check a packed weights file, its data too"),
      cl::value_desc("FILE.weights"), cl::cat(category));
  static cl::opt<std::string> dump(
      "dump", cl::desc("List what a packed weights file holds"),
      cl::value_desc("FILE.weights"), cl::cat(category));
  swiglu::installVersionPrinter("swiglu-compile");
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(
      argc, argv,
      "swiglu-compile: compile feed-forward blocks to a library for C\n");

  CompileOptions options;
  options.verify = verify;
  options.dump = dump;
  options.file = file;
  if (file.empty()) {
    if (verify.empty() && dump.empty())
      fail("no input file; see --help");
    return options;
  }
  if (directory.empty())
    fail("no directory for the outputs, expected -o");
  if (name.empty() && file == "-")
    fail("no name for the outputs of stdin, expected --name");
  options.weights = weights;
  options.bindings = bindings;
  options.adapters = adapters.get(weights);
  options.library.activations = options.adapters.activations;
  options.library.directory = directory;
  options.library.name =
      name.empty() ? llvm::sys::path::stem(file).str() : name.getValue();
  options.library.cpu = cpu;
  options.library.triple = triple;
  if (!emit.empty())
    options.library.artifacts.assign(emit.begin(), emit.end());
  options.library.inputs = {file, weights};
  for (const std::string &input : options.adapters.getFiles())
    options.library.inputs.push_back(input);
  options.library.note = [](const llvm::Twine &text) {
    llvm::WithColor::note(llvm::errs(), "swiglu-compile") << text << "\n";
  };
  return options;
}
