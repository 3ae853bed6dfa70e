/*===- Text.c - Error texts, and texts without stdio ----------------------===*/

SWIGLURT_API const char *swiglurt_strerror(int error) {
  switch (error) {
  case SWIGLU_OK:
    return "no error";
  case SWIGLU_ERROR_ARGUMENT:
    return "an argument is null or out of its range";
  case SWIGLU_ERROR_TOKENS:
    return "the number of tokens is negative, too large, or not the one the "
           "function is compiled for";
  case SWIGLU_ERROR_STRIDE:
    return "a row stride is less than the number of features";
  case SWIGLU_ERROR_ALIGNMENT:
    return "a pointer is not aligned: to its element for x, y and raw weights, "
           "to 64 bytes for packed weights and scratch";
  case SWIGLU_ERROR_TASK:
    return "no such stage, or no such task of the stage";
  case SWIGLU_ERROR_HOST:
    return "the host table is smaller than any known version of it";
  case SWIGLU_ERROR_SIZE:
    return "the packed weights have another size than the function's";
  case SWIGLU_ERROR_MEMORY:
    return "out of memory";
  case SWIGLU_ERROR_FILE:
    return "the packed weights file cannot be opened, read or mapped";
  case SWIGLU_ERROR_TRUNCATED:
    return "the packed weights file has another size than its header says";
  case SWIGLU_ERROR_CORRUPT:
    return "not a packed weights file, or a damaged one";
  case SWIGLU_ERROR_VERSION:
    return "the packed weights file has another format version";
  case SWIGLU_ERROR_CHECKSUM:
    return "a checksum of the packed weights file differs";
  case SWIGLU_ERROR_NO_MODEL:
    return "the packed weights file has no weights for this function";
  case SWIGLU_ERROR_LAYOUT:
    return "the weights are packed in another layout than the function's";
  case SWIGLU_ERROR_WEIGHTS:
    return "the weights have other names, types or shapes than the function's";
  case SWIGLU_ERROR_TARGET:
    return "this CPU lacks a feature that the function is compiled for";
  case SWIGLU_ERROR_OVERLAP:
    return "x and y overlap, or their rows lie between each other's at "
           "different distances";
  default:
    return "unknown error code";
  }
}

static void swiglurt_text_begin(swiglurt_text *text, char *data,
                                size_t capacity) {
  text->data = data;
  text->capacity = data ? capacity : 0;
  text->length = 0;
  if (text->capacity)
    data[0] = '\0';
}

static void swiglurt_put(swiglurt_text *text, const char *string) {
  for (; *string && text->length + 1 < text->capacity; ++string)
    text->data[text->length++] = *string;
  if (text->capacity)
    text->data[text->length] = '\0';
}

static void swiglurt_put_number(swiglurt_text *text, uint64_t number) {
  char digits[21];
  char *at = digits + sizeof(digits) - 1;
  *at = '\0';
  do
    *--at = (char)('0' + number % 10);
  while (number /= 10);
  swiglurt_put(text, at);
}

static void swiglurt_put_hex(swiglurt_text *text, uint64_t number) {
  char digits[17];
  int i;
  for (i = 0; i < 16; ++i)
    digits[i] = "0123456789abcdef"[number >> (60 - 4 * i) & 15];
  digits[16] = '\0';
  swiglurt_put(text, digits);
}

/* Appends "WHAT FOUND, expected EXPECTED" and returns `error`. */
static int swiglurt_differs(swiglurt_text *text, int error, const char *what,
                            uint64_t found, uint64_t expected) {
  swiglurt_put(text, what);
  swiglurt_put(text, " ");
  swiglurt_put_number(text, found);
  swiglurt_put(text, ", expected ");
  swiglurt_put_number(text, expected);
  return error;
}

static int swiglurt_fail(swiglurt_text *text, int error, const char *what) {
  swiglurt_put(text, what);
  return error;
}

/* Appends "f32", or "bf16x2". */
static void swiglurt_put_type(swiglurt_text *text, swiglu_dtype type) {
  static const char *const names[] = {"i", "u", "f", "handle", "bf", "c", "b"};
  swiglurt_put(text, type.code < 7 ? names[type.code] : "type");
  swiglurt_put_number(text, type.bits);
  if (type.lanes != 1) {
    swiglurt_put(text, "x");
    swiglurt_put_number(text, type.lanes);
  }
}
