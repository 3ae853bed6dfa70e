//===- Options.cpp - command line of swiglu-merge -------------------------===//

#include "Options.h"
#include "swiglu/Version.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/CommandLine.h"
#include <cmath>

namespace cl = llvm::cl;
using swiglu::ElementType;

[[noreturn]] static void fail(const llvm::Twine &text) {
  printMessage("error", text);
  exit(1);
}

static std::optional<ElementType> parseType(llvm::StringRef text) {
  if (text == "keep")
    return std::nullopt;
  auto type = llvm::StringSwitch<std::optional<ElementType>>(text)
                  .Case("f32", ElementType::F32)
                  .Case("bf16", ElementType::BF16)
                  .Case("f16", ElementType::F16)
                  .Default(std::nullopt);
  if (!type)
    fail("--dtype is '" + text + "', expected keep, f32, bf16 or f16");
  return type;
}

static double parseWeight(llvm::StringRef text) {
  double value;
  if (text.getAsDouble(value) || !std::isfinite(value))
    fail("--adapter-weight is '" + text + "', expected a number");
  return value;
}

/// libLLVM has options of its own, and one name cannot be taken twice.
static void removeOption(llvm::StringRef name) {
  auto &options = cl::getRegisteredOptions();
  if (auto it = options.find(name); it != options.end())
    it->second->removeArgument();
}

ToolOptions parseOptions(int argc, char **argv) {
  // Only our options are shown: LLVM's libraries bring hundreds.
  static cl::OptionCategory category("swiglu-merge options");
  static cl::opt<std::string> weights(
      "weights",
      cl::desc("The base: a safetensors file, a folder or an index of a "
               "sharded checkpoint, or a GGUF file"),
      cl::value_desc("path"), cl::cat(category));
  static cl::list<std::string> adapters(
      "adapter",
      cl::desc("Folder with adapter_config.json and adapter_model.safetensors, "
               "as PEFT writes it; several are merged in their order"),
      cl::value_desc("folder"), cl::cat(category));
  static cl::list<std::string> adapterWeights(
      "adapter-weight",
      cl::desc("Weight of an adapter: none, or one for each, in their order. "
               "Without, factors of IA3 are multiplied; with, summed"),
      cl::value_desc("number"), cl::cat(category));
  static cl::opt<std::string> type(
      "dtype",
      cl::desc("What all floating tensors become: keep (default), f32, bf16 or "
               "f16"),
      cl::value_desc("type"), cl::init("keep"), cl::cat(category));
  static cl::opt<std::string> output(
      "o",
      cl::desc("The output: a file where the base is one, else a folder that "
               "is empty or not there"),
      cl::value_desc("path"), cl::cat(category));
  static cl::opt<std::string> report(
      "report",
      cl::desc("What was done to each tensor: JSON to FILE.json, text to "
               "another file, text to stdout (-)"),
      cl::value_desc("file"), cl::cat(category));
  static cl::opt<bool> untie(
      "untie",
      cl::desc("Merge into an embedding or a head though the base shares it "
               "between them"),
      cl::cat(category));
  static cl::opt<bool> requantize(
      "requantize",
      cl::desc("GGUF: merge what changes integers, and quantise again; the "
               "report has the error"),
      cl::cat(category));
  removeOption("threads");
  static cl::opt<unsigned> threads(
      "threads", cl::desc("Number of threads; 0 (default) for one a CPU"),
      cl::value_desc("number"), cl::init(0), cl::cat(category));
  swiglu::installVersionPrinter("swiglu-merge");
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(
      argc, argv, "swiglu-merge: merge adapters into a checkpoint\n");

  if (weights.empty())
    fail("no base, expected --weights; see --help");
  if (adapters.empty())
    fail("no adapter, expected --adapter; see --help");
  if (output.empty())
    fail("no output, expected -o");
  if (threads > 4096)
    fail("--threads is " + llvm::Twine(threads) + ", expected at most 4096");
  ToolOptions options;
  options.merge.weights = weights;
  options.merge.adapters = adapters;
  for (const std::string &text : adapterWeights)
    options.merge.adapterWeights.push_back(parseWeight(text));
  options.merge.type = parseType(type);
  options.merge.output = output;
  options.merge.untie = untie;
  options.merge.requantize = requantize;
  options.merge.threads = threads;
  options.report = report;
  return options;
}
