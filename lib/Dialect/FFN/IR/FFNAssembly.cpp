//===- FFNAssembly.cpp - textual form of the operations -------------------===//
//
// All operations share one shape: operands in the order of the formula, each
// weight followed by its layout, then keyword parts in a fixed order, the
// attribute dictionary and a functional type:
//
//   ffn.linear %x, %w <out_in> bias %b addend %c, %d rounding <eager>
//     : (…) -> …
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

using namespace mlir;
using namespace mlir::ffn;

using Operands = SmallVector<OpAsmParser::UnresolvedOperand>;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

/// Parses the `<…>` of an attribute whose kind is known from the place.
template <typename AttrT>
static ParseResult parseStripped(OpAsmParser &parser, AttrT &attr) {
  attr = dyn_cast_or_null<AttrT>(AttrT::parse(parser, Type()));
  return success(static_cast<bool>(attr));
}

template <typename AttrT>
static ParseResult parseRequired(OpAsmParser &parser, OperationState &state,
                                 StringRef name) {
  AttrT attr;
  if (parseStripped(parser, attr))
    return failure();
  state.addAttribute(name, attr);
  return success();
}

/// `keyword <…>`, or nothing.
template <typename AttrT>
static ParseResult parseOptional(OpAsmParser &parser, OperationState &state,
                                 StringRef keyword, StringRef name) {
  if (failed(parser.parseOptionalKeyword(keyword)))
    return success();
  return parseRequired<AttrT>(parser, state, name);
}

/// `keyword %operand`, or nothing.
static ParseResult parseOptionalOperand(OpAsmParser &parser, StringRef keyword,
                                        Operands &operands, int32_t &count) {
  count = 0;
  if (failed(parser.parseOptionalKeyword(keyword)))
    return success();
  count = 1;
  return parser.parseOperand(operands.emplace_back());
}

/// `addend %a, %b, …`, or nothing.
static ParseResult parseAddends(OpAsmParser &parser, Operands &operands,
                                int32_t &count) {
  count = 0;
  if (failed(parser.parseOptionalKeyword("addend")))
    return success();
  do {
    if (parser.parseOperand(operands.emplace_back()))
      return failure();
    ++count;
  } while (succeeded(parser.parseOptionalComma()));
  return success();
}

/// `keyword(gate %a, …, up %b, …)`, each part optional but not both missing.
/// With a packed weight, which has no branches, `keyword %a, …`. At most one
/// operand a branch if `isSingle`.
static ParseResult parseBranches(OpAsmParser &parser, StringRef keyword,
                                 bool isPacked, bool isSingle, Operands &gate,
                                 Operands &up) {
  if (failed(parser.parseOptionalKeyword(keyword)))
    return success();
  SMLoc loc = parser.getCurrentLocation();
  bool hasParen = succeeded(parser.parseOptionalLParen());
  if (hasParen == isPacked)
    return parser.emitError(loc)
           << (isPacked ? "one packed weight has no branches, expected '"
                        : "two weights have two branches, expected '")
           << keyword << (isPacked ? " %…'" : "(gate %…, up %…)'");
  Operands *branch = isPacked ? &gate : nullptr;
  do {
    if (!isPacked && !branch && succeeded(parser.parseOptionalKeyword("gate")))
      branch = &gate;
    else if (!isPacked && branch != &up &&
             succeeded(parser.parseOptionalKeyword("up")))
      branch = &up;
    if (!branch)
      return parser.emitError(parser.getCurrentLocation())
             << "expected 'gate' or 'up' in '" << keyword << "(…)'";
    SMLoc operandLoc = parser.getCurrentLocation();
    if (parser.parseOperand(branch->emplace_back()))
      return failure();
    if (isSingle && branch->size() > 1)
      return parser.emitError(operandLoc)
             << "expected one " << keyword << (isPacked ? "" : " a branch");
  } while (succeeded(parser.parseOptionalComma()));
  return isPacked ? success() : parser.parseRParen();
}

/// `rounding <…>`, or nothing.
static ParseResult parseRounding(OpAsmParser &parser, OperationState &state) {
  if (failed(parser.parseOptionalKeyword("rounding")))
    return success();
  FailureOr<RoundingAttr> rounding = RoundingAttr::parseFields(parser);
  if (failed(rounding))
    return failure();
  state.addAttribute("rounding", *rounding);
  return success();
}

/// An attribute dictionary. An attribute of the operation that stands in it
/// has to have the right kind: assigning it would drop it silently.
template <typename OpT>
static ParseResult parseDictionary(OpAsmParser &parser, OperationState &state) {
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseOptionalAttrDict(state.attributes))
    return failure();
  return OpT::verifyInherentAttrs(
      state.name, state.attributes, [&] { return parser.emitError(loc); });
}

/// `rounding <…>`, an attribute dictionary, `:` and a functional type. A
/// shorthand is cut down to the operation's own fields by `finishRounding`.
template <typename OpT>
static ParseResult parseTail(OpAsmParser &parser, OperationState &state,
                             bool hasRounding, const Operands &operands) {
  if (hasRounding && parseRounding(parser, state))
    return failure();
  SMLoc loc;
  FunctionType type;
  if (parseDictionary<OpT>(parser, state) || parser.parseColon() ||
      parser.getCurrentLocation(&loc) || parser.parseType(type))
    return failure();
  if (type.getNumResults() != 1)
    return parser.emitError(loc)
           << "expected one result type, found " << type.getNumResults();
  state.addTypes(type.getResults());
  return parser.resolveOperands(operands, type.getInputs(), loc,
                                state.operands);
}

/// A shorthand names all six fields; the operation keeps those of its own
/// steps. Any other combination, and a shorthand where there is no such step,
/// is left for the verifier to judge. The mask depends on the operand and
/// result types, which are resolved by now.
static void finishRounding(OperationState &state, unsigned mask) {
  auto rounding =
      dyn_cast_or_null<RoundingAttr>(state.attributes.get("rounding"));
  constexpr unsigned all = (1u << RoundingAttr::NumFields) - 1;
  if (rounding && rounding.getMask() == all && mask != 0)
    state.attributes.set("rounding", rounding.restrictTo(mask));
}

static void setSegments(OperationState &state, StringRef name,
                        ArrayRef<int32_t> sizes, OpAsmParser &parser) {
  state.addAttribute(name, parser.getBuilder().getDenseI32ArrayAttr(sizes));
}

static bool operandIs16Bit(const OperationState &state, unsigned index) {
  auto type = dyn_cast<ShapedType>(state.operands[index].getType());
  return type && is16Bit(type.getElementType());
}

static bool resultIs16Bit(const OperationState &state) {
  auto type = dyn_cast<ShapedType>(state.types.front());
  return type && is16Bit(type.getElementType());
}

/// The mask of a product's own fields, as `getRoundingMask` of the built
/// operation will give it.
static unsigned productFields(const OperationState &state, bool hasBias,
                              bool hasAddend, unsigned others) {
  if (!operandIs16Bit(state, 0))
    return 0;
  return 1u << RoundingAttr::Acc | unsigned(hasBias) << RoundingAttr::Product |
         unsigned(hasAddend) << RoundingAttr::Sum | others;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static void printTail(OpAsmPrinter &printer, Operation *op,
                      RoundingAttr rounding, ArrayRef<StringRef> elided) {
  if (rounding) {
    printer << " rounding ";
    RoundingAttr::printFields(printer, rounding);
  }
  SmallVector<StringRef> hidden(elided);
  hidden.append({"rounding", "operandSegmentSizes"});
  printer.printOptionalAttrDict(op->getAttrs(), hidden);
  printer << " : ";
  printer.printFunctionalType(op);
}

static void printOptional(OpAsmPrinter &printer, StringRef keyword,
                          Value value) {
  if (value)
    printer << " " << keyword << " " << value;
}

static void printAddends(OpAsmPrinter &printer, ValueRange addends) {
  if (!addends.empty())
    printer << " addend " << addends;
}

static void printBranches(OpAsmPrinter &printer, StringRef keyword,
                          ValueRange gate, ValueRange up) {
  if (gate.empty() && up.empty())
    return;
  printer << " " << keyword << "(";
  if (!gate.empty())
    printer << "gate " << gate;
  if (!up.empty())
    printer << (gate.empty() ? "up " : ", up ") << up;
  printer << ")";
}

static ValueRange asRange(Value &value) {
  return value ? ValueRange(value) : ValueRange();
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

ParseResult ActivationOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(1);
  SMLoc loc;
  Type x, result;
  if (parser.parseOperand(operands[0]) ||
      parseRequired<ActAttr>(parser, state, "act") ||
      parseRounding(parser, state) ||
      parseDictionary<ActivationOp>(parser, state) || parser.parseColon() ||
      parser.getCurrentLocation(&loc) || parser.parseType(x))
    return failure();
  result = x;
  if (succeeded(parser.parseOptionalArrow()) && parser.parseType(result))
    return failure();
  state.addTypes(result);
  if (parser.resolveOperands(operands, x, loc, state.operands))
    return failure();
  finishRounding(state,
                 unsigned(operandIs16Bit(state, 0) || resultIs16Bit(state))
                     << RoundingAttr::Interior);
  return success();
}

void ActivationOp::print(OpAsmPrinter &printer) {
  printer << " " << getX() << " ";
  getAct().print(printer);
  if (getRoundingAttr()) {
    printer << " rounding ";
    RoundingAttr::printFields(printer, getRoundingAttr());
  }
  printer.printOptionalAttrDict((*this)->getAttrs(), {"act", "rounding"});
  printer << " : " << getX().getType();
  if (getType() != getX().getType())
    printer << " -> " << getType();
}

ParseResult GluOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(1);
  if (parser.parseOperand(operands[0]) ||
      (succeeded(parser.parseOptionalComma()) &&
       parser.parseOperand(operands.emplace_back())) ||
      parseRequired<GatedUnitAttr>(parser, state, "unit") ||
      parseOptional<PackingAttr>(parser, state, "packing", "packing") ||
      parseTail<GluOp>(parser, state, /*hasRounding=*/true, operands))
    return failure();
  unsigned own = 1u << RoundingAttr::Interior | 1u << RoundingAttr::ActField;
  finishRounding(state,
                 operandIs16Bit(state, 0) || resultIs16Bit(state) ? own : 0);
  return success();
}

void GluOp::print(OpAsmPrinter &printer) {
  printer << " " << getOperands() << " ";
  getUnit().print(printer);
  if (getPackingAttr()) {
    printer << " packing ";
    getPackingAttr().print(printer);
  }
  printTail(printer, *this, getRoundingAttr(), {"unit", "packing"});
}

ParseResult ScaleOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(2);
  int32_t biases;
  if (parser.parseOperand(operands[0]) || parser.parseComma() ||
      parser.parseOperand(operands[1]) ||
      parseOptionalOperand(parser, "bias", operands, biases) ||
      parseTail<ScaleOp>(parser, state, /*hasRounding=*/true, operands))
    return failure();
  finishRounding(state, unsigned(biases && operandIs16Bit(state, 0))
                            << RoundingAttr::Product);
  return success();
}

void ScaleOp::print(OpAsmPrinter &printer) {
  printer << " " << getX() << ", " << getScale();
  printOptional(printer, "bias", getBias());
  printTail(printer, *this, getRoundingAttr(), {});
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

ParseResult LinearOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(2);
  int32_t biases, addends;
  if (parser.parseOperand(operands[0]) || parser.parseComma() ||
      parser.parseOperand(operands[1]) ||
      parseRequired<WeightAttr>(parser, state, "layout") ||
      parseOptionalOperand(parser, "bias", operands, biases) ||
      parseAddends(parser, operands, addends))
    return failure();
  setSegments(state, getOperandSegmentSizeAttr(), {1, 1, biases, addends},
              parser);
  if (parseTail<LinearOp>(parser, state, /*hasRounding=*/true, operands))
    return failure();
  finishRounding(state, productFields(state, biases, addends, 0));
  return success();
}

void LinearOp::print(OpAsmPrinter &printer) {
  printer << " " << getX() << ", " << getWeight() << " ";
  getLayout().print(printer);
  printOptional(printer, "bias", getBias());
  printAddends(printer, getAddends());
  printTail(printer, *this, getRoundingAttr(), {"layout"});
}

ParseResult GatedLinearOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(2), upWeight, bias, upBias, addends, upAddends;
  if (parser.parseOperand(operands[0]) || parser.parseComma() ||
      parser.parseOperand(operands[1]) ||
      parseRequired<WeightAttr>(parser, state, "layout"))
    return failure();
  if (succeeded(parser.parseOptionalComma()) &&
      (parser.parseOperand(upWeight.emplace_back()) ||
       parseRequired<WeightAttr>(parser, state, "up_layout")))
    return failure();
  bool isPacked = upWeight.empty();
  if (parser.parseKeyword("unit") ||
      parseRequired<GatedUnitAttr>(parser, state, "unit") ||
      parseOptional<PackingAttr>(parser, state, "packing", "packing") ||
      parseBranches(parser, "bias", isPacked, /*isSingle=*/true, bias,
                    upBias) ||
      parseBranches(parser, "addend", isPacked, /*isSingle=*/false, addends,
                    upAddends))
    return failure();
  SmallVector<int32_t> sizes = {1, 1};
  for (Operands *part : {&upWeight, &bias, &upBias, &addends, &upAddends}) {
    sizes.push_back(part->size());
    operands.append(*part);
  }
  setSegments(state, getOperandSegmentSizeAttr(), sizes, parser);
  if (parseTail<GatedLinearOp>(parser, state, /*hasRounding=*/true, operands))
    return failure();
  unsigned others = 1u << RoundingAttr::Linear | 1u << RoundingAttr::Interior |
                    1u << RoundingAttr::ActField;
  finishRounding(state,
                 productFields(state, !bias.empty() || !upBias.empty(),
                               !addends.empty() || !upAddends.empty(), others));
  return success();
}

void GatedLinearOp::print(OpAsmPrinter &printer) {
  printer << " " << getX() << ", " << getWeight() << " ";
  getLayout().print(printer);
  if (getUpWeight()) {
    printer << ", " << getUpWeight() << " ";
    if (getUpLayoutAttr())
      getUpLayoutAttr().print(printer);
  }
  printer << " unit ";
  getUnit().print(printer);
  if (getPackingAttr()) {
    printer << " packing ";
    getPackingAttr().print(printer);
  }
  Value bias = getBias(), upBias = getUpBias();
  if (getUpWeight()) {
    printBranches(printer, "bias", asRange(bias), asRange(upBias));
    printBranches(printer, "addend", getAddends(), getUpAddends());
  } else {
    printOptional(printer, "bias", bias);
    printAddends(printer, getAddends());
  }
  printTail(printer, *this, getRoundingAttr(),
            {"layout", "up_layout", "unit", "packing"});
}

ParseResult LowRankOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(3);
  int32_t biases;
  double scale;
  if (parser.parseOperand(operands[0]) || parser.parseComma() ||
      parser.parseOperand(operands[1]) || parser.parseComma() ||
      parser.parseOperand(operands[2]) ||
      parseOptionalOperand(parser, "bias", operands, biases) ||
      parser.parseKeyword("scale") || parser.parseFloat(scale))
    return failure();
  state.addAttribute("scale", parser.getBuilder().getF64FloatAttr(scale));
  if (parseTail<LowRankOp>(parser, state, /*hasRounding=*/true, operands))
    return failure();
  finishRounding(
      state, productFields(state, biases, false, 1u << RoundingAttr::Linear));
  return success();
}

void LowRankOp::print(OpAsmPrinter &printer) {
  printer << " " << getX() << ", " << getA() << ", " << getB();
  printOptional(printer, "bias", getBias());
  printer << " scale ";
  printer.printAttributeWithoutType(getScaleAttr());
  printTail(printer, *this, getRoundingAttr(), {"scale"});
}

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

ParseResult DequantizeOp::parse(OpAsmParser &parser, OperationState &state) {
  Operands operands(2);
  int32_t zeros;
  if (parser.parseOperand(operands[0]) || parser.parseComma() ||
      parser.parseOperand(operands[1]) ||
      parseOptionalOperand(parser, "zeros", operands, zeros) ||
      parseRequired<QuantAttr>(parser, state, "quant"))
    return failure();
  return parseTail<DequantizeOp>(parser, state, /*hasRounding=*/false,
                                 operands);
}

void DequantizeOp::print(OpAsmPrinter &printer) {
  printer << " " << getQ() << ", " << getScales();
  printOptional(printer, "zeros", getZeros());
  printer << " ";
  getQuant().print(printer);
  printTail(printer, *this, RoundingAttr(), {"quant"});
}
