//===- MoveBF16.cpp - bf16 as integers ------------------------------------===//

#include "MoveBF16.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace {
/// The integers of one function's bf16 values.
class Mover {
public:
  explicit Mover(Function &function) : function(function) {}

  void run() {
    SmallVector<Instruction *> ends;
    SmallVector<WeakTrackingVH> old;
    for (Instruction &op : instructions(function)) {
      bool isEnd = isa<StoreInst>(op) || isa<BitCastInst>(op);
      if (isEnd && isBF16(op.getOperand(0)->getType()))
        ends.push_back(&op);
      if (isBF16(op.getType()))
        old.push_back(&op);
    }
    for (Instruction *op : ends)
      op->setOperand(0, get(op->getOperand(0)));
    for (WeakTrackingVH &op : old)
      if (auto *phi = dyn_cast_or_null<PHINode>(op))
        RecursivelyDeleteDeadPHINode(phi);
    RecursivelyDeleteTriviallyDeadInstructionsPermissive(old);
  }

private:
  static bool isBF16(Type *type) { return type->getScalarType()->isBFloatTy(); }
  static Type *integerOf(Type *type) {
    return type->getWithNewType(Type::getInt16Ty(type->getContext()));
  }

  Value *get(Value *value) {
    if (auto *constant = dyn_cast<Constant>(value))
      return ConstantExpr::getBitCast(constant, integerOf(value->getType()));
    Value *&known = integers[value];
    if (known)
      return known;
    Value *made = make(value);
    return integers[value] = made;
  }

  /// The same instruction on integers, or a cast of what is no such one.
  Value *make(Value *value) {
    Type *type = integerOf(value->getType());
    auto *op = dyn_cast<Instruction>(value);
    if (!op) {
      BasicBlock &entry = function.getEntryBlock();
      return new BitCastInst(value, type, "", entry.getFirstInsertionPt());
    }
    IRBuilder<> b(op);
    if (auto *load = dyn_cast<LoadInst>(op)) {
      LoadInst *made = b.CreateAlignedLoad(type, load->getPointerOperand(),
                                           load->getAlign());
      made->copyMetadata(*load);
      return made;
    }
    if (auto *phi = dyn_cast<PHINode>(op)) {
      PHINode *made = b.CreatePHI(type, phi->getNumIncomingValues());
      integers[value] = made; // before those that come around to it
      for (unsigned i = 0; i < phi->getNumIncomingValues(); ++i)
        made->addIncoming(get(phi->getIncomingValue(i)),
                          phi->getIncomingBlock(i));
      return made;
    }
    if (auto *select = dyn_cast<SelectInst>(op))
      return b.CreateSelect(select->getCondition(), get(select->getTrueValue()),
                            get(select->getFalseValue()));
    if (auto *extract = dyn_cast<ExtractElementInst>(op))
      return b.CreateExtractElement(get(extract->getVectorOperand()),
                                    extract->getIndexOperand());
    if (auto *insert = dyn_cast<InsertElementInst>(op))
      return b.CreateInsertElement(get(insert->getOperand(0)),
                                   get(insert->getOperand(1)),
                                   insert->getOperand(2));
    if (auto *shuffle = dyn_cast<ShuffleVectorInst>(op))
      return b.CreateShuffleVector(get(shuffle->getOperand(0)),
                                   get(shuffle->getOperand(1)),
                                   shuffle->getShuffleMask());
    if (auto *cast = dyn_cast<BitCastInst>(op))
      if (!isBF16(cast->getSrcTy()))
        return b.CreateBitCast(cast->getOperand(0), type);
    b.SetInsertPoint(*op->getInsertionPointAfterDef());
    return b.CreateBitCast(op, type);
  }

  Function &function;
  DenseMap<Value *, Value *> integers;
};
} // namespace

void swiglu::moveBF16AsIntegers(Module &module) {
  for (Function &function : module)
    if (!function.isDeclaration())
      Mover(function).run();
}
