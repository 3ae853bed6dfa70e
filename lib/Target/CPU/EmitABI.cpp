//===- EmitABI.cpp - the exported functions of the C ABI ------------------===//
//
// The functions are written as MLIR text with the facts of one kernel filled
// in (ABITemplate.mlir.inc), parsed and moved into the module; only the
// description, which holds strings and tables, is built operation by
// operation.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Runtime/swiglu.h"
#include "swiglu/Target/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_EMITABIPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

static constexpr llvm::StringLiteral kTemplate =
#include "ABITemplate.mlir.inc"
    ;
static constexpr llvm::StringLiteral kPackTemplate =
#include "ABIPackTemplate.mlir.inc"
    ;
static constexpr llvm::StringLiteral kCheckedTemplate =
#include "ABICheckedTemplate.mlir.inc"
    ;

namespace {
/// What `ffn-outline-tasks` left on `@f.task`.
struct Kernel {
  func::FuncOp task;
  std::string name; ///< f
  SmallVector<MemRefType> inputs, outputs, weights;
  int64_t stages = 0, tokens = 0, rowBytes = 0;
  /// Where the raw weights go in the packed ones, -1 for nowhere; how many
  /// bytes the packed weights have, without and with what preparing them needs
  /// beside.
  SmallVector<int64_t> places;
  int64_t packedBytes = 0, prepareBytes = 0;
  /// Whether it makes the weights of another kernel, and where its outputs go.
  bool isPrepare = false;
  ArrayRef<int64_t> outputPlaces;
  std::string layout = "raw", parameters;

  static Kernel get(func::FuncOp task, DictionaryAttr facts) {
    Kernel kernel;
    kernel.task = task;
    kernel.name = task.getName().drop_back(StringRef(".task").size()).str();
    auto types = [&](StringRef field, SmallVectorImpl<MemRefType> &result) {
      for (Attribute type : cast<ArrayAttr>(facts.get(field)))
        result.push_back(cast<MemRefType>(cast<TypeAttr>(type).getValue()));
    };
    types("inputs", kernel.inputs);
    types("outputs", kernel.outputs);
    types("weights", kernel.weights);
    auto integer = [](DictionaryAttr from, StringRef field) {
      return cast<IntegerAttr>(from.get(field)).getInt();
    };
    kernel.stages = integer(facts, "stages");
    kernel.tokens = integer(facts, "tokens");
    kernel.rowBytes = integer(facts, "row_bytes");
    if (auto packing = facts.getAs<DictionaryAttr>("packing")) {
      kernel.isPrepare = true;
      kernel.layout = cast<StringAttr>(packing.get("layout")).getValue().str();
      kernel.parameters =
          cast<StringAttr>(packing.get("parameters")).getValue().str();
      kernel.places.assign(
          cast<DenseI64ArrayAttr>(packing.get("raw_places")).asArrayRef());
      kernel.outputPlaces =
          cast<DenseI64ArrayAttr>(packing.get("places")).asArrayRef();
      kernel.packedBytes = integer(packing, "bytes");
      kernel.prepareBytes = kernel.packedBytes + integer(facts, "scratch");
      return kernel;
    }
    for (MemRefType type : kernel.weights) {
      kernel.places.push_back(kernel.packedBytes);
      kernel.packedBytes += abi::alignTo64(bytesOf(type));
    }
    kernel.prepareBytes = kernel.packedBytes;
    return kernel;
  }

  /// One x and one y: the functions that the C ABI can call.
  bool hasCHeader() const { return inputs.size() == 1 && outputs.size() == 1; }

  static int64_t bytesOf(MemRefType type) {
    return type.getNumElements() * elementBytes(type);
  }
  static int64_t elementBytes(MemRefType type) {
    return std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
  }
};

/// Builds constant data: strings, tables and the description.
struct Describer {
  OpBuilder &b;
  Location loc;
  std::string prefix;
  int64_t count = 0;

  Type ptr() { return LLVM::LLVMPointerType::get(b.getContext()); }
  Type i32() { return b.getI32Type(); }
  Type i64() { return b.getI64Type(); }

  std::string nextName() { return prefix + ".data." + std::to_string(count++); }

  /// A constant whose initialiser is built by `build`.
  std::string global(Type type, function_ref<Value()> build) {
    std::string name = nextName();
    auto op = LLVM::GlobalOp::create(b, loc, type, /*isConstant=*/true,
                                     LLVM::Linkage::Internal, name, Attribute());
    OpBuilder::InsertionGuard guard(b);
    b.createBlock(&op.getInitializerRegion());
    LLVM::ReturnOp::create(b, loc, build());
    return name;
  }
  std::string string(StringRef text) {
    std::string name = nextName();
    std::string bytes = text.str() + '\0';
    Type type = LLVM::LLVMArrayType::get(b.getI8Type(), bytes.size());
    LLVM::GlobalOp::create(b, loc, type, /*isConstant=*/true,
                           LLVM::Linkage::Internal, name,
                           b.getStringAttr(bytes));
    return name;
  }
  Value address(StringRef name) {
    return LLVM::AddressOfOp::create(b, loc, ptr(), name);
  }
  Value constant(Type type, int64_t value) {
    return LLVM::ConstantOp::create(b, loc, type,
                                    b.getIntegerAttr(type, value));
  }
  Value aggregate(Type type, ArrayRef<Value> values) {
    Value result = LLVM::PoisonOp::create(b, loc, type);
    for (auto [i, value] : llvm::enumerate(values))
      result = LLVM::InsertValueOp::create(b, loc, result, value,
                                           static_cast<int64_t>(i));
    return result;
  }
  Type structOf(ArrayRef<Type> fields) {
    return LLVM::LLVMStructType::getLiteral(b.getContext(), fields);
  }
};
} // namespace

/// A swiglu_dtype as the 32 bits that it is.
static int64_t encodeType(Type type) {
  int64_t code = isa<BFloat16Type>(type) ? 4 : isa<FloatType>(type) ? 2 : 0;
  return code | int64_t(type.getIntOrFloatBitWidth()) << 8 | int64_t(1) << 16;
}

/// Builds the swiglu_info of one function, whose weights `pack` packs, and
/// returns its symbol. The fields are those of swiglu.h, in order.
static std::string emitInfo(Describer &d, const Kernel &kernel,
                            const Kernel &pack, ArrayAttr function,
                            StringRef cpu, StringRef features) {
  auto text = [&](unsigned i) {
    return cast<StringAttr>(function[i]).getValue();
  };
  Type tensorType = d.structOf(
      {d.ptr(), d.i32(), d.i32(), d.ptr(), d.i64(), d.i64()});
  struct Names {
    std::string name, shape;
  };
  SmallVector<Names> tensors;
  for (auto [i, type] : llvm::enumerate(pack.weights)) {
    std::string shape;
    if (type.getRank() > 0) {
      ArrayRef<int64_t> sizes = type.getShape();
      Type array = LLVM::LLVMArrayType::get(d.i64(), sizes.size());
      shape = d.global(array, [&] {
        SmallVector<Value> values;
        for (int64_t size : sizes)
          values.push_back(d.constant(d.i64(), size));
        return d.aggregate(array, values);
      });
    }
    tensors.push_back({d.string(text(i + 1)), shape});
  }
  Type tableType = LLVM::LLVMArrayType::get(tensorType, tensors.size());
  std::string table = d.global(tableType, [&] {
    SmallVector<Value> rows;
    for (auto [names, type, place] :
         llvm::zip(tensors, pack.weights, pack.places)) {
      Value shape = names.shape.empty()
                        ? LLVM::ZeroOp::create(d.b, d.loc, d.ptr()).getResult()
                        : d.address(names.shape);
      bool isPlaced = place >= 0;
      rows.push_back(d.aggregate(
          tensorType,
          {d.address(names.name),
           d.constant(d.i32(), encodeType(type.getElementType())),
           d.constant(d.i32(), type.getRank()), shape,
           d.constant(d.i64(), isPlaced ? place : 0),
           d.constant(d.i64(), isPlaced ? Kernel::bytesOf(type) : 0)}));
    }
    return d.aggregate(tableType, rows);
  });
  std::string name = d.string(text(0)), layout = d.string(pack.layout);
  std::string parameters = d.string(pack.parameters), target = d.string(cpu);
  std::string targetFeatures = d.string(features);
  MemRefType x = kernel.inputs[0], y = kernel.outputs[0];
  Type infoType = d.structOf({d.i32(), d.i32(), d.ptr(), d.ptr(), d.ptr(),
                              d.ptr(), d.ptr(), d.i32(), d.i32(), d.i32(),
                              d.i32(), d.i64(), d.i64(), d.i64(), d.i64(),
                              d.ptr(), d.i64()});
  return d.global(infoType, [&] {
    return d.aggregate(
        infoType, {d.constant(d.i32(), sizeof(swiglu_info)),
                   d.constant(d.i32(), SWIGLU_ABI_VERSION), d.address(name),
                   d.address(layout), d.address(parameters), d.address(target),
                   d.address(targetFeatures),
                   d.constant(d.i32(), encodeType(x.getElementType())),
                   d.constant(d.i32(), encodeType(y.getElementType())),
                   d.constant(d.i32(), /*kDLCPU=*/1),
                   d.constant(d.i32(), sizeof(swiglu_tensor_info)),
                   d.constant(d.i64(), x.getDimSize(1)),
                   d.constant(d.i64(), y.getDimSize(1)),
                   d.constant(d.i64(), kernel.tokens),
                   d.constant(d.i64(), pack.weights.size()), d.address(table),
                   d.constant(d.i64(), pack.packedBytes)});
  });
}

/// Copies each raw weight that has a place, from any alignment, and fills what
/// is between places with zeros, so that equal weights pack to equal bytes.
static std::string copiesOf(const Kernel &kernel) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (auto [i, type, place] : llvm::enumerate(kernel.weights, kernel.places))
    if (place >= 0)
      os << "  %i" << i << " = arith.constant " << i << " : i64\n  %o" << i
         << " = arith.constant " << place << " : i64\n  %b" << i
         << " = arith.constant " << Kernel::bytesOf(type)
         << " : i64\n  func.call @\"$P.copy\"(%raw, %packed, %i" << i << ", %o"
         << i << ", %b" << i
         << ") : (!llvm.ptr, !llvm.ptr, i64, i64, i64) -> ()\n";
  return text;
}

/// Runs the stages that make the other weights. What is between places ends as
/// zeros.
static std::string workOf(const Kernel &kernel) {
  if (!kernel.isPrepare)
    return "";
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "  %end = arith.constant " << kernel.packedBytes << R"( : i64
  %null = llvm.mlir.zero : !llvm.ptr
  %none = arith.constant 0 : i64
  %beside = llvm.getelementptr %packed[%end] : (!llvm.ptr, i64) -> !llvm.ptr, i8
  func.call @"$P.run"(%raw, %null, %none, %null, %null, %packed, %beside, %host)
    : (!llvm.ptr, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
)";
  unsigned gaps = 0;
  auto zero = [&](int64_t from, int64_t to) {
    if (from == to)
      return;
    os << "  %from" << gaps << " = arith.constant " << from << " : i64\n  %to"
       << gaps << " = arith.constant " << to
       << " : i64\n  func.call @\"$P.zero\"(%packed, %from" << gaps << ", %to"
       << gaps << ") : (!llvm.ptr, i64, i64) -> ()\n";
    ++gaps;
  };
  for (auto [type, place] : llvm::zip(kernel.outputs, kernel.outputPlaces)) {
    int64_t bytes = Kernel::bytesOf(type);
    zero(place + bytes, place + abi::alignTo64(bytes));
  }
  return text;
}

/// Checks of all raw pointers: one after the other, each yields the first error
/// so far. The last one is %raw_null.
static std::string nullChecksOf(const Kernel &kernel) {
  std::string text = "  %n0 = arith.constant 0 : i32\n";
  llvm::raw_string_ostream os(text);
  for (unsigned i = 0; i < kernel.weights.size(); ++i)
    os << "  %ni" << i << " = arith.constant " << i << " : i64\n  %n" << i + 1
       << " = func.call @\"$P.check_raw_null\"(%n" << i << ", %raw, %ni" << i
       << ") : (i32, !llvm.ptr, i64) -> i32\n";
  os << "  %raw_null = arith.addi %n" << kernel.weights.size()
     << ", %zero : i32\n";
  return text;
}

/// The same of their alignment, from %a0 to %raw_off.
static std::string alignmentChecksOf(const Kernel &kernel) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (auto [i, type] : llvm::enumerate(kernel.weights))
    os << "  %ai" << i << " = arith.constant " << i << " : i64\n  %at" << i
       << " = arith.constant " << Kernel::elementBytes(type) << " : i64\n  %a"
       << i + 1 << " = func.call @\"$P.check_raw_alignment\"(%a" << i
       << ", %raw, %ai" << i << ", %at" << i
       << ") : (i32, !llvm.ptr, i64, i64) -> i32\n";
  os << "  %raw_off = arith.addi %a" << kernel.weights.size()
     << ", %zero : i32\n";
  return text;
}

/// As swiglu::getSymbolPrefix of lib/Runtime, which is not linked here: it would
/// bring the C runtime into the plugin and libSwiGLU-C.so.
static std::string prefixOf(StringRef name) {
  std::string prefix;
  for (char c : name)
    prefix += llvm::isAlnum(c) || c == '_' ? c : '_';
  return prefix.empty() || llvm::isDigit(prefix[0]) ? "_" + prefix : prefix;
}

static std::string fillTemplate(StringRef text,
                                ArrayRef<std::pair<StringRef, std::string>> facts) {
  std::string result = text.str();
  for (auto &[key, value] : facts) {
    for (size_t at = 0; (at = result.find(key.str(), at)) != std::string::npos;
         at += value.size())
      result.replace(at, key.size(), value);
  }
  return result;
}

/// Parses `text` and appends its operations to `module`.
static LogicalResult appendText(ModuleOp module, StringRef text) {
  OwningOpRef<ModuleOp> parsed = parseSourceString<ModuleOp>(
      text, ParserConfig(module.getContext()));
  if (!parsed)
    return failure();
  // Declarations are only there so that the text verifies on its own.
  for (auto function :
       llvm::make_early_inc_range(parsed->getOps<func::FuncOp>()))
    if (function.isExternal())
      function.erase();
  module.getBody()->getOperations().splice(
      module.getBody()->end(), parsed->getBody()->getOperations());
  return success();
}

namespace {
struct EmitABI : ffn::impl::EmitABIPassBase<EmitABI> {
  using EmitABIPassBase::EmitABIPassBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    std::vector<Kernel> kernels;
    for (auto task : module.getOps<func::FuncOp>())
      if (auto facts = task->getAttrOfType<DictionaryAttr>(abi::kKernel))
        kernels.push_back(Kernel::get(task, facts));
    llvm::StringMap<const Kernel *> byName;
    for (const Kernel &kernel : kernels)
      byName[kernel.name] = &kernel;
    for (const Kernel &kernel : kernels)
      if (failed(emit(kernel, byName)))
        return signalPassFailure();
    for (Kernel &kernel : kernels)
      emitFunctions(kernel, byName);
  }

  /// What packs the weights of each function that `kernel` computes: the kernel
  /// itself, or one that makes them.
  static SmallVector<const Kernel *>
  getPackings(const Kernel &kernel,
              const llvm::StringMap<const Kernel *> &byName) {
    SmallVector<const Kernel *> packings;
    if (kernel.isPrepare)
      return packings;
    auto functions = kernel.task->getAttrOfType<ArrayAttr>(abi::kFunctions);
    packings.assign(functions.size(), &kernel);
    if (auto prepared = kernel.task->getAttrOfType<ArrayAttr>(abi::kPrepared))
      for (auto [packing, made] : llvm::zip(packings, prepared))
        if (auto names = cast<ArrayAttr>(made); !names.empty())
          packing = byName.at(cast<StringAttr>(names[0]).getValue());
    return packings;
  }

  LogicalResult emit(const Kernel &kernel,
                     const llvm::StringMap<const Kernel *> &byName) {
    ModuleOp module = getOperation();
    int64_t most = (int64_t(1) << 62) / std::max<int64_t>(kernel.rowBytes, 1);
    SmallVector<std::pair<StringRef, std::string>> facts = {
        {"$S", std::to_string(kernel.stages)},
        {"$MOST", std::to_string(most)},
        {"$COPIES", copiesOf(kernel)},
        {"$WORK", workOf(kernel)},
        {"$NULL_CHECKS", nullChecksOf(kernel)},
        {"$ALIGNMENT_CHECKS", alignmentChecksOf(kernel)},
        {"$PREPARE_BYTES", std::to_string(kernel.prepareBytes)},
    };
    if (kernel.hasCHeader()) {
      MemRefType x = kernel.inputs[0], y = kernel.outputs[0];
      facts.append({
          {"$XF", std::to_string(x.getDimSize(1))},
          {"$YF", std::to_string(y.getDimSize(1))},
          {"$XB", std::to_string(Kernel::elementBytes(x))},
          {"$YB", std::to_string(Kernel::elementBytes(y))},
          {"$TOKENS", std::to_string(kernel.tokens)},
      });
    }
    std::string escaped;
    llvm::raw_string_ostream os(escaped);
    llvm::printEscapedString(kernel.name, os);
    facts.push_back({"$P", escaped});
    if (failed(appendText(module, fillTemplate(kTemplate, facts))))
      return failure();
    SmallVector<const Kernel *> packings = getPackings(kernel, byName);
    if ((kernel.isPrepare || llvm::is_contained(packings, &kernel)) &&
        failed(appendText(module, fillTemplate(kPackTemplate, facts))))
      return failure();
    if (!kernel.hasCHeader())
      return success();
    return appendText(module, fillTemplate(kCheckedTemplate, facts));
  }

  /// Describes and exports each function that `kernel` computes.
  void emitFunctions(Kernel &kernel,
                     const llvm::StringMap<const Kernel *> &byName) {
    if (!kernel.hasCHeader())
      return;
    auto functions = kernel.task->getAttrOfType<ArrayAttr>(abi::kFunctions);
    OpBuilder b(&getContext());
    for (auto [attr, pack] :
         llvm::zip(functions, getPackings(kernel, byName))) {
      b.setInsertionPointToEnd(getOperation().getBody());
      auto names = cast<ArrayAttr>(attr);
      std::string prefix = prefixOf(cast<StringAttr>(names[0]).getValue());
      Describer describer{b, kernel.task.getLoc(), prefix};
      std::string info =
          emitInfo(describer, kernel, *pack, names, cpu, features);
      emitExports(b, kernel.name, pack->name, prefix, info);
    }
  }

  /// The eight symbols of one function: describe of its own, the others as
  /// calls of the kernel's, so that equal functions share their code.
  void emitExports(OpBuilder &b, StringRef kernel, StringRef pack,
                   StringRef prefix, StringRef info) {
    Location loc = b.getUnknownLoc();
    Type ptr = LLVM::LLVMPointerType::get(b.getContext());
    OpBuilder::InsertionGuard guard(b);
    auto create = [&](StringRef suffix, FunctionType type) {
      b.setInsertionPointToEnd(getOperation().getBody());
      auto function = func::FuncOp::create(
          b, loc, (prefix + "_" + suffix).str(), type);
      b.setInsertionPointToStart(function.addEntryBlock());
      return function;
    };
    create("describe", b.getFunctionType({}, ptr));
    func::ReturnOp::create(
        b, loc, LLVM::AddressOfOp::create(b, loc, ptr, info).getResult());
    for (StringRef suffix : {"packed_bytes", "prepare", "scratch_bytes",
                             "stages", "tasks", "task", "run"}) {
      bool isPacking = suffix == "packed_bytes" || suffix == "prepare";
      auto callee = getOperation().lookupSymbol<func::FuncOp>(
          ((isPacking ? pack : kernel) + ".c_" + suffix).str());
      func::FuncOp function = create(suffix, callee.getFunctionType());
      auto call =
          func::CallOp::create(b, loc, callee, function.getArguments());
      func::ReturnOp::create(b, loc, call.getResults());
    }
  }
};
} // namespace
