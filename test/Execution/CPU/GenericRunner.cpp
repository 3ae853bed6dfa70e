//===- GenericRunner.cpp - the generic road, in memory --------------------===//

#include "../../Support/Arena.h"
#include "Runner.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "swiglu/Pipelines/Lower.h"
#include "swiglu/Reference/GenericPipeline.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/TargetSelect.h"

using namespace mlir;
using namespace swiglu::execution;
using swiglu::testing::Arena;

namespace {
class GenericRunner : public Runner {
public:
  explicit GenericRunner(std::unique_ptr<llvm::orc::LLJIT> jit)
      : jit(std::move(jit)) {}
  llvm::Error run(StringRef function, ArrayRef<BufferRef> arguments,
                  ArrayRef<BufferRef> results, bool isAtUpperGuard) override;

private:
  std::unique_ptr<llvm::orc::LLJIT> jit;
};
} // namespace

static constexpr StringLiteral kEntryPrefix = "_mlir_ciface_";
static constexpr StringLiteral kCallPrefix = "call_";

static llvm::Error makeError(const Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

/// For each entry f a function `call_f(void **)` that any number of arguments
/// can be passed to.
static void addCalls(llvm::Module &module) {
  llvm::LLVMContext &context = module.getContext();
  llvm::Type *pointer = llvm::PointerType::getUnqual(context);
  SmallVector<llvm::Function *> entries;
  for (llvm::Function &function : module)
    if (function.getName().starts_with(kEntryPrefix))
      entries.push_back(&function);
  for (llvm::Function *entry : entries) {
    auto *type = llvm::FunctionType::get(llvm::Type::getVoidTy(context),
                                         {pointer}, /*isVarArg=*/false);
    auto *call = llvm::Function::Create(
        type, llvm::GlobalValue::ExternalLinkage,
        kCallPrefix + entry->getName().drop_front(kEntryPrefix.size()), module);
    llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "entry", call));
    SmallVector<llvm::Value *> arguments;
    for (unsigned i = 0; i < entry->arg_size(); ++i)
      arguments.push_back(builder.CreateLoad(
          pointer, builder.CreateConstGEP1_32(pointer, call->getArg(0), i)));
    builder.CreateCall(entry, arguments);
    builder.CreateRetVoid();
  }
}

llvm::Expected<std::unique_ptr<Runner>>
swiglu::execution::createGenericRunner(ModuleOp module) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  OwningOpRef<ModuleOp> lowered = module.clone();
  PassManager pm(module.getContext());
  pm.enableVerifier();
  ffn::buildLowerPipeline(pm);
  buildGenericCPUPipeline(pm);
  if (failed(pm.run(*lowered)))
    return makeError("the generic pipeline failed");

  auto context = std::make_unique<llvm::LLVMContext>();
  std::unique_ptr<llvm::Module> translated =
      translateModuleToLLVMIR(*lowered, *context);
  if (!translated)
    return makeError("the translation to LLVM IR failed");
  addCalls(*translated);

  auto target = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!target)
    return target.takeError();
  // The code runs for microseconds; compiling it is what takes time.
  target->setCodeGenOptLevel(llvm::CodeGenOptLevel::Less);
  auto jit = llvm::orc::LLJITBuilder()
                 .setJITTargetMachineBuilder(std::move(*target))
                 .create();
  if (!jit)
    return jit.takeError();
  llvm::orc::JITDylib &main = (*jit)->getMainJITDylib();
  llvm::orc::SymbolMap symbols;
  symbols[(*jit)->mangleAndIntern("malloc")] = {
      llvm::orc::ExecutorAddr::fromPtr(&Arena::allocate),
      llvm::JITSymbolFlags::Exported};
  if (llvm::Error error = main.define(llvm::orc::absoluteSymbols(symbols)))
    return std::move(error);
  auto process = llvm::orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
      (*jit)->getDataLayout().getGlobalPrefix());
  if (!process)
    return process.takeError();
  main.addGenerator(std::move(*process));
  translated->setDataLayout((*jit)->getDataLayout());
  if (llvm::Error error = (*jit)->addIRModule(llvm::orc::ThreadSafeModule(
          std::move(translated), std::move(context))))
    return std::move(error);
  // The code of the whole module is made at the first look-up.
  for (func::FuncOp function : module.getOps<func::FuncOp>()) {
    auto address = (*jit)->lookup((kCallPrefix + function.getName()).str());
    if (!address)
      return address.takeError();
    break;
  }
  return std::unique_ptr<Runner>(new GenericRunner(std::move(*jit)));
}

/// A memref descriptor: two pointers, offset, sizes, strides; all 8 bytes wide.
static std::vector<int64_t> makeDescriptor(const BufferRef &buffer) {
  auto address = static_cast<int64_t>(reinterpret_cast<intptr_t>(buffer.data));
  std::vector<int64_t> fields = {address, address, 0};
  fields.insert(fields.end(), buffer.shape.begin(), buffer.shape.end());
  size_t rank = buffer.shape.size();
  fields.resize(fields.size() + rank);
  int64_t stride = 1;
  for (size_t i = 0; i < rank; ++i) {
    fields[fields.size() - 1 - i] = stride;
    stride *= buffer.shape[rank - 1 - i];
  }
  return fields;
}

llvm::Error GenericRunner::run(StringRef function,
                               ArrayRef<BufferRef> arguments,
                               ArrayRef<BufferRef> results,
                               bool /*isAtUpperGuard*/) {
  auto address = jit->lookup((kCallPrefix + function).str());
  if (!address)
    return address.takeError();
  std::vector<std::vector<int64_t>> descriptors;
  for (ArrayRef<BufferRef> buffers : {arguments, results})
    for (const BufferRef &buffer : buffers)
      descriptors.push_back(makeDescriptor(buffer));
  std::vector<void *> pointers;
  for (std::vector<int64_t> &descriptor : descriptors)
    pointers.push_back(descriptor.data());
  address->toPtr<void (*)(void **)>()(pointers.data());
  Arena::reset();
  return llvm::Error::success();
}
