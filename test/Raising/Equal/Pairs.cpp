//===- Pairs.cpp - the functions of two modules, side by side -------------===//

#include "Pairs.h"
#include "Compare.h"
#include "Inputs.h"
#include "Program.h"
#include "Retype.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "swiglu/InitAll.h"
#include "swiglu/Tools/ModuleFile.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace mlir;
using namespace swiglu;
using namespace swiglu::equality;

/// As upstream lowers TOSA to linalg.
static constexpr StringLiteral kTosaPipeline =
    "func.func(tosa-infer-shapes,tosa-make-broadcastable,tosa-to-linalg-named,"
    "canonicalize,tosa-to-linalg,tosa-to-arith,tosa-to-tensor)";

/// What the largest element may be off in f64, relative to it.
static constexpr double kToleranceF64 = 1e-12;

static llvm::Error makeError(const Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

//===----------------------------------------------------------------------===//
// Faults
//===----------------------------------------------------------------------===//

/// What is in progress, for the handler of faults.
static char currentStep[512];

static void setCurrentStep(const Twine &step) {
  std::snprintf(currentStep, sizeof(currentStep), "%s", step.str().c_str());
}

static void reportFault(int) {
  static const char before[] = "fault in ";
  // Only async-signal-safe calls here.
  (void)!write(STDERR_FILENO, before, sizeof(before) - 1);
  (void)!write(STDERR_FILENO, currentStep, std::strlen(currentStep));
  (void)!write(STDERR_FILENO, "\n", 1);
  _exit(1);
}

static void catchFaults() {
  // SIGABRT: a cf.assert that fails.
  for (int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
    std::signal(signal, reportFault);
}

//===----------------------------------------------------------------------===//
// What can be run
//===----------------------------------------------------------------------===//

static bool isNumber(Type type) {
  return isa<Float16Type, BFloat16Type, Float32Type, Float64Type, IndexType>(
             type) ||
         (isa<IntegerType>(type) && type.getIntOrFloatBitWidth() <= 64);
}

static bool isTensor(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && isNumber(tensor.getElementType()) && !tensor.getEncoding();
}

/// Why `function` cannot be run; empty if it can.
static std::string findObstacle(func::FuncOp function) {
  std::string why;
  llvm::raw_string_ostream os(why);
  for (Type type : function.getArgumentTypes())
    if (!isTensor(type) && !isNumber(type))
      os << "an argument is " << type;
  for (Type type : function.getResultTypes())
    if (why.empty() && !isTensor(type))
      os << "a result is " << type;
  if (function.getResultTypes().empty())
    os << "it has no result";
  function.walk([&](Operation *op) {
    if (why.empty() && !op->isRegistered())
      os << "it has an operation " << op->getName();
  });
  return why;
}

static std::vector<std::string> listFunctions(ModuleOp module,
                                              const Settings &settings) {
  std::vector<std::string> names;
  for (auto function : module.getOps<func::FuncOp>())
    if (function.isPublic() && !function.isExternal() &&
        (settings.function.empty() || function.getName() == settings.function))
      names.push_back(function.getName().str());
  return names;
}

/// Erases the public functions that `keep` does not name and nobody calls.
static void prune(ModuleOp module, ArrayRef<std::string> keep) {
  for (auto function :
       llvm::make_early_inc_range(module.getOps<func::FuncOp>()))
    if (function.isPublic() && !llvm::is_contained(keep, function.getName()) &&
        SymbolTable::symbolKnownUseEmpty(function, module))
      function.erase();
}

//===----------------------------------------------------------------------===//
// A pair of modules
//===----------------------------------------------------------------------===//

namespace {
struct Totals {
  unsigned compared = 0, different = 0, skipped = 0;
};

class Pair {
public:
  Pair(ModuleOp original, ModuleOp raised, const Settings &settings,
       Totals &totals)
      : original(original), raised(raised), settings(settings), totals(totals) {
  }
  void compareAll();

private:
  void different(StringRef name, const Twine &what) {
    ++totals.different;
    llvm::outs() << "different " << name << ": " << what << "\n";
  }
  void skipped(StringRef name, const Twine &why) {
    ++totals.skipped;
    llvm::outs() << "skipped " << name << ": " << why << "\n";
  }

  std::vector<std::string> findComparable();
  void compare(const std::vector<std::string> &names);
  void compareFunction(StringRef name, const Program &before,
                       const Program &after);
  bool isAccepted(StringRef name, const Difference &difference,
                  Type elementType) const;

  ModuleOp original, raised;
  const Settings &settings;
  Totals &totals;
};
} // namespace

/// Takes TOSA to linalg, and everything to f64 if that is asked for.
static llvm::Error prepare(ModuleOp module, bool inF64) {
  ErrorCollector errors(module.getContext());
  bool hasTosa = module
                     .walk([](Operation *op) {
                       return isa<tosa::TosaDialect>(op->getDialect())
                                  ? WalkResult::interrupt()
                                  : WalkResult::advance();
                     })
                     .wasInterrupted();
  if (hasTosa) {
    PassManager pm(module.getContext());
    if (failed(parsePassPipeline(kTosaPipeline, pm)) || failed(pm.run(module)))
      return errors.take(makeError("TOSA cannot be lowered"));
  }
  if (inF64 && failed(retypeToF64(module)))
    return errors.take(makeError("the module cannot be re-typed"));
  return llvm::Error::success();
}

static llvm::Expected<std::unique_ptr<Program>>
compileSome(ModuleOp module, ArrayRef<std::string> names) {
  ErrorCollector errors(module.getContext());
  OwningOpRef<ModuleOp> clone = module.clone();
  prune(*clone, names);
  setCurrentStep("the lowering of " + names.front() +
                 (names.size() > 1 ? " and others" : ""));
  auto program = Program::compile(*clone);
  if (!program)
    return errors.take(program.takeError());
  return program;
}

std::vector<std::string> Pair::findComparable() {
  std::vector<std::string> names;
  for (const std::string &name : listFunctions(original, settings)) {
    auto before = original.lookupSymbol<func::FuncOp>(name);
    auto after = raised.lookupSymbol<func::FuncOp>(name);
    if (!after || after.isExternal())
      different(name, "it is not in RAISED");
    else if (before.getFunctionType() != after.getFunctionType())
      different(name, "its type in RAISED is another");
    else if (std::string why = findObstacle(before); !why.empty())
      skipped(name, why);
    else if (std::string why = findObstacle(after); !why.empty())
      different(name, "in RAISED " + why);
    else
      names.push_back(name);
  }
  return names;
}

void Pair::compareAll() {
  std::vector<std::string> names = findComparable();
  for (ModuleOp module : {original, raised}) {
    prune(module, names);
    if (names.empty())
      return;
    if (llvm::Error error = prepare(module, settings.inF64)) {
      std::string why = llvm::toString(std::move(error));
      for (const std::string &name : names)
        module == original ? skipped(name, why) : different(name, why);
      return;
    }
  }
  compare(names);
}

void Pair::compare(const std::vector<std::string> &names) {
  auto before = compileSome(original, names);
  auto after = before ? compileSome(raised, names)
                      : llvm::Expected<std::unique_ptr<Program>>(nullptr);
  if (before && after) {
    for (const std::string &name : names)
      compareFunction(name, **before, **after);
    return;
  }
  bool isOriginal = !before;
  std::string why =
      llvm::toString(isOriginal ? before.takeError() : after.takeError());
  if (isOriginal)
    llvm::consumeError(after.takeError());
  // One function that cannot be compiled must not hide the others.
  if (names.size() > 1) {
    for (const std::string &name : names)
      compare({name});
    return;
  }
  isOriginal ? skipped(names.front(), why)
             : different(names.front(), "RAISED: " + why);
}

bool Pair::isAccepted(StringRef name, const Difference &difference,
                      Type elementType) const {
  if (difference.isBitEqual)
    return true;
  if (settings.inF64 && isa<FloatType>(elementType))
    return difference.ofScale <= kToleranceF64;
  double steps = settings.loose.lookup(name);
  return difference.ofScale <=
         settings.units * steps * steps * getEpsilon(elementType);
}

void Pair::compareFunction(StringRef name, const Program &before,
                           const Program &after) {
  FunctionType type =
      original.lookupSymbol<func::FuncOp>(name).getFunctionType();
  setCurrentStep(name);
  ++totals.compared;
  Difference worst;
  for (unsigned set = 0; set < kInputSets; ++set) {
    std::vector<HostArray> arguments;
    for (auto [i, input] : llvm::enumerate(type.getInputs()))
      arguments.push_back(makeInput(input, settings.sizes, set,
                                    settings.seed + 1000003 * set + i));
    auto expected = before.run(name, type, arguments);
    auto found = after.run(name, type, arguments);
    if (!expected || !found) {
      llvm::Error error =
          llvm::joinErrors(expected.takeError(), found.takeError());
      return different(name, llvm::toString(std::move(error)));
    }
    for (auto [i, result] : llvm::enumerate(*expected)) {
      Difference here = equality::compare(result, (*found)[i]);
      if (!isAccepted(name, here, result.elementType))
        return different(name, "result " + Twine(i) + " of inputs " +
                                   Twine(set) + ": " + here.describe());
      worst.merge(here);
    }
  }
  if (!settings.onlyBad)
    llvm::outs() << "equal " << name << ": " << worst.describe() << "\n";
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

static llvm::Expected<OwningOpRef<ModuleOp>> parse(StringRef text,
                                                   MLIRContext &context) {
  ErrorCollector errors(&context);
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(text, &context);
  if (!module)
    return errors.take(makeError("it does not parse"));
  return module;
}

static int fail(const Twine &text) {
  llvm::outs().flush();
  llvm::errs() << "swiglu-equal: error: " << text << "\n";
  return 1;
}

int swiglu::equality::comparePairs(llvm::MemoryBuffer &original,
                                   llvm::MemoryBuffer &raised,
                                   const Settings &settings) {
  registerAllPasses();
  DialectRegistry registry;
  registerAllDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.allowUnregisteredDialects();
  catchFaults();

  SmallVector<StringRef> before, after;
  original.getBuffer().split(before, "// -----");
  raised.getBuffer().split(after, "// -----");
  if (before.size() != after.size())
    return fail("RAISED has " + Twine(after.size()) +
                " modules, ORIGINAL has " + Twine(before.size()));
  Totals totals;
  for (auto [i, texts] : llvm::enumerate(llvm::zip(before, after))) {
    auto first = parse(std::get<0>(texts), context);
    if (!first)
      return fail("module " + Twine(i) +
                  " of ORIGINAL: " + llvm::toString(first.takeError()));
    auto second = parse(std::get<1>(texts), context);
    if (!second)
      return fail("module " + Twine(i) +
                  " of RAISED: " + llvm::toString(second.takeError()));
    Pair(**first, **second, settings, totals).compareAll();
  }
  llvm::outs() << totals.compared << " compared, " << totals.different
               << " different, " << totals.skipped << " skipped\n";
  if (totals.compared == 0)
    return fail("nothing was compared");
  return totals.different != 0;
}
