//===- WeightStore.h - Named tensors of weight files ------------*- C++ -*-===//
//
// One view of every file that weights come in: safetensors (one file, or many
// with an index), GGUF, npy. Files are mapped, never read as a whole, and
// everything that a header claims is checked before it is used; whatever is
// wrong is one llvm::Error whose text starts with the path of the file.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_WEIGHTS_WEIGHTSTORE_H
#define SWIGLU_WEIGHTS_WEIGHTSTORE_H

#include "swiglu/Weights/Tensor.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <vector>

namespace swiglu {

enum class WeightFormat { SafeTensors, GGUF, Npy };

/// How the integers of a quantised tensor stand for numbers. The attribute
/// `#ffn.quant` of the dialect says the same; the axis is always the last one.
struct QuantScheme {
  enum class Zero {
    /// `q * s`
    None,
    /// `(q - z) * s`, z an integer tensor
    Integer,
    /// `q * s + z`, z a float tensor (GGUF calls it the minimum)
    Additive
  };
  enum class Order {
    /// One byte an element.
    Bytes,
    /// Two elements a byte: within each `group` of elements the first half are
    /// the low nibbles and the second half are the high nibbles, so byte i has
    /// the elements i and i + group / 2. Nibbles are unsigned, 0 to 15.
    Split
  };

  unsigned bits = 8;
  /// Elements of a row that share one scale.
  int64_t group = 32;
  Zero zero = Zero::None;
  Order order = Order::Bytes;
};

/// What a WeightStore knows about a tensor without touching its data.
struct TensorInfo {
  std::string name;
  /// The shape that lookup() gives. A tensor of 4 bits shows half of its
  /// elements here: `[N, K/2]` bytes.
  llvm::SmallVector<int64_t, 4> shape;
  /// Nothing when the element type is one that lookup() refuses.
  std::optional<ElementType> type;
  /// The type's name in the file: `BF16`, `F8_E4M3`, `Q4_K`, `<f4`.
  std::string typeName;
  std::string file;
  /// Set for the integers of a quantised tensor, not for scales and zeros.
  std::optional<QuantScheme> quant;

  /// The shape in elements: `shape` but for tensors of 4 bits.
  llvm::SmallVector<int64_t, 4> getLogicalShape() const;
};

/// A tensor as it lies in its file, whatever its type is: quantised ones in one
/// piece, and ones that lookup() refuses.
struct StoredTensor {
  std::string name;
  /// The type's name in the file: `BF16`, `Q8_0`, `Q4_K`, `number 99`.
  std::string typeName;
  /// Nothing for quantised types and for those that lookup() refuses.
  std::optional<ElementType> type;
  /// In elements.
  llvm::SmallVector<int64_t, 4> shape;
  /// Its bytes in the file; of a type that nobody knows the size of, none.
  llvm::ArrayRef<uint8_t> data;
  bool isSized = true;
  /// GGUF: where the code of the type stands in the file, 4 bytes, and behind it
  /// the offset, 8 bytes.
  uint64_t entry = 0;
};

/// A mapped file of a store.
struct WeightFile {
  std::string path;
  llvm::ArrayRef<uint8_t> contents;
  /// Whether they are mapped pages and no copy, as of a small file.
  bool isMapped = false;
  /// Where the data begins: offsets in the file's header count from here.
  uint64_t dataStart = 0;
  /// What those offsets are multiples of.
  uint64_t alignment = 1;
  /// In the order of their data.
  std::vector<StoredTensor> tensors;
};

/// The tensors of one file, of all the shards of an index, or of the one
/// checkpoint in a folder.
///
/// Quantised tensors of a GGUF file (a row is N of `[N, K]`, dimensions before
/// it stay as they are) come apart into tensors of their own:
///
/// | type | NAME            | NAME:scales   | NAME:zeros           | element |
/// |------|-----------------|---------------|----------------------|------------|
/// | Q8_0 | `[N, K]` i8     | `[N, K/32]` f16 | none               | `q*s` | |
/// Q4_0 | `[N, K/2]` i8   | `[N, K/32]` f16 | `[N, K/32]` i8, all 8 | `(q-z)*s`
/// | | Q4_1 | `[N, K/2]` i8   | `[N, K/32]` f16 | `[N, K/32]` f16    | `q*s +
/// z`  |
///
/// Their bytes are interleaved in the file, so the first lookup of any of the
/// three copies all three; every other tensor is a view into the mapped file.
///
/// A store may be used by many threads at once. A file that is cut short by
/// another program while it is mapped kills the process with SIGBUS, as it does
/// every program that maps files.
class WeightStore {
public:
  /// Opens a file, by its first bytes and then its extension, or a folder: its
  /// model.safetensors.index.json, else its model.safetensors, else its only
  /// *.safetensors, else its only *.gguf.
  static llvm::Expected<std::unique_ptr<WeightStore>>
  open(llvm::StringRef path);

  /// Reads a single file that is in memory already, its identifier standing for
  /// the path.
  static llvm::Expected<std::unique_ptr<WeightStore>>
  parse(std::unique_ptr<llvm::MemoryBuffer> buffer, WeightFormat format);

  ~WeightStore();
  WeightStore(const WeightStore &) = delete;
  WeightStore &operator=(const WeightStore &) = delete;

  WeightFormat getFormat() const { return format; }
  /// The file that was opened; for a folder, the file that was found in it.
  llvm::StringRef getPath() const { return path; }

  /// All tensors, the parts of the quantised ones too, sorted by name.
  llvm::ArrayRef<TensorInfo> getTensors() const { return infos; }
  /// The files themselves, for those who write others like them; of an index,
  /// its shards by their names.
  llvm::ArrayRef<WeightFile> getFiles() const { return files; }
  /// The tensor called `name`, or null.
  const TensorInfo *find(llvm::StringRef name) const;

  /// The tensor called `name` with its data. Fails with the nearest name that
  /// exists, or with the type when that is one that isn't supported. The
  /// pointer lives as long as the store.
  ///
  /// Where no tensor is called so, `NAME[e]` is the slice of the tensor NAME at
  /// index e of its first dimension, which goes: one expert of a stack of them.
  /// The parts of a quantised tensor are sliced likewise, `NAME:scales[e]`.
  llvm::Expected<const TensorView *> lookup(llvm::StringRef name) const;

  /// Metadata: the key-value pairs of a GGUF file, or the strings under
  /// `__metadata__` of safetensors (of all shards; the first one's win). Each
  /// getter returns nothing when the key is absent or is of another kind.
  /// Strings are bytes as they stand in the file, not always UTF-8.
  std::optional<llvm::StringRef> getString(llvm::StringRef key) const;
  /// An integer of any width and sign that fits.
  std::optional<int64_t> getInteger(llvm::StringRef key) const;
  std::optional<double> getFloat(llvm::StringRef key) const;
  std::optional<bool> getBool(llvm::StringRef key) const;
  std::optional<uint64_t> getArraySize(llvm::StringRef key) const;
  /// The elements of an array of integers; a lone integer counts as an array
  /// of one, as `llama.feed_forward_length` may be either.
  std::optional<llvm::SmallVector<int64_t>>
  getIntegers(llvm::StringRef key) const;
  /// The same of numbers of any kind.
  std::optional<llvm::SmallVector<double>> getFloats(llvm::StringRef key) const;
  /// All keys, sorted.
  std::vector<llvm::StringRef> getMetadataKeys() const;

private:
  llvm::Expected<const TensorView *> lookupSlice(llvm::StringRef name) const;

  friend class StoreBuilder;
  struct Impl;
  WeightStore();

  WeightFormat format = WeightFormat::SafeTensors;
  std::string path;
  std::vector<TensorInfo> infos;
  std::vector<WeightFile> files;
  std::unique_ptr<Impl> impl;
};

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_WEIGHTSTORE_H
