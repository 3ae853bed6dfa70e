//===- SpecialValues.h - NaN, infinities and zeros --------------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_SPECIALVALUES_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_SPECIALVALUES_H

#include "Formula.h"
#include <string>

namespace mlir::ffn::raise {

/// For which special inputs `root` gives another result than `unit`, the
/// formula of the unit that it was found to be; empty if for none. `up` may be
/// null.
std::string describeSpecialValues(const Formula *root, const Formula *unit,
                                  const Formula *gate, const Formula *up);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_SPECIALVALUES_H
