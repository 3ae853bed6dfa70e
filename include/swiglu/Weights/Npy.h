//===- Npy.h - NumPy's array files, read and written ------------*- C++ -*-===//

#ifndef SWIGLU_WEIGHTS_NPY_H
#define SWIGLU_WEIGHTS_NPY_H

#include "swiglu/Weights/Tensor.h"

#include "llvm/Support/MemoryBuffer.h"

#include <memory>

namespace swiglu {

/// An .npy file in memory and the one array in it.
struct NpyFile {
  std::unique_ptr<llvm::MemoryBuffer> buffer;
  /// Named like the file, without folder and extension; points into `buffer`.
  TensorView tensor;
};

/// Maps an .npy file, version 1.0 to 3.0, in C order (one in Fortran order is
/// refused). The types are all of ElementType; NumPy has no bf16, and what it
/// writes for an array of ml_dtypes.bfloat16 is the descr `<V2`, so `<V2` is
/// read as BF16. Big-endian, complex, string, object, date and structured
/// arrays are refused by their descr, as are bytes that follow the array.
llvm::Expected<NpyFile> readNpy(llvm::StringRef path);

/// The same for a file that is in memory already; its identifier stands for
/// the path in messages and gives the name.
llvm::Expected<NpyFile> parseNpy(std::unique_ptr<llvm::MemoryBuffer> buffer);

/// Writes `data`, row-major, as an .npy file of version 1.0 (which holds any
/// rank that is sensible); BF16 as `<V2`, which NumPy reads back with
/// `numpy.load(path).view(ml_dtypes.bfloat16)`.
///
/// The file appears whole or not at all, as writeFile has it.
llvm::Error writeNpy(llvm::StringRef path, ElementType type,
                     llvm::ArrayRef<int64_t> shape,
                     llvm::ArrayRef<uint8_t> data);

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_NPY_H
