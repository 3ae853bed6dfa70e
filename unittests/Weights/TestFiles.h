//===- TestFiles.h - Small weight files, good and bad -----------*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_WEIGHTS_TESTFILES_H
#define SWIGLU_UNITTESTS_WEIGHTS_TESTFILES_H

#include "swiglu/Weights/WeightStore.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include "gtest/gtest.h"

#include <random>
#include <string>

namespace swiglu::test {

/// A folder that goes away with the test.
class TempFolder {
public:
  TempFolder() {
    llvm::SmallString<128> created;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("swiglu", created));
    path = created.str().str();
  }
  ~TempFolder() { llvm::sys::fs::remove_directories(path); }

  std::string operator/(llvm::StringRef name) const {
    return path + "/" + name.str();
  }
  /// Writes a file and gives its path.
  std::string write(llvm::StringRef name, llvm::StringRef contents) const {
    std::error_code error;
    llvm::raw_fd_ostream os(*this / name, error);
    EXPECT_FALSE(error);
    os << contents;
    return *this / name;
  }

  std::string path;
};

/// The little-endian bytes of `value`.
template <typename T>
std::string bytesOf(T value) {
  return std::string(reinterpret_cast<const char *>(&value), sizeof(T));
}

/// 0, 1, 2, …
inline std::string countedBytes(size_t size) {
  std::string result;
  for (size_t i = 0; i < size; ++i)
    result += static_cast<char>(i);
  return result;
}

inline std::string makeSafeTensors(llvm::StringRef header,
                                   llvm::StringRef data = "") {
  return bytesOf<uint64_t>(header.size()) + header.str() + data.str();
}

/// The error of a result, or an empty text.
template <typename T>
std::string messageOf(llvm::Expected<T> result) {
  return result ? "" : llvm::toString(result.takeError());
}

inline std::unique_ptr<llvm::MemoryBuffer> makeBuffer(llvm::StringRef bytes) {
  return llvm::MemoryBuffer::getMemBufferCopy(bytes, "FILE");
}

/// The error of a file that is called FILE.
inline std::string parseMessage(llvm::StringRef bytes, WeightFormat format) {
  return messageOf(WeightStore::parse(makeBuffer(bytes), format));
}

inline std::unique_ptr<WeightStore> parseGood(llvm::StringRef bytes,
                                              WeightFormat format) {
  return cantFail(WeightStore::parse(makeBuffer(bytes), format));
}

/// The bytes of a tensor, or the error of looking it up.
inline std::string lookupBytes(const WeightStore &store, llvm::StringRef name) {
  llvm::Expected<const TensorView *> tensor = store.lookup(name);
  if (!tensor)
    return llvm::toString(tensor.takeError());
  return llvm::toStringRef((*tensor)->data).str();
}

/// Every start of a good file must be refused.
inline void expectTruncationsFail(llvm::StringRef bytes, WeightFormat format) {
  ASSERT_EQ(parseMessage(bytes, format), "");
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(parseMessage(bytes.take_front(size), format), "")
        << "cut to " << size << " bytes";
}

/// Changes bytes of a good file at random; whatever still opens must be sound.
inline void surviveFlips(llvm::StringRef bytes, WeightFormat format,
                         unsigned rounds) {
  std::mt19937 random(1);
  unsigned numGood = 0, numBad = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    std::string changed = bytes.str();
    for (unsigned i = 0, e = 1 + random() % 3; i < e; ++i)
      changed[random() % changed.size()] = static_cast<char>(random());
    auto store = WeightStore::parse(makeBuffer(changed), format);
    if (!store) {
      ++numBad;
      llvm::consumeError(store.takeError());
      continue;
    }
    ++numGood;
    for (const TensorInfo &info : (*store)->getTensors()) {
      auto tensor = (*store)->lookup(info.name);
      ASSERT_EQ(bool(tensor), info.type.has_value());
      if (!tensor) {
        llvm::consumeError(tensor.takeError());
        continue;
      }
      ASSERT_EQ((*tensor)->data.size(), size_t(*getNumElements(info.shape)) *
                                            getElementSize(*info.type));
    }
  }
  EXPECT_GT(numGood, 0u);
  EXPECT_GT(numBad, 0u);
}

} // namespace swiglu::test

#endif // SWIGLU_UNITTESTS_WEIGHTS_TESTFILES_H
