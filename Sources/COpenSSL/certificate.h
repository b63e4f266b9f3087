#pragma once
#include <limits.h>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// X.509 certificates and their chains. Certificates and lists come as DER; several stand one after the other.

#define TIDE_KEY_OTHER 0
#define TIDE_KEY_ED25519 1
#define TIDE_KEY_P256 2
#define TIDE_KEY_RSA 3

#define TIDE_FIELD_SUBJECT 0
#define TIDE_FIELD_ISSUER 1
#define TIDE_FIELD_SERIAL 2
#define TIDE_FIELD_PUBLIC_KEY 3

/// What a certificate says in numbers.
struct tide_certificate_facts {
    /// Seconds since 1970.
    int64_t not_before;
    int64_t not_after;
    /// One of TIDE_KEY_…
    int key;
    int key_bits;
    /// Whether its own signature uses SHA-256, -384 or -512, or Ed25519.
    int has_strong_digest;
    /// Whether every extension is well formed and every critical one understood.
    int has_known_extensions;
    /// KU_… bits; all ones without the extension.
    uint32_t key_usage;
};

/// A certificate that is read from exactly these bytes and written again gives the same, or NULL.
static inline X509 *tide_x509_read(const uint8_t *der, size_t count)
{
    const unsigned char *cursor = der;
    unsigned char *again = NULL;
    X509 *certificate;
    if (count == 0 || count > INT_MAX) return NULL;
    certificate = d2i_X509(NULL, &cursor, (long)count);
    if (!certificate) return NULL;
    int length = i2d_X509(certificate, &again);
    if (cursor != der + count || length < 0 || (size_t)length != count || memcmp(again, der, count) != 0) {
        X509_free(certificate);
        certificate = NULL;
    }
    OPENSSL_free(again);
    return certificate;
}

/// Seconds since 1970 of a time; 0 if it is none.
static inline int tide_seconds(const ASN1_TIME *time, int64_t *seconds)
{
    int days = 0;
    int rest = 0;
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int is_time = epoch && time && ASN1_TIME_diff(&days, &rest, epoch, time);
    *seconds = is_time ? (int64_t)days * 86400 + rest : 0;
    ASN1_TIME_free(epoch);
    return is_time;
}

static inline int tide_is_strong_digest(int nid) { return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512; }

/// Whether the algorithm of a signature hashes with one of the three digests, or is Ed25519.
static inline int tide_is_strong_signature(const X509_ALGOR *algorithm)
{
    int digest = NID_undef;
    int key = NID_undef;
    int nid = OBJ_obj2nid(algorithm->algorithm);
    if (nid == NID_ED25519) return 1;
    if (nid == NID_rsassaPss) {
        // Without parameters, or without a hash among them, RSASSA-PSS means SHA-1 (RFC 4055).
        RSA_PSS_PARAMS *parameters = NULL;
        if (algorithm->parameter && algorithm->parameter->type == V_ASN1_SEQUENCE)
            parameters = (RSA_PSS_PARAMS *)ASN1_item_unpack(
                algorithm->parameter->value.sequence, ASN1_ITEM_rptr(RSA_PSS_PARAMS));
        int is_strong = parameters && parameters->hashAlgorithm
            && tide_is_strong_digest(OBJ_obj2nid(parameters->hashAlgorithm->algorithm));
        RSA_PSS_PARAMS_free(parameters);
        return is_strong;
    }
    return OBJ_find_sigid_algs(nid, &digest, &key) && tide_is_strong_digest(digest);
}

/// Reads the facts; 0 if the bytes are no certificate.
static inline int tide_certificate_read(const uint8_t *der, size_t count, struct tide_certificate_facts *facts)
{
    X509 *certificate = tide_x509_read(der, count);
    int is_read = 0;
    if (certificate) {
        const X509_ALGOR *algorithm = NULL;
        EVP_PKEY *key = X509_get0_pubkey(certificate);
        X509_get0_signature(NULL, &algorithm, certificate);
        facts->key = TIDE_KEY_OTHER;
        facts->key_bits = key ? EVP_PKEY_get_bits(key) : 0;
        if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519) facts->key = TIDE_KEY_ED25519;
        if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) facts->key = TIDE_KEY_RSA;
        if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC) {
            char group[64];
            size_t length = 0;
            if (EVP_PKEY_get_group_name(key, group, sizeof group, &length) && OBJ_sn2nid(group) == NID_X9_62_prime256v1)
                facts->key = TIDE_KEY_P256;
        }
        facts->has_strong_digest = algorithm && tide_is_strong_signature(algorithm);
        uint32_t flags = X509_get_extension_flags(certificate);
        facts->has_known_extensions = (flags & (EXFLAG_INVALID | EXFLAG_CRITICAL)) == 0;
        facts->key_usage = X509_get_key_usage(certificate);
        is_read = tide_seconds(X509_get0_notBefore(certificate), &facts->not_before)
            && tide_seconds(X509_get0_notAfter(certificate), &facts->not_after);
    }
    X509_free(certificate);
    ERR_clear_error();
    return is_read;
}

/// Writes one field of a certificate: a name as RFC 2253 text, the serial number in hexadecimal, or the key's DER.
static inline int tide_certificate_field(
    const uint8_t *der, size_t count, int field, uint8_t *output, size_t capacity)
{
    int written = -1;
    X509 *certificate = tide_x509_read(der, count);
    if (certificate && capacity <= INT_MAX) {
        if (field == TIDE_FIELD_PUBLIC_KEY) {
            X509_PUBKEY *key = X509_get_X509_PUBKEY(certificate);
            int length = i2d_X509_PUBKEY(key, NULL);
            if (length > 0 && (size_t)length <= capacity) {
                unsigned char *end = output;
                written = i2d_X509_PUBKEY(key, &end);
            }
        } else {
            BIO *text = BIO_new(BIO_s_mem());
            int is_written = 0;
            if (text && field == TIDE_FIELD_SERIAL) {
                is_written = i2a_ASN1_INTEGER(text, X509_get0_serialNumber(certificate)) > 0;
            } else if (text) {
                const X509_NAME *name =
                    field == TIDE_FIELD_SUBJECT ? X509_get_subject_name(certificate) : X509_get_issuer_name(certificate);
                // An empty name is written as nothing.
                is_written = X509_NAME_print_ex(text, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0;
            }
            if (is_written) written = BIO_read(text, output, (int)capacity);
            if (is_written && written < 0) written = 0;
            BIO_free(text);
        }
    }
    X509_free(certificate);
    ERR_clear_error();
    return written;
}

// MARK: - Chains

#define TIDE_CHAIN_HOLDS 0
/// The issuers or the lists cannot be read.
#define TIDE_CHAIN_UNREADABLE (-1)
/// A list is signed with a weak digest.
#define TIDE_CHAIN_WEAK_LIST (-2)

/// Where and why a chain does not hold.
struct tide_chain {
    /// The moment of the check, seconds since 1970.
    int64_t at;
    /// Counted from the certificate itself, which is 0.
    int depth;
    /// When the certificate was revoked, seconds since 1970, if that is the reason.
    int64_t revoked;
    /// The earliest revocation, later ones than the moment too, after which not even what was signed before is good;
    /// INT64_MAX without one.
    int64_t spoiled;
};

/// What a check remembers on its way.
struct tide_chain_state {
    struct tide_chain *chain;
    /// The list that was let pass last; libcrypto forgets which one it is looking at once it has asked about its time.
    X509_CRL *list;
};

/// Whether a revocation leaves good what was signed before it: a reason is stated, and it is unspecified, a change of
/// affiliation, a newer certificate or the end of the work (RFC 3161 section 4).
static inline int tide_is_harmless(X509_REVOKED *entry)
{
    ASN1_ENUMERATED *reason = (ASN1_ENUMERATED *)X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, NULL, NULL);
    long value = reason ? ASN1_ENUMERATED_get(reason) : -1;
    ASN1_ENUMERATED_free(reason);
    return value == CRL_REASON_UNSPECIFIED || value == CRL_REASON_AFFILIATION_CHANGED
        || value == CRL_REASON_SUPERSEDED || value == CRL_REASON_CESSATION_OF_OPERATION;
}

/// Lets pass what is no flaw here, and notes the date of a revocation.
static inline int tide_chain_callback(int ok, X509_STORE_CTX *context)
{
    struct tide_chain_state *state = (struct tide_chain_state *)X509_STORE_CTX_get_app_data(context);
    struct tide_chain *chain = state->chain;
    int error = X509_STORE_CTX_get_error(context);
    int depth = X509_STORE_CTX_get_error_depth(context);
    if (ok) return 1;
    chain->depth = depth;
    // A list of the certificate's own issuer is needed; lists about issuers count where they are given.
    int passes = error == X509_V_ERR_UNABLE_TO_GET_CRL && depth > 0;
    // A list made after the moment knows more than one made before it.
    if (error == X509_V_ERR_CRL_NOT_YET_VALID) {
        state->list = X509_STORE_CTX_get0_current_crl(context);
        passes = 1;
    }
    if (error == X509_V_ERR_CERT_REVOKED) {
        X509_REVOKED *entry = NULL;
        X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
        X509 *certificate = X509_STORE_CTX_get_current_cert(context);
        if (!list) list = state->list;
        if (list && certificate && X509_CRL_get0_by_cert(list, &entry, certificate) && entry
            && tide_seconds(X509_REVOKED_get0_revocationDate(entry), &chain->revoked)) {
            passes = chain->revoked > chain->at;
            if (chain->revoked < chain->spoiled && !tide_is_harmless(entry)) chain->spoiled = chain->revoked;
        } else
            chain->revoked = INT64_MIN;
    }
    if (passes) X509_STORE_CTX_set_error(context, X509_V_OK);
    return passes;
}

/// Checks a certificate's chain, as it was at `chain->at`, to a self-signed one among the issuers, or to the last of them
/// where none is self-signed; returns TIDE_CHAIN_… or libcrypto's X509_V_ERR_…, which is positive.
static inline int tide_chain_check(
    const uint8_t *der, size_t count, const uint8_t *issuers, size_t issuers_count, const uint8_t *lists,
    size_t lists_count, struct tide_chain *chain)
{
    int result = TIDE_CHAIN_UNREADABLE;
    int has_anchor = 0;
    struct tide_chain_state state = {chain, NULL};
    chain->spoiled = INT64_MAX;
    const unsigned char *cursor = issuers;
    const unsigned char *list_cursor = lists;
    X509 *last = NULL;
    X509 *certificate = tide_x509_read(der, count);
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    STACK_OF(X509) *untrusted = sk_X509_new_null();
    int is_ready = certificate && store && context && untrusted && issuers_count <= INT_MAX && lists_count <= INT_MAX;
    while (is_ready && cursor < issuers + issuers_count) {
        X509 *issuer = d2i_X509(NULL, &cursor, (long)(issuers + issuers_count - cursor));
        is_ready = issuer && sk_X509_push(untrusted, issuer) > 0;
        if (!is_ready) {
            X509_free(issuer);
            break;
        }
        last = issuer;
        if (X509_get_extension_flags(issuer) & EXFLAG_SS) {
            has_anchor = 1;
            is_ready = X509_STORE_add_cert(store, issuer);
        }
    }
    is_ready = is_ready && last && (has_anchor || X509_STORE_add_cert(store, last));
    while (is_ready && list_cursor < lists + lists_count) {
        const X509_ALGOR *algorithm = NULL;
        X509_CRL *list = d2i_X509_CRL(NULL, &list_cursor, (long)(lists + lists_count - list_cursor));
        is_ready = list && X509_STORE_add_crl(store, list);
        if (list) X509_CRL_get0_signature(list, NULL, &algorithm);
        if (is_ready && !tide_is_strong_signature(algorithm)) {
            result = TIDE_CHAIN_WEAK_LIST;
            is_ready = 0;
        }
        X509_CRL_free(list);
    }
    is_ready = is_ready && X509_STORE_CTX_init(context, store, certificate, untrusted)
        && X509_STORE_CTX_set_app_data(context, &state);
    if (is_ready) {
        X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
        unsigned long flags = has_anchor ? 0 : X509_V_FLAG_PARTIAL_CHAIN;
        if (lists_count > 0) flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
        X509_VERIFY_PARAM_set_flags(parameters, flags);
        X509_VERIFY_PARAM_set_time(parameters, (time_t)chain->at);
        X509_VERIFY_PARAM_set_depth(parameters, 8);
        // 112 bits: RSA from 2,048 bits, P-224 and up, SHA-2.
        X509_VERIFY_PARAM_set_auth_level(parameters, 2);
        X509_STORE_CTX_set_verify_cb(context, tide_chain_callback);
        if (X509_verify_cert(context) == 1) {
            result = TIDE_CHAIN_HOLDS;
        } else {
            result = X509_STORE_CTX_get_error(context);
            if (result <= 0) result = X509_V_ERR_UNSPECIFIED;
        }
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    sk_X509_pop_free(untrusted, X509_free);
    X509_free(certificate);
    ERR_clear_error();
    return result;
}

/// Whether the bytes are certificates, or lists, one after the other: their number, or -1.
static inline int tide_count_of(const uint8_t *der, size_t count, int is_lists)
{
    int number = 0;
    const unsigned char *cursor = der;
    if (count > INT_MAX) return -1;
    while (number >= 0 && cursor < der + count) {
        long rest = (long)(der + count - cursor);
        X509 *certificate = is_lists ? NULL : d2i_X509(NULL, &cursor, rest);
        X509_CRL *list = is_lists ? d2i_X509_CRL(NULL, &cursor, rest) : NULL;
        number = certificate || list ? number + 1 : -1;
        X509_free(certificate);
        X509_CRL_free(list);
    }
    ERR_clear_error();
    return number;
}

/// What a list of revoked certificates says of itself.
struct tide_list_facts {
    /// Seconds since 1970.
    int64_t this_update;
    int64_t next_update;
    int has_next_update;
    /// Whether it tells changes alone.
    int is_delta;
    int has_strong_digest;
    /// Big-endian, without leading zeros; 0 bytes where it has no number.
    int number_count;
    uint8_t number[64];
};

#define TIDE_LIST_ISSUER 0
#define TIDE_LIST_SCOPE 1

/// A list that is read from exactly these bytes, or NULL.
static inline X509_CRL *tide_list_parse(const uint8_t *der, size_t count)
{
    const unsigned char *cursor = der;
    X509_CRL *list;
    if (count == 0 || count > INT_MAX) return NULL;
    list = d2i_X509_CRL(NULL, &cursor, (long)count);
    if (list && cursor != der + count) {
        X509_CRL_free(list);
        list = NULL;
    }
    return list;
}

/// Reads a list; 1, or 0 for what is none.
static inline int tide_list_read(const uint8_t *der, size_t count, struct tide_list_facts *facts)
{
    X509_CRL *list = tide_list_parse(der, count);
    const X509_ALGOR *algorithm = NULL;
    ASN1_INTEGER *number = NULL;
    BIGNUM *value = NULL;
    int is_read = 0;
    memset(facts, 0, sizeof *facts);
    if (list) {
        const ASN1_TIME *next = X509_CRL_get0_nextUpdate(list);
        is_read = tide_seconds(X509_CRL_get0_lastUpdate(list), &facts->this_update);
        facts->has_next_update = next != NULL;
        if (next) is_read = is_read && tide_seconds(next, &facts->next_update);
        facts->is_delta = X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0;
        X509_CRL_get0_signature(list, NULL, &algorithm);
        facts->has_strong_digest = tide_is_strong_signature(algorithm);
        number = (ASN1_INTEGER *)X509_CRL_get_ext_d2i(list, NID_crl_number, NULL, NULL);
        if (number) {
            value = ASN1_INTEGER_to_BN(number, NULL);
            is_read = is_read && value && !BN_is_negative(value) && BN_num_bytes(value) <= (int)sizeof facts->number;
            if (is_read) facts->number_count = BN_bn2bin(value, facts->number);
        }
    }
    BN_free(value);
    ASN1_INTEGER_free(number);
    X509_CRL_free(list);
    ERR_clear_error();
    return is_read;
}

/// A field of a list: the bytes' number, or -1. TIDE_LIST_SCOPE is the issuer's name in DER and the distribution point:
/// lists that have both in common follow each other.
static inline int tide_list_field(const uint8_t *der, size_t count, int field, uint8_t *output, size_t capacity)
{
    X509_CRL *list = tide_list_parse(der, count);
    int length = -1;
    if (list && field == TIDE_LIST_ISSUER) {
        BIO *text = BIO_new(BIO_s_mem());
        char *bytes = NULL;
        if (text && X509_NAME_print_ex(text, X509_CRL_get_issuer(list), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
            long size = BIO_get_mem_data(text, &bytes);
            if (size >= 0 && (size_t)size <= capacity) {
                memcpy(output, bytes, (size_t)size);
                length = (int)size;
            }
        }
        BIO_free(text);
    } else if (list && field == TIDE_LIST_SCOPE) {
        unsigned char *name = NULL;
        int size = i2d_X509_NAME(X509_CRL_get_issuer(list), &name);
        int position = X509_CRL_get_ext_by_NID(list, NID_issuing_distribution_point, -1);
        ASN1_OCTET_STRING *point = position < 0 ? NULL : X509_EXTENSION_get_data(X509_CRL_get_ext(list, position));
        int more = point ? ASN1_STRING_length(point) : 0;
        if (size > 0 && (size_t)size + (size_t)more <= capacity) {
            memcpy(output, name, (size_t)size);
            if (more > 0) memcpy(output + size, ASN1_STRING_get0_data(point), (size_t)more);
            length = size + more;
        }
        OPENSSL_free(name);
    }
    X509_CRL_free(list);
    ERR_clear_error();
    return length;
}

/// Whether one of the issuers, certificates one after the other, has the list's name and may and did sign it.
static inline int tide_list_is_signed(const uint8_t *der, size_t count, const uint8_t *issuers, size_t issuers_count)
{
    X509_CRL *list = tide_list_parse(der, count);
    const unsigned char *cursor = issuers;
    int is_signed = 0;
    while (list && !is_signed && issuers_count <= INT_MAX && cursor < issuers + issuers_count) {
        X509 *issuer = d2i_X509(NULL, &cursor, (long)(issuers + issuers_count - cursor));
        EVP_PKEY *key = issuer ? X509_get0_pubkey(issuer) : NULL;
        if (!issuer) break;
        is_signed = key && X509_NAME_cmp(X509_get_subject_name(issuer), X509_CRL_get_issuer(list)) == 0
            && (X509_get_key_usage(issuer) & KU_CRL_SIGN) && X509_CRL_verify(list, key) == 1;
        X509_free(issuer);
    }
    X509_CRL_free(list);
    ERR_clear_error();
    return is_signed;
}

/// libcrypto's words for X509_V_ERR_…; they last.
static inline const char *tide_chain_words(int error) { return X509_verify_cert_error_string(error); }
