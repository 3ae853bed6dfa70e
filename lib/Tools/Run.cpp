//===- Run.cpp - what swiglu-run does -------------------------------------===//

#include "swiglu/Tools/Run.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/PrepareWeights.h"
#include "swiglu/Execution/Bindings.h"
#include "swiglu/Execution/JIT.h"
#include "swiglu/Reference/Reference.h"
#include "swiglu/Runtime/Core.h"
#include "swiglu/Tools/ModuleFile.h"
#include "swiglu/Weights/Npy.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include <chrono>
#include <cmath>
#include <random>
#include <unistd.h>

using namespace mlir;
using namespace swiglu;

static llvm::Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

namespace {
/// Timing of one function; seconds a run.
struct Timing {
  double median = 0, least = 0, most = 0;
  int64_t runs = 0;
};

/// One line of the table.
struct Row {
  std::string function;
  int64_t tokens = 0;
  int32_t threads = 1;
  std::optional<Comparison> comparison;
  std::optional<Timing> timing;
  double flops = 0; ///< of one run
};

/// The inputs and weights of one function, as host tensors.
struct Arguments {
  std::vector<std::vector<uint8_t>> inputs;
  std::vector<RawWeight> weights;
  std::vector<HostTensor> tensors; ///< all, in the function's order
  int64_t tokens = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Normally distributed numbers in the element type, the same in each run.
static std::vector<uint8_t> makeInput(ElementType type, int64_t count,
                                      unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal;
  std::vector<float> values(count);
  for (float &value : values)
    value = normal(generator);
  std::vector<uint8_t> bytes(count * getElementSize(type));
  TensorView view;
  view.type = ElementType::F32;
  view.shape = {count};
  view.data = {reinterpret_cast<const uint8_t *>(values.data()),
               values.size() * sizeof(float)};
  llvm::cantFail(convertElements(view, type, bytes)); // between float types
  return bytes;
}

/// The product of the leading sizes of `shape`.
static int64_t rowsOf(llvm::ArrayRef<int64_t> shape) {
  int64_t rows = 1;
  for (int64_t size : shape.drop_back(shape.empty() ? 0 : 1))
    rows *= size;
  return rows;
}

/// The function's shape for `tokens` rows: its first dynamic leading dimension
/// takes what the static ones leave, other ones are 1.
static llvm::Expected<llvm::SmallVector<int64_t>>
shapeForTokens(RankedTensorType type, int64_t tokens, const llvm::Twine &what) {
  llvm::SmallVector<int64_t> shape(type.getShape());
  int64_t fixed = 1;
  int64_t *open = nullptr;
  for (int64_t &size :
       llvm::MutableArrayRef<int64_t>(shape).drop_back(shape.empty() ? 0 : 1)) {
    if (!ShapedType::isDynamic(size)) {
      fixed *= size;
      continue;
    }
    size = 1;
    if (!open)
      open = &size;
  }
  bool fits = fixed == 0 ? tokens == 0
              : open     ? tokens % fixed == 0
                         : tokens == fixed;
  if (!fits)
    return makeError(what + " takes rows of " + llvm::Twine(fixed) +
                     (open ? " times any number" : "") + ", found " +
                     llvm::Twine(tokens));
  if (open)
    *open = fixed == 0 ? 0 : tokens / fixed;
  return shape;
}

/// An allocation that cannot succeed would end the process.
static llvm::Error checkMemory(const CompiledKernel &kernel, int64_t tokens) {
  const KernelInfo &info = kernel.getInfo();
  double rowBytes = static_cast<double>(kernel.getScratchBytes(1));
  for (const std::vector<OperandInfo> *operands : {&info.inputs, &info.outputs})
    for (const OperandInfo &operand : *operands)
      rowBytes += static_cast<double>(operand.shape.back()) *
                  getElementSize(*getElementType(operand.elementType));
  double needed = rowBytes * static_cast<double>(tokens);
  double memory = static_cast<double>(sysconf(_SC_PHYS_PAGES)) *
                  static_cast<double>(sysconf(_SC_PAGESIZE));
  if (needed <= memory)
    return llvm::Error::success();
  std::string text;
  llvm::raw_string_ostream(text)
      << tokens << " tokens of '" << info.functions.front().name << "' need "
      << llvm::format("%.3g", needed * 1e-9) << " GB, found "
      << llvm::format("%.3g", memory * 1e-9) << " GB of memory";
  return makeError(text);
}

/// Reads or makes every argument of `function`.
static llvm::Expected<Arguments> makeArguments(func::FuncOp function,
                                               const CompiledKernel &compiled,
                                               const KernelFunction &named,
                                               const WeightStore *weights,
                                               const RunOptions &options) {
  const KernelInfo &kernel = compiled.getInfo();
  Arguments result;
  std::vector<NpyFile> files;
  for (const std::string &path : options.inputs) {
    llvm::Expected<NpyFile> file = readNpy(path);
    if (!file)
      return file.takeError();
    files.push_back(std::move(*file));
  }
  if (!files.empty() && files.size() != kernel.inputs.size())
    return makeError("'" + function.getName() + "' has " +
                     llvm::Twine(kernel.inputs.size()) + " inputs, found " +
                     llvm::Twine(files.size()) + " input files");
  result.tokens = options.tokens;
  if (kernel.tokens >= 0)
    result.tokens = kernel.tokens;
  else if (!files.empty())
    result.tokens = rowsOf(files.front().tensor.shape);

  if (llvm::Error error = checkMemory(compiled, result.tokens))
    return std::move(error);

  // Which argument is a weight: the kernel lists its weights in order, and an
  // argument is one of them unless it holds tokens.
  std::vector<bool> roles = kernel.isWeight;
  if (kernel.isPrepared())
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      roles.push_back(bool(function.getArgAttr(i, ffn::FFNDialect::kNameAttr)));
  if (llvm::count(roles, false) > static_cast<int64_t>(kernel.inputs.size()))
    return makeError("a weight of '" + function.getName() +
                     "' has no name; give it one with --bind");
  result.inputs.reserve(kernel.inputs.size());
  result.weights.reserve(kernel.weights.size());
  for (unsigned i = 0; i < function.getNumArguments(); ++i) {
    auto type = cast<RankedTensorType>(function.getArgumentTypes()[i]);
    HostTensor tensor;
    tensor.elementType = type.getElementType();
    if (roles[i]) {
      size_t number = result.weights.size();
      const OperandInfo &operand = kernel.weights[number];
      if (!weights)
        return makeError("'" + function.getName() +
                         "' has weights; name their file with --weights");
      llvm::Expected<RawWeight> weight =
          loadWeight(*weights, named.weightNames[number], operand);
      if (!weight)
        return weight.takeError();
      result.weights.push_back(std::move(*weight));
      tensor.shape.assign(type.getShape().begin(), type.getShape().end());
      tensor.bytes = {
          static_cast<const uint8_t *>(result.weights.back().data()),
          getDenseBytes(operand)};
      result.tensors.push_back(std::move(tensor));
      continue;
    }
    size_t number = result.inputs.size();
    llvm::Expected<llvm::SmallVector<int64_t>> shape = shapeForTokens(
        type, result.tokens, "input of '" + function.getName() + "'");
    if (!shape)
      return shape.takeError();
    ElementType element = *getElementType(type.getElementType());
    int64_t count = 1;
    for (int64_t size : *shape)
      count *= size;
    if (files.empty()) {
      result.inputs.push_back(makeInput(element, count, /*seed=*/number + 1));
    } else {
      const TensorView &file = files[number].tensor;
      int64_t features = shape->empty() ? 1 : shape->back();
      if (file.shape.empty() || file.shape.back() != features)
        return makeError(
            options.inputs[number] + " has " +
            llvm::Twine(file.shape.empty() ? 1 : file.shape.back()) +
            " features, expected " + llvm::Twine(features));
      if (rowsOf(file.shape) != result.tokens)
        return makeError(options.inputs[number] + " has " +
                         llvm::Twine(rowsOf(file.shape)) + " rows, expected " +
                         llvm::Twine(result.tokens));
      std::vector<uint8_t> bytes(count * getElementSize(element));
      if (llvm::Error error = convertElements(file, element, bytes))
        return std::move(error);
      result.inputs.push_back(std::move(bytes));
    }
    tensor.shape.assign(shape->begin(), shape->end());
    tensor.bytes = result.inputs.back();
    result.tensors.push_back(std::move(tensor));
  }
  return std::move(result);
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

/// Floating-point operations of the products, for one row.
static double flopsPerRow(func::FuncOp function) {
  double flops = 0;
  auto product = [&](Value weight) {
    auto type = cast<RankedTensorType>(weight.getType());
    if (type.hasStaticShape())
      flops += 2.0 * type.getNumElements();
  };
  function.walk([&](Operation *op) {
    if (auto linear = dyn_cast<ffn::LinearOp>(op)) {
      product(linear.getWeight());
    } else if (auto gated = dyn_cast<ffn::GatedLinearOp>(op)) {
      product(gated.getWeight());
      if (gated.getUpWeight())
        product(gated.getUpWeight());
    } else if (auto lowRank = dyn_cast<ffn::LowRankOp>(op)) {
      product(lowRank.getA());
      product(lowRank.getB());
    }
  });
  return flops;
}

static Timing measure(llvm::function_ref<void()> run) {
  using Clock = std::chrono::steady_clock;
  auto seconds = [](Clock::duration duration) {
    return std::chrono::duration<double>(duration).count();
  };
  run(); // pages and caches
  std::vector<double> times;
  Clock::time_point start = Clock::now();
  while (times.size() < 5 ||
         (seconds(Clock::now() - start) < 0.5 && times.size() < 1000)) {
    Clock::time_point before = Clock::now();
    run();
    times.push_back(seconds(Clock::now() - before));
  }
  llvm::sort(times);
  return {times[times.size() / 2], times.front(), times.back(),
          static_cast<int64_t>(times.size())};
}

/// The arguments of `function` for `other`, which has the same ones in another
/// order: weights by their names, inputs in turn.
static std::vector<HostTensor>
reorderArguments(func::FuncOp function, llvm::ArrayRef<HostTensor> tensors,
                 func::FuncOp other) {
  auto nameOf = [](func::FuncOp of, unsigned i) {
    return of.getArgAttrOfType<StringAttr>(i, ffn::FFNDialect::kNameAttr);
  };
  std::vector<HostTensor> result;
  unsigned next = 0;
  for (unsigned i = 0; i < other.getNumArguments(); ++i) {
    StringAttr name = nameOf(other, i);
    unsigned from = name ? 0 : next;
    while (nameOf(function, from) != name)
      ++from;
    if (!name)
      next = from + 1;
    result.push_back(tensors[from]);
  }
  return result;
}

/// What `function` gives for `tensors`; where `compiled` is another function,
/// merged weights in the place of adapters, unrounded, with the roundings of
/// `compiled` for its tolerance.
static llvm::Expected<std::vector<ReferenceValue>>
getExpected(func::FuncOp function, func::FuncOp compiled,
            llvm::ArrayRef<HostTensor> tensors, int64_t activationBits) {
  bool isMerged = function != compiled;
  llvm::Expected<std::vector<ReferenceValue>> expected =
      evaluateReference(function, tensors, isMerged, activationBits);
  if (!expected || !isMerged)
    return expected;
  llvm::Expected<std::vector<ReferenceValue>> merged = evaluateReference(
      compiled, reorderArguments(function, tensors, compiled), isMerged,
      activationBits);
  if (!merged)
    return merged.takeError();
  for (auto [value, other] : llvm::zip(*expected, *merged))
    value.tolerance = other.tolerance;
  return expected;
}

/// Runs what was compiled of `optimized`, which is `function` or has its
/// adapters merged.
static llvm::Expected<Row>
runFunction(func::FuncOp function, func::FuncOp optimized,
            const CompiledModule &compiled, const WeightStore *weights,
            const swiglu_host *host, const RunOptions &options) {
  const CompiledKernel *kernel = compiled.find(function.getName());
  const KernelInfo &info = kernel->getInfo();
  auto named =
      llvm::find_if(info.functions, [&](const KernelFunction &candidate) {
        return candidate.name == function.getName();
      });
  llvm::Expected<Arguments> arguments =
      makeArguments(function, *kernel, *named, weights, options);
  if (!arguments)
    return arguments.takeError();

  AlignedBuffer packed(info.prepareBytes);
  if (llvm::Error error = packWeights(*kernel, *named, arguments->weights,
                                      packed.data(), host))
    return std::move(error);
  llvm::SmallVector<const void *> inputs;
  for (const std::vector<uint8_t> &input : arguments->inputs)
    inputs.push_back(input.data());
  std::vector<std::vector<uint8_t>> results;
  std::vector<HostTensor> resultTensors;
  llvm::SmallVector<void *> outputs;
  for (Type type : function.getResultTypes()) {
    auto tensorType = cast<RankedTensorType>(type);
    llvm::Expected<llvm::SmallVector<int64_t>> shape =
        shapeForTokens(tensorType, arguments->tokens,
                       "result of '" + function.getName() + "'");
    if (!shape)
      return shape.takeError();
    int64_t count = 1;
    for (int64_t size : *shape)
      count *= size;
    HostTensor tensor;
    tensor.elementType = tensorType.getElementType();
    tensor.shape.assign(shape->begin(), shape->end());
    results.emplace_back(count *
                         getElementSize(*getElementType(tensor.elementType)));
    tensor.bytes = results.back();
    outputs.push_back(results.back().data());
    resultTensors.push_back(std::move(tensor));
  }
  AlignedBuffer scratch(kernel->getScratchBytes(arguments->tokens));
  auto run = [&] {
    kernel->run(inputs, arguments->tokens, outputs, packed.data(),
                scratch.data(), host);
  };
  run();

  Row row;
  row.function = function.getName().str();
  row.tokens = arguments->tokens;
  row.threads = host ? host->threads : 1;
  row.flops = flopsPerRow(optimized) * static_cast<double>(row.tokens);
  if (!options.output.empty()) {
    if (resultTensors.empty())
      return makeError("'" + function.getName() +
                       "' has no result for --output");
    const HostTensor &first = resultTensors.front();
    if (llvm::Error error =
            writeNpy(options.output, *getElementType(first.elementType),
                     first.shape, first.bytes))
      return std::move(error);
  }
  if (options.compare) {
    llvm::Expected<std::vector<ReferenceValue>> expected =
        getExpected(function, optimized, arguments->tensors,
                    options.adapters.activations == "int8" ? 8 : 16);
    if (!expected)
      return expected.takeError();
    for (auto [value, found] : llvm::zip(*expected, resultTensors)) {
      Comparison comparison = compare(value, found);
      if (!row.comparison ||
          row.comparison->maxToleranceRatio < comparison.maxToleranceRatio)
        row.comparison = comparison;
    }
  }
  if (options.bench)
    row.timing = measure(run);
  return row;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// Column names and cells of a row, in one order for all formats.
static std::vector<std::pair<std::string, std::string>>
cellsOf(const Row &row, const RunOptions &options) {
  auto number = [](double value) {
    std::string text;
    llvm::raw_string_ostream(text) << llvm::format("%.4g", value);
    return text;
  };
  std::vector<std::pair<std::string, std::string>> cells = {
      {"function", row.function},
      {"tokens", std::to_string(row.tokens)},
      {"threads", std::to_string(row.threads)}};
  if (options.compare) {
    const Comparison &c = *row.comparison;
    cells.push_back({"max_error", number(c.maxAbsError)});
    cells.push_back({"mean_error", number(c.meanAbsError)});
    cells.push_back({"error_over_tolerance", number(c.maxToleranceRatio)});
  }
  if (options.bench) {
    const Timing &t = *row.timing;
    cells.push_back({"median_ms", number(t.median * 1e3)});
    cells.push_back({"min_ms", number(t.least * 1e3)});
    cells.push_back({"max_ms", number(t.most * 1e3)});
    cells.push_back({"runs", std::to_string(t.runs)});
    double rate = t.median > 0 ? 1 / t.median : 0;
    cells.push_back(
        {"tokens_per_s", number(static_cast<double>(row.tokens) * rate)});
    cells.push_back({"gflop_per_s", number(row.flops * rate * 1e-9)});
  }
  return cells;
}

static void printRow(const Row &row, bool isFirst, const RunOptions &options,
                     llvm::raw_ostream &os) {
  auto cells = cellsOf(row, options);
  auto line = [&](StringRef open, StringRef between, StringRef close,
                  auto cell) {
    os << open;
    for (auto [i, entry] : llvm::enumerate(cells))
      os << (i ? between : "") << cell(entry);
    os << close << "\n";
  };
  using Cell = std::pair<std::string, std::string>;
  auto name = [](const Cell &cell) { return cell.first; };
  auto value = [](const Cell &cell) { return cell.second; };
  switch (options.format) {
  case TableFormat::Markdown:
    if (isFirst) {
      line("| ", " | ", " |", name);
      line("|", "|", "|", [](const Cell &) { return std::string("---"); });
    }
    line("| ", " | ", " |", value);
    return;
  case TableFormat::CSV:
    if (isFirst)
      line("", ",", "", name);
    line("", ",", "", value);
    return;
  case TableFormat::JSON: {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("function", row.function);
      for (const Cell &cell : llvm::drop_begin(cells)) {
        double parsed = 0;
        // Infinity and NaN are no JSON numbers.
        if (!StringRef(cell.second).getAsDouble(parsed) &&
            std::isfinite(parsed))
          json.attribute(cell.first, parsed);
        else
          json.attribute(cell.first, cell.second);
      }
    });
    os << "\n";
    return;
  }
  }
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

/// The functions to run, in the order of the options or of the module.
static llvm::Expected<std::vector<func::FuncOp>>
selectFunctions(ModuleOp module, const RunOptions &options) {
  std::vector<func::FuncOp> functions;
  if (options.functions.empty()) {
    for (auto function : module.getOps<func::FuncOp>())
      if (!function.isExternal())
        functions.push_back(function);
    if (functions.empty())
      return makeError("'" + options.file + "' has no function");
    return functions;
  }
  for (const std::string &name : options.functions) {
    auto function = module.lookupSymbol<func::FuncOp>(StringRef(name));
    if (function && !function.isExternal()) {
      functions.push_back(function);
      continue;
    }
    std::string known;
    for (auto other : module.getOps<func::FuncOp>())
      known += (known.empty() ? "" : ", ") + other.getName().str();
    return makeError("no function '" + name + "' in '" + options.file +
                     "', expected one of " + known);
  }
  return functions;
}

static llvm::Error run(MLIRContext &context, const RunOptions &options,
                       llvm::raw_ostream &os) {
  llvm::Expected<OwningOpRef<ModuleOp>> module =
      parseModuleFile(options.file, &context);
  if (!module)
    return module.takeError();
  ffn::inlinePreparedWeights(**module);
  if (llvm::Error error = applyBindings(**module, options.bindings))
    return error;
  llvm::Expected<std::vector<func::FuncOp>> functions =
      selectFunctions(**module, options);
  if (!functions)
    return functions.takeError();
  if (functions->size() > 1 && !options.output.empty())
    return makeError("--output takes one result; choose a function with -e");
  // Only what runs is compiled.
  for (auto function :
       llvm::make_early_inc_range((*module)->getOps<func::FuncOp>()))
    if (!llvm::is_contained(*functions, function))
      function.erase();

  std::unique_ptr<WeightStore> weights;
  if (!options.weights.empty()) {
    llvm::Expected<std::unique_ptr<WeightStore>> opened =
        WeightStore::open(options.weights);
    if (!opened)
      return opened.takeError();
    weights = std::move(*opened);
    if (llvm::Error error = specializeToWeights(**module, *weights))
      return error;
  }
  // The module keeps its adapters, for comparison.
  OwningOpRef<ModuleOp> optimized;
  if (!options.adapters.empty()) {
    if (llvm::Error error = attachAdapters(**module, options.adapters))
      return error;
    optimized = (*module)->clone();
    if (llvm::Error error = optimizeModule(*optimized, options.adapters))
      return error;
    // Integers are other weights, on purpose: the comparison is of the code.
    if (!options.adapters.quantize.empty()) {
      module = std::move(optimized);
      for (func::FuncOp &function : *functions)
        function = (*module)->lookupSymbol<func::FuncOp>(function.getSymName());
    }
  }
  ModuleOp source = optimized ? *optimized : **module;
  llvm::Expected<std::unique_ptr<CompiledModule>> compiled =
      CompiledModule::create(source, "native", options.adapters.activations);
  if (!compiled)
    return compiled.takeError();

  swiglu_host host;
  if (int code = swiglurt_threads_create(options.threads, &host))
    return makeError(llvm::Twine("cannot start ") +
                     llvm::Twine(options.threads) +
                     " threads: " + swiglurt_strerror(code));
  auto stop = llvm::scope_exit([&] { swiglurt_threads_destroy(&host); });

  std::string failures;
  for (auto [i, function] : llvm::enumerate(*functions)) {
    llvm::Expected<Row> row = runFunction(
        function, source.lookupSymbol<func::FuncOp>(function.getSymName()),
        **compiled, weights.get(), options.threads == 1 ? nullptr : &host,
        options);
    if (!row)
      return row.takeError();
    printRow(*row, i == 0, options, os);
    if (row->comparison && !row->comparison->isWithinTolerance())
      failures += (failures.empty() ? "" : "\n") + ("'" + row->function) +
                  "': " + row->comparison->describe();
  }
  if (!failures.empty())
    return makeError("wrong result of " + failures);
  return llvm::Error::success();
}

llvm::Error swiglu::runModule(MLIRContext &context, const RunOptions &options,
                              llvm::raw_ostream &os) {
  if (options.tokens < 0)
    return makeError("--tokens is " + llvm::Twine(options.tokens) +
                     ", expected at least 0");
  if (options.threads < 0 || options.threads > SWIGLURT_MAX_THREADS)
    return makeError("--threads is " + llvm::Twine(options.threads) +
                     ", expected 0 to " + llvm::Twine(SWIGLURT_MAX_THREADS));
  // "-" and a checkpoint's folder are no file that an output could replace.
  std::vector<std::string> inputs = options.adapters.getFiles();
  inputs.push_back(options.file);
  inputs.push_back(options.weights);
  for (const std::string &input : inputs)
    if (!options.output.empty() && !input.empty() &&
        llvm::sys::fs::equivalent(input, options.output))
      return makeError("--output '" + options.output +
                       "' would replace an input");
  ErrorCollector errors(&context);
  return errors.take(run(context, options, os));
}
