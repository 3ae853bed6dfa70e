// RUN: %c_program %s %c_link -o %t
// RUN: %t 2>&1 | FileCheck %s
//
// Each attribute made, printed, read back; and each way to make a wrong one.

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/Diagnostics.h"
#include "swiglu-c/Dialect/FFN.h"
#include <stdio.h>

static void print(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

static MlirLogicalResult report(MlirDiagnostic diagnostic, void *file) {
  fputs("diagnostic: ", file);
  mlirDiagnosticPrint(diagnostic, print, file);
  fputs("\n", file);
  return mlirLogicalResultSuccess();
}

static void show(MlirAttribute attribute) {
  if (mlirAttributeIsNull(attribute)) {
    puts("null");
    return;
  }
  mlirAttributePrint(attribute, print, stdout);
  printf(" act %d unit %d weight %d packing %d rounding %d\n",
         swigluAttributeIsAAct(attribute), swigluAttributeIsAUnit(attribute),
         swigluAttributeIsAWeight(attribute),
         swigluAttributeIsAPacking(attribute),
         swigluAttributeIsARounding(attribute));
}

static MlirAttribute rounding(MlirContext context, const char *shorthand,
                              unsigned fields) {
  return swigluRoundingAttrGet(
      context, mlirStringRefCreateFromCString(shorthand), fields);
}

int main(void) {
  // The dialect is not loaded: the first attribute does it.
  MlirContext context = mlirContextCreate();
  const double beta = 1.702, limit = 7.0, offset = 1.0, wrong = -1.0;
  double value = 0.0;
  MlirAttribute act, unit;

  mlirContextAttachDiagnosticHandler(context, report, stdout, NULL);

  // CHECK: #ffn.act<relu> act 1 unit 0 weight 0 packing 0 rounding 0
  act = swigluActAttrGet(context, SWIGLU_ACTIVATION_RELU, NULL);
  show(act);
  // CHECK: relu has a parameter: 0
  printf("relu has a parameter: %d\n", swigluActAttrGetParameter(act, &value));

  // CHECK: #ffn.act<swish> act 1
  // CHECK: swish 1: 1 1.000
  act = swigluActAttrGet(context, SWIGLU_ACTIVATION_SWISH, NULL);
  show(act);
  printf("swish %d: ",
         swigluActAttrGetActivation(act) == SWIGLU_ACTIVATION_SWISH);
  printf("%d ", swigluActAttrGetParameter(act, &value));
  printf("%.3f\n", value);

  // CHECK: #ffn.act<swish, beta = 1.702000e+00> act 1
  act = swigluActAttrGet(context, SWIGLU_ACTIVATION_SWISH, &beta);
  show(act);

  // CHECK: #ffn.unit<swish, beta = 1.702000e+00, limit = 7.000000e+00, offset = 1.000000e+00> act 0 unit 1
  // CHECK: act 1 limit 1 7.000 offset 1 1.000
  unit = swigluUnitAttrGet(act, &limit, &offset);
  show(unit);
  printf("act %d ", mlirAttributeEqual(swigluUnitAttrGetAct(unit), act));
  printf("limit %d ", swigluUnitAttrGetLimit(unit, &value));
  printf("%.3f ", value);
  printf("offset %d ", swigluUnitAttrGetOffset(unit, &value));
  printf("%.3f\n", value);

  // CHECK: #ffn.unit<swish, beta = 1.702000e+00> act 0 unit 1
  // CHECK: limit 0 offset 0
  unit = swigluUnitAttrGet(act, NULL, NULL);
  show(unit);
  printf("limit %d offset %d\n", swigluUnitAttrGetLimit(unit, &value),
         swigluUnitAttrGetOffset(unit, &value));

  // CHECK: #ffn.weight<in_out> act 0 unit 0 weight 1
  // CHECK: layout 1
  show(swigluWeightAttrGet(context, SWIGLU_WEIGHT_IN_OUT));
  printf("layout %d\n", swigluWeightAttrGetLayout(swigluWeightAttrGet(
                            context, SWIGLU_WEIGHT_IN_OUT)));

  // CHECK: #ffn.packing<concat, up_gate> act 0 unit 0 weight 0 packing 1
  // CHECK: #ffn.packing<interleaved<4>, gate_up>
  // CHECK: block 4 order 0
  show(swigluPackingAttrGet(context, 0, SWIGLU_PACKING_UP_GATE));
  show(swigluPackingAttrGet(context, 4, SWIGLU_PACKING_GATE_UP));
  printf("block %d order %d\n",
         (int)swigluPackingAttrGetBlock(
             swigluPackingAttrGet(context, 4, SWIGLU_PACKING_GATE_UP)),
         swigluPackingAttrGetOrder(
             swigluPackingAttrGet(context, 4, SWIGLU_PACKING_GATE_UP)));

  // CHECK: #ffn.rounding<{{.*}}> act 0 unit 0 weight 0 packing 0 rounding 1
  // CHECK: fields 33
  show(rounding(context, "eager", SWIGLU_ROUNDING_ACC | SWIGLU_ROUNDING_ACT));
  printf("fields %u\n",
         swigluRoundingAttrGetFields(rounding(
             context, "eager", SWIGLU_ROUNDING_ACC | SWIGLU_ROUNDING_ACT)));

  // CHECK: #ffn.quant<bits = 8, axis = 1, group = 32, zero = none> act 0
  show(mlirAttributeParseGet(
      context, mlirStringRefCreateFromCString(
                   "#ffn.quant<bits = 8, axis = 1, group = 32, zero = none>")));

  // CHECK: diagnostic: relu has no parameter, found 1.702
  // CHECK: null
  show(swigluActAttrGet(context, SWIGLU_ACTIVATION_RELU, &beta));
  // CHECK: diagnostic: fatrelu needs threshold
  // CHECK: null
  show(swigluActAttrGet(context, SWIGLU_ACTIVATION_FATRELU, NULL));
  // CHECK: diagnostic: unknown activation 99
  // CHECK: null
  show(swigluActAttrGet(context, (SwigluActivation)99, NULL));
  // CHECK: diagnostic: limit is -1{{.*}}, expected a positive number
  // CHECK: null
  show(swigluUnitAttrGet(act, &wrong, NULL));
  // CHECK: diagnostic: unknown weight layout 2
  // CHECK: null
  show(swigluWeightAttrGet(context, (SwigluWeightLayout)2));
  // CHECK: diagnostic: the block size of interleaved is -3, expected 1 to 2147483647
  // CHECK: null
  show(swigluPackingAttrGet(context, -3, SWIGLU_PACKING_GATE_UP));
  // CHECK: diagnostic: unknown packing order 2
  // CHECK: null
  show(swigluPackingAttrGet(context, 0, (SwigluPackingOrder)2));
  // CHECK: diagnostic: unknown rounding 'lazy', expected fused, eager, stepwise or native
  // CHECK: null
  show(rounding(context, "lazy", 1));

  mlirContextDestroy(context);
  return 0;
}
