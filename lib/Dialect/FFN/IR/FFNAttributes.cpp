//===- FFNAttributes.cpp - syntax and checks of the attributes ------------===//

#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::ffn;

#include "swiglu/Dialect/FFN/IR/FFNEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "swiglu/Dialect/FFN/IR/FFNAttributes.cpp.inc"

void FFNDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "swiglu/Dialect/FFN/IR/FFNAttributes.cpp.inc"
      >();
}

static FloatAttr getF64(MLIRContext *context, double value) {
  return FloatAttr::get(Float64Type::get(context), value);
}

/// Prints a double so that it reads back as the same bits.
static void printDouble(AsmPrinter &printer, FloatAttr value) {
  printer.printAttributeWithoutType(value);
}

/// Parses `name` as a case of an enumeration; the error lists the cases.
template <typename EnumT>
static ParseResult parseEnum(AsmParser &parser, StringRef what, EnumT &value,
                             std::optional<EnumT> (*symbolize)(StringRef),
                             unsigned maxValue, StringRef (*stringify)(EnumT)) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (failed(parser.parseOptionalKeyword(&keyword)))
    return parser.emitError(loc) << "expected " << what;
  if (std::optional<EnumT> symbol = symbolize(keyword)) {
    value = *symbol;
    return success();
  }
  InFlightDiagnostic diag = parser.emitError(loc);
  diag << "unknown " << what << " '" << keyword << "', expected one of ";
  for (unsigned i = 0; i <= maxValue; ++i)
    diag << (i ? ", " : "") << stringify(static_cast<EnumT>(i));
  return diag;
}

/// Sizes of blocks, groups and runs: small enough that no arithmetic on them
/// overflows 64 bits.
static constexpr int64_t kMaxSize = std::numeric_limits<int32_t>::max();

#define PARSE_ENUM(parser, what, value, EnumT)                                 \
  parseEnum<EnumT>(parser, what, value, symbolize##EnumT,                      \
                   getMaxEnumValFor##EnumT(), stringify##EnumT)

//===----------------------------------------------------------------------===//
// ActAttr
//===----------------------------------------------------------------------===//

StringRef ActAttr::getParameterName(ActivationKind kind) {
  switch (kind) {
  case ActivationKind::Swish:
    return "beta";
  case ActivationKind::GeluTanh:
    return "coefficient";
  case ActivationKind::FatRelu:
    return "threshold";
  default:
    return "";
  }
}

std::optional<double> ActAttr::getParameterDefault(ActivationKind kind) {
  switch (kind) {
  case ActivationKind::Swish:
    return 1.0;
  case ActivationKind::GeluTanh:
    return 0.79788456080286541; // sqrt(2/pi), rounded once
  default:
    return std::nullopt;
  }
}

/// The parameter to store: the given one, else the kind's default.
static FloatAttr completeParameter(MLIRContext *context, ActivationKind kind,
                                   std::optional<double> parameter) {
  if (!parameter)
    parameter = ActAttr::getParameterDefault(kind);
  return parameter ? getF64(context, *parameter) : FloatAttr();
}

ActAttr ActAttr::get(MLIRContext *context, ActivationKind kind,
                     std::optional<double> parameter) {
  return Base::get(context, kind, completeParameter(context, kind, parameter));
}

LogicalResult ActAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                              ActivationKind kind, FloatAttr parameter) {
  StringRef name = getParameterName(kind);
  if (name.empty() && parameter)
    return emitError() << stringifyActivationKind(kind)
                       << " has no parameter, found "
                       << parameter.getValueAsDouble();
  if (name.empty())
    return success();
  if (!parameter)
    return emitError() << stringifyActivationKind(kind) << " needs " << name;
  if (!parameter.getType().isF64())
    return emitError() << name << " has the type " << parameter.getType()
                       << ", expected f64";
  double value = parameter.getValueAsDouble();
  if (!std::isfinite(value))
    return emitError() << name << " is " << value
                       << ", expected a finite number";
  if (kind != ActivationKind::FatRelu && value == 0.0)
    return emitError() << name << " is 0, expected another number";
  return success();
}

/// Kind and an optional `, <parameter name> = <number>`; other keywords after
/// a comma are left to `parseField`.
static ParseResult
parseActFields(AsmParser &parser, ActAttr &act,
               function_ref<ParseResult(StringRef, SMLoc, double)> parseField) {
  SMLoc loc = parser.getCurrentLocation();
  ActivationKind kind = ActivationKind::Identity;
  if (PARSE_ENUM(parser, "activation", kind, ActivationKind))
    return failure();
  std::optional<double> parameter;
  while (succeeded(parser.parseOptionalComma())) {
    SMLoc fieldLoc = parser.getCurrentLocation();
    StringRef field;
    double value = 0;
    if (failed(parser.parseOptionalKeyword(&field)))
      return parser.emitError(fieldLoc, "expected the name of a parameter");
    if (parser.parseEqual() || parser.parseFloat(value))
      return failure();
    if (field != ActAttr::getParameterName(kind)) {
      if (parseField(field, fieldLoc, value))
        return failure();
      continue;
    }
    if (parameter)
      return parser.emitError(fieldLoc) << field << " is given twice";
    parameter = value;
  }
  act = ActAttr::getChecked(
      [&] { return parser.emitError(loc); }, parser.getContext(), kind,
      completeParameter(parser.getContext(), kind, parameter));
  return success(static_cast<bool>(act));
}

static void printActFields(AsmPrinter &printer, ActAttr act) {
  printer << stringifyActivationKind(act.getKind());
  FloatAttr parameter = act.getParameter();
  if (!parameter)
    return;
  std::optional<double> byDefault = ActAttr::getParameterDefault(act.getKind());
  if (byDefault && parameter.getValueAsDouble() == *byDefault)
    return;
  printer << ", " << ActAttr::getParameterName(act.getKind()) << " = ";
  printDouble(printer, parameter);
}

Attribute ActAttr::parse(AsmParser &parser, Type) {
  ActAttr act;
  auto unknown = [&](StringRef field, SMLoc loc, double) -> ParseResult {
    return parser.emitError(loc)
           << "unknown parameter '" << field << "' of an activation";
  };
  if (parser.parseLess() || parseActFields(parser, act, unknown) ||
      parser.parseGreater())
    return {};
  return act;
}

void ActAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printActFields(printer, *this);
  printer << ">";
}

//===----------------------------------------------------------------------===//
// GatedUnitAttr
//===----------------------------------------------------------------------===//

GatedUnitAttr GatedUnitAttr::get(ActAttr act, std::optional<double> limit,
                                 std::optional<double> offset) {
  MLIRContext *context = act.getContext();
  return Base::get(context, act, limit ? getF64(context, *limit) : FloatAttr(),
                   offset ? getF64(context, *offset) : FloatAttr());
}

LogicalResult
GatedUnitAttr::verify(function_ref<InFlightDiagnostic()> emitError, ActAttr act,
                      FloatAttr limit, FloatAttr offset) {
  for (auto [name, value] : {std::pair("limit", limit), {"offset", offset}}) {
    if (!value)
      continue;
    if (!value.getType().isF64())
      return emitError() << name << " has the type " << value.getType()
                         << ", expected f64";
    if (!std::isfinite(value.getValueAsDouble()))
      return emitError() << name << " is " << value.getValueAsDouble()
                         << ", expected a finite number";
  }
  if (limit && !(limit.getValueAsDouble() > 0))
    return emitError() << "limit is " << limit.getValueAsDouble()
                       << ", expected a positive number";
  if (offset && offset.getValueAsDouble() == 0)
    return emitError() << "offset is 0, which is said by leaving it out";
  return success();
}

Attribute GatedUnitAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  ActAttr act;
  FloatAttr limit, offset;
  auto parseField = [&](StringRef field, SMLoc fieldLoc,
                        double value) -> ParseResult {
    FloatAttr *target = field == "limit"    ? &limit
                        : field == "offset" ? &offset
                                            : nullptr;
    if (!target)
      return parser.emitError(fieldLoc)
             << "unknown parameter '" << field
             << "' of a gated unit, expected limit, offset or the "
                "activation's own";
    if (*target)
      return parser.emitError(fieldLoc) << field << " is given twice";
    *target = getF64(parser.getContext(), value);
    return success();
  };
  if (parser.parseLess() || parseActFields(parser, act, parseField) ||
      parser.parseGreater())
    return {};
  return GatedUnitAttr::getChecked([&] { return parser.emitError(loc); },
                                   parser.getContext(), act, limit, offset);
}

void GatedUnitAttr::print(AsmPrinter &printer) const {
  printer << "<";
  printActFields(printer, getAct());
  if (getLimit()) {
    printer << ", limit = ";
    printDouble(printer, getLimit());
  }
  if (getOffset()) {
    printer << ", offset = ";
    printDouble(printer, getOffset());
  }
  printer << ">";
}

//===----------------------------------------------------------------------===//
// WeightAttr
//===----------------------------------------------------------------------===//

Attribute WeightAttr::parse(AsmParser &parser, Type) {
  WeightLayout layout = WeightLayout::OutIn;
  if (parser.parseLess() ||
      PARSE_ENUM(parser, "layout of a weight", layout, WeightLayout) ||
      parser.parseGreater())
    return {};
  return WeightAttr::get(parser.getContext(), layout);
}

void WeightAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyWeightLayout(getLayout()) << ">";
}

//===----------------------------------------------------------------------===//
// PackingAttr
//===----------------------------------------------------------------------===//

LogicalResult PackingAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                  PackingKind kind, int64_t block,
                                  PackingOrder) {
  if (kind == PackingKind::Concat && block != 0)
    return emitError() << "concat has no block size, found " << block;
  if (kind == PackingKind::Interleaved && (block < 1 || block > kMaxSize))
    return emitError() << "the block size of interleaved is " << block
                       << ", expected 1 to " << kMaxSize;
  return success();
}

Attribute PackingAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  PackingKind kind = PackingKind::Concat;
  PackingOrder order = PackingOrder::GateUp;
  int64_t block = 0;
  if (parser.parseLess() || PARSE_ENUM(parser, "packing", kind, PackingKind))
    return {};
  if (kind == PackingKind::Interleaved &&
      (parser.parseLess() || parser.parseInteger(block) ||
       parser.parseGreater()))
    return {};
  if (parser.parseComma() ||
      PARSE_ENUM(parser, "packing order", order, PackingOrder) ||
      parser.parseGreater())
    return {};
  return PackingAttr::getChecked([&] { return parser.emitError(loc); },
                                 parser.getContext(), kind, block, order);
}

void PackingAttr::print(AsmPrinter &printer) const {
  printer << "<" << stringifyPackingKind(getKind());
  if (getKind() == PackingKind::Interleaved)
    printer << "<" << getBlock() << ">";
  printer << ", " << stringifyPackingOrder(getOrder()) << ">";
}

//===----------------------------------------------------------------------===//
// QuantAttr
//===----------------------------------------------------------------------===//

LogicalResult QuantAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                int64_t bits, int64_t axis, int64_t group,
                                QuantZero, std::optional<NibbleOrder> order,
                                int64_t run) {
  if (bits != 4 && bits != 8)
    return emitError() << "bits is " << bits << ", expected 4 or 8";
  if (axis != 0 && axis != 1)
    return emitError() << "axis is " << axis << ", expected 0 or 1";
  if (group < 1 || group > kMaxSize)
    return emitError() << "group is " << group << ", expected 1 to "
                       << kMaxSize;
  if ((bits == 4) != order.has_value())
    return emitError() << (order ? "order is for 4 bits only"
                                 : "4 bits need an order");
  bool isSplit = order == NibbleOrder::Split;
  if (isSplit && (run < 2 || run > kMaxSize || run % 2 != 0))
    return emitError() << "the run of split is " << run
                       << ", expected an even number from 2 to " << kMaxSize;
  if (!isSplit && run != 0)
    return emitError() << "only split has a run, found " << run;
  return success();
}

Attribute QuantAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  int64_t bits = 0, axis = 0, group = 0, run = 0;
  QuantZero zero = QuantZero::None;
  std::optional<NibbleOrder> order;
  auto parseField = [&](StringRef name, int64_t &value) -> ParseResult {
    return failure(parser.parseKeyword(name) || parser.parseEqual() ||
                   parser.parseInteger(value));
  };
  if (parser.parseLess() || parseField("bits", bits) || parser.parseComma() ||
      parseField("axis", axis) || parser.parseComma() ||
      parseField("group", group) || parser.parseComma() ||
      parser.parseKeyword("zero") || parser.parseEqual() ||
      PARSE_ENUM(parser, "zero point", zero, QuantZero))
    return {};
  if (succeeded(parser.parseOptionalComma())) {
    NibbleOrder value = NibbleOrder::LowFirst;
    if (parser.parseKeyword("order") || parser.parseEqual() ||
        PARSE_ENUM(parser, "nibble order", value, NibbleOrder))
      return {};
    if (value == NibbleOrder::Split &&
        (parser.parseLess() || parser.parseInteger(run) ||
         parser.parseGreater()))
      return {};
    order = value;
  }
  if (parser.parseGreater())
    return {};
  return QuantAttr::getChecked([&] { return parser.emitError(loc); },
                               parser.getContext(), bits, axis, group, zero,
                               order, run);
}

void QuantAttr::print(AsmPrinter &printer) const {
  printer << "<bits = " << getBits() << ", axis = " << getAxis()
          << ", group = " << getGroup()
          << ", zero = " << stringifyQuantZero(getZero());
  if (std::optional<NibbleOrder> order = getOrder()) {
    printer << ", order = " << stringifyNibbleOrder(*order);
    if (order == NibbleOrder::Split)
      printer << "<" << getRun() << ">";
  }
  printer << ">";
}

//===----------------------------------------------------------------------===//
// RoundingAttr
//===----------------------------------------------------------------------===//

namespace {
struct RoundingField {
  StringLiteral name;
  StringLiteral values[2];
};
constexpr RoundingField kRoundingFields[RoundingAttr::NumFields] = {
    {"acc", {"f32", "storage"}},      {"product", {"keep", "round"}},
    {"sum", {"keep", "round"}},       {"linear", {"keep", "round"}},
    {"interior", {"f32", "storage"}}, {"act", {"keep", "round"}},
};
struct RoundingShorthand {
  StringLiteral name;
  unsigned fields[RoundingAttr::NumFields];
};
/// In the order in which they are tried when printing.
constexpr RoundingShorthand kRoundingShorthands[] = {
    {"fused", {1, 1, 1, 1, 1, 1}},
    {"eager", {1, 1, 2, 2, 1, 2}},
    {"stepwise", {1, 2, 2, 2, 2, 2}},
    {"native", {2, 2, 2, 2, 2, 2}},
};
} // namespace

unsigned RoundingAttr::getField(unsigned field) const {
  const unsigned fields[] = {getAcc(),    getProduct(),  getSum(),
                             getLinear(), getInterior(), getAct()};
  return fields[field];
}

unsigned RoundingAttr::getMask() const {
  unsigned mask = 0;
  for (unsigned i = 0; i < NumFields; ++i)
    mask |= (getField(i) != 0) << i;
  return mask;
}

static RoundingAttr getRounding(MLIRContext *context, const unsigned *fields,
                                unsigned mask) {
  unsigned kept[RoundingAttr::NumFields];
  for (unsigned i = 0; i < RoundingAttr::NumFields; ++i)
    kept[i] = mask >> i & 1 ? fields[i] : 0;
  return RoundingAttr::get(context, kept[0], kept[1], kept[2], kept[3], kept[4],
                           kept[5]);
}

RoundingAttr RoundingAttr::restrictTo(unsigned mask) const {
  unsigned fields[NumFields];
  for (unsigned i = 0; i < NumFields; ++i)
    fields[i] = getField(i);
  return getRounding(getContext(), fields, mask);
}

RoundingAttr RoundingAttr::getShorthand(MLIRContext *context, StringRef name) {
  for (const RoundingShorthand &shorthand : kRoundingShorthands)
    if (shorthand.name == name)
      return getRounding(context, shorthand.fields, ~0u);
  return {};
}

LogicalResult RoundingAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                   unsigned acc, unsigned product, unsigned sum,
                                   unsigned linear, unsigned interior,
                                   unsigned act) {
  for (unsigned value : {acc, product, sum, linear, interior, act})
    if (value > 2)
      return emitError() << "a field of rounding is " << value
                         << ", expected 0, 1 or 2";
  if (interior == 2 && act == 1)
    return emitError() << "interior = storage rounds the activation, but act "
                          "is keep";
  return success();
}

static void printAllFields(AsmPrinter &printer, RoundingAttr rounding) {
  printer << "<";
  bool first = true;
  for (unsigned i = 0; i < RoundingAttr::NumFields; ++i) {
    unsigned value = rounding.getField(i);
    if (!value)
      continue;
    printer << (first ? "" : ", ") << kRoundingFields[i].name << " = "
            << kRoundingFields[i].values[value - 1];
    first = false;
  }
  printer << ">";
}

void RoundingAttr::printFields(AsmPrinter &printer, RoundingAttr rounding) {
  unsigned mask = rounding.getMask();
  for (const RoundingShorthand &shorthand : kRoundingShorthands) {
    if (mask && getRounding(rounding.getContext(), shorthand.fields, mask) ==
                    rounding) {
      printer << "<" << shorthand.name << ">";
      return;
    }
  }
  printAllFields(printer, rounding);
}

FailureOr<RoundingAttr> RoundingAttr::parseFields(AsmParser &parser) {
  SMLoc loc = parser.getCurrentLocation();
  MLIRContext *context = parser.getContext();
  unsigned fields[NumFields] = {};
  if (parser.parseLess())
    return failure();
  do {
    SMLoc fieldLoc = parser.getCurrentLocation();
    StringRef name, value;
    if (failed(parser.parseOptionalKeyword(&name)))
      return parser.emitError(fieldLoc, "expected a field of rounding");
    if (RoundingAttr shorthand = getShorthand(context, name)) {
      if (llvm::any_of(fields, [](unsigned value) { return value != 0; }))
        return parser.emitError(fieldLoc)
               << "shorthand '" << name
               << "' stands beside fields of rounding, "
               << "expected it alone";
      if (parser.parseGreater())
        return failure();
      return shorthand;
    }
    const RoundingField *field =
        llvm::find_if(kRoundingFields,
                      [&](const RoundingField &f) { return f.name == name; });
    if (field == std::end(kRoundingFields))
      return parser.emitError(fieldLoc)
             << "unknown field of rounding '" << name
             << "', expected acc, product, sum, linear, interior, act, or one "
                "of the shorthands fused, eager, stepwise, native";
    SMLoc valueLoc;
    if (parser.parseEqual() || parser.getCurrentLocation(&valueLoc) ||
        parser.parseKeyword(&value))
      return failure();
    unsigned &stored = fields[field - std::begin(kRoundingFields)];
    if (stored)
      return parser.emitError(fieldLoc) << name << " is given twice";
    if (value == field->values[0])
      stored = 1;
    else if (value == field->values[1])
      stored = 2;
    else
      return parser.emitError(valueLoc)
             << name << " is '" << value << "', expected " << field->values[0]
             << " or " << field->values[1];
  } while (succeeded(parser.parseOptionalComma()));
  if (parser.parseGreater())
    return failure();
  RoundingAttr rounding = RoundingAttr::getChecked(
      [&] { return parser.emitError(loc); }, context, fields[0], fields[1],
      fields[2], fields[3], fields[4], fields[5]);
  if (!rounding)
    return failure();
  return rounding;
}

Attribute RoundingAttr::parse(AsmParser &parser, Type) {
  FailureOr<RoundingAttr> rounding = parseFields(parser);
  return succeeded(rounding) ? *rounding : Attribute();
}

void RoundingAttr::print(AsmPrinter &printer) const {
  // Without an operation a shorthand means all six fields.
  if (getMask() == (1u << NumFields) - 1)
    printFields(printer, *this);
  else
    printAllFields(printer, *this);
}
