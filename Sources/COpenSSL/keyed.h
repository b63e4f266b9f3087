#pragma once
#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>

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

/// Writes the 32 bytes of a message's code.
static inline void tide_keyed_code(const struct tide_keyed_states *states, const uint8_t *message, size_t count,
                                   uint8_t *code) {
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
