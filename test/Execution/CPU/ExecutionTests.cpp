//===- ExecutionTests.cpp - compiled functions beside the reference -------===//
//
// Compiles every case of Cases.h in one module, calls each twice with all its
// buffers against protected pages, first at their ends and then at their
// starts, and compares with the scalar reference.
//
//===----------------------------------------------------------------------===//

#include "Cases.h"
#include "GuardedBuffer.h"
#include "Inputs.h"
#include "Runner.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "swiglu/InitAll.h"
#include "swiglu/Reference/Reference.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace mlir;
using namespace swiglu;
using namespace swiglu::execution;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of the execution tests");
static cl::opt<std::string>
    typeFilter("type",
               cl::desc("only cases whose first float operand (or "
                        "dequantised result) has this element type"),
               cl::cat(category));
static cl::opt<std::string>
    nameFilter("name", cl::desc("only cases whose name contains this"),
               cl::cat(category));
static cl::opt<std::string>
    shardText("shard",
              cl::desc("I/N: of the cases chosen otherwise the I-th, I+N-th, … "
                       "(I from 0)"),
              cl::init("0/1"), cl::cat(category));
static cl::opt<int>
    printCase("print", cl::desc("print the function of case N, and stop"),
              cl::init(-1), cl::cat(category));
static cl::opt<bool> listCases("list", cl::desc("list the names, and stop"),
                               cl::cat(category));
static cl::opt<bool> printAll("print-all",
                              cl::desc("print all functions, and stop"),
                              cl::cat(category));
static cl::opt<bool>
    useCPURoad("cpu",
               cl::desc("compile by ffn-cpu-pipeline, without the cases that "
                        "hold only weights, or weights of dynamic sizes"),
               cl::cat(category));
static cl::opt<std::string>
    targetCPU("target-cpu", cl::desc("with --cpu: a CPU instead of this one's"),
              cl::init("native"), cl::cat(category));
static cl::opt<unsigned> rounds("rounds",
                                cl::desc("with other inputs each (4)"),
                                cl::init(4), cl::cat(category));
static cl::opt<std::string>
    sabotage("sabotage",
             cl::desc("to see the tests fail: value, overrun or "
                      "underrun of every result"),
             cl::cat(category));
static cl::opt<uint64_t> seed("seed", cl::desc("of the inputs"), cl::init(1),
                              cl::cat(category));

//===----------------------------------------------------------------------===//
// Faults
//===----------------------------------------------------------------------===//

/// Name of the case in progress, for the handler of faults.
static char currentCase[512];

static void reportFault(int) {
  static const char before[] = "FAULT: access outside of its buffers in ";
  // Only async-signal-safe calls here.
  (void)!write(STDERR_FILENO, before, sizeof(before) - 1);
  (void)!write(STDERR_FILENO, currentCase, std::strlen(currentCase));
  (void)!write(STDERR_FILENO, "\n", 1);
  _exit(1);
}

static void setCurrentCase(const Case &test, const char *where) {
  std::snprintf(currentCase, sizeof(currentCase), "%s (%s)", test.name.c_str(),
                where);
}

//===----------------------------------------------------------------------===//
// One case
//===----------------------------------------------------------------------===//

namespace {
struct Totals {
  unsigned runs = 0, failures = 0;
  double worstRatio = 0;

  void fail(const Case &test, StringRef where, const std::string &what) {
    ++failures;
    llvm::errs() << "FAIL: " << test.name << " (" << where << "): " << what
                 << "\n";
  }
};

/// The inputs, the expected results, and one comparison per placement.
class CaseRun {
public:
  CaseRun(const Case &test, func::FuncOp function, uint64_t seed)
      : test(test), function(function) {
    for (auto [i, argument] : llvm::enumerate(test.arguments)) {
      Type element = elementOf(function.getArgumentTypes()[i]);
      inputs.push_back(makeInput(argument, element, seed + i));
      hosts.push_back({element, llvm::to_vector(argument.shape), {}});
    }
    // Only now do the inputs stay where they are.
    for (auto [host, bytes] : llvm::zip(hosts, inputs))
      host.bytes = bytes;
  }

  /// Fails with the reference's own error.
  llvm::Error evaluate() {
    auto results = evaluateReference(function, hosts);
    if (!results)
      return results.takeError();
    expected = std::move(*results);
    return llvm::Error::success();
  }

  /// Runs and compares; returns what is wrong, empty if nothing.
  std::string run(Runner &runner, bool isAtUpperGuard, double &worstRatio);

private:
  static Type elementOf(Type type) {
    return cast<ShapedType>(type).getElementType();
  }

  const Case &test;
  func::FuncOp function;
  std::vector<std::vector<uint8_t>> inputs;
  std::vector<HostTensor> hosts;
  std::vector<ReferenceValue> expected;
  /// Results of the first call: the second has to give the same bits.
  std::vector<std::vector<uint8_t>> firstResults;
};
} // namespace

/// Does what correct code never does, if that is asked for.
static void spoil(const GuardedBuffer &buffer) {
  if (sabotage == "overrun")
    *const_cast<volatile uint8_t *>(buffer.data() + buffer.size()) = 0;
  if (sabotage == "underrun")
    *const_cast<volatile uint8_t *>(buffer.data() - 1) = 0;
  if (sabotage == "value" && buffer.size())
    buffer.data()[buffer.size() - 1] ^= 0x40;
}

std::string CaseRun::run(Runner &runner, bool isAtUpperGuard,
                         double &worstRatio) {
  std::vector<GuardedBuffer> arguments, results;
  std::vector<BufferRef> argumentRefs, resultRefs;
  for (auto [bytes, host, argument] :
       llvm::zip(inputs, hosts, test.arguments)) {
    GuardedBuffer &buffer =
        arguments.emplace_back(bytes.size(), isAtUpperGuard);
    if (!bytes.empty())
      std::memcpy(buffer.data(), bytes.data(), bytes.size());
    buffer.makeReadOnly();
    argumentRefs.push_back({buffer.data(), host.shape, argument.isWeight});
  }
  for (auto [i, value] : llvm::enumerate(expected)) {
    unsigned width =
        elementOf(function.getResultTypes()[i]).getIntOrFloatBitWidth() / 8;
    GuardedBuffer &buffer =
        results.emplace_back(value.value.size() * width, isAtUpperGuard);
    resultRefs.push_back({buffer.data(), value.shape});
  }
  if (llvm::Error error =
          runner.run(test.symbol, argumentRefs, resultRefs, isAtUpperGuard))
    return llvm::toString(std::move(error));
  std::string wrong;
  for (auto [i, value] : llvm::enumerate(expected)) {
    const GuardedBuffer &buffer = results[i];
    spoil(buffer);
    Comparison comparison =
        compare(value, {elementOf(function.getResultTypes()[i]), value.shape,
                        ArrayRef(buffer.data(), buffer.size())});
    worstRatio = std::max(worstRatio, comparison.maxToleranceRatio);
    if (!comparison.isWithinTolerance())
      wrong += "result " + std::to_string(i) + ": " + comparison.describe();
    if (!buffer.isSlackIntact())
      wrong += "result " + std::to_string(i) + ": a write beside its buffer";
    std::vector<uint8_t> bytes(buffer.data(), buffer.data() + buffer.size());
    if (firstResults.size() <= i)
      firstResults.push_back(std::move(bytes));
    else if (firstResults[i] != bytes)
      wrong += "result " + std::to_string(i) + ": other bits than before";
  }
  return wrong;
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

static std::vector<Case> selectCases(unsigned shard, unsigned shards) {
  std::vector<Case> selected;
  unsigned matches = 0;
  for (Case &test : makeCases())
    if (!(useCPURoad && (test.isFullyDynamic || test.isWeightOnly)) &&
        (typeFilter.empty() || test.element == typeFilter) &&
        test.name.find(nameFilter) != std::string::npos &&
        matches++ % shards == shard)
      selected.push_back(std::move(test));
  return selected;
}

static double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

static int fail(const Twine &text) {
  llvm::errs() << "error: " << text << "\n";
  return 1;
}

static void runCase(const Case &test, ModuleOp module, Runner &runner,
                    uint64_t caseSeed, Totals &totals) {
  auto function = module.lookupSymbol<func::FuncOp>(test.symbol);
  CaseRun run(test, function, caseSeed);
  ++totals.runs;
  setCurrentCase(test, "reference");
  if (llvm::Error error = run.evaluate())
    return totals.fail(test, "reference", llvm::toString(std::move(error)));
  for (bool isAtUpperGuard : {true, false}) {
    const char *where = isAtUpperGuard ? "upper guard" : "lower guard";
    setCurrentCase(test, where);
    std::string wrong = run.run(runner, isAtUpperGuard, totals.worstRatio);
    if (!wrong.empty())
      return totals.fail(test, where, wrong);
  }
}

static int runAll(const std::vector<Case> &cases) {
  DialectRegistry registry;
  registerAllDialects(registry);
  MLIRContext context(registry);
  std::string text;
  for (const Case &test : cases)
    text += test.text;
  auto start = std::chrono::steady_clock::now();
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(text, &context);
  if (!module)
    return fail("the module of all cases does not parse");
  auto runner = useCPURoad ? createCPURunner(*module, targetCPU)
                           : createGenericRunner(*module);
  if (!runner)
    return fail(llvm::toString(runner.takeError()));

  for (int signal : {SIGSEGV, SIGBUS})
    std::signal(signal, reportFault);
  double compileSeconds = secondsSince(start);
  start = std::chrono::steady_clock::now();
  Totals totals;
  for (unsigned round = 0; round < rounds; ++round)
    for (auto [i, test] : llvm::enumerate(cases))
      runCase(test, *module, **runner,
              seed + round * 1000000007ull + i * 1000003ull, totals);
  llvm::outs() << llvm::format(
      "%u cases, %u rounds, %u failures; compiled in %.1f s, run in %.1f s; "
      "worst error %.3f of its tolerance\n",
      unsigned(cases.size()), unsigned(rounds), totals.failures, compileSeconds,
      secondsSince(start), totals.worstRatio);
  return totals.failures != 0 || totals.runs == 0;
}

int main(int argc, char **argv) {
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(
      argc, argv, "Compiled ffn functions beside the scalar reference\n");
  unsigned shard, shards;
  auto [shardName, shardsName] = StringRef(shardText).split('/');
  if (shardName.getAsInteger(10, shard) ||
      shardsName.getAsInteger(10, shards) || shard >= shards)
    return fail("--shard is '" + shardText + "', expected I/N with I < N");
  std::vector<Case> cases = selectCases(shard, shards);
  if (printCase >= 0) {
    if (static_cast<size_t>(printCase) >= cases.size())
      return fail("case " + Twine(printCase) + " of " + Twine(cases.size()));
    llvm::outs() << cases[printCase].text;
    return 0;
  }
  if (listCases || printAll) {
    for (auto [i, test] : llvm::enumerate(cases)) {
      if (printAll)
        llvm::outs() << test.text;
      else
        llvm::outs() << i << " " << test.name << "\n";
    }
    return 0;
  }
  return runAll(cases);
}
