//===- Target.cpp - the CPU that code is made for -------------------------===//

#include "swiglu/Execution/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/AArch64TargetParser.h"
#include "llvm/TargetParser/Host.h"

using namespace llvm;
using namespace swiglu;

static Error makeError(const Twine &text) {
  return createStringError(inconvertibleErrorCode(), text);
}

static Expected<const Target *> getLLVMTarget(const Triple &triple) {
  static const bool hasNative = [] {
    InitializeNativeTarget();
    InitializeNativeTargetAsmPrinter();
    InitializeNativeTargetAsmParser();
    return true;
  }();
  (void)hasNative;
  if (triple.getArch() != Triple(sys::getProcessTriple()).getArch()) {
    // Whether this LLVM has the other architecture is only known then.
    static const bool hasAll = [] {
      InitializeAllTargets();
      InitializeAllTargetMCs();
      InitializeAllAsmPrinters();
      return true;
    }();
    (void)hasAll;
  }
  std::string error;
  const Target *target = TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return makeError("this LLVM makes no code for '" + triple.getArchName() +
                     "'");
  return target;
}

/// The triple of what a user calls an architecture.
static Expected<Triple> parseTriple(StringRef text) {
  Triple host(sys::getProcessTriple());
  if (text.empty() && host.getArch() == Triple::x86_64)
    return host;
  Triple triple(text.empty()         ? host.str()
                : text.contains('-') ? text.str()
                : text == "x86-64"   ? "x86_64-unknown-linux-gnu"
                                     : text.str() + "-unknown-linux-gnu");
  triple = Triple(triple.normalize());
  bool isKnown =
      triple.getArch() == Triple::x86_64 || triple.getArch() == Triple::aarch64;
  if (!isKnown || !triple.isOSLinux())
    return makeError("unknown target '" + (text.empty() ? host.str() : text) +
                     "', expected x86_64 or aarch64, or a triple of one with "
                     "Linux, as aarch64-linux-gnu");
  return triple;
}

static Error makeUnknown(StringRef cpu, const Triple &triple) {
  return makeError("unknown CPU '" + cpu + "', expected " +
                   (triple.isAArch64()
                        ? "generic or another name that LLVM knows for "
                          "aarch64, as cortex-a76, neoverse-n1 or apple-m1"
                        : "native, x86-64, x86-64-v3, x86-64-v4 or another "
                          "name that LLVM knows for x86-64, as haswell, "
                          "sapphirerapids or znver4"));
}

/// An unknown name would abort inside LLVM, so it is asked first.
static Expected<std::unique_ptr<MCSubtargetInfo>>
getSubtarget(const Triple &triple, StringRef cpu) {
  Expected<const Target *> target = getLLVMTarget(triple);
  if (!target)
    return target.takeError();
  std::unique_ptr<MCSubtargetInfo> any(
      (*target)->createMCSubtargetInfo(triple, "", ""));
  if (cpu.empty() || !any->isCPUStringValid(cpu))
    return makeUnknown(cpu, triple);
  return std::unique_ptr<MCSubtargetInfo>(
      (*target)->createMCSubtargetInfo(triple, cpu, ""));
}

Error TargetDescription::readNative() {
  if (!Triple(sys::getProcessTriple()).isX86())
    return makeError("the CPU 'native' is this machine's, which is no x86-64");
  cpu = sys::getHostCPUName().str();
  // What the machine lacks is named too: a virtual machine may hide features
  // that its CPU's name implies.
  SmallVector<std::string> all;
  for (auto &feature : sys::getHostCPUFeatures())
    all.push_back(((feature.getValue() ? "+" : "-") + feature.getKey()).str());
  llvm::sort(all);
  features = join(all, ",");
  return Error::success();
}

Error TargetDescription::readX86(StringRef name) {
  Expected<std::unique_ptr<MCSubtargetInfo>> subtarget =
      getSubtarget(triple, name);
  if (!subtarget)
    return subtarget.takeError();
  StringMap<bool> host = sys::getHostCPUFeatures();
  SmallVector<std::string> all;
  for (const SubtargetFeatureKV &feature :
       (*subtarget)->getEnabledProcessorFeatures()) {
    // Tuning flags are features to LLVM too, but not to the machine.
    auto known = host.find(feature.Key);
    if (known == host.end())
      continue;
    all.push_back("+" + std::string(feature.Key));
    if (!known->getValue() && obstacle.empty())
      obstacle = "this machine has no " + std::string(feature.Key) +
                 ", which " + name.str() + " has";
  }
  if (!is_contained(all, "+64bit"))
    return makeError("the CPU '" + name +
                     "' has no 64-bit mode; the least "
                     "that code is made for is x86-64");
  cpu = name.str();
  llvm::sort(all);
  features = join(all, ",");
  return Error::success();
}

Error TargetDescription::readAArch64(StringRef name) {
  Expected<std::unique_ptr<MCSubtargetInfo>> subtarget =
      getSubtarget(triple, name);
  if (!subtarget)
    return subtarget.takeError();
  cpu = name.str();
  std::vector<StringRef> all;
  std::optional<AArch64::CpuInfo> info = AArch64::parseCpu(name);
  if (!info ||
      !AArch64::getExtensionFeatures(info->getImpliedExtensions(), all))
    all = {"+fp-armv8", "+neon"};
  // Vectors are those of NEON. LLVM's loops for SVE would be more, and some
  // stores of bf16 cannot be selected.
  erase_if(all, [](StringRef feature) {
    return feature.starts_with("+sve") || feature.starts_with("+sme");
  });
  all.insert(all.end(), {"-sve", "-sme"});
  llvm::sort(all);
  features = join(all, ",");
  if (!Triple(sys::getProcessTriple()).isAArch64())
    obstacle = "this machine is no aarch64, which the code is for";
  return Error::success();
}

Expected<TargetDescription> TargetDescription::get(StringRef cpu,
                                                   StringRef text) {
  Expected<Triple> triple = parseTriple(text);
  if (!triple)
    return triple.takeError();
  TargetDescription result;
  result.triple = *triple;
  Error error = triple->isAArch64()
                    ? result.readAArch64(cpu.empty() ? "generic" : cpu)
                : cpu.empty() || cpu == "native" ? result.readNative()
                                                 : result.readX86(cpu);
  if (error)
    return std::move(error);
  result.name = cpu.empty() ? result.cpu : cpu.str();
  result.kernelTarget =
      mlir::ffn::KernelTarget::get(result.cpu, result.features, triple->str());
  return result;
}

bool TargetDescription::isNativeArchitecture() const {
  return triple.getArch() == Triple(sys::getProcessTriple()).getArch();
}

/// How many features there are, of those with a sign before them.
static size_t countFeatures(const TargetDescription &target) {
  return target.getFeatures().count('+');
}

Expected<SmallVector<TargetDescription, 2>>
TargetDescription::getAll(StringRef cpus, StringRef triple) {
  SmallVector<StringRef> names;
  cpus.split(names, ',');
  SmallVector<TargetDescription, 2> targets;
  for (StringRef name : names) {
    name = name.trim();
    // One without a name is this machine's only where it is the only one.
    if (name.empty() && names.size() > 1)
      return makeUnknown(name, Triple(triple));
    Expected<TargetDescription> target = get(name, triple);
    if (!target)
      return target.takeError();
    for (const TargetDescription &other : targets) {
      if (other.getName() == name)
        return makeError("the CPU '" + name + "' is given twice");
      // The first one would always be taken.
      if (other.getFeatures() == target->getFeatures())
        return makeError("the CPUs '" + other.getName() + "' and '" + name +
                         "' have the same features");
    }
    targets.push_back(std::move(*target));
  }
  if (targets.size() > 1 && !targets.front().isX86())
    return makeError("code for " + targets.front().getTriple().getArchName() +
                     " has one CPU, found '" + cpus + "'");
  llvm::stable_sort(targets, [](const auto &a, const auto &b) {
    return std::pair(a.getVectorBits(), countFeatures(a)) >
           std::pair(b.getVectorBits(), countFeatures(b));
  });
  return std::move(targets);
}

std::unique_ptr<TargetMachine> TargetDescription::createTargetMachine() const {
  Expected<const Target *> target = getLLVMTarget(triple);
  if (!target) {
    consumeError(target.takeError()); // `get` has reported it
    return nullptr;
  }
  TargetOptions options;
  return std::unique_ptr<TargetMachine>((*target)->createTargetMachine(
      triple, cpu, features, options, Reloc::PIC_, CodeModel::Small,
      CodeGenOptLevel::Aggressive));
}
