//===- FFNChecks.cpp - what the verifiers have in common ------------------===//

#include "FFNChecks.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::detail;

LogicalResult ffn::detail::checkSize(Operation *op, const Twine &what,
                                     int64_t found, int64_t &expected,
                                     const Twine &whose) {
  if (ShapedType::isDynamic(expected))
    expected = found;
  if (found == expected || ShapedType::isDynamic(found))
    return success();
  return op->emitOpError() << what << " is " << found << ", expected "
                           << expected << ", " << whose;
}

LogicalResult ffn::detail::checkRank(Operation *op, StringRef what, Value value,
                                     int64_t rank) {
  if (typeOf(value).getRank() == rank)
    return success();
  return op->emitOpError() << what << " has the rank "
                           << typeOf(value).getRank() << ", expected " << rank;
}

LogicalResult ffn::detail::checkShape(Operation *op, StringRef what,
                                      ArrayRef<int64_t> found,
                                      MutableArrayRef<int64_t> expected,
                                      const Twine &whose) {
  if (found.size() != expected.size())
    return op->emitOpError()
           << what << " has the rank " << found.size() << ", expected "
           << expected.size() << ", " << whose;
  for (size_t i = 0; i < found.size(); ++i)
    if (failed(checkSize(op, "dimension " + Twine(i) + " of " + what, found[i],
                         expected[i], whose)))
      return failure();
  return success();
}

LogicalResult ffn::detail::checkElement(Operation *op, StringRef what,
                                        Type found, Type storage,
                                        bool mayBeF32) {
  if (found == storage)
    return success();
  mayBeF32 &= is16Bit(storage);
  if (mayBeF32 && found.isF32())
    return success();
  InFlightDiagnostic diag = op->emitOpError();
  diag << what << " has the element type " << found << ", expected " << storage;
  if (mayBeF32)
    diag << " or " << Type(Float32Type::get(op->getContext()));
  return diag;
}

LogicalResult ffn::detail::checkSegments(Operation *op,
                                         ArrayRef<int32_t> segments,
                                         size_t required) {
  for (size_t i = 0; i < required; ++i)
    if (segments[i] != 1)
      return op->emitOpError() << "operand group " << i << " has "
                               << segments[i] << " operands, expected 1";
  return success();
}
