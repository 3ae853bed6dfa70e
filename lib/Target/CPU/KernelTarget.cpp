//===- KernelTarget.cpp - what kernels must know of a CPU -----------------===//

#include "swiglu/Target/CPU/KernelTarget.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace llvm;
using namespace mlir::ffn;

namespace {
struct CacheSizes {
  StringLiteral prefix; ///< of the CPU's name
  int64_t l1KiB, l2KiB, l3MiB;
};
} // namespace

/// From the makers' manuals; the third level is what one cluster of cores
/// shares, or a usual share of a server's.
static constexpr CacheSizes kCaches[] = {
    {"znver5", 48, 1024, 32},         {"znver4", 32, 1024, 32},
    {"znver3", 32, 512, 32},          {"znver2", 32, 512, 16},
    {"znver1", 32, 512, 8},           {"sapphirerapids", 48, 2048, 32},
    {"emeraldrapids", 48, 2048, 32},  {"graniterapids", 48, 2048, 32},
    {"icelake-server", 48, 1280, 32}, {"icelake", 48, 512, 8},
    {"tigerlake", 48, 1280, 12},      {"rocketlake", 48, 512, 16},
    {"alderlake", 48, 1280, 24},      {"raptorlake", 48, 2048, 24},
    {"meteorlake", 48, 2048, 24},     {"arrowlake", 48, 2048, 24},
    {"skylake-avx512", 32, 1024, 16}, {"cascadelake", 32, 1024, 16},
    {"cooperlake", 32, 1024, 16},     {"haswell", 32, 256, 8},
    {"broadwell", 32, 256, 8},        {"skylake", 32, 256, 8},
    {"cortex-a7", 64, 512, 2},        {"neoverse-n1", 64, 1024, 32},
    {"neoverse-n2", 64, 1024, 32},    {"neoverse-v1", 64, 1024, 32},
    {"neoverse-v2", 64, 2048, 32},    {"apple-m", 128, 4096, 8},
};

static void setCaches(KernelTarget &target, StringRef cpu) {
  for (const CacheSizes &sizes : kCaches)
    if (cpu.starts_with(sizes.prefix)) {
      target.l1Bytes = sizes.l1KiB << 10;
      target.l2Bytes = sizes.l2KiB << 10;
      target.l3Bytes = sizes.l3MiB << 20;
      return;
    }
}

/// The features that are on, without their signs.
static StringSet<> parseFeatures(StringRef text) {
  StringSet<> result;
  SmallVector<StringRef> features;
  text.split(features, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef feature : features) {
    if (feature.consume_front("-"))
      result.erase(feature);
    else if (feature.consume_front("+"))
      result.insert(feature);
  }
  return result;
}

/// What an x86-64 CPU of that name has; nothing of an unknown one.
static StringSet<> getFeaturesOf(StringRef cpu) {
  StringSet<> result;
  // LLVM's look-up takes known names only.
  if (X86::parseArchX86(cpu, /*Only64Bit=*/true) == X86::CK_None)
    return result;
  SmallVector<StringRef> features;
  X86::getFeaturesForCPU(cpu, features);
  StringMap<bool> implied;
  for (StringRef feature : features) {
    result.insert(feature);
    X86::updateImpliedFeatures(feature, /*Enabled=*/true, implied);
  }
  for (const auto &feature : implied)
    if (feature.getValue())
      result.insert(feature.getKey());
  return result;
}

KernelTarget KernelTarget::get(StringRef cpu, StringRef features,
                               StringRef triple) {
  KernelTarget target;
  if (cpu.empty() && features.empty() && triple.empty())
    cpu = "x86-64-v3";
  setCaches(target, cpu);
  StringSet<> has = parseFeatures(features);
  target.isAArch64 = triple.empty()
                         ? has.contains("neon") || has.contains("fp-armv8")
                         : Triple(triple).isAArch64();
  if (target.isAArch64) {
    // Its base has fused multiply-add and conversion of f16.
    target.vectorRegisters = 32;
    target.hasFMA = target.hasF16C = true;
    return target;
  }
  if (features.empty())
    has = getFeaturesOf(cpu);
  auto hasAll = [&](ArrayRef<StringRef> names) {
    return all_of(names, [&](StringRef name) { return has.contains(name); });
  };
  bool hasAVX512 = hasAll({"avx512f", "avx512bw", "avx512dq", "avx512vl"});
  target.vectorBits = hasAVX512 ? 512 : has.contains("avx2") ? 256 : 128;
  target.vectorRegisters = hasAVX512 ? 32 : 16;
  target.hasFMA = has.contains("fma");
  target.hasF16C = has.contains("f16c");
  target.hasAVX512BF16 = hasAVX512 && has.contains("avx512bf16");
  target.hasAVX512VNNI = hasAVX512 && has.contains("avx512vnni");
  target.hasAVXVNNI = hasAll({"avx2", "avxvnni"});
  target.hasAMXBF16 = hasAll({"amx-tile", "amx-bf16"});
  target.hasAMXInt8 = hasAll({"amx-tile", "amx-int8"});
  return target;
}
