#pragma once
#include "signature.h"
#include <openssl/ts.h>

// Time-stamp tokens (RFC 3161): CMS SignedData of one signer over a TSTInfo.

#define TIDE_STAMP_HOLDS 0
#define TIDE_STAMP_MALFORMED (-1)
/// Not over a SHA-256 imprint.
#define TIDE_STAMP_WEAK_IMPRINT (-2)
#define TIDE_STAMP_NOT_ONE_SIGNER (-3)
/// The signer's certificate is not inside.
#define TIDE_STAMP_NO_CERTIFICATE (-4)
#define TIDE_STAMP_WEAK (-5)
#define TIDE_STAMP_BROKEN (-6)
/// The certificate is not for time stamps, or not for them alone, or does not say so critically.
#define TIDE_STAMP_OTHER_USE (-7)
#define TIDE_STAMP_NOT_BOUND (-8)
/// A critical extension of the TSTInfo.
#define TIDE_STAMP_EXTENSION (-9)
#define TIDE_STAMP_FAILED (-10)

/// What a token says.
struct tide_stamp_facts {
    /// Seconds since 1970, rounded down.
    int64_t time;
    /// Whether the time has a fraction of a second.
    int has_fraction;
    /// Microseconds; -1 where none is stated.
    int64_t accuracy;
    /// The signer's certificate's validity, seconds since 1970.
    int64_t not_before;
    int64_t not_after;
    uint8_t imprint[32];
    /// Big-endian, without leading zeros; a count of -1 where there is none.
    int nonce_count;
    uint8_t nonce[64];
    int serial_count;
    uint8_t serial[64];
    /// The policy in dotted digits.
    int policy_count;
    char policy[128];
    /// Whether the attribute that binds the certificate is the first version, over SHA-1 (RFC 2634).
    int is_first_binding;
    size_t signer_count;
    size_t binding_count;
};

/// Writes a number that is not negative; its bytes' count, or -2.
static inline int tide_stamp_number(const ASN1_INTEGER *number, uint8_t output[64])
{
    int count = -2;
    BIGNUM *value = ASN1_INTEGER_to_BN(number, NULL);
    if (value && !BN_is_negative(value) && BN_num_bytes(value) <= 64) count = BN_bn2bin(value, output);
    BN_free(value);
    return count;
}

/// A part of an accuracy: 0 where it is left out, -1 where it is out of bounds.
static inline int64_t tide_stamp_part(const ASN1_INTEGER *number, int64_t most)
{
    int64_t value = 0;
    if (!number) return 0;
    if (!ASN1_INTEGER_get_int64(&value, number) || value < 0 || value > most) return -1;
    return value;
}

/// Reads what the TSTInfo says; TIDE_STAMP_…
static inline int tide_stamp_info(const ASN1_OCTET_STRING *content, struct tide_stamp_facts *facts)
{
    const unsigned char *start = ASN1_STRING_get0_data(content);
    const unsigned char *cursor = start;
    int result = TIDE_STAMP_MALFORMED;
    TS_TST_INFO *info = d2i_TS_TST_INFO(NULL, &cursor, ASN1_STRING_length(content));
    if (info && cursor == start + ASN1_STRING_length(content) && TS_TST_INFO_get_version(info) == 1) {
        TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
        const ASN1_OCTET_STRING *digest = TS_MSG_IMPRINT_get_msg(imprint);
        const X509_ALGOR *algorithm = TS_MSG_IMPRINT_get_algo(imprint);
        const ASN1_GENERALIZEDTIME *time = TS_TST_INFO_get_time(info);
        const char *text = (const char *)ASN1_STRING_get0_data(time);
        int text_count = ASN1_STRING_length(time);
        const ASN1_INTEGER *nonce = TS_TST_INFO_get_nonce(info);
        TS_ACCURACY *accuracy = TS_TST_INFO_get_accuracy(info);
        int is_strong = OBJ_obj2nid(algorithm->algorithm) == NID_sha256 && ASN1_STRING_length(digest) == 32;
        int is_whole = text_count > 0 && text[text_count - 1] == 'Z' && tide_seconds(time, &facts->time);
        facts->has_fraction = is_whole && memchr(text, '.', (size_t)text_count) != NULL;
        facts->accuracy = -1;
        if (accuracy) {
            int64_t seconds = tide_stamp_part(TS_ACCURACY_get_seconds(accuracy), 1000000000);
            int64_t millis = tide_stamp_part(TS_ACCURACY_get_millis(accuracy), 999);
            int64_t micros = tide_stamp_part(TS_ACCURACY_get_micros(accuracy), 999);
            is_whole = is_whole && seconds >= 0 && millis >= 0 && micros >= 0;
            facts->accuracy = (seconds * 1000 + millis) * 1000 + micros;
        }
        facts->nonce_count = nonce ? tide_stamp_number(nonce, facts->nonce) : -1;
        facts->serial_count = tide_stamp_number(TS_TST_INFO_get_serial(info), facts->serial);
        facts->policy_count =
            OBJ_obj2txt(facts->policy, (int)sizeof facts->policy, TS_TST_INFO_get_policy_id(info), 1);
        is_whole = is_whole && facts->nonce_count >= -1 && facts->serial_count >= 0 && facts->policy_count > 0
            && facts->policy_count < (int)sizeof facts->policy;
        if (is_whole) result = is_strong ? TIDE_STAMP_HOLDS : TIDE_STAMP_WEAK_IMPRINT;
        if (result == TIDE_STAMP_HOLDS) {
            memcpy(facts->imprint, ASN1_STRING_get0_data(digest), sizeof facts->imprint);
            if (TS_TST_INFO_get_ext_by_critical(info, 1, -1) >= 0) result = TIDE_STAMP_EXTENSION;
        }
    }
    TS_TST_INFO_free(info);
    return result;
}

/// Whether a certificate is for time stamps and nothing else, and says so critically (RFC 3161 section 2.3).
static inline int tide_stamp_is_signer(X509 *certificate)
{
    EXTENDED_KEY_USAGE *uses = (EXTENDED_KEY_USAGE *)X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
    int is_alone = uses && sk_ASN1_OBJECT_num(uses) == 1;
    sk_ASN1_OBJECT_pop_free(uses, ASN1_OBJECT_free);
    return is_alone && X509_check_purpose(certificate, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
}

/// Copies the attribute that binds the signer's certificate, the second version where both are there.
static inline int tide_stamp_binding(
    CMS_SignerInfo *signer, uint8_t *output, size_t capacity, struct tide_stamp_facts *facts)
{
    int nid = NID_id_smime_aa_signingCertificateV2;
    facts->is_first_binding = CMS_signed_get_attr_by_NID(signer, nid, -1) < 0;
    if (facts->is_first_binding) nid = NID_id_smime_aa_signingCertificate;
    if (CMS_signed_get_attr_by_NID(signer, nid, -1) < 0) return TIDE_STAMP_NOT_BOUND;
    ASN1_STRING *value = (ASN1_STRING *)CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE);
    int length = value ? ASN1_STRING_length(value) : 0;
    if (length <= 0 || (size_t)length > capacity) return TIDE_STAMP_MALFORMED;
    memcpy(output, ASN1_STRING_get0_data(value), (size_t)length);
    facts->binding_count = (size_t)length;
    return TIDE_STAMP_HOLDS;
}

/// Reads a token and checks its signature under the certificate inside it, which must be for time stamps.
///
/// Nobody is asked whether that certificate counts: it is written to `signer` as DER, and the attribute that binds it to
/// `binding`, for the caller to look at.
static inline int tide_stamp_read(
    const uint8_t *token, size_t count, struct tide_stamp_facts *facts, uint8_t *signer, size_t signer_capacity,
    uint8_t *binding, size_t binding_capacity)
{
    int result = TIDE_STAMP_MALFORMED;
    const unsigned char *cursor = token;
    CMS_ContentInfo *cms = NULL;
    CMS_SignerInfo *info = NULL;
    X509 *certificate = NULL;
    STACK_OF(CMS_SignerInfo) *signers = NULL;
    ASN1_OCTET_STRING **content = NULL;
    memset(facts, 0, sizeof *facts);
    if (count > 0 && count <= INT_MAX) cms = d2i_CMS_ContentInfo(NULL, &cursor, (long)count);
    if (!cms || cursor != token + count || OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed
        || OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_id_smime_ct_TSTInfo) {
        result = TIDE_STAMP_MALFORMED;
    } else if (content = CMS_get0_content(cms), !content || !*content) {
        result = TIDE_STAMP_MALFORMED;
    } else if (signers = CMS_get0_SignerInfos(cms), sk_CMS_SignerInfo_num(signers) != 1) {
        result = TIDE_STAMP_NOT_ONE_SIGNER;
    } else if (result = tide_stamp_info(*content, facts), result != TIDE_STAMP_HOLDS) {
        // Said already.
    } else if (info = sk_CMS_SignerInfo_value(signers, 0), CMS_set1_signers_certs(cms, NULL, 0) != 1) {
        result = TIDE_STAMP_NO_CERTIFICATE;
    } else if (!tide_is_strong_signer(info)) {
        result = TIDE_STAMP_WEAK;
    } else {
        ASN1_OBJECT *type = NULL;
        CMS_SignerInfo_get0_algs(info, NULL, &certificate, NULL, NULL);
        if (CMS_signed_get_attr_count(info) > 0)
            type = (ASN1_OBJECT *)CMS_signed_get0_data_by_OBJ(
                info, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);
        unsigned char *end = signer;
        int length = certificate ? i2d_X509(certificate, NULL) : -1;
        if (!type || OBJ_obj2nid(type) != NID_id_smime_ct_TSTInfo || length <= 0 || (size_t)length > signer_capacity
            || !CMS_signed_get0_data_by_OBJ(
                info, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING)) {
            result = TIDE_STAMP_MALFORMED;
        } else if (!tide_stamp_is_signer(certificate)) {
            result = TIDE_STAMP_OTHER_USE;
        } else if (CMS_verify(cms, NULL, NULL, NULL, NULL, CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) != 1) {
            result = TIDE_STAMP_BROKEN;
        } else if (!tide_seconds(X509_get0_notBefore(certificate), &facts->not_before)
            || !tide_seconds(X509_get0_notAfter(certificate), &facts->not_after)
            || i2d_X509(certificate, &end) != length) {
            result = TIDE_STAMP_MALFORMED;
        } else {
            facts->signer_count = (size_t)length;
            result = tide_stamp_binding(info, binding, binding_capacity, facts);
        }
    }
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
    return result;
}
