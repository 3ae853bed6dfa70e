//===- WeightStore.cpp - Named tensors of weight files --------------------===//

#include "swiglu/Weights/WeightStore.h"
#include "Support.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <cstring>
#include <mutex>

using namespace llvm;
using namespace swiglu;

/// All quantised types of GGUF that come apart have blocks of 32 elements.
static constexpr int64_t blockSize = 32;

namespace {
/// The parts of a quantised tensor, in the order of the table in the header.
enum class Part { Values, Scales, Zeros };

struct Slot;

/// The tensors that a quantised one is split into, and their bytes once one of
/// them was asked for.
struct Split {
  QuantLayout layout;
  ArrayRef<uint8_t> blocks;
  std::once_flag once;
  std::vector<uint8_t> values, scales, zeros;
  SmallVector<Slot *, 3> parts;

  void run();
};

struct Slot {
  TensorView view;
  /// Set for the parts of a quantised tensor, whose view gets its data late.
  Split *split = nullptr;
  Part part = Part::Values;
};
} // namespace

struct WeightStore::Impl {
  std::vector<std::unique_ptr<MemoryBuffer>> buffers;
  /// One for each element of `infos`, in its order.
  std::vector<Slot> slots;
  std::vector<std::unique_ptr<Split>> splits;
  StringMap<MetadataValue> metadata;
  /// The slices that were looked up, by name.
  std::mutex slicesMutex;
  StringMap<std::unique_ptr<TensorView>> slices;

  const MetadataValue *find(StringRef key, MetadataValue::Kind kind) const {
    auto it = metadata.find(key);
    return it != metadata.end() && it->second.kind == kind ? &it->second
                                                           : nullptr;
  }
};

WeightStore::WeightStore() : impl(std::make_unique<Impl>()) {}
WeightStore::~WeightStore() = default;

SmallVector<int64_t, 4> TensorInfo::getLogicalShape() const {
  SmallVector<int64_t, 4> result = shape;
  if (quant)
    result.back() *= 8 / quant->bits;
  return result;
}

//===----------------------------------------------------------------------===//
// Quantised tensors
//===----------------------------------------------------------------------===//

/// Copies blocks of a scale, `zeroSize` bytes of a minimum and `valueSize`
/// bytes of values into three runs.
template <size_t zeroSize, size_t valueSize>
static void deinterleave(ArrayRef<uint8_t> blocks, uint8_t *scales,
                         uint8_t *zeros, uint8_t *values) {
  constexpr size_t size = 2 + zeroSize + valueSize;
  size_t count = blocks.size() / size;
  const uint8_t *block = blocks.data();
  for (size_t i = 0; i < count; ++i, block += size) {
    std::memcpy(scales + 2 * i, block, 2);
    if constexpr (zeroSize != 0)
      std::memcpy(zeros + zeroSize * i, block + 2, zeroSize);
    std::memcpy(values + valueSize * i, block + 2 + zeroSize, valueSize);
  }
}

static size_t getBlockBytes(QuantLayout layout) {
  switch (layout) {
  case QuantLayout::Q8_0:
    return 34;
  case QuantLayout::Q4_0:
    return 18;
  case QuantLayout::Q4_1:
    return 20;
  case QuantLayout::None:
    break;
  }
  llvm_unreachable("not a quantised layout");
}

void Split::run() {
  size_t count = blocks.size() / getBlockBytes(layout);
  scales.resize(2 * count);
  switch (layout) {
  case QuantLayout::Q8_0:
    values.resize(32 * count);
    deinterleave<0, 32>(blocks, scales.data(), nullptr, values.data());
    break;
  case QuantLayout::Q4_0:
    values.resize(16 * count);
    zeros.assign(count, 8);
    deinterleave<0, 16>(blocks, scales.data(), nullptr, values.data());
    break;
  case QuantLayout::Q4_1:
    values.resize(16 * count);
    zeros.resize(2 * count);
    deinterleave<2, 16>(blocks, scales.data(), zeros.data(), values.data());
    break;
  case QuantLayout::None:
    llvm_unreachable("not a quantised layout");
  }
  for (Slot *slot : parts)
    slot->view.data = slot->part == Part::Values   ? values
                      : slot->part == Part::Scales ? scales
                                                   : zeros;
}

static QuantScheme getScheme(QuantLayout layout) {
  using Zero = QuantScheme::Zero;
  using Order = QuantScheme::Order;
  switch (layout) {
  case QuantLayout::Q8_0:
    return {8, blockSize, Zero::None, Order::Bytes};
  case QuantLayout::Q4_0:
    return {4, blockSize, Zero::Integer, Order::Split};
  case QuantLayout::Q4_1:
    return {4, blockSize, Zero::Additive, Order::Split};
  case QuantLayout::None:
    break;
  }
  llvm_unreachable("not a quantised layout");
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

StringRef StoreBuilder::addBuffer(std::unique_ptr<MemoryBuffer> buffer) {
  buffers.push_back(std::move(buffer));
  StringRef contents = buffers.back()->getBuffer();
  WeightFile file;
  file.path = buffers.back()->getBufferIdentifier().str();
  file.contents = arrayRefFromStringRef(contents);
  file.isMapped =
      buffers.back()->getBufferKind() == MemoryBuffer::MemoryBuffer_MMap;
  files.emplace_back(std::move(file), tensors.size());
  return contents;
}

void StoreBuilder::setData(uint64_t start, uint64_t alignment) {
  files.back().first.dataStart = start;
  files.back().first.alignment = alignment;
}

/// Gives each file its tensors.
static std::vector<WeightFile>
listFiles(ArrayRef<std::pair<WeightFile, size_t>> files,
          ArrayRef<RawTensor> tensors) {
  std::vector<WeightFile> result;
  for (size_t i = 0; i < files.size(); ++i) {
    size_t begin = files[i].second;
    size_t end = i + 1 < files.size() ? files[i + 1].second : tensors.size();
    result.push_back(files[i].first);
    for (const RawTensor &tensor : tensors.slice(begin, end - begin))
      result.back().tensors.push_back({tensor.name, tensor.typeName,
                                       tensor.type, tensor.shape, tensor.data,
                                       tensor.isSized, tensor.entry});
  }
  return result;
}

const MetadataValue *StoreBuilder::findMetadata(StringRef key) const {
  auto it = metadata.find(key);
  return it == metadata.end() ? nullptr : &it->second;
}

Expected<std::unique_ptr<WeightStore>> StoreBuilder::build() {
  std::unique_ptr<WeightStore> store(new WeightStore());
  WeightStore::Impl &impl = *store->impl;
  std::vector<std::pair<TensorInfo, Slot>> all;
  auto add = [&](const RawTensor &tensor, StringRef suffix,
                 ArrayRef<int64_t> shape, std::optional<ElementType> type,
                 Split *split, Part part) -> TensorInfo & {
    TensorInfo info;
    info.name = tensor.name + suffix.str();
    info.shape.assign(shape.begin(), shape.end());
    info.type = type;
    info.typeName = tensor.typeName;
    info.file = tensor.file;
    Slot slot;
    slot.split = split;
    slot.part = part;
    if (type)
      slot.view = {info.name, *type, info.shape,
                   split ? ArrayRef<uint8_t>() : tensor.data, info.file};
    all.emplace_back(std::move(info), std::move(slot));
    return all.back().first;
  };

  for (const RawTensor &tensor : tensors) {
    if (tensor.layout == QuantLayout::None) {
      add(tensor, "", tensor.shape, tensor.type, nullptr, Part::Values);
      continue;
    }
    impl.splits.push_back(std::make_unique<Split>());
    Split *split = impl.splits.back().get();
    split->layout = tensor.layout;
    split->blocks = tensor.data;
    QuantScheme scheme = getScheme(tensor.layout);
    SmallVector<int64_t, 4> values = tensor.shape, groups = tensor.shape;
    values.back() /= 8 / scheme.bits;
    groups.back() /= scheme.group;
    add(tensor, "", values, ElementType::I8, split, Part::Values).quant =
        scheme;
    add(tensor, ":scales", groups, ElementType::F16, split, Part::Scales);
    if (scheme.zero != QuantScheme::Zero::None)
      add(tensor, ":zeros", groups,
          scheme.zero == QuantScheme::Zero::Integer ? ElementType::I8
                                                    : ElementType::F16,
          split, Part::Zeros);
  }

  // By file among equals, for the sake of the message below.
  llvm::sort(all, [](const auto &a, const auto &b) {
    return std::tie(a.first.name, a.first.file) <
           std::tie(b.first.name, b.first.file);
  });
  auto twin = std::adjacent_find(all.begin(), all.end(),
                                 [](const auto &a, const auto &b) {
                                   return a.first.name == b.first.name;
                                 });
  if (twin != all.end()) {
    const TensorInfo &first = twin->first, &second = std::next(twin)->first;
    std::string where =
        first.file == second.file ? "" : ", one of them in " + first.file;
    return fileError(second.file,
                     "two tensors are called " + quote(first.name) + where);
  }

  store->format = format;
  store->path = std::move(path);
  for (auto &[info, slot] : all) {
    store->infos.push_back(std::move(info));
    impl.slots.push_back(std::move(slot));
  }
  for (Slot &slot : impl.slots)
    if (slot.split)
      slot.split->parts.push_back(&slot);
  store->files = listFiles(files, tensors);
  impl.buffers = std::move(buffers);
  impl.metadata = std::move(metadata);
  return store;
}

//===----------------------------------------------------------------------===//
// Opening
//===----------------------------------------------------------------------===//

Expected<std::unique_ptr<WeightStore>>
WeightStore::parse(std::unique_ptr<MemoryBuffer> buffer, WeightFormat format) {
  std::string file = buffer->getBufferIdentifier().str();
  StoreBuilder builder(format, file);
  StringRef contents = builder.addBuffer(std::move(buffer));
  switch (format) {
  case WeightFormat::SafeTensors:
    if (Error e = readSafeTensors(contents, file, builder))
      return e;
    break;
  case WeightFormat::GGUF:
    if (Error e = readGGUF(contents, file, builder))
      return e;
    break;
  case WeightFormat::Npy: {
    Expected<TensorView> view = parseNpyContents(contents, file);
    if (!view)
      return view.takeError();
    builder.addTensor({view->name, getElementTypeName(view->type).str(), file,
                       view->shape, view->type, QuantLayout::None, view->data});
    break;
  }
  }
  return builder.build();
}

/// The checkpoint in a folder, by the order that open() documents.
static Expected<std::string> findInFolder(StringRef folder) {
  std::vector<std::string> safeTensors, ggufs;
  std::error_code error;
  for (sys::fs::directory_iterator it(folder, error), end; it != end && !error;
       it.increment(error)) {
    StringRef path = it->path();
    StringRef name = sys::path::filename(path);
    if (name.ends_with(".safetensors"))
      safeTensors.push_back(name.str());
    else if (name.ends_with(".gguf"))
      ggufs.push_back(name.str());
  }
  if (error)
    return fileError(folder, error.message());
  auto inFolder = [&](StringRef name) {
    SmallString<128> path = folder;
    sys::path::append(path, name);
    return path.str().str();
  };
  for (StringRef name : {"model.safetensors.index.json", "model.safetensors"})
    if (std::string path = inFolder(name); sys::fs::exists(path))
      return path;
  for (std::vector<std::string> *names : {&safeTensors, &ggufs}) {
    if (names->size() == 1)
      return inFolder(names->front());
    if (names->empty())
      continue;
    llvm::sort(*names);
    return fileError(folder, "holds " + Twine(names->size()) +
                                 " weight files (" + quote(names->front()) +
                                 ", " + quote((*names)[1]) +
                                 (names->size() > 2 ? ", …" : "") +
                                 ") and no model.safetensors.index.json; name "
                                 "the one to open");
  }
  return fileError(folder,
                   "a folder without weights: no model.safetensors.index.json, "
                   "*.safetensors or *.gguf");
}

Expected<std::unique_ptr<WeightStore>> WeightStore::open(StringRef path) {
  if (sys::fs::is_directory(path)) {
    Expected<std::string> found = findInFolder(path);
    if (!found)
      return found.takeError();
    if (sys::fs::is_directory(*found))
      return fileError(*found, "not a regular file");
    return open(*found);
  }
  Expected<std::unique_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  StringRef contents = (*buffer)->getBuffer();
  if (contents.empty())
    return fileError(path, "the file is empty");
  if (contents.starts_with("GGUF"))
    return parse(std::move(*buffer), WeightFormat::GGUF);
  if (contents.starts_with("\x93NUMPY"))
    return parse(std::move(*buffer), WeightFormat::Npy);
  // The 9th byte of a safetensors file is a brace; a JSON file starts with one.
  if (path.ends_with(".json") && contents.ltrim().starts_with("{")) {
    StoreBuilder builder(WeightFormat::SafeTensors, path);
    if (Error e = readIndex(contents, path, builder))
      return e;
    return builder.build();
  }
  if (path.ends_with(".safetensors") || contents.substr(8, 1) == "{")
    return parse(std::move(*buffer), WeightFormat::SafeTensors);
  if (path.ends_with(".gguf"))
    return parse(std::move(*buffer), WeightFormat::GGUF);
  if (path.ends_with(".npy"))
    return parse(std::move(*buffer), WeightFormat::Npy);
  return fileError(path, "not a weight file: starts with " +
                             quote(contents.take_front(8)) +
                             "; supported: safetensors, its index, GGUF, npy");
}

//===----------------------------------------------------------------------===//
// Lookup
//===----------------------------------------------------------------------===//

const TensorInfo *WeightStore::find(StringRef name) const {
  const auto *it = llvm::lower_bound(
      getTensors(), name,
      [](const TensorInfo &info, StringRef n) { return info.name < n; });
  return it != getTensors().end() && it->name == name ? it : nullptr;
}

/// The name nearest to `name`, or an empty string when none is near.
static StringRef findNearest(ArrayRef<TensorInfo> infos, StringRef name) {
  constexpr size_t maxLength = 256;
  if (name.size() > maxLength)
    return "";
  StringRef nearest;
  // A third of the name wrong is no slip of the pen any more.
  unsigned best = std::max<unsigned>(2, name.size() / 3) + 1;
  for (const TensorInfo &info : infos) {
    if (info.name.size() > maxLength)
      continue;
    unsigned distance = name.edit_distance(
        info.name, /*AllowReplacements=*/true, /*MaxEditDistance=*/best);
    if (distance < best) {
      best = distance;
      nearest = info.name;
    }
  }
  return nearest;
}

Expected<const TensorView *> WeightStore::lookupSlice(StringRef name) const {
  auto [base, index] = name.drop_back().rsplit('[');
  Expected<const TensorView *> whole = lookup(base);
  if (!whole)
    return whole.takeError();
  ArrayRef<int64_t> shape = (*whole)->shape;
  int64_t e;
  if (index.getAsInteger(10, e) || e < 0 || shape.empty() || e >= shape.front())
    return fileError((*whole)->file, "tensor " + quote(base) +
                                         " has the shape " +
                                         formatShape(shape) +
                                         " and thus no slice " + quote(name));
  std::lock_guard<std::mutex> lock(impl->slicesMutex);
  std::unique_ptr<TensorView> &slice = impl->slices[name];
  if (!slice) {
    slice = std::make_unique<TensorView>(**whole);
    slice->name = name.str();
    slice->shape.erase(slice->shape.begin());
    size_t size = slice->data.size() / shape.front();
    slice->data = slice->data.slice(e * size, size);
  }
  return slice.get();
}

Expected<const TensorView *> WeightStore::lookup(StringRef name) const {
  const TensorInfo *info = find(name);
  if (!info && name.ends_with("]") && find(name.rsplit('[').first))
    return lookupSlice(name);
  if (!info) {
    StringRef nearest = findNearest(infos, name);
    return createStringError(
        inconvertibleErrorCode(),
        "no tensor " + quote(name) + " in " + path +
            (nearest.empty() ? "" : "; did you mean " + quote(nearest) + "?"));
  }
  if (!info->type)
    return fileError(
        info->file,
        "tensor " + quote(name) + " has the type " + info->typeName +
            ", which is not supported; supported: " +
            (format == WeightFormat::GGUF
                 ? "F64, F32, F16, BF16, I64, I32, I16, I8, Q8_0, Q4_1, Q4_0"
                 : "F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, "
                   "BOOL"));
  Slot &slot = impl->slots[info - infos.data()];
  if (!slot.split)
    return &slot.view;
  std::call_once(slot.split->once, [&] { slot.split->run(); });
  return &slot.view;
}

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

std::optional<StringRef> WeightStore::getString(StringRef key) const {
  if (const auto *value = impl->find(key, MetadataValue::Kind::String))
    return StringRef(value->string);
  return std::nullopt;
}

std::optional<int64_t> WeightStore::getInteger(StringRef key) const {
  if (const auto *value = impl->find(key, MetadataValue::Kind::Integer))
    return value->integer;
  return std::nullopt;
}

std::optional<double> WeightStore::getFloat(StringRef key) const {
  if (const auto *value = impl->find(key, MetadataValue::Kind::Float))
    return value->real;
  return std::nullopt;
}

std::optional<bool> WeightStore::getBool(StringRef key) const {
  if (const auto *value = impl->find(key, MetadataValue::Kind::Bool))
    return value->boolean;
  return std::nullopt;
}

std::optional<uint64_t> WeightStore::getArraySize(StringRef key) const {
  if (const auto *value = impl->find(key, MetadataValue::Kind::Array))
    return value->size;
  return std::nullopt;
}

std::optional<SmallVector<int64_t>>
WeightStore::getIntegers(StringRef key) const {
  if (std::optional<int64_t> single = getInteger(key))
    return SmallVector<int64_t>{*single};
  const auto *array = impl->find(key, MetadataValue::Kind::Array);
  unsigned size = array ? getGGUFNumberSize(array->elementCode) : 0;
  if (size == 0)
    return std::nullopt;
  SmallVector<int64_t> result;
  for (uint64_t i = 0; i < array->size; ++i) {
    MetadataValue element =
        decodeGGUFNumber(array->elementCode, array->elements.data() + i * size);
    if (element.kind != MetadataValue::Kind::Integer)
      return std::nullopt;
    result.push_back(element.integer);
  }
  return result;
}

std::optional<SmallVector<double>> WeightStore::getFloats(StringRef key) const {
  if (std::optional<double> single = getFloat(key))
    return SmallVector<double>{*single};
  if (std::optional<int64_t> single = getInteger(key))
    return SmallVector<double>{static_cast<double>(*single)};
  const auto *array = impl->find(key, MetadataValue::Kind::Array);
  unsigned size = array ? getGGUFNumberSize(array->elementCode) : 0;
  if (size == 0)
    return std::nullopt;
  SmallVector<double> result;
  for (uint64_t i = 0; i < array->size; ++i) {
    MetadataValue element =
        decodeGGUFNumber(array->elementCode, array->elements.data() + i * size);
    if (element.kind == MetadataValue::Kind::Integer)
      result.push_back(static_cast<double>(element.integer));
    else if (element.kind == MetadataValue::Kind::Float)
      result.push_back(element.real);
    else
      return std::nullopt;
  }
  return result;
}

std::vector<StringRef> WeightStore::getMetadataKeys() const {
  std::vector<StringRef> keys;
  for (const auto &entry : impl->metadata)
    keys.push_back(entry.first());
  llvm::sort(keys);
  return keys;
}
