//===- Formula.cpp - scalar formulas as a source computes them ------------===//

#include "Formula.h"
using namespace mlir; using namespace mlir::ffn::raise;
void Formula::Profile(llvm::FoldingSetNodeID &id) const { id.AddInteger(int(fn)); id.AddPointer(type.getAsOpaquePointer()); for (auto *a:args) id.AddPointer(a); id.AddPointer(leaf); id.AddInteger(llvm::bit_cast<uint64_t>(value)); id.AddInteger(llvm::bit_cast<uint64_t>(wide)); id.AddInteger(int(predicate)); }
const Formula *FormulaContext::unique(Formula &&f) { llvm::FoldingSetNodeID id; f.Profile(id); void *pos; if (auto *o=formulas.FindNodeOrInsertPos(id,pos)) return o; auto *n=new (allocator) Formula(f); n->args=f.args.copy(allocator); formulas.InsertNode(n,pos); return n; }
const Formula *FormulaContext::getLeaf(const void *l, FloatType t){Formula f; f.fn=Fn::Leaf; f.type=t; f.leaf=l; return unique(std::move(f));}
const Formula *FormulaContext::getConst(double l, FloatType t){Formula f; f.fn=Fn::Const; f.type=t; f.value=f.wide=l; return unique(std::move(f));}
const Formula *FormulaContext::get(Fn fn, FloatType t, ArrayRef<const Formula*> a){Formula f; f.fn=fn; f.type=t; f.args=a; return unique(std::move(f));}
const Formula *FormulaContext::getSelect(arith::CmpFPredicate p, const Formula*a,const Formula*b,const Formula*c,const Formula*d){Formula f; f.fn=Fn::Select; f.type=c->getType(); const Formula* v[]={a,b,c,d}; f.args=v; f.predicate=p; return unique(std::move(f));}
