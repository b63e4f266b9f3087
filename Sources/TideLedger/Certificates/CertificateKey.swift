import COpenSSL
package import TideCore

/// The private key of a certificate: PKCS#8, in memory, shown by no text.
package struct CertificateKey: Sendable {
    /// A DER PrivateKeyInfo.
    let info: Redacted<[UInt8]>

    /// Reads PEM `PRIVATE KEY`, or `ENCRYPTED PRIVATE KEY` with its passphrase; the former needs none.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for another format or a passphrase that does not open it.
    package init(_ pem: [UInt8], passphrase: Redacted<[UInt8]>?, file: String) throws(LedgerError) {
        if let info = PEMText.decode(pem, label: "PRIVATE KEY") {
            self.info = Redacted(info)
            return
        }
        guard let sealed = PEMText.decode(pem, label: "ENCRYPTED PRIVATE KEY") else {
            throw .invalid(.notACertificateKey, file)
        }
        guard let secret = passphrase?.exposed else { throw .invalid(.wrongPassphrase, file) }
        var output = [UInt8](repeating: 0, count: max(1024, sealed.count))
        let capacity = output.count
        // SAFETY: every buffer lives for the call and travels with its length.
        let count = unsafe tide_pkcs8_decrypt(sealed, sealed.count, secret, secret.count, &output, capacity)
        guard count != TIDE_OPENSSL_WRONG_PASSPHRASE else { throw .invalid(.wrongPassphrase, file) }
        guard count > 0 else { throw .invalid(.notACertificateKey, file) }
        self.info = Redacted(Array(output.prefix(Int(count))))
    }
}
