//===- Program.cpp - a module compiled by the generic road ----------------===//

#include "Program.h"
#include "../../Support/Arena.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "mlir/Transforms/Passes.h"
#include "swiglu/Pipelines/Lower.h"
#include "swiglu/Reference/GenericPipeline.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/TargetSelect.h"
#include <cstring>

using namespace mlir;
using namespace swiglu::equality;
using swiglu::testing::Arena;

static constexpr StringLiteral kEntryPrefix = "_mlir_ciface_";
static constexpr StringLiteral kCallPrefix = "call_";

static llvm::Error makeError(const Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

//===----------------------------------------------------------------------===//
// What the code calls
//===----------------------------------------------------------------------===//

namespace {
/// The fields of a memref descriptor: two pointers, an offset, sizes, strides;
/// each of 8 bytes.
struct Descriptor {
  int64_t *fields;
  int64_t rank;

  char *getData(unsigned elementBytes) const {
    return reinterpret_cast<char *>(fields[1]) + fields[2] * elementBytes;
  }
  int64_t getSize(int64_t dim) const { return fields[3 + dim]; }
  int64_t getStride(int64_t dim) const { return fields[3 + rank + dim]; }
};

/// What MLIR passes for a memref of unknown rank.
struct UnrankedMemRef {
  int64_t rank;
  int64_t *fields;
};
} // namespace

/// Calls `visit` with the offset of each element, in row-major order.
template <typename Visit>
static void forEachElement(const Descriptor &memref, int64_t dim,
                           int64_t offset, Visit visit) {
  if (dim == memref.rank)
    return visit(offset);
  for (int64_t i = 0; i < memref.getSize(dim); ++i)
    forEachElement(memref, dim + 1, offset + i * memref.getStride(dim), visit);
}

/// `memref.copy` of strided memrefs is lowered to a call of this.
static void copyMemRef(int64_t elementBytes, UnrankedMemRef *from,
                       UnrankedMemRef *to) {
  Descriptor source{from->fields, from->rank}, target{to->fields, to->rank};
  std::vector<int64_t> offsets;
  forEachElement(source, 0, 0, [&](int64_t at) { offsets.push_back(at); });
  const int64_t *next = offsets.data();
  forEachElement(target, 0, 0, [&](int64_t at) {
    std::memcpy(target.getData(elementBytes) + at * elementBytes,
                source.getData(elementBytes) + *next++ * elementBytes,
                elementBytes);
  });
}

/// libgcc's __truncdfbf2, which older ones lack. A bf16 is returned as the low
/// bits of the register that a float is returned in.
static float truncateToBF16(double value) {
  llvm::APFloat number(value);
  bool losesInfo;
  number.convert(llvm::APFloat::BFloat(), llvm::APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return llvm::bit_cast<float>(
      static_cast<uint32_t>(number.bitcastToAPInt().getZExtValue()));
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

/// Writes an expansion with several dynamic sizes in a group as
/// `tensor.reshape`: upstream's expand-strided-metadata crashes on it.
static void rewriteDynamicExpansions(ModuleOp module) {
  SmallVector<tensor::ExpandShapeOp> found;
  module.walk([&](tensor::ExpandShapeOp op) {
    for (const ReassociationIndices &group : op.getReassociationIndices())
      if (llvm::count_if(group, [&](int64_t dim) {
            return op.getResultType().isDynamicDim(dim);
          }) > 1)
        return found.push_back(op);
  });
  for (tensor::ExpandShapeOp op : found) {
    OpBuilder b(op);
    SmallVector<Value> sizes = getValueOrCreateConstantIndexOp(
        b, op.getLoc(), op.getMixedOutputShape());
    Value shape = tensor::FromElementsOp::create(b, op.getLoc(), sizes);
    op.getResult().replaceAllUsesWith(tensor::ReshapeOp::create(
        b, op.getLoc(), op.getResultType(), op.getSrc(), shape));
    op.erase();
  }
}

static LogicalResult lower(ModuleOp module) {
  PassManager first(module.getContext()), second(module.getContext());
  mlir::ffn::buildLowerPipeline(first);
  first.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  first.addPass(createInlinerPass());
  if (failed(first.run(module)))
    return failure();
  rewriteDynamicExpansions(module);
  buildGenericCPUPipeline(second, swiglu::GenericResults::Returned);
  return second.run(module);
}

/// For each entry f a function `call_f(void **)`, which loads what f takes by
/// value. Returns their names.
static std::vector<std::string> addCalls(llvm::Module &module) {
  llvm::LLVMContext &context = module.getContext();
  llvm::Type *pointer = llvm::PointerType::getUnqual(context);
  std::vector<std::string> names;
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
    for (llvm::Argument &argument : entry->args()) {
      llvm::Value *loaded = builder.CreateLoad(
          pointer, builder.CreateConstGEP1_32(pointer, call->getArg(0),
                                              argument.getArgNo()));
      if (argument.getType() != pointer)
        loaded = builder.CreateLoad(argument.getType(), loaded);
      arguments.push_back(loaded);
    }
    builder.CreateCall(entry, arguments);
    builder.CreateRetVoid();
    names.push_back(call->getName().str());
  }
  return names;
}

static llvm::Error defineSymbols(llvm::orc::LLJIT &jit) {
  llvm::orc::JITDylib &dylib = jit.getMainJITDylib();
  llvm::orc::SymbolMap symbols;
  auto define = [&](StringRef name, auto *function) {
    symbols[jit.mangleAndIntern(name)] = {
        llvm::orc::ExecutorAddr::fromPtr(function),
        llvm::JITSymbolFlags::Exported};
  };
  define("malloc", &Arena::allocate);
  define("memrefCopy", &copyMemRef);
  define("__truncdfbf2", &truncateToBF16);
  if (llvm::Error error = dylib.define(llvm::orc::absoluteSymbols(symbols)))
    return error;
  auto process = llvm::orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
      jit.getDataLayout().getGlobalPrefix());
  if (!process)
    return process.takeError();
  dylib.addGenerator(std::move(*process));
  return llvm::Error::success();
}

static llvm::Expected<std::unique_ptr<llvm::orc::LLJIT>> createJIT() {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto target = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!target)
    return target.takeError();
  // The code runs for microseconds; compiling it is what takes time.
  target->setCodeGenOptLevel(llvm::CodeGenOptLevel::None);
  return llvm::orc::LLJITBuilder()
      .setJITTargetMachineBuilder(std::move(*target))
      .create();
}

Program::Program() = default;
Program::~Program() = default;

llvm::Expected<std::unique_ptr<Program>> Program::compile(ModuleOp module) {
  if (failed(lower(module)))
    return makeError("the module cannot be lowered");
  auto context = std::make_unique<llvm::LLVMContext>();
  auto translated = translateModuleToLLVMIR(module, *context);
  if (!translated)
    return makeError("the module cannot be translated to LLVM IR");
  std::vector<std::string> calls = addCalls(*translated);

  auto jit = createJIT();
  if (!jit)
    return jit.takeError();
  if (llvm::Error error = defineSymbols(**jit))
    return std::move(error);
  translated->setDataLayout((*jit)->getDataLayout());
  if (llvm::Error error = (*jit)->addIRModule(llvm::orc::ThreadSafeModule(
          std::move(translated), std::move(context))))
    return std::move(error);
  // The first look-up makes the code of all, and finds what is missing.
  for (const std::string &call : calls)
    if (auto address = (*jit)->lookup(call); !address)
      return address.takeError();
  std::unique_ptr<Program> program(new Program());
  program->jit = std::move(*jit);
  return std::move(program);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static std::vector<int64_t> makeDescriptor(HostArray &array) {
  auto address =
      static_cast<int64_t>(reinterpret_cast<intptr_t>(array.bytes.data()));
  std::vector<int64_t> fields = {address, address, 0};
  llvm::append_range(fields, array.shape);
  size_t rank = array.shape.size();
  fields.resize(fields.size() + rank);
  int64_t stride = 1;
  for (size_t i = 0; i < rank; ++i) {
    fields[fields.size() - 1 - i] = stride;
    stride *= array.shape[rank - 1 - i];
  }
  return fields;
}

static HostArray readResult(Type elementType, const Descriptor &memref) {
  HostArray array;
  array.elementType = elementType;
  for (int64_t dim = 0; dim < memref.rank; ++dim)
    array.shape.push_back(memref.getSize(dim));
  unsigned width = getElementBytes(elementType);
  array.bytes.resize(array.countElements() * width);
  uint8_t *next = array.bytes.data();
  forEachElement(memref, 0, 0, [&](int64_t at) {
    std::memcpy(next, memref.getData(width) + at * width, width);
    next += width;
  });
  return array;
}

llvm::Expected<std::vector<HostArray>>
Program::run(StringRef name, FunctionType type,
             ArrayRef<HostArray> arguments) const {
  auto address = jit->lookup((kCallPrefix + name).str());
  if (!address)
    return address.takeError();
  size_t resultFields = 0;
  for (Type result : type.getResults())
    resultFields += 3 + 2 * cast<RankedTensorType>(result).getRank();
  std::vector<int64_t> returned(resultFields);
  std::vector<void *> pointers;
  if (!returned.empty())
    pointers.push_back(returned.data());
  // Copies, since a function may write to its arguments.
  std::vector<HostArray> copies(arguments.begin(), arguments.end());
  std::vector<std::vector<int64_t>> descriptors(copies.size());
  for (auto [i, copy] : llvm::enumerate(copies)) {
    descriptors[i] = makeDescriptor(copy);
    bool isTensor = isa<RankedTensorType>(type.getInput(i));
    pointers.push_back(isTensor ? static_cast<void *>(descriptors[i].data())
                                : copy.bytes.data());
  }
  address->toPtr<void (*)(void **)>()(pointers.data());

  std::vector<HostArray> results;
  int64_t *next = returned.data();
  for (Type result : type.getResults()) {
    auto tensor = cast<RankedTensorType>(result);
    results.push_back(
        readResult(tensor.getElementType(), {next, tensor.getRank()}));
    next += 3 + 2 * tensor.getRank();
  }
  Arena::reset();
  return results;
}
