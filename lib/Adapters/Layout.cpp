//===- Layout.cpp - [out, in] or [in, out] --------------------------------===//

#include "Messages.h"
#include "ModuleMatch.h"
#include "Planner.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

/// Sizes that the adapter's tensors need; -1: any.
static Layout getNeeded(const AdapterModule &module) {
  if (module.a)
    return {module.isEmbedding, module.b->shape[0], module.a->shape[1]};
  int64_t size = module.ia3->shape[0] * module.ia3->shape[1];
  if (module.isFeedForward)
    return {false, -1, size};
  return {false, size, -1};
}

static bool fits(int64_t size, int64_t needed) {
  return size < 0 || needed < 0 || size == needed;
}

/// PEFT asks the module's class, and overrules 'fan_in_fan_out' with that. So:
/// a weight that is no Conv1D by its name is [out, in]; biases beside it tell
/// GPT-2's Conv1D from linears of the same names; the field decides the rest.
static bool isInOut(const AdapterConfig &config, const BaseModule &base,
                    const BaseView &view) {
  if (!isConv1DName(base.name))
    return false;
  return view.isInOutBySiblings(base).value_or(config.isFanInFanOut);
}

static Error shapeError(const AdapterModule &module, const BaseModule &base,
                        const Layout &needed) {
  const TensorView &tensor = module.ia3 ? *module.ia3 : *module.a;
  auto size = [](int64_t n) { return n < 0 ? "*" : std::to_string(n); };
  std::string expected = "[" + size(needed.out) + ", " + size(needed.in) + "]";
  if (needed.isInOut)
    expected = "[" + size(needed.in) + ", " + size(needed.out) + "]";
  std::string shapes = formatShape(tensor.shape);
  if (module.b)
    shapes += " and " + formatShape(module.b->shape);
  return makeError(
      tensor.file + ": tensor " + quoted(tensor.name) +
      " does not fit the base: its shape " + (module.b ? "and B's, " : "") +
      shapes + ", need a weight of " + expected + ", but " +
      quoted(base.weight) + " has the shape " + formatShape(base.shape));
}

Expected<Layout> peft::findLayout(const AdapterConfig &config,
                                  const AdapterModule &module,
                                  const BaseModule &base, const BaseView &view,
                                  bool isGGUF) {
  Layout needed = getNeeded(module);
  ArrayRef<int64_t> shape = base.shape;
  if (shape.size() != 2)
    return shapeError(module, base, needed);
  if (needed.isInOut) {
    if (!fits(shape[0], needed.in) || !fits(shape[1], needed.out))
      return shapeError(module, base, needed);
    return needed;
  }
  bool fitsOutIn = fits(shape[0], needed.out) && fits(shape[1], needed.in);
  // llama.cpp's converter transposes what is [in, out].
  bool fitsInOut = !isGGUF &&
                   (config.isFanInFanOut || isConv1DName(base.name)) &&
                   fits(shape[0], needed.in) && fits(shape[1], needed.out);
  if (!fitsOutIn && !fitsInOut)
    return shapeError(module, base, needed);
  Layout layout;
  layout.isInOut = fitsInOut && (!fitsOutIn || isInOut(config, base, view));
  layout.out = shape[layout.isInOut ? 1 : 0];
  layout.in = shape[layout.isInOut ? 0 : 1];
  // A size that the base leaves open may be known by the adapter.
  if (layout.out < 0)
    layout.out = needed.out;
  if (layout.in < 0)
    layout.in = needed.in;
  return layout;
}
