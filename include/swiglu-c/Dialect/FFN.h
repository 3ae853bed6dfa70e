//===- FFN.h - the ffn dialect and its attributes -----------------*- C -*-===//
//
// A function that makes an attribute loads the dialect where it is not loaded
// yet. Values that the attribute's verifier refuses give a null attribute and
// a diagnostic. `#ffn.quant`, and a `#ffn.rounding` that is no shorthand, are
// made by mlirAttributeParseGet.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_C_DIALECT_FFN_H
#define SWIGLU_C_DIALECT_FFN_H

#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(FFN, ffn);

//===----------------------------------------------------------------------===//
// #ffn.act
//===----------------------------------------------------------------------===//

typedef enum SwigluActivation {
  SWIGLU_ACTIVATION_IDENTITY = 0,
  SWIGLU_ACTIVATION_RELU = 1,
  SWIGLU_ACTIVATION_SQUARED_RELU = 2,
  SWIGLU_ACTIVATION_SIGMOID = 3,
  SWIGLU_ACTIVATION_TANH = 4,
  SWIGLU_ACTIVATION_SWISH = 5,
  SWIGLU_ACTIVATION_GELU = 6,
  SWIGLU_ACTIVATION_GELU_TANH = 7,
  SWIGLU_ACTIVATION_FATRELU = 8
} SwigluActivation;

MLIR_CAPI_EXPORTED bool swigluAttributeIsAAct(MlirAttribute attribute);

/// `parameter` is the beta of swish, the coefficient of gelu_tanh or the
/// threshold of fatrelu; null gives the default, and is the only choice for
/// the other activations.
MLIR_CAPI_EXPORTED MlirAttribute swigluActAttrGet(MlirContext context,
                                                  SwigluActivation activation,
                                                  const double *parameter);

MLIR_CAPI_EXPORTED SwigluActivation
swigluActAttrGetActivation(MlirAttribute act);

/// Writes the parameter, given or default, to `parameter`; false if the
/// activation has none.
MLIR_CAPI_EXPORTED bool swigluActAttrGetParameter(MlirAttribute act,
                                                  double *parameter);

//===----------------------------------------------------------------------===//
// #ffn.unit
//===----------------------------------------------------------------------===//

MLIR_CAPI_EXPORTED bool swigluAttributeIsAUnit(MlirAttribute attribute);

/// `act` is a `#ffn.act`; null for `limit` or `offset`: no clamp, no offset.
MLIR_CAPI_EXPORTED MlirAttribute swigluUnitAttrGet(MlirAttribute act,
                                                   const double *limit,
                                                   const double *offset);

MLIR_CAPI_EXPORTED MlirAttribute swigluUnitAttrGetAct(MlirAttribute unit);

/// Writes the clamp's limit to `limit`; false if there is none.
MLIR_CAPI_EXPORTED bool swigluUnitAttrGetLimit(MlirAttribute unit,
                                               double *limit);

/// Writes the offset to `offset`; false if there is none.
MLIR_CAPI_EXPORTED bool swigluUnitAttrGetOffset(MlirAttribute unit,
                                                double *offset);

//===----------------------------------------------------------------------===//
// #ffn.weight
//===----------------------------------------------------------------------===//

typedef enum SwigluWeightLayout {
  SWIGLU_WEIGHT_OUT_IN = 0,
  SWIGLU_WEIGHT_IN_OUT = 1
} SwigluWeightLayout;

MLIR_CAPI_EXPORTED bool swigluAttributeIsAWeight(MlirAttribute attribute);

MLIR_CAPI_EXPORTED MlirAttribute swigluWeightAttrGet(MlirContext context,
                                                     SwigluWeightLayout layout);

MLIR_CAPI_EXPORTED SwigluWeightLayout
swigluWeightAttrGetLayout(MlirAttribute weight);

//===----------------------------------------------------------------------===//
// #ffn.packing
//===----------------------------------------------------------------------===//

typedef enum SwigluPackingOrder {
  SWIGLU_PACKING_GATE_UP = 0,
  SWIGLU_PACKING_UP_GATE = 1
} SwigluPackingOrder;

MLIR_CAPI_EXPORTED bool swigluAttributeIsAPacking(MlirAttribute attribute);

/// `block` 0: `concat`, two halves; else `interleaved<block>`.
MLIR_CAPI_EXPORTED MlirAttribute swigluPackingAttrGet(MlirContext context,
                                                      int64_t block,
                                                      SwigluPackingOrder order);

/// The block size of `interleaved`, 0 for `concat`.
MLIR_CAPI_EXPORTED int64_t swigluPackingAttrGetBlock(MlirAttribute packing);

MLIR_CAPI_EXPORTED SwigluPackingOrder
swigluPackingAttrGetOrder(MlirAttribute packing);

//===----------------------------------------------------------------------===//
// #ffn.rounding
//===----------------------------------------------------------------------===//

MLIR_CAPI_EXPORTED bool swigluAttributeIsARounding(MlirAttribute attribute);

/// The steps at which a 16-bit computation rounds, as bits.
typedef enum SwigluRoundingField {
  SWIGLU_ROUNDING_ACC = 1,
  SWIGLU_ROUNDING_PRODUCT = 2,
  SWIGLU_ROUNDING_SUM = 4,
  SWIGLU_ROUNDING_LINEAR = 8,
  SWIGLU_ROUNDING_INTERIOR = 16,
  SWIGLU_ROUNDING_ACT = 32
} SwigluRoundingField;

/// `fields` of a shorthand: "fused", "eager", "stepwise" or "native". An
/// operation that is built, not parsed, has to be given exactly the fields of
/// its own steps. Null and a diagnostic for any other shorthand.
MLIR_CAPI_EXPORTED MlirAttribute swigluRoundingAttrGet(MlirContext context,
                                                       MlirStringRef shorthand,
                                                       unsigned fields);

/// The fields that `rounding` holds.
MLIR_CAPI_EXPORTED unsigned swigluRoundingAttrGetFields(MlirAttribute rounding);

#ifdef __cplusplus
}
#endif

#endif // SWIGLU_C_DIALECT_FFN_H
