#pragma once
#include "signature.h"

// CMS AuthEnvelopedData (RFC 5083, RFC 5084) in pieces, so that no message lies in memory whole: bytes go in, bytes come
// out, and each handle has one owner, who frees it.

#define TIDE_SEAL_DONE 0
#define TIDE_SEAL_FAILED (-1)
#define TIDE_SEAL_OTHER_RECIPIENT (-2)
#define TIDE_SEAL_OTHER_KEY (-3)
#define TIDE_SEAL_BROKEN (-4)
#define TIDE_SEAL_WEAK (-5)

/// A message being sealed, or being opened.
struct tide_seal {
    CMS_ContentInfo *cms;
    /// Sealing: what was written and not yet taken. Opening: what was given and not yet read.
    BIO *memory;
    /// The filters on top of it, which end in it.
    BIO *chain;
    int is_at_end;
};

static inline void tide_seal_free(struct tide_seal *seal)
{
    if (!seal) return;
    // The chain ends in the memory, which goes with it.
    if (seal->chain) BIO_free_all(seal->chain);
    else BIO_free(seal->memory);
    CMS_ContentInfo_free(seal->cms);
    OPENSSL_free(seal);
    ERR_clear_error();
}

/// Begins a message for one recipient: RSA-OAEP with SHA-256, or ephemeral ECDH with SHA-256; then AES-256-GCM.
static inline struct tide_seal *tide_sealing_new(const uint8_t *certificate, size_t count)
{
    int is_ready = 0;
    struct tide_seal *seal = (struct tide_seal *)OPENSSL_zalloc(sizeof *seal);
    X509 *recipient = tide_x509_read(certificate, count);
    if (seal && recipient) {
        unsigned int flags = CMS_STREAM | CMS_PARTIAL | CMS_BINARY;
        CMS_RecipientInfo *info = NULL;
        EVP_PKEY_CTX *context = NULL;
        seal->cms = CMS_encrypt(NULL, NULL, EVP_aes_256_gcm(), flags);
        if (seal->cms) info = CMS_add1_recipient_cert(seal->cms, recipient, flags | CMS_KEY_PARAM);
        if (info) context = CMS_RecipientInfo_get0_pkey_ctx(info);
        if (context && CMS_RecipientInfo_type(info) == CMS_RECIPINFO_TRANS)
            is_ready = EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0
                && EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) > 0
                && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) > 0;
        if (context && CMS_RecipientInfo_type(info) == CMS_RECIPINFO_AGREE)
            is_ready = EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) > 0;
        if (is_ready) seal->memory = BIO_new(BIO_s_mem());
        if (seal->memory) seal->chain = BIO_new_CMS(seal->memory, seal->cms);
    }
    X509_free(recipient);
    ERR_clear_error();
    if (!seal || seal->chain) return seal;
    tide_seal_free(seal);
    return NULL;
}

static inline int tide_sealing_write(struct tide_seal *seal, const uint8_t *bytes, size_t count)
{
    size_t written = 0;
    while (written < count) {
        size_t step = 0;
        if (BIO_write_ex(seal->chain, bytes + written, count - written, &step) != 1) return TIDE_SEAL_FAILED;
        written += step;
    }
    return TIDE_SEAL_DONE;
}

/// Ends the message: nothing can be written after it.
static inline int tide_sealing_finish(struct tide_seal *seal)
{
    return BIO_flush(seal->chain) == 1 ? TIDE_SEAL_DONE : TIDE_SEAL_FAILED;
}

/// Takes sealed bytes that are ready; 0 if there are none yet.
static inline int tide_sealing_take(struct tide_seal *seal, uint8_t *output, size_t capacity)
{
    int count = capacity > INT_MAX ? -1 : BIO_read(seal->memory, output, (int)capacity);
    return count > 0 ? count : 0;
}

/// TIDE_SEAL_DONE if this is the certificate's recipient and its key is wrapped in one of the two ways.
static inline int tide_recipient_check(CMS_RecipientInfo *info, X509 *recipient)
{
    int type = CMS_RecipientInfo_type(info);
    if (type == CMS_RECIPINFO_TRANS && CMS_RecipientInfo_ktri_cert_cmp(info, recipient) == 0) {
        X509_ALGOR *algorithm = NULL;
        if (!CMS_RecipientInfo_ktri_get0_algs(info, NULL, NULL, &algorithm)) return TIDE_SEAL_WEAK;
        return OBJ_obj2nid(algorithm->algorithm) == NID_rsaesOaep ? TIDE_SEAL_DONE : TIDE_SEAL_WEAK;
    }
    if (type == CMS_RECIPINFO_AGREE) {
        STACK_OF(CMS_RecipientEncryptedKey) *keys = CMS_RecipientInfo_kari_get0_reks(info);
        for (int position = 0; position < sk_CMS_RecipientEncryptedKey_num(keys); position++)
            if (CMS_RecipientEncryptedKey_cert_cmp(sk_CMS_RecipientEncryptedKey_value(keys, position), recipient) == 0)
                return TIDE_SEAL_DONE;
    }
    return TIDE_SEAL_OTHER_RECIPIENT;
}

/// Begins to open a message whose DER is given without the content; `status` says why not.
static inline struct tide_seal *tide_opening_new(
    const uint8_t *message, size_t message_count, const uint8_t *certificate, size_t certificate_count,
    const uint8_t *info, size_t info_count, int *status)
{
    const unsigned char *cursor = message;
    struct tide_seal *seal = (struct tide_seal *)OPENSSL_zalloc(sizeof *seal);
    X509 *recipient = tide_x509_read(certificate, certificate_count);
    EVP_PKEY *key = tide_key_read(info, info_count);
    *status = TIDE_SEAL_FAILED;
    if (seal && recipient && key && message_count <= INT_MAX) {
        seal->cms = d2i_CMS_ContentInfo(NULL, &cursor, (long)message_count);
        if (X509_check_private_key(recipient, key) != 1) {
            *status = TIDE_SEAL_OTHER_KEY;
        } else if (seal->cms && cursor == message + message_count
            && OBJ_obj2nid(CMS_get0_type(seal->cms)) == NID_id_smime_ct_authEnvelopedData) {
            STACK_OF(CMS_RecipientInfo) *infos = CMS_get0_RecipientInfos(seal->cms);
            *status = TIDE_SEAL_OTHER_RECIPIENT;
            for (int position = 0; position < sk_CMS_RecipientInfo_num(infos); position++) {
                int found = tide_recipient_check(sk_CMS_RecipientInfo_value(infos, position), recipient);
                if (found == TIDE_SEAL_OTHER_RECIPIENT) continue;
                *status = found;
                break;
            }
            if (*status == TIDE_SEAL_DONE && CMS_decrypt_set1_pkey(seal->cms, key, recipient) != 1)
                *status = TIDE_SEAL_BROKEN;
            if (*status == TIDE_SEAL_DONE) {
                seal->memory = BIO_new(BIO_s_mem());
                if (seal->memory) seal->chain = CMS_dataInit(seal->cms, seal->memory);
                if (!seal->chain) *status = TIDE_SEAL_BROKEN;
            }
        }
    }
    EVP_PKEY_free(key);
    X509_free(recipient);
    ERR_clear_error();
    if (seal && *status == TIDE_SEAL_DONE) return seal;
    tide_seal_free(seal);
    return NULL;
}

/// Gives the next bytes of the encrypted content.
static inline int tide_opening_write(struct tide_seal *seal, const uint8_t *bytes, size_t count)
{
    size_t written = 0;
    if (count == 0) return TIDE_SEAL_DONE;
    if (BIO_write_ex(seal->memory, bytes, count, &written) != 1 || written != count) return TIDE_SEAL_FAILED;
    return TIDE_SEAL_DONE;
}

/// Says that all of the encrypted content was given.
static inline void tide_opening_finish(struct tide_seal *seal) { BIO_set_mem_eof_return(seal->memory, 0); }

/// Takes opened bytes: 0 if more must be given, or at the end; only then does tide_opening_holds say whether they hold.
static inline int tide_opening_take(struct tide_seal *seal, uint8_t *output, size_t capacity)
{
    int count = capacity > INT_MAX ? -1 : BIO_read(seal->chain, output, (int)capacity);
    if (count > 0) return count;
    seal->is_at_end = !BIO_should_retry(seal->chain);
    ERR_clear_error();
    return 0;
}

/// Whether all was read and the authentication tag fits.
static inline int tide_opening_holds(struct tide_seal *seal)
{
    return seal->is_at_end && BIO_get_cipher_status(seal->chain) == 1;
}
