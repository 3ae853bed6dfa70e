//===- Support.h - What the readers of weight files share -------*- C++ -*-===//

#ifndef SWIGLU_LIB_WEIGHTS_SUPPORT_H
#define SWIGLU_LIB_WEIGHTS_SUPPORT_H

#include "swiglu/Weights/WeightStore.h"

#include "llvm/ADT/Twine.h"

namespace swiglu {

/// The one form of this library's errors: `FILE: MESSAGE`.
llvm::Error fileError(llvm::StringRef file, const llvm::Twine &message);

/// `text` in single quotes, for a message: whatever isn't printable ASCII or
/// well-formed UTF-8 is escaped, and a long text is cut.
std::string quote(llvm::StringRef text);

/// `[2, 3]`
std::string formatShape(llvm::ArrayRef<int64_t> shape);

/// Maps a regular file. Anything else (a folder, a pipe) is an error.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
mapFile(llvm::StringRef path);

/// No tensor needs more dimensions, and hostile files get no room.
constexpr size_t maxRank = 32;

/// How a GGUF type turns into tensors of its own.
enum class QuantLayout { None, Q8_0, Q4_0, Q4_1 };

/// A tensor as its file describes it, checked: `data` lies inside the file.
struct RawTensor {
  std::string name, typeName, file;
  /// In elements, outermost first.
  llvm::SmallVector<int64_t, 4> shape;
  /// Nothing when the type isn't supported or when `layout` isn't None.
  std::optional<ElementType> type;
  QuantLayout layout = QuantLayout::None;
  llvm::ArrayRef<uint8_t> data;
  /// As in StoredTensor.
  bool isSized = true;
  uint64_t entry = 0;
};

struct MetadataValue {
  enum class Kind { Integer, WideInteger, Float, Bool, String, Array };
  Kind kind = Kind::String;
  int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  std::string string;
  /// Of an array: GGUF's code of its elements, their number, their bytes.
  uint32_t elementCode = 0;
  uint64_t size = 0;
  llvm::ArrayRef<uint8_t> elements;
};

/// Collects what the readers find and makes a store of it.
class StoreBuilder {
public:
  StoreBuilder(WeightFormat format, llvm::StringRef path)
      : format(format), path(path.str()) {}

  /// The store keeps `buffer` for the tensors that point into it.
  llvm::StringRef addBuffer(std::unique_ptr<llvm::MemoryBuffer> buffer);
  /// Says of the last buffer where its data begins. The tensors added from here
  /// on lie in it.
  void setData(uint64_t start, uint64_t alignment);
  void addTensor(RawTensor tensor) { tensors.push_back(std::move(tensor)); }
  /// False when the key is there already, which stays as it is.
  bool addMetadata(llvm::StringRef key, MetadataValue value) {
    return metadata.try_emplace(key, std::move(value)).second;
  }
  const MetadataValue *findMetadata(llvm::StringRef key) const;
  llvm::ArrayRef<RawTensor> getTensors() const { return tensors; }

  /// An error when two tensors have one name.
  llvm::Expected<std::unique_ptr<WeightStore>> build();

private:
  WeightFormat format;
  std::string path;
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> buffers;
  /// One a buffer, without its tensors, and the number of tensors before it.
  std::vector<std::pair<WeightFile, size_t>> files;
  std::vector<RawTensor> tensors;
  llvm::StringMap<MetadataValue> metadata;
};

/// The readers. Each takes a whole file and adds its tensors and metadata.
llvm::Error readSafeTensors(llvm::StringRef contents, llvm::StringRef file,
                            StoreBuilder &builder);
llvm::Error readGGUF(llvm::StringRef contents, llvm::StringRef file,
                     StoreBuilder &builder);
/// Opens the shards beside `file` that the index `contents` names.
llvm::Error readIndex(llvm::StringRef contents, llvm::StringRef file,
                      StoreBuilder &builder);
llvm::Expected<TensorView> parseNpyContents(llvm::StringRef contents,
                                            llvm::StringRef file);

/// GGUF's codes of the types of metadata values.
enum GGUFValue : uint32_t {
  GGUF_U8,
  GGUF_I8,
  GGUF_U16,
  GGUF_I16,
  GGUF_U32,
  GGUF_I32,
  GGUF_F32,
  GGUF_Bool,
  GGUF_String,
  GGUF_Array,
  GGUF_U64,
  GGUF_I64,
  GGUF_F64
};

/// Decodes one number of a GGUF file, whose bytes are there.
MetadataValue decodeGGUFNumber(uint32_t code, const uint8_t *bytes);
/// The bytes of a number or bool with that code, 0 for every other code.
unsigned getGGUFNumberSize(uint32_t code);

} // namespace swiglu

#endif // SWIGLU_LIB_WEIGHTS_SUPPORT_H
