//===- Bindings.cpp - weights of a file for arguments of functions --------===//

#include "swiglu/Execution/Bindings.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

using namespace mlir;
using namespace swiglu;
using mlir::ffn::FFNDialect;

static llvm::Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

//===----------------------------------------------------------------------===//
// Names and shapes of arguments
//===----------------------------------------------------------------------===//

llvm::Error swiglu::applyBindings(ModuleOp module,
                                  llvm::ArrayRef<std::string> bindings) {
  for (StringRef binding : bindings) {
    auto [argument, name] = binding.split('=');
    unsigned number;
    if (!argument.consume_front("%arg") || argument.getAsInteger(10, number) ||
        name.empty())
      return makeError("cannot bind '" + binding + "', expected %argN=NAME");
    bool isTaken = false;
    for (auto function : module.getOps<func::FuncOp>()) {
      if (number >= function.getNumArguments() ||
          function.getArgAttr(number, FFNDialect::kNameAttr))
        continue;
      function.setArgAttr(number, FFNDialect::kNameAttr,
                          StringAttr::get(module.getContext(), name));
      isTaken = true;
    }
    if (!isTaken)
      return makeError("no function has an argument %arg" +
                       llvm::Twine(number) + " without a name, for '" +
                       binding + "'");
  }
  return llvm::Error::success();
}

/// Gives the argument the tensor's shape; true if that says more than before.
static llvm::Expected<bool> specializeArgument(func::FuncOp function,
                                               unsigned number, StringRef name,
                                               const TensorView &tensor) {
  auto type = dyn_cast<RankedTensorType>(function.getArgumentTypes()[number]);
  std::string where =
      ("argument " + llvm::Twine(number) + " of '" + function.getName() + "'")
          .str();
  std::optional<ElementType> wanted =
      type ? getElementType(type.getElementType()) : std::nullopt;
  if (!wanted)
    return makeError(where + " has a type that no weight can have");
  bool converts =
      tensor.type == *wanted || (isFloat(tensor.type) && isFloat(*wanted));
  if (!converts)
    return makeError("tensor '" + name + "' has elements of " +
                     getElementTypeName(tensor.type) + ", expected " +
                     getElementTypeName(*wanted) + " for " + where);
  if (static_cast<size_t>(type.getRank()) != tensor.shape.size())
    return makeError("tensor '" + name + "' has the rank " +
                     llvm::Twine(tensor.shape.size()) + ", expected " +
                     llvm::Twine(type.getRank()) + " for " + where);
  for (auto [i, sizes] :
       llvm::enumerate(llvm::zip(tensor.shape, type.getShape()))) {
    auto [found, expected] = sizes;
    if (!ShapedType::isDynamic(expected) && found != expected)
      return makeError("dimension " + llvm::Twine(i) + " of tensor '" + name +
                       "' is " + llvm::Twine(found) + ", expected " +
                       llvm::Twine(expected) + " for " + where);
  }
  if (type.hasStaticShape())
    return false;
  function.getArgument(number).setType(type.clone(tensor.shape));
  return true;
}

/// Infers the operations' result types again, keeping element types.
static llvm::Error propagateShapes(func::FuncOp function) {
  for (Operation &op : function.getBody().front().without_terminator()) {
    // The operation has the shape of one of its operands.
    Value like;
    if (auto merge = dyn_cast<ffn::MergeOp>(op))
      like = merge.getWeight();
    else if (auto factors = dyn_cast<ffn::DoraScaleOp>(op))
      like = factors.getMagnitude();
    if (like) {
      auto type = cast<RankedTensorType>(op.getResult(0).getType());
      op.getResult(0).setType(
          type.clone(cast<RankedTensorType>(like.getType()).getShape()));
      continue;
    }
    auto infer = dyn_cast<InferTypeOpInterface>(op);
    if (!infer || op.getNumResults() != 1)
      continue;
    SmallVector<Type> types;
    auto before = dyn_cast<RankedTensorType>(op.getResult(0).getType());
    if (!before || failed(infer.inferReturnTypes(
                       op.getContext(), op.getLoc(), op.getOperands(),
                       op.getDiscardableAttrDictionary(),
                       op.getPropertiesStorage(), op.getRegions(), types)))
      continue;
    op.getResult(0).setType(
        before.clone(cast<RankedTensorType>(types[0]).getShape()));
  }
  Block &body = function.getBody().front();
  function.setFunctionType(
      FunctionType::get(function.getContext(), body.getArgumentTypes(),
                        body.getTerminator()->getOperandTypes()));
  return llvm::Error::success();
}

llvm::Error swiglu::specializeToWeights(ModuleOp module,
                                        const WeightStore &weights) {
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isExternal())
      continue;
    bool isChanged = false;
    for (unsigned i = 0; i < function.getNumArguments(); ++i) {
      auto name =
          function.getArgAttrOfType<StringAttr>(i, FFNDialect::kNameAttr);
      if (!name)
        continue;
      llvm::Expected<const TensorView *> tensor = weights.lookup(name);
      if (!tensor)
        return tensor.takeError();
      llvm::Expected<bool> changed =
          specializeArgument(function, i, name, **tensor);
      if (!changed)
        return changed.takeError();
      isChanged |= *changed;
    }
    if (isChanged)
      if (llvm::Error error = propagateShapes(function))
        return error;
  }
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Data
//===----------------------------------------------------------------------===//

AlignedBuffer::AlignedBuffer(size_t size) : count(size) {
  if (size == 0)
    return;
  void *memory = std::aligned_alloc(SWIGLU_ALIGNMENT,
                                    (size + SWIGLU_ALIGNMENT - 1) /
                                        SWIGLU_ALIGNMENT * SWIGLU_ALIGNMENT);
  if (!memory)
    llvm::report_bad_alloc_error("out of memory");
  bytes.reset(static_cast<uint8_t *>(memory));
}

void AlignedBuffer::Free::operator()(uint8_t *pointer) const {
  std::free(pointer);
}

const void *RawWeight::data() const {
  return converted.size() == 0 ? view.data() : converted.data();
}

/// Calls `body(begin, end)` for pieces that cover [0, count), by the threads of
/// `host`, which may be null. They are large enough to be worth a task.
static void forEachPiece(const swiglu_host *host, int64_t count,
                         llvm::function_ref<void(int64_t, int64_t)> body) {
  constexpr int64_t grain = 1 << 16;
  if (!host || !host->parallel_for || count <= grain)
    return body(0, count);
  struct Work {
    llvm::function_ref<void(int64_t, int64_t)> body;
    int64_t count;
  } work = {body, count};
  host->parallel_for(
      host->self,
      [](void *arg, int64_t i) {
        auto *work = static_cast<Work *>(arg);
        work->body(i * grain, std::min((i + 1) * grain, work->count));
      },
      &work, llvm::divideCeil(count, grain));
}

/// convertElements, by the threads of `host`.
static llvm::Error convertInPieces(const TensorView &from, ElementType type,
                                   uint8_t *to, const swiglu_host *host) {
  int64_t fromSize = getElementSize(from.type), size = getElementSize(type);
  // What fails does so for the types, and so for no elements as well.
  TensorView none = from;
  none.data = {};
  if (llvm::Error error = convertElements(none, type, {}))
    return error;
  forEachPiece(
      host, from.data.size() / fromSize, [&](int64_t begin, int64_t end) {
        TensorView piece = none;
        piece.data =
            from.data.slice(begin * fromSize, (end - begin) * fromSize);
        llvm::cantFail(convertElements(
            piece, type, {to + begin * size, size_t((end - begin) * size)}));
      });
  return llvm::Error::success();
}

llvm::Expected<RawWeight> swiglu::loadWeight(const WeightStore &weights,
                                             StringRef name,
                                             const OperandInfo &operand,
                                             const swiglu_host *host) {
  if (name.empty())
    return makeError("a weight has no name; give it one with --bind");
  llvm::Expected<const TensorView *> found = weights.lookup(name);
  if (!found)
    return found.takeError();
  const TensorView &tensor = **found;
  std::optional<ElementType> type = getElementType(operand.elementType);
  std::optional<int64_t> count = getNumElements(tensor.shape);
  if (!type || !count ||
      static_cast<uint64_t>(*count * getElementSize(*type)) !=
          getDenseBytes(operand))
    return makeError("tensor '" + name + "' does not fit its argument");
  RawWeight weight;
  // A kernel reads elements where they are aligned to their size.
  bool isAligned =
      reinterpret_cast<uintptr_t>(tensor.data.data()) % getElementSize(*type) ==
      0;
  if (tensor.type == *type && isAligned) {
    weight.view = tensor.data;
    return std::move(weight);
  }
  weight.converted = AlignedBuffer(getDenseBytes(operand));
  weight.rounded = getElementSize(*type) < getElementSize(tensor.type) ||
                   (tensor.type != *type &&
                    getElementSize(*type) == getElementSize(tensor.type));
  if (llvm::Error error =
          convertInPieces(tensor, *type, weight.converted.data(), host))
    return std::move(error);
  return std::move(weight);
}

/// The first element that is NaN or infinite, -1 if there is none.
static int64_t findNonFinite(const OperandInfo &operand, const uint8_t *bytes,
                             const swiglu_host *host) {
  if (!isa<FloatType>(operand.elementType))
    return -1;
  auto find = [&](auto bits, auto exponent) -> int64_t {
    int64_t count = getDenseBytes(operand) / sizeof(bits);
    auto isFinite = [=](int64_t i) {
      auto value = bits;
      std::memcpy(&value, bytes + i * sizeof(value), sizeof(value));
      return (value & exponent) != exponent;
    };
    std::atomic<int64_t> first = count;
    forEachPiece(host, count, [&](int64_t begin, int64_t end) {
      // Without an exit, for a compiler to make vector code of it.
      bool areFinite = true;
      for (int64_t i = begin; i < end; ++i)
        areFinite &= isFinite(i);
      if (areFinite)
        return;
      while (isFinite(begin))
        ++begin;
      int64_t before = first;
      while (begin < before && !first.compare_exchange_weak(before, begin))
        ;
    });
    return first < count ? first.load() : -1;
  };
  if (operand.elementType.isF64())
    return find(uint64_t(), uint64_t(0x7ff) << 52);
  if (operand.elementType.isF32())
    return find(uint32_t(), uint32_t(0x7f800000));
  return find(uint16_t(),
              uint16_t(operand.elementType.isF16() ? 0x7c00 : 0x7f80));
}

/// "[3, 4]", and for what is packed "[3, 4] of the up weight": where element `index`
/// is in the weight, [out, in].
static std::string describePlace(const OperandInfo &operand, int64_t index) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (!operand.panels) {
    SmallVector<int64_t> at;
    for (int64_t size : llvm::reverse(operand.shape)) {
      at.push_back(index % size);
      index /= size;
    }
    os << "[";
    llvm::interleaveComma(llvm::reverse(at), os);
    os << "]";
    return text;
  }
  const PanelInfo &panels = *operand.panels;
  int64_t pairing = panels.isBias ? 1 : panels.pairing;
  int64_t panelSize = panels.isBias ? panels.columns : panels.panelSize;
  int64_t row = panels.columns * pairing;
  int64_t panel = index / panelSize, step = index % panelSize / row;
  int64_t column = index % row / pairing;
  int64_t width = panels.isGated ? panels.columns / 2 : panels.columns;
  os << "[" << panel * width + column % width;
  if (!panels.isBias)
    os << ", " << step * pairing + index % pairing;
  os << "] of the "
     << (!panels.isGated ? "" : column < width ? "gate " : "up ")
     << (panels.isBias ? "bias" : "weight");
  return text;
}

llvm::Error swiglu::checkPrepared(const KernelInfo &kernel,
                                  const KernelFunction &function,
                                  llvm::ArrayRef<RawWeight> raw,
                                  const uint8_t *packed,
                                  const swiglu_host *host) {
  if (!kernel.isPrepared())
    return llvm::Error::success();
  auto isCopy = [&](const OperandInfo &operand) {
    return llvm::any_of(kernel.weights, [&](const OperandInfo &weight) {
      return weight.bytes > 0 && weight.offset == operand.offset;
    });
  };
  for (auto [name, operand] :
       llvm::zip(function.preparedNames, kernel.prepared)) {
    int64_t index =
        isCopy(operand)
            ? -1
            : findNonFinite(operand, packed + operand.offset, host);
    if (index < 0)
      continue;
    for (auto [weight, info] : llvm::zip(raw, kernel.weights))
      if (findNonFinite(info, static_cast<const uint8_t *>(weight.data()),
                        host) >= 0)
        return llvm::Error::success();
    std::string text;
    llvm::raw_string_ostream os(text);
    os << "the prepared weight '" << name << "' of '" << function.name
       << "' is not finite at " << describePlace(operand, index)
       << " after its rounding to " << operand.elementType
       << ", though all that it is made of is";
    return makeError(text);
  }
  return llvm::Error::success();
}

llvm::Error swiglu::packWeights(const CompiledKernel &kernel,
                                const KernelFunction &function,
                                llvm::ArrayRef<RawWeight> raw, uint8_t *packed,
                                const swiglu_host *host) {
  SmallVector<const void *> pointers;
  for (const RawWeight &weight : raw)
    pointers.push_back(weight.data());
  if (llvm::Error error = kernel.prepare(pointers, packed, host))
    return error;
  return checkPrepared(kernel.getInfo(), function, raw, packed, host);
}

llvm::Error swiglu::packWeights(const CompiledKernel &kernel,
                                const KernelFunction &function,
                                const WeightStore &weights, uint8_t *packed,
                                const swiglu_host *host) {
  std::vector<RawWeight> raw;
  for (auto [name, operand] :
       llvm::zip(function.weightNames, kernel.getInfo().weights)) {
    llvm::Expected<RawWeight> weight = loadWeight(weights, name, operand, host);
    if (!weight)
      return weight.takeError();
    raw.push_back(std::move(*weight));
  }
  return packWeights(kernel, function, raw, packed, host);
}
