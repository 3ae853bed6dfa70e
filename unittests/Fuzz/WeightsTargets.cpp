#include "WeightsTargets.h"

#include "swiglu/Weights/Json.h"
#include "swiglu/Weights/Npy.h"
#include "swiglu/Weights/WeightStore.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;
using namespace swiglu;

static std::unique_ptr<MemoryBuffer> makeBuffer(ArrayRef<uint8_t> bytes) {
  return MemoryBuffer::getMemBuffer(toStringRef(bytes), "input",
                                    /*RequiresNullTerminator=*/false);
}

static void require(bool condition, const char *promise) {
  if (!condition)
    report_fatal_error(promise);
}

static void useTensor(const TensorView &tensor) {
  std::optional<int64_t> count = getNumElements(tensor.shape);
  require(count.has_value(), "a tensor has a size");
  require(tensor.data.size() == size_t(*count) * getElementSize(tensor.type),
          "a tensor has as many bytes as its shape says");
  // The copy reads every byte, the conversion too.
  std::vector<uint8_t> copy(tensor.data.size());
  cantFail(convertElements(tensor, tensor.type, copy));
  for (ElementType to : {ElementType::F32, ElementType::F16}) {
    std::vector<uint8_t> converted(*count * getElementSize(to));
    if (isFloat(tensor.type))
      cantFail(convertElements(tensor, to, converted));
  }
}

static Error runStore(ArrayRef<uint8_t> bytes, WeightFormat format) {
  Expected<std::unique_ptr<WeightStore>> opened =
      WeightStore::parse(makeBuffer(bytes), format);
  if (!opened)
    return opened.takeError();
  const WeightStore &store = **opened;
  for (const TensorInfo &info : store.getTensors()) {
    require(store.find(info.name) == &info, "a tensor is found by its name");
    Expected<const TensorView *> tensor = store.lookup(info.name);
    require(info.type.has_value() == bool(tensor),
            "a tensor of a supported type can be looked up");
    if (!tensor) {
      consumeError(tensor.takeError());
      continue;
    }
    require((*tensor)->shape == info.shape && (*tensor)->type == *info.type,
            "a tensor is what its description says");
    useTensor(**tensor);
  }
  consumeError(store.lookup("no such tensor").takeError());
  for (StringRef key : store.getMetadataKeys()) {
    bool isKnown = store.getString(key) || store.getInteger(key) ||
                   store.getFloat(key) || store.getBool(key) ||
                   store.getArraySize(key);
    (void)isKnown;
    (void)store.getIntegers(key);
  }
  return Error::success();
}

Error swiglu::runSafeTensorsTarget(ArrayRef<uint8_t> bytes) {
  return runStore(bytes, WeightFormat::SafeTensors);
}

Error swiglu::runGGUFTarget(ArrayRef<uint8_t> bytes) {
  return runStore(bytes, WeightFormat::GGUF);
}

Error swiglu::runNpyTarget(ArrayRef<uint8_t> bytes) {
  Expected<NpyFile> file = parseNpy(makeBuffer(bytes));
  if (!file)
    return file.takeError();
  useTensor(file->tensor);
  return Error::success();
}

Error swiglu::runJsonTarget(ArrayRef<uint8_t> bytes) {
  return parseUntrustedJson(toStringRef(bytes), "input").takeError();
}
