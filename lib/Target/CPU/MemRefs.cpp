//===- MemRefs.cpp - memrefs at pointers ----------------------------------===//

#include "MemRefs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::ffn;

static Value toI64(OpBuilder &b, Location loc, OpFoldResult value) {
  return arith::IndexCastOp::create(
      b, loc, b.getI64Type(), getValueOrCreateConstantIndexOp(b, loc, value));
}

Value ffn::makeMemRef(OpBuilder &b, Location loc, MemRefType type, Value pointer,
                      ArrayRef<OpFoldResult> sizes,
                      ArrayRef<OpFoldResult> strides) {
  Type ptr = LLVM::LLVMPointerType::get(b.getContext());
  Type i64 = b.getI64Type();
  Type array = LLVM::LLVMArrayType::get(i64, type.getRank());
  SmallVector<Type> fields = {ptr, ptr, i64};
  if (type.getRank() > 0)
    fields.append({array, array});
  Value descriptor = LLVM::PoisonOp::create(
      b, loc, LLVM::LLVMStructType::getLiteral(b.getContext(), fields));
  auto insert = [&](Value value, ArrayRef<int64_t> position) {
    descriptor =
        LLVM::InsertValueOp::create(b, loc, descriptor, value, position);
  };
  insert(pointer, 0);
  insert(pointer, 1);
  insert(LLVM::ConstantOp::create(b, loc, i64, b.getI64IntegerAttr(0)), 2);
  for (int64_t i = 0; i < type.getRank(); ++i) {
    insert(toI64(b, loc, sizes[i]), {3, i});
    insert(toI64(b, loc, strides[i]), {4, i});
  }
  return UnrealizedConversionCastOp::create(b, loc, type, descriptor)
      .getResult(0);
}

Value ffn::makeOpenMemRef(OpBuilder &b, Location loc, Type element,
                          Value pointer) {
  return makeMemRef(b, loc, MemRefType::get({ShapedType::kDynamic}, element),
                    pointer, {b.getIndexAttr(int64_t(1) << 40)},
                    {b.getIndexAttr(1)});
}

Value ffn::getElementPointer(OpBuilder &b, Location loc, Value memref,
                             Value index) {
  Type ptr = LLVM::LLVMPointerType::get(b.getContext());
  Value base = memref::ExtractAlignedPointerAsIndexOp::create(b, loc, memref);
  Value pointer = LLVM::IntToPtrOp::create(b, loc, ptr, toI64(b, loc, base));
  Type element = cast<MemRefType>(memref.getType()).getElementType();
  return LLVM::GEPOp::create(b, loc, ptr, element, pointer,
                             ArrayRef<LLVM::GEPArg>{toI64(b, loc, index)});
}
