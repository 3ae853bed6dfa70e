//===- Target.cpp - the CPU that code is made for -------------------------===//

#include "swiglu/Execution/Target.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace swiglu;

static Error makeError(const Twine &text) {
  return createStringError(inconvertibleErrorCode(), text);
}

static Triple getTriple() { return Triple(sys::getProcessTriple()); }

static Expected<const Target *> getLLVMTarget() {
  static const bool isInitialised = [] {
    InitializeNativeTarget();
    InitializeNativeTargetAsmPrinter();
    InitializeNativeTargetAsmParser();
    return true;
  }();
  (void)isInitialised;
  Triple triple = getTriple();
  if (!triple.isX86() || !triple.isArch64Bit())
    return makeError("this machine is '" + triple.getArchName() +
                     "', expected x86_64, the only one that code is made for");
  std::string error;
  const Target *target = TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return makeError(error);
  return target;
}

Expected<TargetDescription> TargetDescription::get(StringRef name) {
  Expected<const Target *> target = getLLVMTarget();
  if (!target)
    return target.takeError();
  TargetDescription result;
  StringMap<bool> host = sys::getHostCPUFeatures();
  SmallVector<std::string> features;
  if (name == "native") {
    result.cpu = sys::getHostCPUName().str();
    // What the machine lacks is named too: a virtual machine may hide features
    // that its CPU's name implies.
    for (auto &feature : host)
      features.push_back(
          ((feature.getValue() ? "+" : "-") + feature.getKey()).str());
  } else {
    // An unknown name would abort inside LLVM, so ask first.
    std::unique_ptr<MCSubtargetInfo> any(
        (*target)->createMCSubtargetInfo(getTriple(), "", ""));
    if (name.empty() || !any->isCPUStringValid(name))
      return makeError("unknown CPU '" + name +
                       "', expected native, x86-64-v3, x86-64-v4 or another "
                       "name that LLVM knows for x86-64, as haswell, "
                       "sapphirerapids or znver4");
    result.cpu = name.str();
    std::unique_ptr<MCSubtargetInfo> subtarget(
        (*target)->createMCSubtargetInfo(getTriple(), name, ""));
    for (const SubtargetFeatureKV &feature :
         subtarget->getEnabledProcessorFeatures()) {
      // Tuning flags are features to LLVM too, but not to the machine.
      auto known = host.find(feature.Key);
      if (known == host.end())
        continue;
      features.push_back("+" + std::string(feature.Key));
      if (!known->getValue() && result.missingFeature.empty())
        result.missingFeature = feature.Key;
    }
  }
  llvm::sort(features);
  result.features = join(features, ",");
  for (StringRef needed : {"avx2", "fma"})
    if (!is_contained(features, ("+" + needed).str()))
      return makeError("the CPU '" + result.cpu + "' has no " + needed +
                       ", which the CPU pipeline needs; the least that it "
                       "takes is x86-64-v3");
  result.vectorBits = is_contained(features, "+avx512f") &&
                              is_contained(features, "+avx512bw") &&
                              is_contained(features, "+avx512vl")
                          ? 512
                          : 256;
  return result;
}

std::unique_ptr<TargetMachine> TargetDescription::createTargetMachine() const {
  Expected<const Target *> target = getLLVMTarget();
  if (!target) {
    consumeError(target.takeError()); // `get` has reported it
    return nullptr;
  }
  TargetOptions options;
  return std::unique_ptr<TargetMachine>((*target)->createTargetMachine(
      getTriple(), cpu, features, options, Reloc::PIC_, CodeModel::Small,
      CodeGenOptLevel::Aggressive));
}
