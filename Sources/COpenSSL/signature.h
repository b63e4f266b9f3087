#pragma once
#include "certificate.h"
#include <openssl/cms.h>

// Detached CMS signatures (RFC 5652), of one signer, over signed attributes.

#define TIDE_CMS_HOLDS 0
#define TIDE_CMS_MALFORMED (-1)
#define TIDE_CMS_ATTACHED (-2)
#define TIDE_CMS_NOT_ONE_SIGNER (-3)
#define TIDE_CMS_OTHER_SIGNER (-4)
#define TIDE_CMS_NO_ATTRIBUTES (-5)
#define TIDE_CMS_WEAK (-6)
#define TIDE_CMS_BROKEN (-7)
#define TIDE_CMS_OTHER_PAYLOAD (-8)
#define TIDE_CMS_FAILED (-9)
#define TIDE_CMS_OTHER_KEY (-10)

/// A private key from a DER PrivateKeyInfo that fills its buffer, or NULL.
static inline EVP_PKEY *tide_key_read(const uint8_t *info, size_t count)
{
    const unsigned char *cursor = info;
    EVP_PKEY *key = NULL;
    if (count == 0 || count > INT_MAX) return NULL;
    PKCS8_PRIV_KEY_INFO *value = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)count);
    if (value && cursor == info + count) key = EVP_PKCS82PKEY(value);
    PKCS8_PRIV_KEY_INFO_free(value);
    return key;
}

/// Memory to read from; it must outlive the BIO.
static inline BIO *tide_source(const uint8_t *bytes, size_t count)
{
    if (count > INT_MAX) return NULL;
    return BIO_new_mem_buf(count ? (const void *)bytes : (const void *)"", (int)count);
}

/// Whether digest and signature of a signer are of the kinds that are read, and name the same digest.
static inline int tide_is_strong_signer(CMS_SignerInfo *signer)
{
    X509_ALGOR *digest = NULL;
    X509_ALGOR *signature = NULL;
    int signature_digest = NID_undef;
    int key = NID_undef;
    CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, &signature);
    int digest_nid = OBJ_obj2nid(digest->algorithm);
    int nid = OBJ_obj2nid(signature->algorithm);
    if (!tide_is_strong_digest(digest_nid)) return 0;
    // The digest of rsaEncryption is the signer's; that of RSASSA-PSS is compared with it by libcrypto.
    if (nid == NID_rsaEncryption || nid == NID_rsassaPss) return 1;
    if (!OBJ_find_sigid_algs(nid, &signature_digest, &key) || signature_digest != digest_nid) return 0;
    return key == NID_rsaEncryption || key == NID_X9_62_id_ecPublicKey;
}

/// Checks that a detached signature of exactly one signer is this certificate's over these bytes.
///
/// The certificate's own validity is not looked at. Where the signature binds the certificate (ESS
/// signing-certificate-v2), the attribute's DER is written to `binding`.
static inline int tide_cms_verify(
    const uint8_t *message, size_t message_count, const uint8_t *payload, size_t payload_count,
    const uint8_t *certificate, size_t certificate_count, uint8_t *binding, size_t capacity, size_t *binding_count)
{
    int result = TIDE_CMS_MALFORMED;
    const unsigned char *cursor = message;
    CMS_ContentInfo *cms = NULL;
    CMS_SignerInfo *signer = NULL;
    STACK_OF(CMS_SignerInfo) *signers = NULL;
    X509 *pinned = tide_x509_read(certificate, certificate_count);
    BIO *content = tide_source(payload, payload_count);
    STACK_OF(X509) *certificates = sk_X509_new_null();
    *binding_count = 0;
    if (message_count > 0 && message_count <= INT_MAX) cms = d2i_CMS_ContentInfo(NULL, &cursor, (long)message_count);
    if (!pinned || !content || !certificates || !sk_X509_push(certificates, pinned)) {
        result = TIDE_CMS_FAILED;
    } else if (!cms || cursor != message + message_count || OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed
        || OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data) {
        result = TIDE_CMS_MALFORMED;
    } else if (CMS_is_detached(cms) != 1) {
        result = TIDE_CMS_ATTACHED;
    } else if (signers = CMS_get0_SignerInfos(cms), sk_CMS_SignerInfo_num(signers) != 1) {
        result = TIDE_CMS_NOT_ONE_SIGNER;
    } else if (signer = sk_CMS_SignerInfo_value(signers, 0), CMS_SignerInfo_cert_cmp(signer, pinned) != 0) {
        result = TIDE_CMS_OTHER_SIGNER;
    } else if (!tide_is_strong_signer(signer)) {
        result = TIDE_CMS_WEAK;
    } else if (CMS_signed_get_attr_count(signer) <= 0) {
        result = TIDE_CMS_NO_ATTRIBUTES;
    } else if (!CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING)
        || !CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT)) {
        result = TIDE_CMS_MALFORMED;
    } else if (CMS_verify(
                   cms, certificates, NULL, content, NULL,
                   CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY) != 1) {
        result = CMS_SignerInfo_verify(signer) == 1 ? TIDE_CMS_OTHER_PAYLOAD : TIDE_CMS_BROKEN;
    } else {
        int nid = NID_id_smime_aa_signingCertificateV2;
        result = TIDE_CMS_HOLDS;
        if (CMS_signed_get_attr_by_NID(signer, nid, -1) >= 0) {
            ASN1_STRING *value =
                (ASN1_STRING *)CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE);
            int length = value ? ASN1_STRING_length(value) : 0;
            if (length <= 0 || (size_t)length > capacity) {
                result = TIDE_CMS_MALFORMED;
            } else {
                memcpy(binding, ASN1_STRING_get0_data(value), (size_t)length);
                *binding_count = (size_t)length;
            }
        }
    }
    sk_X509_free(certificates);
    X509_free(pinned);
    BIO_free(content);
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
    return result;
}

/// Signs bytes, detached, with the certificate bound and inside (CAdES-BES), claiming a time; returns the DER's length.
static inline int tide_cms_sign(
    const uint8_t *payload, size_t payload_count, const uint8_t *certificate, size_t certificate_count,
    const uint8_t *info, size_t info_count, int64_t at, uint8_t *output, size_t capacity)
{
    int result = TIDE_CMS_FAILED;
    unsigned int flags = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;
    X509 *signer = tide_x509_read(certificate, certificate_count);
    EVP_PKEY *key = tide_key_read(info, info_count);
    BIO *content = tide_source(payload, payload_count);
    ASN1_TIME *time = ASN1_TIME_set(NULL, (time_t)at);
    CMS_ContentInfo *cms = NULL;
    CMS_SignerInfo *signature = NULL;
    if (signer && key && X509_check_private_key(signer, key) != 1) {
        result = TIDE_CMS_OTHER_KEY;
    } else if (signer && key && content && time) {
        cms = CMS_sign(NULL, NULL, NULL, NULL, flags);
        if (cms) signature = CMS_add1_signer(cms, signer, key, EVP_sha256(), flags);
        if (signature
            && CMS_signed_add1_attr_by_NID(signature, NID_pkcs9_signingTime, ASN1_STRING_type(time), time, -1)
            && CMS_final(cms, content, NULL, flags)) {
            int length = i2d_CMS_ContentInfo(cms, NULL);
            if (length > 0 && (size_t)length <= capacity) {
                unsigned char *end = output;
                result = i2d_CMS_ContentInfo(cms, &end);
            }
        }
    }
    CMS_ContentInfo_free(cms);
    ASN1_TIME_free(time);
    BIO_free(content);
    EVP_PKEY_free(key);
    X509_free(signer);
    ERR_clear_error();
    return result;
}
