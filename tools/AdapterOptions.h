//===- AdapterOptions.h - options of tools that merge adapters --*- C++ -*-===//

#ifndef SWIGLU_TOOLS_ADAPTEROPTIONS_H
#define SWIGLU_TOOLS_ADAPTEROPTIONS_H

#include "swiglu/Execution/Optimize.h"
#include "llvm/Support/CommandLine.h"

/// `--adapter`, `--adapter-weight`, `--quantize` and `--activations` of a tool that compiles.
struct AdapterCommandLine {
  explicit AdapterCommandLine(llvm::cl::OptionCategory &category)
      : adapters("adapter",
                 llvm::cl::desc("Folder of PEFT's to merge into the weights; "
                                "several in their order"),
                 llvm::cl::value_desc("folder"), llvm::cl::cat(category)),
        weights("adapter-weight",
                llvm::cl::desc("Weight of an adapter: none, or one for each, "
                               "in their order"),
                llvm::cl::value_desc("number"), llvm::cl::cat(category)),
        quantize("quantize",
                 llvm::cl::desc(
                     "Store weights as integers: int8 (a scale an output) or "
                     "int4 (a scale for 32), or with another group, as in "
                     "int4:128"),
                 llvm::cl::value_desc("type[:group]"),
                 llvm::cl::cat(category)),
        activations(
            "activations",
            llvm::cl::desc("How x is multiplied with integer weights: int16 "
                           "(errors of 2^-16 of the largest of 32 values), "
                           "int8 (2^-8; needs VNNI), or float (exact, slow)"),
            llvm::cl::value_desc("type"), llvm::cl::init("int16"),
            llvm::cl::cat(category)) {}

  swiglu::AdapterOptions get(const std::string &checkpoint) {
    return {{adapters.begin(), adapters.end()},
            {weights.begin(), weights.end()},
            checkpoint,
            quantize.getValue(), activations.getValue()};
  }

private:
  llvm::cl::list<std::string> adapters, weights;
  llvm::cl::opt<std::string> quantize, activations;
};

#endif // SWIGLU_TOOLS_ADAPTEROPTIONS_H
