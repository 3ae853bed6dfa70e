/*===- PackedFile.c - Reader of the packed weights file ---------------------===
 *
 * Little-endian, plain data. All of the header is checked before any of it is
 * used, so that a damaged file is an error code and nothing else:
 *
 *   0 magic[8]          8 u32 version        12 u32 header bytes
 *  16 u64 file bytes   24 u64 header sum     32 u64 data sum
 *  40 u64 data offset  48 u32 models         52 u32 tensors
 *  56 u32 sizes        60 u32 string bytes
 *  64 models, tensors, i64 sizes, strings; then data from `data offset` on
 *
 *  model:  u32 name, layout, parameters, target (offsets into the strings);
 *          u32 first tensor, tensors; u8 u8 u16 x type, y type;
 *          i64 x features, y features; u64 packed offset, packed bytes
 *  tensor: u32 name; u8 u8 u16 type; u32 dims, first size;
 *          u64 offset in packed, bytes
 *
 * Tensors, sizes and packed weights lie in the order of their owners without
 * overlap, hence one running count checks each table.
 *
 *===----------------------------------------------------------------------===*/

static swiglu_dtype swiglurt_get_type(const unsigned char *at) {
  swiglu_dtype type;
  type.code = at[0];
  type.bits = at[1];
  type.lanes = (uint16_t)swiglurt_get16(at + 2);
  return type;
}

static const unsigned char *swiglurt_models(const swiglurt_file *file) {
  return file->header + SWIGLURT_FILE_FIXED_BYTES;
}
static const unsigned char *swiglurt_tensors(const swiglurt_file *file) {
  return swiglurt_models(file) +
         (uint64_t)file->model_count * SWIGLURT_FILE_MODEL_BYTES;
}
static const unsigned char *swiglurt_sizes(const swiglurt_file *file) {
  return swiglurt_tensors(file) +
         (uint64_t)file->tensor_count * SWIGLURT_FILE_TENSOR_BYTES;
}
static const char *swiglurt_string(const swiglurt_file *file, uint32_t at) {
  return (const char *)swiglurt_sizes(file) + (uint64_t)file->shape_count * 8 +
         at;
}

SWIGLURT_API int64_t swiglurt_file_get_size(const swiglurt_file *file,
                                            uint32_t index) {
  return (int64_t)swiglurt_get64(swiglurt_sizes(file) + (uint64_t)index * 8);
}

SWIGLURT_API swiglurt_file_model
swiglurt_file_get_model(const swiglurt_file *file, uint32_t index) {
  const unsigned char *at =
      swiglurt_models(file) + (uint64_t)index * SWIGLURT_FILE_MODEL_BYTES;
  swiglurt_file_model model;
  model.name = swiglurt_string(file, swiglurt_get32(at));
  model.layout = swiglurt_string(file, swiglurt_get32(at + 4));
  model.layout_parameters = swiglurt_string(file, swiglurt_get32(at + 8));
  model.target = swiglurt_string(file, swiglurt_get32(at + 12));
  model.first_tensor = swiglurt_get32(at + 16);
  model.tensor_count = swiglurt_get32(at + 20);
  model.x_type = swiglurt_get_type(at + 24);
  model.y_type = swiglurt_get_type(at + 28);
  model.x_features = (int64_t)swiglurt_get64(at + 32);
  model.y_features = (int64_t)swiglurt_get64(at + 40);
  model.packed_offset = swiglurt_get64(at + 48);
  model.packed_bytes = swiglurt_get64(at + 56);
  return model;
}

SWIGLURT_API swiglurt_file_tensor
swiglurt_file_get_tensor(const swiglurt_file *file, uint32_t index) {
  const unsigned char *at =
      swiglurt_tensors(file) + (uint64_t)index * SWIGLURT_FILE_TENSOR_BYTES;
  swiglurt_file_tensor tensor;
  tensor.name = swiglurt_string(file, swiglurt_get32(at));
  tensor.type = swiglurt_get_type(at + 4);
  tensor.ndim = swiglurt_get32(at + 8);
  tensor.first_size = swiglurt_get32(at + 12);
  tensor.offset = swiglurt_get64(at + 16);
  tensor.bytes = swiglurt_get64(at + 24);
  return tensor;
}

SWIGLURT_API int swiglurt_file_begin(const unsigned char *fixed,
                                     uint64_t file_bytes,
                                     uint32_t *header_bytes,
                                     swiglurt_text *why) {
  if (memcmp(fixed, SWIGLURT_FILE_MAGIC, 8) != 0)
    return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT,
                         "not a packed weights file (magic " SWIGLURT_FILE_MAGIC
                         " not found)");
  if (swiglurt_get32(fixed + 8) != SWIGLURT_FILE_VERSION)
    return swiglurt_differs(why, SWIGLU_ERROR_VERSION, "format version",
                            swiglurt_get32(fixed + 8), SWIGLURT_FILE_VERSION);
  if (swiglurt_get64(fixed + 16) != file_bytes)
    return swiglurt_differs(why, SWIGLU_ERROR_TRUNCATED,
                            "file has bytes:", file_bytes,
                            swiglurt_get64(fixed + 16));
  *header_bytes = swiglurt_get32(fixed + 12);
  if (*header_bytes < SWIGLURT_FILE_FIXED_BYTES || *header_bytes % 64 != 0 ||
      *header_bytes > file_bytes)
    return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT,
                         "header size is not a multiple of 64 within the file");
  return SWIGLU_OK;
}

/* Whether a tensor's dense size in bits fits 63 bits. */
static int swiglurt_shape_ok(const swiglurt_file *file,
                             const swiglurt_file_tensor *tensor) {
  uint64_t bits = (uint64_t)tensor->type.bits * tensor->type.lanes;
  uint32_t i;
  if (bits == 0)
    return 0;
  for (i = 0; i < tensor->ndim; ++i) {
    /* A negative size is a huge one here. */
    uint64_t size =
        (uint64_t)swiglurt_file_get_size(file, tensor->first_size + i);
    /* An empty tensor's other sizes must make sense too. */
    if (size != 0) {
      if (bits > (uint64_t)INT64_MAX / size)
        return 0;
      bits *= size;
    }
  }
  return 1;
}

static int swiglurt_bad_entry(swiglurt_text *why, const char *table,
                              uint32_t index, const char *what) {
  swiglurt_put(why, table);
  swiglurt_put(why, " ");
  swiglurt_put_number(why, index);
  swiglurt_put(why, ": ");
  return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT, what);
}

/* The tensors of one model; `*sizes` counts the sizes that were used. */
static int swiglurt_check_tensors(const swiglurt_file *file,
                                  const swiglurt_file_model *model,
                                  uint32_t *sizes, swiglurt_text *why) {
  uint32_t i;
  for (i = model->first_tensor; i < model->first_tensor + model->tensor_count;
       ++i) {
    swiglurt_file_tensor tensor;
    if (swiglurt_get32(swiglurt_tensors(file) +
                       (uint64_t)i * SWIGLURT_FILE_TENSOR_BYTES) >=
        file->string_bytes)
      return swiglurt_bad_entry(why, "tensor", i, "name out of range");
    tensor = swiglurt_file_get_tensor(file, i);
    if (tensor.ndim > SWIGLURT_MAX_DIMS || tensor.first_size != *sizes ||
        tensor.ndim > file->shape_count - *sizes)
      return swiglurt_bad_entry(why, "tensor", i, "shape out of range");
    *sizes += tensor.ndim;
    if (!swiglurt_shape_ok(file, &tensor))
      return swiglurt_bad_entry(why, "tensor", i,
                                "type or shape without a size in bytes");
    if (tensor.offset % SWIGLU_ALIGNMENT != 0 ||
        tensor.offset > model->packed_bytes ||
        tensor.bytes > model->packed_bytes - tensor.offset)
      return swiglurt_bad_entry(why, "tensor", i,
                                "bytes outside of the packed weights");
  }
  return SWIGLU_OK;
}

SWIGLURT_API int swiglurt_file_check(const unsigned char *header,
                                     uint32_t header_bytes, uint64_t file_bytes,
                                     swiglurt_file *file, swiglurt_text *why) {
  uint64_t tables, end;
  uint32_t i, k, tensors = 0, sizes = 0;
  file->header = header;
  file->header_bytes = header_bytes;
  file->file_bytes = file_bytes;
  file->header_checksum = swiglurt_get64(header + 24);
  file->data_checksum = swiglurt_get64(header + 32);
  file->data_offset = swiglurt_get64(header + 40);
  file->model_count = swiglurt_get32(header + 48);
  file->tensor_count = swiglurt_get32(header + 52);
  file->shape_count = swiglurt_get32(header + 56);
  file->string_bytes = swiglurt_get32(header + 60);
  if (swiglurt_header_checksum(header, header_bytes) != file->header_checksum) {
    swiglurt_put(why, "header checksum ");
    swiglurt_put_hex(why, swiglurt_header_checksum(header, header_bytes));
    swiglurt_put(why, ", expected ");
    swiglurt_put_hex(why, file->header_checksum);
    return SWIGLU_ERROR_CHECKSUM;
  }
  /* Each term is below 2^39, so the sum cannot wrap. */
  tables = SWIGLURT_FILE_FIXED_BYTES +
           (uint64_t)file->model_count * SWIGLURT_FILE_MODEL_BYTES +
           (uint64_t)file->tensor_count * SWIGLURT_FILE_TENSOR_BYTES +
           (uint64_t)file->shape_count * 8 + file->string_bytes;
  if (tables != header_bytes)
    return swiglurt_differs(why, SWIGLU_ERROR_CORRUPT,
                            "tables take bytes:", tables, header_bytes);
  if (file->string_bytes == 0 || header[header_bytes - 1] != '\0')
    return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT,
                         "string table does not end with a zero byte");
  if (file->data_offset < header_bytes || file->data_offset > file_bytes)
    return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT,
                         "data begins outside of the file");
  end = file->data_offset;
  for (i = 0; i < file->model_count; ++i) {
    const unsigned char *at =
        swiglurt_models(file) + (uint64_t)i * SWIGLURT_FILE_MODEL_BYTES;
    swiglurt_file_model model;
    int error;
    for (k = 0; k < 4; ++k)
      if (swiglurt_get32(at + 4 * k) >= file->string_bytes)
        return swiglurt_bad_entry(why, "model", i, "string out of range");
    model = swiglurt_file_get_model(file, i);
    if (model.first_tensor != tensors ||
        model.tensor_count > file->tensor_count - tensors)
      return swiglurt_bad_entry(why, "model", i, "tensors out of range");
    tensors += model.tensor_count;
    if (model.x_type.bits == 0 || model.x_type.lanes == 0 ||
        model.y_type.bits == 0 || model.y_type.lanes == 0 ||
        model.x_features < 0 || model.y_features < 0)
      return swiglurt_bad_entry(why, "model", i, "bad type or features");
    if (model.packed_offset % SWIGLU_ALIGNMENT != 0 ||
        model.packed_offset < end || model.packed_offset > file_bytes ||
        model.packed_bytes > file_bytes - model.packed_offset)
      return swiglurt_bad_entry(why, "model", i,
                                "packed weights overlap or leave the file");
    end = model.packed_offset + model.packed_bytes;
    error = swiglurt_check_tensors(file, &model, &sizes, why);
    if (error)
      return error;
  }
  if (tensors != file->tensor_count || sizes != file->shape_count)
    return swiglurt_fail(why, SWIGLU_ERROR_CORRUPT,
                         "tensors or sizes that belong to no model");
  return SWIGLU_OK;
}
