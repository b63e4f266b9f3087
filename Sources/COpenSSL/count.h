#pragma once
#include <stddef.h>
#include <stdint.h>

// The one part of this shim that is not libcrypto's: counting common ones by the processor's own instructions, which Swift's
// code for any x86-64 must do without. What the processor has is asked each time a row is counted.

static inline void tide_common_plain(
    const uint64_t *row, const uint64_t *rows, size_t count, size_t words, int32_t *common)
{
    for (size_t i = 0; i < count; i++, rows += words) {
        uint64_t sum = 0;
        for (size_t word = 0; word < words; word++) sum += (uint64_t)__builtin_popcountll(row[word] & rows[word]);
        common[i] = (int32_t)sum;
    }
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static inline void tide_common_popcnt(
    const uint64_t *row, const uint64_t *rows, size_t count, size_t words, int32_t *common)
{
    for (size_t i = 0; i < count; i++, rows += words) {
        uint64_t sum = 0;
        for (size_t word = 0; word < words; word++) sum += (uint64_t)__builtin_popcountll(row[word] & rows[word]);
        common[i] = (int32_t)sum;
    }
}

__attribute__((target("avx512f,avx512vpopcntdq,popcnt"))) static inline void tide_common_vector(
    const uint64_t *row, const uint64_t *rows, size_t count, size_t words, int32_t *common)
{
    for (size_t i = 0; i < count; i++, rows += words) {
        uint64_t sum = 0;
        for (size_t word = 0; word < words; word++) sum += (uint64_t)__builtin_popcountll(row[word] & rows[word]);
        common[i] = (int32_t)sum;
    }
}
#endif

/// How many ones a row has in common with each of so many rows of as many words.
static inline void tide_common(
    const uint64_t *row, const uint64_t *rows, size_t count, size_t words, int32_t *common)
{
#if defined(__x86_64__)
    if (words % 8 == 0 && __builtin_cpu_supports("avx512vpopcntdq")) {
        tide_common_vector(row, rows, count, words, common);
        return;
    }
    if (__builtin_cpu_supports("popcnt")) {
        tide_common_popcnt(row, rows, count, words, common);
        return;
    }
#endif
    tide_common_plain(row, rows, count, words, common);
}
