#pragma once
#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// HMAC-SHA256 under one key for many short messages (RFC 2104 section 4): every code begins with the same two digest states,
// which are plain memory here, so that beginning anew is a copy. OpenSSL's newer interfaces allocate for each message.

/// The states after the key's block, of the inner and the outer digest. As secret as the key.
struct tide_keyed_states {
    SHA256_CTX inner;
    SHA256_CTX outer;
};

/// Feeds a key of 64 bytes: a shorter one is filled up with zeros, a longer one is digested first.
static inline void tide_keyed_start(struct tide_keyed_states *states, const uint8_t *key) {
    uint8_t block[SHA256_CBLOCK];
    for (size_t i = 0; i < sizeof block; i++) block[i] = key[i] ^ 0x36;
    SHA256_Init(&states->inner);
    SHA256_Update(&states->inner, block, sizeof block);
    for (size_t i = 0; i < sizeof block; i++) block[i] = key[i] ^ 0x5c;
    SHA256_Init(&states->outer);
    SHA256_Update(&states->outer, block, sizeof block);
    OPENSSL_cleanse(block, sizeof block);
}

/// Writes a state as bytes, the highest of each word first.
static inline void tide_keyed_write(const SHA256_CTX *state, uint8_t *bytes) {
    for (size_t i = 0; i < 8; i++) {
        uint32_t word = __builtin_bswap32(state->h[i]);
        memcpy(bytes + 4 * i, &word, sizeof word);
    }
}

/// The code of a message that one block holds with its padding: two compressions and nothing else (FIPS 180-4 section 5.1.1).
static inline void tide_keyed_short(const struct tide_keyed_states *states, const uint8_t *message, size_t count,
                                    uint8_t *code) {
    SHA256_CTX state;
    uint8_t block[SHA256_CBLOCK] = {0};
    size_t bits = 8 * (SHA256_CBLOCK + count);
    if (count > 0) memcpy(block, message, count);
    block[count] = 0x80;
    block[62] = (uint8_t)(bits >> 8);
    block[63] = (uint8_t)bits;
    // A compression reads and writes the eight words alone.
    memcpy(state.h, states->inner.h, sizeof state.h);
    SHA256_Transform(&state, block);
    memset(block + SHA256_DIGEST_LENGTH, 0, sizeof block - SHA256_DIGEST_LENGTH);
    tide_keyed_write(&state, block);
    block[SHA256_DIGEST_LENGTH] = 0x80;
    // 96 bytes are 0x300 bits.
    block[62] = 3;
    memcpy(state.h, states->outer.h, sizeof state.h);
    SHA256_Transform(&state, block);
    tide_keyed_write(&state, code);
    OPENSSL_cleanse(block, SHA256_DIGEST_LENGTH);
}

/// Writes the 32 bytes of a message's code, whose place is no part of the message.
static inline void tide_keyed_code(const struct tide_keyed_states *states, const uint8_t *message, size_t count,
                                   uint8_t *code) {
    if (count < SHA256_CBLOCK - 8) {
        tide_keyed_short(states, message, count, code);
        return;
    }
    SHA256_CTX state = states->inner;
    SHA256_Update(&state, message, count);
    SHA256_Final(code, &state);
    state = states->outer;
    SHA256_Update(&state, code, SHA256_DIGEST_LENGTH);
    SHA256_Final(code, &state);
    OPENSSL_cleanse(&state, sizeof state);
}

/// So many compressions of one block, one after another, and the first word of the state that comes out: what a benchmark holds codes against.
static inline uint32_t tide_compressions(const uint8_t *block, size_t count) {
    SHA256_CTX state;
    SHA256_Init(&state);
    for (size_t i = 0; i < count; i++) SHA256_Transform(&state, block);
    return state.h[0];
}
