//===- Options.h - command line of swiglu-run -----------------------------===//

#ifndef SWIGLU_TOOLS_SWIGLU_RUN_OPTIONS_H
#define SWIGLU_TOOLS_SWIGLU_RUN_OPTIONS_H

#include "swiglu/Tools/Run.h"

/// Parses the command line; prints and exits where it is wrong, or asks for
/// help.
swiglu::RunOptions parseOptions(int argc, char **argv);

#endif // SWIGLU_TOOLS_SWIGLU_RUN_OPTIONS_H
