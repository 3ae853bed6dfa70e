//===- Report.cpp - what a merge did to each tensor -----------------------===//

#include "swiglu/Adapters/Report.h"
#include "swiglu/Weights/WriteFile.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"

#include <cmath>

using namespace llvm;
using namespace swiglu;

void TensorReport::add(const TensorReport &other) {
  elements += other.elements;
  rounded += other.rounded;
  becameZero += other.becameZero;
  becameSubnormal += other.becameSubnormal;
}

namespace {
/// A row of the table.
using Cells = SmallVector<std::string, 12>;
} // namespace

static std::string formatNumber(double value) {
  std::string text;
  raw_string_ostream(text) << format("%.6g", value);
  return text;
}

static std::string formatOptional(std::optional<double> value) {
  return value ? formatNumber(*value) : "-";
}

static Cells getCells(const TensorReport &report) {
  std::string type = report.fromType == report.toType
                         ? report.fromType
                         : report.fromType + " -> " + report.toType;
  std::string rounded =
      report.isExact() ? "exact" : std::to_string(report.rounded);
  return {report.name,
          type,
          report.steps.empty() ? "-" : join(report.steps, ", "),
          std::to_string(report.elements),
          rounded,
          formatNumber(report.maxFactor),
          std::to_string(report.zeroFactors),
          std::to_string(report.negativeFactors),
          std::to_string(report.becameZero),
          std::to_string(report.becameSubnormal),
          formatOptional(report.maxError),
          formatOptional(report.relativeError)};
}

void swiglu::printText(ArrayRef<TensorReport> reports, raw_ostream &os) {
  std::vector<Cells> rows;
  rows.push_back({"tensor", "type", "steps", "elements", "rounded", "max |l|",
                  "zero l", "negative l", "became zero", "became subnormal",
                  "max error", "relative error"});
  for (const TensorReport &report : reports)
    rows.push_back(getCells(report));
  SmallVector<size_t, 12> widths(rows.front().size(), 0);
  for (const Cells &row : rows)
    for (auto [width, cell] : zip(widths, row))
      width = std::max(width, cell.size());
  for (const Cells &row : rows) {
    std::string line;
    raw_string_ostream lineOS(line);
    for (auto [i, cell] : enumerate(row)) {
      // Words to the left, numbers to the right.
      if (i < 3)
        lineOS << left_justify(cell, widths[i]) << "  ";
      else
        lineOS << right_justify(cell, widths[i]) << "  ";
    }
    os << StringRef(line).rtrim() << '\n';
  }
}

/// JSON has no infinity and no NaN.
static json::Value toNumber(double value) {
  if (!std::isfinite(value))
    return nullptr;
  return value;
}

static json::Object toObject(const TensorReport &report) {
  json::Object object{{"name", json::fixUTF8(report.name)},
                      {"from", report.fromType},
                      {"to", report.toType},
                      {"steps", json::Array(report.steps)},
                      {"elements", report.elements},
                      {"exact", report.isExact()},
                      {"rounded", report.rounded},
                      {"maxFactor", toNumber(report.maxFactor)},
                      {"zeroFactors", report.zeroFactors},
                      {"negativeFactors", report.negativeFactors},
                      {"becameZero", report.becameZero},
                      {"becameSubnormal", report.becameSubnormal}};
  if (report.maxError)
    object["maxError"] = toNumber(*report.maxError);
  if (report.relativeError)
    object["relativeError"] = toNumber(*report.relativeError);
  return object;
}

void swiglu::printJson(ArrayRef<TensorReport> reports, raw_ostream &os) {
  os << "{\"tensors\": [";
  for (auto [i, report] : enumerate(reports))
    os << (i == 0 ? "\n" : ",\n") << json::Value(toObject(report));
  os << (reports.empty() ? "]}\n" : "\n]}\n");
}

Error swiglu::writeReports(ArrayRef<TensorReport> reports, StringRef file) {
  std::string text;
  raw_string_ostream os(text);
  if (file.ends_with(".json"))
    printJson(reports, os);
  else
    printText(reports, os);
  return writeFile(file, arrayRefFromStringRef(text));
}
