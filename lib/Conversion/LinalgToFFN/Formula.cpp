//===- Formula.cpp - scalar formulas as a source computes them ------------===//

#include "Formula.h"
