//===- Report.cpp - the blocks of a module as JSON ------------------------===//

#include "mlir/IR/Remarks.h"
#include "swiglu/Conversion/LinalgToFFN.h"
#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "swiglu/Report/Passes.h"
#include "swiglu/Weights/WriteFile.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <charconv>

namespace mlir::ffn {
#define GEN_PASS_DEF_REPORTPASS
#include "swiglu/Report/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;
namespace json = llvm::json;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Names of files and weights may hold any bytes.
static json::Value makeText(StringRef text) {
  return json::isUTF8(text) ? json::Value(text)
                            : json::Value(json::fixUTF8(text));
}

/// The shortest number that is this double.
static std::string printDouble(double value) {
  char digits[32];
  std::to_chars_result end =
      std::to_chars(digits, digits + sizeof(digits), value);
  std::string text(digits, end.ptr);
  if (text.find_first_of(".e") == std::string::npos)
    text += ".0";
  return text;
}

/// `file:line:column`, the first place that the location names.
static std::string printLocation(Location location) {
  auto place = location->findInstanceOf<FileLineColRange>();
  if (!place)
    return "unknown";
  return (place.getFilename().getValue() + ":" + Twine(place.getStartLine()) +
          ":" + Twine(place.getStartColumn()))
      .str();
}

static std::string printType(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

/// As operations print it: a shorthand if one agrees, else the fields.
static std::string printRounding(RoundingAttr rounding) {
  for (StringRef name : {"fused", "eager", "stepwise", "native"}) {
    auto shorthand = RoundingAttr::getShorthand(rounding.getContext(), name);
    if (shorthand.restrictTo(rounding.getMask()) == rounding)
      return name.str();
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  Attribute(rounding).print(os);
  StringRef fields(text);
  fields = fields.drop_front(fields.find('<') + 1);
  return fields.drop_back(fields.ends_with(">")).str();
}

static json::Value makeSize(int64_t size) {
  return ShapedType::isDynamic(size) ? json::Value(nullptr) : json::Value(size);
}

static RankedTensorType getTensor(Value value) {
  return cast<RankedTensorType>(value.getType());
}

static StringRef getKindName(BlockKind kind) {
  switch (kind) {
  case BlockKind::GatedFFN:
    return "gated_ffn";
  case BlockKind::FFN:
    return "ffn";
  case BlockKind::GLU:
    return "glu";
  case BlockKind::Linear:
    return "linear";
  case BlockKind::Activation:
    return "activation";
  }
  llvm_unreachable("unknown kind");
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

namespace {
/// Writes one row for a block.
class BlockWriter {
public:
  BlockWriter(const FFNBlock &block, json::OStream &row)
      : block(block), row(row) {}

  void write();

private:
  void writeParameters();
  void writePacking();
  void writeWeights();
  void writeBiases();
  void writeRoundings();
  void writeAdapters();
  void writeTypes();
  void writeDims();
  void writeNames();

  const FFNBlock &block;
  json::OStream &row;
};
} // namespace

void BlockWriter::writeParameters() {
  ActAttr act = block.getActivation();
  if (!act)
    return;
  row.attribute("activation", stringifyActivationKind(act.getKind()));
  row.attributeObject("params", [&] {
    auto write = [&](StringRef name, double value) {
      row.attributeBegin(name);
      row.rawValue(printDouble(value));
      row.attributeEnd();
    };
    if (act.getParameter()) {
      double value = act.getParameterValue();
      std::optional<double> byDefault =
          ActAttr::getParameterDefault(act.getKind());
      if (act.getKind() == ActivationKind::Swish || byDefault != value)
        write(ActAttr::getParameterName(act.getKind()), value);
    }
    GatedUnitAttr unit = block.getUnit();
    if (unit && unit.getLimit())
      write("limit", unit.getLimit().getValueAsDouble());
    if (unit && unit.getOffset())
      write("offset", unit.getOffset().getValueAsDouble());
  });
}

void BlockWriter::writePacking() {
  if (!block.getUnit())
    return;
  PackingAttr packing = block.getPacking();
  if (!packing)
    return row.attribute("packing", "separate");
  row.attribute(
      "packing",
      packing.getKind() == PackingKind::Concat
          ? json::Value("concat")
          : json::Value("interleaved:" + std::to_string(packing.getBlock())));
  row.attribute("order", stringifyPackingOrder(packing.getOrder()));
}

void BlockWriter::writeWeights() {
  row.attributeObject("weights", [&] {
    for (const BlockLinear &linear : block.linears)
      row.attribute(getRoleName(linear.role),
                    stringifyWeightLayout(linear.layout.getLayout()));
  });
}

void BlockWriter::writeBiases() {
  row.attributeArray("bias", [&] {
    for (const BlockLinear &linear : block.linears) {
      if (!linear.bias)
        continue;
      if (linear.role != LinearRole::GateUp) {
        row.value(getRoleName(linear.role));
        continue;
      }
      row.value(getRoleName(LinearRole::Gate));
      row.value(getRoleName(LinearRole::Up));
    }
  });
}

void BlockWriter::writeRoundings() {
  SmallVector<std::pair<std::string, RoundingAttr>> roundings;
  auto add = [&](const Twine &name, Operation *op) {
    if (auto rounding = op->getAttrOfType<RoundingAttr>("rounding"))
      roundings.push_back({name.str(), rounding});
  };
  for (const BlockLinear &linear : block.linears) {
    if (linear.op != block.unit)
      add(getRoleName(linear.role), linear.op);
    for (auto [i, branch] : llvm::enumerate(linear.lora))
      if (i == 0)
        add("lora:" + getRoleName(linear.role), branch);
  }
  if (block.unit)
    add(block.unit->getName().stripDialect(), block.unit);
  if (roundings.empty())
    return;
  row.attributeObject("rounding", [&] {
    for (auto &[name, rounding] : roundings)
      row.attribute(name, printRounding(rounding));
  });
}

void BlockWriter::writeAdapters() {
  row.attributeArray("adapters", [&] {
    for (const BlockLinear &linear : block.linears) {
      bool isSingle = linear.role == LinearRole::Single;
      std::string of = isSingle ? "" : ":" + getRoleName(linear.role).str();
      for (size_t i = 0; i < linear.lora.size(); ++i)
        row.value("lora" + of);
      if (linear.scaleIn)
        row.value("ia3" + of + ":in");
      if (linear.scaleOut)
        row.value("ia3" + of + ":out");
    }
  });
}

void BlockWriter::writeTypes() {
  row.attributeObject("types", [&] {
    auto write = [&](StringRef name, Value value) {
      row.attribute(name, printType(getTensor(value).getElementType()));
    };
    write("input", block.input);
    if (!block.linears.empty())
      write("weight", block.linears.front().weight);
    write("result", block.result);
  });
}

void BlockWriter::writeDims() {
  row.attributeObject("dims", [&] {
    RankedTensorType input = getTensor(block.input);
    auto write = [&](StringRef name, Value value) {
      RankedTensorType type = getTensor(value);
      if (type.getRank() > 0)
        row.attribute(name, makeSize(type.getShape().back()));
    };
    row.attributeArray("tokens", [&] {
      if (input.getRank() > 0)
        for (int64_t size : input.getShape().drop_back())
          row.value(makeSize(size));
    });
    if (!block.linears.empty())
      write("in", block.input);
    if (block.unit)
      write("hidden", block.unit->getResult(0));
    if (block.kind != BlockKind::GLU && block.kind != BlockKind::Activation)
      write("out", block.result);
  });
}

void BlockWriter::writeNames() {
  SmallVector<std::pair<StringRef, StringAttr>> names;
  for (const BlockLinear &linear : block.linears) {
    Value weight = linear.weight;
    if (auto dequantize = weight.getDefiningOp<DequantizeOp>())
      weight = dequantize.getQ();
    if (StringAttr name = getWeightName(weight))
      names.push_back({getRoleName(linear.role), name});
  }
  if (names.empty())
    return;
  row.attributeObject("names", [&] {
    for (auto [role, name] : names)
      row.attribute(role, makeText(name));
  });
}

void BlockWriter::write() {
  Operation *last = block.result.getDefiningOp();
  row.attribute("function", makeText(getFunctionName(last)));
  row.attribute("location", makeText(printLocation(last->getLoc())));
  row.attribute("kind", getKindName(block.kind));
  writeParameters();
  writePacking();
  if (!block.linears.empty()) {
    writeWeights();
    writeBiases();
  }
  writeRoundings();
  if (!block.linears.empty())
    writeAdapters();
  writeTypes();
  writeDims();
  writeNames();
}

static void writeMiss(const NearMiss &miss, json::OStream &row) {
  row.attribute("function", makeText(miss.function));
  row.attribute("location", makeText(printLocation(miss.location)));
  row.attribute("kind", "missed");
  row.attribute("reason", makeText(miss.reason));
}

//===----------------------------------------------------------------------===//
// Pass
//===----------------------------------------------------------------------===//

/// The names of a remark have to live as long as the context.
static void emitMissed(const NearMiss &miss) {
  auto function = StringAttr::get(miss.location->getContext(), miss.function);
  remark::missed(
      miss.location,
      remark::RemarkOpts::name("NotABlock").category("ffn").function(function))
      << miss.reason;
}

namespace {
struct Report : ffn::impl::ReportPassBase<Report> {
  using ReportPassBase::ReportPassBase;

  void runOnOperation() override {
    std::string rows;
    llvm::raw_string_ostream os(rows);
    auto addRow = [&](llvm::function_ref<void(json::OStream &)> write) {
      json::OStream row(os);
      row.object([&] { write(row); });
      row.flush();
      os << "\n";
    };
    SmallVector<NearMiss> misses;
    for (const FFNBlock &block : findBlocks(getOperation(), &misses))
      addRow([&](json::OStream &row) { BlockWriter(block, row).write(); });
    for (const NearMiss &miss : misses)
      emitMissed(miss);
    misses.append(findNearMisses(getOperation()));
    for (const NearMiss &miss : misses)
      addRow([&](json::OStream &row) { writeMiss(miss, row); });

    markAllAnalysesPreserved();
    if (output == "-") {
      llvm::outs() << rows;
      return;
    }
    // Whole or not at all; a device or a pipe is written to, not replaced.
    if (llvm::Error error =
            swiglu::writeFile(output, {llvm::arrayRefFromStringRef(rows)})) {
      emitError(getOperation().getLoc())
          << "can't write the report '" << output
          << "': " << llvm::toString(std::move(error));
      signalPassFailure();
    }
  }
};
} // namespace
