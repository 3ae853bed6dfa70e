#include "TestFiles.h"

#include "swiglu/Weights/Json.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::test;

static std::string messageFor(StringRef text) {
  return messageOf(parseUntrustedJson(text, "config.json"));
}

TEST(UntrustedJson, Parses) {
  json::Value value = cantFail(parseUntrustedJson(
      R"( {"n": -1.5e3, "s": "a\u00e9\"", "l": [1, true, false, null], "o": {}} )",
      "config.json"));
  const json::Object &object = *value.getAsObject();
  EXPECT_EQ(object.getNumber("n"), -1500);
  EXPECT_EQ(object.getString("s"), "a\xc3\xa9\"");
  EXPECT_EQ(object.getArray("l")->size(), 4u);
}

TEST(UntrustedJson, Refuses) {
  EXPECT_EQ(messageFor(std::string(50000, '[')),
            "config.json: nested deeper than 64 levels at byte 65 of the text");
  EXPECT_EQ(messageFor(std::string(64, '[') + std::string(64, ']')), "");
  EXPECT_EQ(messageFor(R"({"a":1,"a":2})"),
            "config.json: the key 'a' appears twice at byte 10 of the text");
  EXPECT_EQ(messageFor(""),
            "config.json: expected a value, found the end at byte 0 of the "
            "text");
  EXPECT_EQ(messageFor("nul"),
            "config.json: expected a value, found 'nul' at byte 0 of the text");
  EXPECT_EQ(messageFor("[1,]"),
            "config.json: expected a value, found ']' at byte 3 of the text");
  EXPECT_EQ(messageFor("[1"),
            "config.json: expected ',' or ']', found the end at byte 2 of the "
            "text");
  EXPECT_EQ(messageFor("\"\xc3\""),
            "config.json: text that is not UTF-8 at byte 1 of the text");
}
