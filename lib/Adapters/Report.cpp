//===- Report.cpp - what a merge did to each tensor -----------------------===//

#include "swiglu/Adapters/Report.h"
#include <algorithm>

using namespace swiglu;

void TensorReport::add(const TensorReport &other) {
  elements += other.elements;
  rounded += other.rounded;
  becameZero += other.becameZero;
  becameSubnormal += other.becameSubnormal;
}
