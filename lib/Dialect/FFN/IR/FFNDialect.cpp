//===- FFNDialect.cpp - registration, bytecode, argument attributes -------===//

#include "mlir/Bytecode/BytecodeImplementation.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/InliningUtils.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

using namespace mlir;
using namespace mlir::ffn;

#include "swiglu/Dialect/FFN/IR/FFNDialect.cpp.inc"

namespace {
/// The version that a bytecode file was written with.
struct FFNDialectVersion : DialectVersion {
  explicit FFNDialectVersion(uint64_t value) : value(value) {}
  uint64_t value;
};

/// Attributes are written as text inside the bytecode, where an optional
/// field that a newer writer adds and an older file lacks reads as absent. The
/// version refuses what is too new to be understood.
struct FFNBytecodeInterface : BytecodeDialectInterface {
  explicit FFNBytecodeInterface(Dialect *dialect)
      : BytecodeDialectInterface(dialect) {}

  void writeVersion(DialectBytecodeWriter &writer) const final {
    writer.writeVarInt(FFNDialect::kBytecodeVersion);
  }

  std::unique_ptr<DialectVersion>
  readVersion(DialectBytecodeReader &reader) const final {
    uint64_t version;
    if (failed(reader.readVarInt(version)))
      return nullptr;
    if (version > FFNDialect::kBytecodeVersion) {
      reader.emitError() << "the ffn dialect of this bytecode has version "
                         << version << ", this tool reads up to "
                         << FFNDialect::kBytecodeVersion;
      return nullptr;
    }
    return std::make_unique<FFNDialectVersion>(version);
  }
};

/// Everything may be inlined: no operation of ours has a region or an effect.
struct FFNInlinerInterface : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  using DialectInlinerInterface::isLegalToInline;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

void FFNDialect::initialize() {
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "swiglu/Dialect/FFN/IR/FFNOps.cpp.inc"
      >();
  addInterfaces<FFNBytecodeInterface, FFNInlinerInterface>();
}

/// `ffn.prepare` of `@f`: a function whose results are the arguments of `@f`
/// with a name.
static LogicalResult verifyPrepare(Operation *op, Attribute value) {
  auto name = dyn_cast<FlatSymbolRefAttr>(value);
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!name || !function)
    return op->emitError()
           << "'" << FFNDialect::kPrepareAttr << "' is " << value << " on '"
           << op->getName().getStringRef()
           << "', expected the name of a function, on a function";
  auto prepare = dyn_cast_or_null<FunctionOpInterface>(
      SymbolTable::lookupNearestSymbolFrom(op, name));
  if (!prepare || prepare == function)
    return op->emitError() << "'" << FFNDialect::kPrepareAttr << "' of '"
                           << function.getName() << "' is " << name
                           << ", expected another function of the module";
  SmallVector<Type> weights;
  for (auto [i, type] : llvm::enumerate(function.getArgumentTypes()))
    if (function.getArgAttr(i, FFNDialect::kNameAttr))
      weights.push_back(type);
  if (weights != prepare.getResultTypes())
    return op->emitError() << "the results of " << name << " are ("
                           << prepare.getResultTypes() << "), expected ("
                           << weights << "), the arguments of '"
                           << function.getName() << "' with '"
                           << FFNDialect::kNameAttr << "'";
  return success();
}

LogicalResult FFNDialect::verifyOperationAttribute(Operation *op,
                                                   NamedAttribute attribute) {
  if (attribute.getName() == kPrepareAttr)
    return verifyPrepare(op, attribute.getValue());
  return op->emitError() << "unknown attribute '"
                         << attribute.getName().getValue()
                         << "' of the ffn dialect";
}

LogicalResult FFNDialect::verifyRegionResultAttribute(
    Operation *op, unsigned, unsigned resultIndex, NamedAttribute attribute) {
  return op->emitError() << "unknown attribute '"
                         << attribute.getName().getValue()
                         << "' of the ffn dialect on result " << resultIndex;
}

LogicalResult FFNDialect::verifyRegionArgAttribute(Operation *op, unsigned,
                                                   unsigned argIndex,
                                                   NamedAttribute attribute) {
  if (attribute.getName() != kNameAttr)
    return op->emitError() << "unknown argument attribute '"
                           << attribute.getName().getValue()
                           << "' of the ffn dialect, expected '" << kNameAttr
                           << "'";
  auto name = dyn_cast<StringAttr>(attribute.getValue());
  if (!name || name.empty())
    return op->emitError() << "'" << kNameAttr << "' of argument " << argIndex
                           << " is " << attribute.getValue()
                           << ", expected a string that is not empty";
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    return op->emitError() << "'" << kNameAttr
                           << "' belongs on the argument of a function";
  if (!isa<RankedTensorType, MemRefType>(function.getArgumentTypes()[argIndex]))
    return op->emitError() << "argument " << argIndex << " with '" << kNameAttr
                           << "' has the type "
                           << function.getArgumentTypes()[argIndex]
                           << ", expected a ranked tensor";
  for (unsigned i = 0; i < argIndex; ++i)
    if (function.getArgAttr(i, kNameAttr) == name)
      return op->emitError() << "arguments " << i << " and " << argIndex
                             << " have the same '" << kNameAttr << "' " << name;
  return success();
}
