//===- DialectTargets.h - What the fuzzer of the dialect runs ---*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_FUZZ_DIALECTTARGETS_H
#define SWIGLU_UNITTESTS_FUZZ_DIALECTTARGETS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace swiglu {

/// Takes what follows `#ffn.` in the text of an attribute. What parses is
/// printed and parsed again, which must give the same attribute, or the process
/// ends. The error is the parser's first diagnostic.
llvm::Error runAttributeTarget(llvm::ArrayRef<uint8_t> bytes);

} // namespace swiglu

#endif // SWIGLU_UNITTESTS_FUZZ_DIALECTTARGETS_H
