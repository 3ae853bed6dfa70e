//===- FFN.cpp - C API of the ffn dialect ---------------------------------===//

#include "swiglu-c/Dialect/FFN.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/IR/Builders.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

using namespace mlir;
using namespace mlir::ffn;

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(FFN, ffn, FFNDialect)

// The C enumerations are converted by a cast.
#define SAME(cName, cppName)                                                   \
  static_assert(int(SWIGLU_##cName) == int(cppName), #cName " differs")
SAME(ACTIVATION_IDENTITY, ActivationKind::Identity);
SAME(ACTIVATION_RELU, ActivationKind::Relu);
SAME(ACTIVATION_SQUARED_RELU, ActivationKind::SquaredRelu);
SAME(ACTIVATION_SIGMOID, ActivationKind::Sigmoid);
SAME(ACTIVATION_TANH, ActivationKind::Tanh);
SAME(ACTIVATION_SWISH, ActivationKind::Swish);
SAME(ACTIVATION_GELU, ActivationKind::Gelu);
SAME(ACTIVATION_GELU_TANH, ActivationKind::GeluTanh);
SAME(ACTIVATION_FATRELU, ActivationKind::FatRelu);
SAME(WEIGHT_OUT_IN, WeightLayout::OutIn);
SAME(WEIGHT_IN_OUT, WeightLayout::InOut);
SAME(PACKING_GATE_UP, PackingOrder::GateUp);
SAME(PACKING_UP_GATE, PackingOrder::UpGate);
SAME(ROUNDING_ACC, 1 << RoundingAttr::Acc);
SAME(ROUNDING_PRODUCT, 1 << RoundingAttr::Product);
SAME(ROUNDING_SUM, 1 << RoundingAttr::Sum);
SAME(ROUNDING_LINEAR, 1 << RoundingAttr::Linear);
SAME(ROUNDING_INTERIOR, 1 << RoundingAttr::Interior);
SAME(ROUNDING_ACT, 1 << RoundingAttr::ActField);
#undef SAME

/// The context, with the dialect loaded: without it an attribute can't be made.
static MLIRContext *load(MlirContext context) {
  unwrap(context)->getOrLoadDialect<FFNDialect>();
  return unwrap(context);
}

/// Where a diagnostic about an attribute points to.
static auto errorAt(MLIRContext *context) {
  return [context] { return emitError(UnknownLoc::get(context)); };
}

/// Refuses a number that is none of the C enumeration's.
template <typename Enum>
static bool isKnown(MLIRContext *context, std::optional<Enum> value,
                    StringRef what, int64_t found) {
  if (!value)
    errorAt(context)() << "unknown " << what << " " << found;
  return value.has_value();
}

static FloatAttr getOptional(MLIRContext *context, const double *value) {
  return value ? Builder(context).getF64FloatAttr(*value) : FloatAttr();
}

static bool store(FloatAttr attribute, double *value) {
  if (attribute)
    *value = attribute.getValueAsDouble();
  return bool(attribute);
}

bool swigluAttributeIsAAct(MlirAttribute attribute) {
  return isa_and_nonnull<ActAttr>(unwrap(attribute));
}

MlirAttribute swigluActAttrGet(MlirContext cContext,
                               SwigluActivation activation,
                               const double *parameter) {
  MLIRContext *context = load(cContext);
  auto kind = symbolizeActivationKind(unsigned(activation));
  if (!isKnown(context, kind, "activation", activation))
    return {nullptr};
  double value;
  if (std::optional<double> byDefault = ActAttr::getParameterDefault(*kind);
      !parameter && byDefault) {
    value = *byDefault;
    parameter = &value;
  }
  return wrap(ActAttr::getChecked(errorAt(context), context, *kind,
                                  getOptional(context, parameter)));
}

SwigluActivation swigluActAttrGetActivation(MlirAttribute act) {
  return SwigluActivation(cast<ActAttr>(unwrap(act)).getKind());
}

bool swigluActAttrGetParameter(MlirAttribute act, double *parameter) {
  return store(cast<ActAttr>(unwrap(act)).getParameter(), parameter);
}

bool swigluAttributeIsAUnit(MlirAttribute attribute) {
  return isa_and_nonnull<GatedUnitAttr>(unwrap(attribute));
}

MlirAttribute swigluUnitAttrGet(MlirAttribute act, const double *limit,
                                const double *offset) {
  auto activation = cast<ActAttr>(unwrap(act));
  MLIRContext *context = activation.getContext();
  return wrap(GatedUnitAttr::getChecked(errorAt(context), context, activation,
                                        getOptional(context, limit),
                                        getOptional(context, offset)));
}

MlirAttribute swigluUnitAttrGetAct(MlirAttribute unit) {
  return wrap(cast<GatedUnitAttr>(unwrap(unit)).getAct());
}

bool swigluUnitAttrGetLimit(MlirAttribute unit, double *limit) {
  return store(cast<GatedUnitAttr>(unwrap(unit)).getLimit(), limit);
}

bool swigluUnitAttrGetOffset(MlirAttribute unit, double *offset) {
  return store(cast<GatedUnitAttr>(unwrap(unit)).getOffset(), offset);
}

bool swigluAttributeIsAWeight(MlirAttribute attribute) {
  return isa_and_nonnull<WeightAttr>(unwrap(attribute));
}

MlirAttribute swigluWeightAttrGet(MlirContext cContext,
                                  SwigluWeightLayout layout) {
  MLIRContext *context = load(cContext);
  auto kind = symbolizeWeightLayout(unsigned(layout));
  if (!isKnown(context, kind, "weight layout", layout))
    return {nullptr};
  return wrap(WeightAttr::get(context, *kind));
}

SwigluWeightLayout swigluWeightAttrGetLayout(MlirAttribute weight) {
  return SwigluWeightLayout(cast<WeightAttr>(unwrap(weight)).getLayout());
}

bool swigluAttributeIsAPacking(MlirAttribute attribute) {
  return isa_and_nonnull<PackingAttr>(unwrap(attribute));
}

MlirAttribute swigluPackingAttrGet(MlirContext cContext, int64_t block,
                                   SwigluPackingOrder order) {
  MLIRContext *context = load(cContext);
  auto kind = block == 0 ? PackingKind::Concat : PackingKind::Interleaved;
  auto first = symbolizePackingOrder(unsigned(order));
  if (!isKnown(context, first, "packing order", order))
    return {nullptr};
  return wrap(
      PackingAttr::getChecked(errorAt(context), context, kind, block, *first));
}

int64_t swigluPackingAttrGetBlock(MlirAttribute packing) {
  return cast<PackingAttr>(unwrap(packing)).getBlock();
}

SwigluPackingOrder swigluPackingAttrGetOrder(MlirAttribute packing) {
  return SwigluPackingOrder(cast<PackingAttr>(unwrap(packing)).getOrder());
}

bool swigluAttributeIsARounding(MlirAttribute attribute) {
  return isa_and_nonnull<RoundingAttr>(unwrap(attribute));
}

MlirAttribute swigluRoundingAttrGet(MlirContext cContext,
                                    MlirStringRef shorthand, unsigned fields) {
  MLIRContext *context = load(cContext);
  RoundingAttr all = RoundingAttr::getShorthand(context, unwrap(shorthand));
  if (!all) {
    errorAt(context)() << "unknown rounding '" << unwrap(shorthand)
                       << "', expected fused, eager, stepwise or native";
    return {nullptr};
  }
  return wrap(all.restrictTo(fields));
}

unsigned swigluRoundingAttrGetFields(MlirAttribute rounding) {
  return cast<RoundingAttr>(unwrap(rounding)).getMask();
}
