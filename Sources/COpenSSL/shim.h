#pragma once
#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// What Tidegate needs of libcrypto, one function for each use, so that no libcrypto pointer crosses into Swift. Every
// function takes lengths with its buffers, writes at most `capacity` bytes, and returns how many it wrote; a negative
// number says why it wrote none.

#define TIDE_OPENSSL_FAILED (-1)
#define TIDE_OPENSSL_WRONG_PASSPHRASE (-2)

/// Encrypts a DER PrivateKeyInfo as a DER EncryptedPrivateKeyInfo: PBES2, scrypt, AES-256-CBC (RFC 8018, RFC 7914).
static inline int tide_pkcs8_encrypt(
    const uint8_t *info, size_t info_count, const uint8_t *passphrase, size_t passphrase_count, const uint8_t salt[16],
    const uint8_t iv[16], uint64_t n, uint64_t r, uint64_t p, uint8_t *output, size_t capacity)
{
    int written = TIDE_OPENSSL_FAILED;
    unsigned char salt_copy[16];
    unsigned char iv_copy[16];
    const unsigned char *cursor = info;
    PKCS8_PRIV_KEY_INFO *key = NULL;
    X509_ALGOR *algorithm = NULL;
    X509_SIG *sealed = NULL;
    if (info_count > INT_MAX || passphrase_count > INT_MAX || capacity > INT_MAX) return written;
    memcpy(salt_copy, salt, sizeof salt_copy);
    memcpy(iv_copy, iv, sizeof iv_copy);
    key = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)info_count);
    if (key) algorithm = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt_copy, sizeof salt_copy, iv_copy, n, r, p);
    if (algorithm) sealed = PKCS8_set0_pbe((const char *)passphrase, (int)passphrase_count, key, algorithm);
    if (sealed) {
        algorithm = NULL;  // now the sealed value's own
        int length = i2d_X509_SIG(sealed, NULL);
        if (length > 0 && (size_t)length <= capacity) {
            unsigned char *end = output;
            written = i2d_X509_SIG(sealed, &end);
        }
    }
    X509_ALGOR_free(algorithm);
    X509_SIG_free(sealed);
    PKCS8_PRIV_KEY_INFO_free(key);
    ERR_clear_error();
    return written;
}

/// Decrypts a DER EncryptedPrivateKeyInfo, which must fill its buffer, into a DER PrivateKeyInfo.
static inline int tide_pkcs8_decrypt(
    const uint8_t *sealed_bytes, size_t sealed_count, const uint8_t *passphrase, size_t passphrase_count,
    uint8_t *output, size_t capacity)
{
    int written = TIDE_OPENSSL_FAILED;
    const unsigned char *cursor = sealed_bytes;
    PKCS8_PRIV_KEY_INFO *key = NULL;
    if (sealed_count > INT_MAX || passphrase_count > INT_MAX || capacity > INT_MAX) return written;
    X509_SIG *sealed = d2i_X509_SIG(NULL, &cursor, (long)sealed_count);
    if (sealed && cursor == sealed_bytes + sealed_count) {
        written = TIDE_OPENSSL_WRONG_PASSPHRASE;
        key = PKCS8_decrypt(sealed, (const char *)passphrase, (int)passphrase_count);
    }
    if (key) {
        written = TIDE_OPENSSL_FAILED;
        int length = i2d_PKCS8_PRIV_KEY_INFO(key, NULL);
        if (length > 0 && (size_t)length <= capacity) {
            unsigned char *end = output;
            written = i2d_PKCS8_PRIV_KEY_INFO(key, &end);
        }
    }
    X509_SIG_free(sealed);
    PKCS8_PRIV_KEY_INFO_free(key);
    ERR_clear_error();
    return written;
}
