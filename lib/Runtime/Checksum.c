/*===- Checksum.c - XXH64 over multiples of 32 bytes ------------------------===
 *
 * The published algorithm (xxHash specification, section "XXH64"), so that a
 * file can be checked with other tools. Everything that a packed weights file
 * sums is a multiple of 32 bytes, so the algorithm's tail never occurs.
 *
 *===----------------------------------------------------------------------===*/

static const uint64_t swiglurt_prime[5] = {
    UINT64_C(0x9E3779B185EBCA87), UINT64_C(0xC2B2AE3D27D4EB4F),
    UINT64_C(0x165667B19E3779F9), UINT64_C(0x85EBCA77C2B2AE63),
    UINT64_C(0x27D4EB2F165667C5)};

static uint32_t swiglurt_get16(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}
static uint32_t swiglurt_get32(const unsigned char *at) {
  return swiglurt_get16(at) | swiglurt_get16(at + 2) << 16;
}
static uint64_t swiglurt_get64(const unsigned char *at) {
  return swiglurt_get32(at) | (uint64_t)swiglurt_get32(at + 4) << 32;
}

static uint64_t swiglurt_rotate(uint64_t value, int by) {
  return value << by | value >> (64 - by);
}

static uint64_t swiglurt_round(uint64_t lane, uint64_t word) {
  return swiglurt_rotate(lane + word * swiglurt_prime[1], 31) *
         swiglurt_prime[0];
}

SWIGLURT_API void swiglurt_checksum_begin(swiglurt_checksum *sum) {
  sum->lane[0] = swiglurt_prime[0] + swiglurt_prime[1];
  sum->lane[1] = swiglurt_prime[1];
  sum->lane[2] = 0;
  sum->lane[3] = 0 - swiglurt_prime[0];
  sum->bytes = 0;
}

SWIGLURT_API void swiglurt_checksum_add(swiglurt_checksum *sum,
                                        const void *data, size_t bytes) {
  const unsigned char *at = (const unsigned char *)data;
  const unsigned char *end = at + bytes / 32 * 32;
  sum->bytes += bytes;
  for (; at != end; at += 32) {
    int i;
    for (i = 0; i < 4; ++i)
      sum->lane[i] = swiglurt_round(sum->lane[i], swiglurt_get64(at + 8 * i));
  }
}

SWIGLURT_API uint64_t swiglurt_checksum_end(const swiglurt_checksum *sum) {
  static const int by[4] = {1, 7, 12, 18};
  uint64_t hash = 0;
  int i;
  if (sum->bytes == 0) {
    hash = swiglurt_prime[4];
  } else {
    for (i = 0; i < 4; ++i)
      hash += swiglurt_rotate(sum->lane[i], by[i]);
    for (i = 0; i < 4; ++i)
      hash = (hash ^ swiglurt_round(0, sum->lane[i])) * swiglurt_prime[0] +
             swiglurt_prime[3];
  }
  hash += sum->bytes;
  hash = (hash ^ hash >> 33) * swiglurt_prime[1];
  hash = (hash ^ hash >> 29) * swiglurt_prime[2];
  return hash ^ hash >> 32;
}

SWIGLURT_API uint64_t swiglurt_header_checksum(const unsigned char *header,
                                               size_t bytes) {
  /* The sum's own field is the last 8 bytes of the first stripe. */
  unsigned char first[32];
  swiglurt_checksum sum;
  memcpy(first, header, 24);
  memset(first + 24, 0, 8);
  swiglurt_checksum_begin(&sum);
  swiglurt_checksum_add(&sum, first, 32);
  swiglurt_checksum_add(&sum, header + 32, bytes - 32);
  return swiglurt_checksum_end(&sum);
}
