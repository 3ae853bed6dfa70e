//===- RowNorms.h - norms of the rows of a weight with its update -*- C++ -*-=//

#ifndef SWIGLU_LIB_ADAPTERS_ROWNORMS_H
#define SWIGLU_LIB_ADAPTERS_ROWNORMS_H

#include "StoredStep.h"

namespace swiglu {

/// ‖row i of V + scale·B·A‖₂ for each row i of the weight V `[out, in]`, whose
/// bytes are `from`. Bits depend neither on threads nor on the layout.
std::vector<double> computeRowNorms(const MergeTarget &target,
                                    llvm::ArrayRef<uint8_t> from,
                                    const StoredStep &step, unsigned threads);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_ROWNORMS_H
