//===- MatchUnit.cpp - which activation or unit a formula is --------------===//

#include "MatchUnit.h"
