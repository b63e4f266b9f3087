#pragma once
#include <limits.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <stddef.h>
#include <stdint.h>

// AES, block by block under one key (FIPS 197). The modes that Tidegate builds on it (FF1, CMAC, SIV) call it some ten times for
// each identifier, so the key's schedule is made once and held by whoever made it: the one pointer of libcrypto that crosses into Swift.

/// Makes the schedule of a key of 16, 24 or 32 bytes; NULL if it cannot be made.
static inline EVP_CIPHER_CTX *tide_block_start(const uint8_t *key, size_t count)
{
    const EVP_CIPHER *cipher = count == 16 ? EVP_aes_128_ecb()
        : count == 24                      ? EVP_aes_192_ecb()
        : count == 32                      ? EVP_aes_256_ecb()
                                           : NULL;
    EVP_CIPHER_CTX *context = cipher ? EVP_CIPHER_CTX_new() : NULL;
    if (context && (EVP_EncryptInit_ex(context, cipher, NULL, key, NULL) != 1
                    || EVP_CIPHER_CTX_set_padding(context, 0) != 1)) {
        EVP_CIPHER_CTX_free(context);
        context = NULL;
    }
    ERR_clear_error();
    return context;
}

/// Encrypts so many whole blocks of 16 bytes, each by itself; 1 if it did.
static inline int tide_block_encrypt(EVP_CIPHER_CTX *context, const uint8_t *input, size_t blocks, uint8_t *output)
{
    int written = 0;
    if (blocks > INT_MAX / 16) return 0;
    return EVP_EncryptUpdate(context, output, &written, input, (int)(16 * blocks)) == 1 && written == (int)(16 * blocks);
}

/// Wipes the schedule and gives its memory back.
static inline void tide_block_end(EVP_CIPHER_CTX *context) { EVP_CIPHER_CTX_free(context); }
