//===- merge-bench.cpp - merging one large weight in memory ---------------===//
//
// swiglu-merge-bench [--rows N] [--columns N] [--runs N] [--threads N]: the median,
// smallest and largest time of mergeTensor for one adapter of each kind on a weight
// of each type, and the bytes read and written by that time. Beside them a copy of
// as many bytes by as many threads: what memory can do.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Adapters/Merge.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <cstring>
#include <random>
#include <thread>

using namespace llvm;
using namespace swiglu;

namespace {
struct Settings {
  int64_t rows = 4096, columns = 14336, runs = 9, threads = 0;
};
} // namespace

static std::vector<double> makeNumbers(size_t count, double mean, double spread,
                                       unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> distribution{float(mean), float(spread)};
  std::vector<double> numbers(count);
  for (double &number : numbers)
    number = distribution(random);
  return numbers;
}

static std::vector<uint8_t> makeWeight(const Settings &settings,
                                       ElementType type) {
  // One row again and again would be as good, but for the counts.
  std::vector<double> numbers = makeNumbers(1 << 20, 0, 0.02, 1);
  std::vector<uint8_t> bytes(numbers.size() * 8), part;
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  part.resize(numbers.size() * getElementSize(type));
  TensorView view{"w", ElementType::F64, {int64_t(numbers.size())}, bytes, ""};
  cantFail(convertElements(view, type, part));
  std::vector<uint8_t> weight(settings.rows * settings.columns *
                              getElementSize(type));
  for (size_t i = 0; i < weight.size(); i += part.size())
    std::memcpy(&weight[i], part.data(),
                std::min(part.size(), weight.size() - i));
  return weight;
}

static MergeStep makeStep(StringRef kind, const Settings &settings) {
  MergeStep step;
  step.source = kind.str();
  step.kind = StringSwitch<MergeStep::Kind>(kind)
                  .Case("ia3 rows", MergeStep::Kind::ScaleRows)
                  .Case("ia3 columns", MergeStep::Kind::ScaleColumns)
                  .Case("lora r=16", MergeStep::Kind::AddLowRank)
                  .Default(MergeStep::Kind::SetRowNorms);
  if (step.kind != MergeStep::Kind::AddLowRank)
    step.factors = makeNumbers(step.kind == MergeStep::Kind::ScaleColumns
                                   ? settings.columns
                                   : settings.rows,
                               1, 0.1, 2);
  if (!kind.starts_with("ia3")) {
    step.rank = 16;
    step.scale = 2;
    step.a = makeNumbers(16 * settings.columns, 0, 0.01, 3);
    step.b = makeNumbers(16 * settings.rows, 0, 0.01, 4);
  }
  return step;
}

static void measure(StringRef what, ElementType type, const Settings &settings,
                    uint64_t bytes, function_ref<void()> body) {
  std::vector<double> times;
  body(); // touches the pages
  for (int64_t run = 0; run < settings.runs; ++run) {
    auto start = std::chrono::steady_clock::now();
    body();
    std::chrono::duration<double, std::milli> time =
        std::chrono::steady_clock::now() - start;
    times.push_back(time.count());
  }
  llvm::sort(times);
  double median = times[times.size() / 2];
  outs() << left_justify(getElementTypeName(type), 6) << left_justify(what, 14)
         << format("%9.1f ms  (%.1f to %.1f)  %6.1f GB/s\n", median,
                   times.front(), times.back(), bytes / median * 1e-6);
  outs().flush();
}

static void copyBytes(ArrayRef<uint8_t> from, MutableArrayRef<uint8_t> to,
                      unsigned threads) {
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i)
    workers.emplace_back([=] {
      size_t begin = from.size() * i / threads,
             end = from.size() * (i + 1) / threads;
      std::memcpy(to.data() + begin, from.data() + begin, end - begin);
    });
  for (std::thread &worker : workers)
    worker.join();
}

static void measureType(ElementType type, const Settings &settings) {
  std::vector<uint8_t> from = makeWeight(settings, type), to(from.size());
  uint64_t bytes = 2 * from.size();
  unsigned threads = settings.threads
                         ? unsigned(settings.threads)
                         : hardware_concurrency().compute_thread_count();
  measure("memcpy", type, settings, bytes,
          [&] { copyBytes(from, to, threads); });
  MergeTarget target{"w", type, type, settings.rows, settings.columns, false};
  for (StringRef kind : {"ia3 rows", "ia3 columns", "lora r=16", "dora r=16"}) {
    MergeStep step = makeStep(kind, settings);
    measure(kind, type, settings, bytes,
            [&] { cantFail(mergeTensor(target, {step}, from, to, threads)); });
  }
}

int main(int argc, char **argv) {
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    int64_t *value = StringSwitch<int64_t *>(argv[i])
                         .Case("--rows", &settings.rows)
                         .Case("--columns", &settings.columns)
                         .Case("--runs", &settings.runs)
                         .Case("--threads", &settings.threads)
                         .Default(nullptr);
    if (!value || StringRef(argv[i + 1]).getAsInteger(10, *value) ||
        *value <= 0) {
      errs() << "swiglu-merge-bench: wrong option " << argv[i] << "\n";
      return 1;
    }
  }
  outs() << "[" << settings.rows << ", " << settings.columns << "], "
         << settings.runs << " runs\n";
  for (ElementType type :
       {ElementType::F32, ElementType::BF16, ElementType::F16})
    measureType(type, settings);
  return 0;
}
