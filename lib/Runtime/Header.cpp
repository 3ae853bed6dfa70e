//===- Header.cpp - The C header of a produced library --------------------===//

#include "swiglu/Runtime/Glue.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace swiglu;

static const char sharedHeader[] =
#include "SharedHeader.inc"
    ;

static const char contract[] = R"(
/* How the functions below are used; P stands for the prefix of one.
 *
 *   P_load (a packed weights file) or P_open (weights packed by P_prepare)
 *   makes a model, P_run computes, P_unload frees. P_context_* does the same
 *   with threads and scratch of its own.
 *
 * Units     tokens are rows of x and y; ldx and ldy are the distance of rows
 *           in elements, 0 for dense rows; sizes are in bytes.
 * Memory    x, y and raw weights: aligned to their element. Packed weights and
 *           scratch: to 64 bytes. x and y must not overlap.
 * Ownership of everything stays with the caller. A model needs its packed
 *           weights, a context its model, until it is destroyed.
 * Threads   a model is read-only: any number of threads may use one at once,
 *           each with y and scratch of its own. Runs of one context follow each
 *           other. After fork() both can be used in the child.
 * Order     stages run in order; tasks of a stage in any order or at once, with
 *           the same bits. P_run is all of them in order.
 * Errors    a code of enum swiglu_error, 0 when all went well; P_strerror says
 *           it in words and P_load_explain at length. Arguments are checked
 *           before anything is written. With zero tokens x and y may be null.
 */
)";

/// `text` for use within a comment, on one line.
static std::string inComment(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '/' && !result.empty() && result.back() == '*')
      result += ' ';
    if (c == '*' && !result.empty() && result.back() == '/')
      result += ' ';
    if (c == '?' && !result.empty() && result.back() == '?')
      result += ' '; // no trigraph
    // No backslash either: one at the end of a line would continue it.
    result += isPrint(c) && c != '\\' ? c : '.';
  }
  return result;
}

static void printShape(ArrayRef<int64_t> shape, raw_ostream &os) {
  os << '[';
  interleaveComma(shape, os);
  os << ']';
}

static void printDescription(const ModuleInfo &module,
                             const FunctionInfo &function, raw_ostream &os) {
  os << "\n/* Function @" << inComment(function.name) << "\n *\n";
  std::string tokens =
      function.tokens < 0 ? "tokens" : std::to_string(function.tokens);
  os << " *   x  " << getTypeName(function.xType) << '[' << tokens << ", "
     << function.xFeatures << "]\n";
  os << " *   y  " << getTypeName(function.yType) << '[' << tokens << ", "
     << function.yFeatures << "]\n";
  for (size_t i = 0; i < function.weights.size(); ++i) {
    const WeightInfo &weight = function.weights[i];
    os << " *   raw[" << i << "]  " << getTypeName(weight.type);
    printShape(weight.shape, os);
    os << "  " << inComment(weight.name) << '\n';
  }
  os << " *   packed  " << function.packedBytes << " bytes, layout "
     << inComment(function.layout);
  if (!function.layoutParameters.empty())
    os << " (" << inComment(function.layoutParameters) << ')';
  os << "\n *   target  "
     << inComment(module.variants.empty() ? function.targetCPU
                                          : join(module.variants, ", or "))
     << "\n */\n";
}

static void printPrototypes(StringRef p, raw_ostream &os) {
  // Types with a common tag, so that a table over many blocks has one type.
  os << "typedef struct swiglu_model_s " << p << "_model;\n"
     << "typedef struct swiglu_context_s " << p << "_context;\n\n";
  os << "/* Names, shapes, types and layout. Constant. */\n"
     << "const swiglu_info *" << p << "_describe(void);\n"
     << "/* The text of an error code. Constant, never null. */\n"
     << "const char *" << p << "_strerror(int error);\n\n";
  os << "/* Packs the weights: raw[i] is weight i, packed takes "
        "P_packed_bytes, of\n   which the packed_bytes of P_describe are the "
        "packed weights, and the rest is\n   free afterwards. */\n"
     << "size_t " << p << "_packed_bytes(void);\n"
     << "int " << p
     << "_prepare(const void *const *raw, void *packed,\n"
        "    const swiglu_host *host);\n\n";
  os << "/* A model: over packed weights that the caller keeps, or over a file "
        "that is\n   mapped. Null in *model on failure. */\n"
     << "int " << p << "_open(const void *packed, size_t bytes, " << p
     << "_model **model);\n"
     << "int " << p << "_load(const char *path, " << p << "_model **model);\n"
     << "void " << p << "_unload(" << p << "_model *model);\n"
     << "/* Why P_load fails, if it does: the text is cut at `capacity` and "
        "terminated. */\n"
     << "int " << p
     << "_load_explain(const char *path, char *text, size_t capacity);\n\n";
  os << "/* Bytes of scratch for so many tokens; SIZE_MAX when that is too "
        "many. */\n"
     << "size_t " << p << "_scratch_bytes(const " << p
     << "_model *model, int64_t tokens);\n"
     << "/* Computes y from x. host: null for the calling thread alone. */\n"
     << "int " << p << "_run(const " << p
     << "_model *model, const void *x, int64_t ldx,\n"
        "    int64_t tokens, void *y, int64_t ldy, void *scratch,\n"
        "    const swiglu_host *host);\n\n";
  os << "/* The same, task by task: 0 <= stage < P_stages, 0 <= i < P_tasks. "
        "*/\n"
     << "int " << p << "_stages(const " << p << "_model *model);\n"
     << "int64_t " << p << "_tasks(const " << p
     << "_model *model, int stage, int64_t tokens);\n"
     << "int " << p << "_task(const " << p
     << "_model *model, int stage, int64_t i, const void *x,\n"
        "    int64_t ldx, int64_t tokens, void *y, int64_t ldy, "
        "void *scratch);\n\n";
  os << "/* Own scratch and threads; threads 0: one for each CPU that the "
        "caller may use. */\n"
     << "int " << p << "_context_create(const " << p
     << "_model *model, int32_t threads,\n    " << p << "_context **context);\n"
     << "int " << p << "_context_run(" << p
     << "_context *context, const void *x, int64_t ldx,\n"
        "    int64_t tokens, void *y, int64_t ldy);\n"
     << "void " << p << "_context_destroy(" << p << "_context *context);\n";
}

std::string swiglu::generateHeader(const ModuleInfo &module) {
  std::string text;
  raw_string_ostream os(text);
  std::string guard = "SWIGLU_GENERATED_" +
                      StringRef(getSymbolPrefix(module.name)).upper() + "_H";
  os << "/* " << inComment(module.name)
     << ".h, generated by swiglu-compile. C99 and C++. */\n"
     << "#ifndef " << guard << "\n#define " << guard << "\n\n"
     << sharedHeader << contract << "\n#ifdef __cplusplus\nextern \"C\" {\n"
     << "#endif\n";
  for (const FunctionInfo &function : module.functions) {
    printDescription(module, function, os);
    printPrototypes(function.getPrefix(), os);
  }
  os << "\n#ifdef __cplusplus\n} /* extern \"C\" */\n#endif\n\n#endif /* "
     << guard << " */\n";
  return text;
}
