//===- FormulaText.cpp - formulas as users write them ---------------------===//

#include "FormulaText.h"
#include "llvm/Support/Format.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

static constexpr size_t kMaxLength = 60;

std::string raise::formatNumber(double value) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.7g", value);
  bool isIntegral = text.find_first_not_of("-0123456789") == std::string::npos;
  return isIntegral ? text + ".0" : text;
}

namespace {
struct Printer {
  ArrayRef<std::pair<const Formula *, StringRef>> leaves;
  std::string text = {};

  /// Binding of an infix operator; functions and leaves bind tightest.
  enum Level { Sum, Product, Tight };

  void print(const Formula *formula, Level level);
  void printInfix(const Formula *formula, StringRef symbol, Level level,
                  bool isAssociative);
  void printCall(StringRef name, ArrayRef<const Formula *> args);
};
} // namespace

static StringRef getName(Fn fn) {
  switch (fn) {
  case Fn::Abs:
    return "abs";
  case Fn::Exp:
    return "exp";
  case Fn::Exp2:
    return "exp2";
  case Fn::Expm1:
    return "expm1";
  case Fn::Log1p:
    return "log1p";
  case Fn::Tanh:
    return "tanh";
  case Fn::Erf:
    return "erf";
  case Fn::Erfc:
    return "erfc";
  case Fn::Sqrt:
    return "sqrt";
  case Fn::Rsqrt:
    return "rsqrt";
  case Fn::Pow:
    return "pow";
  case Fn::Maximum:
  case Fn::MaxNum:
    return "max";
  case Fn::Minimum:
  case Fn::MinNum:
    return "min";
  default:
    return "select";
  }
}

void Printer::printInfix(const Formula *formula, StringRef symbol, Level level,
                         bool isAssociative) {
  print(formula->getArg(0), level);
  text += symbol;
  print(formula->getArg(1), isAssociative ? level : Level(level + 1));
}

void Printer::printCall(StringRef name, ArrayRef<const Formula *> args) {
  text += name;
  text += '(';
  for (size_t i = 0; i < args.size(); ++i) {
    text += i ? ", " : "";
    print(args[i], Sum);
  }
  text += ')';
}

void Printer::print(const Formula *formula, Level level) {
  if (text.size() > kMaxLength)
    return;
  Fn fn = formula->getFn();
  bool isSum = fn == Fn::Add || fn == Fn::Sub;
  bool isProduct = fn == Fn::Mul || fn == Fn::Div || fn == Fn::Neg;
  if ((isSum && level > Sum) || (isProduct && level > Product)) {
    text += '(';
    print(formula, Sum);
    text += ')';
    return;
  }
  switch (fn) {
  case Fn::Leaf:
    for (auto [leaf, name] : leaves)
      if (leaf == formula)
        text += name;
    return;
  case Fn::Const:
    text += formatNumber(formula->getValue());
    return;
  case Fn::Convert:
    return print(formula->getArg(0), level);
  case Fn::Neg:
    text += '-';
    return print(formula->getArg(0), Tight);
  case Fn::Add:
    return printInfix(formula, " + ", Sum, true);
  case Fn::Sub:
    return printInfix(formula, " - ", Sum, false);
  case Fn::Mul:
    return printInfix(formula, " * ", Product, true);
  case Fn::Div:
    return printInfix(formula, " / ", Product, false);
  default:
    return printCall(getName(fn), formula->getArgs());
  }
}

std::string
raise::formatFormula(const Formula *formula,
                     ArrayRef<std::pair<const Formula *, StringRef>> leaves) {
  Printer printer{leaves};
  printer.print(formula, Printer::Sum);
  return printer.text.size() > kMaxLength ? "" : printer.text;
}
