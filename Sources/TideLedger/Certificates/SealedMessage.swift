import COpenSSL
import TideCore

/// A libcrypto message on its way in or out; freed with its one owner.
// SAFETY: the pointer is made by libcrypto's constructor, never leaves the value, and is freed exactly once.
@safe private struct SealHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<tide_seal>

    // SAFETY: the one owner ends here.
    deinit { unsafe tide_seal_free(pointer) }

    /// Takes whatever is ready.
    func drain(
        _ take: (UnsafeMutablePointer<tide_seal>, UnsafeMutablePointer<UInt8>, Int) -> Int32,
        to sink: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        var buffer = [UInt8](repeating: 0, count: TarArchive.step)
        let capacity = buffer.count
        while true {
            // SAFETY: the buffer lives for the call and travels with its length.
            let count = unsafe take(pointer, &buffer, capacity)
            guard count > 0 else { return }
            try sink(Array(buffer.prefix(Int(count))))
        }
    }
}

/// Content that is sealed to a certificate as it arrives: CMS AuthEnvelopedData, AES-256-GCM.
///
/// The content key is wrapped with RSA-OAEP (SHA-256, MGF1 with SHA-256), or with ephemeral ECDH on P-256 (X9.63 with
/// SHA-256, AES-256 key wrap). Keys and nonces are drawn by libcrypto. The message is BER of indefinite length, since its
/// beginning leaves before its size is known.
///
/// *Source:* RFC 5083, RFC 5084, RFC 3560, RFC 5753.
struct MessageSealer: ~Copyable {
    private let handle: SealHandle
    private let subject: String

    init(to certificate: Certificate) throws(LedgerError) {
        try certificate.require(.sealing)
        let der = certificate.der
        // SAFETY: the buffer lives for the call; what is made has one owner.
        guard let pointer = unsafe tide_sealing_new(der, der.count) else {
            throw .failed(.notSealableTo, certificate.subject)
        }
        self.subject = certificate.subject
        // SAFETY: see the handle.
        self.handle = unsafe SealHandle(pointer: pointer)
    }

    /// Seals the next bytes and passes on what is ready.
    func seal(_ bytes: [UInt8], to sink: ([UInt8]) throws(LedgerError) -> Void) throws(LedgerError) {
        // SAFETY: the buffer lives for the call and travels with its length; the handle is alive.
        let status = unsafe tide_sealing_write(handle.pointer, bytes, bytes.count)
        guard status == TIDE_SEAL_DONE else { throw .failed(.notSealableTo, subject) }
        // SAFETY: the function keeps to the buffer's length.
        try unsafe handle.drain({ unsafe tide_sealing_take($0, $1, $2) }, to: sink)
    }

    /// Ends the message and passes on the rest.
    func finish(to sink: ([UInt8]) throws(LedgerError) -> Void) throws(LedgerError) {
        // SAFETY: the handle is alive.
        guard unsafe tide_sealing_finish(handle.pointer) == TIDE_SEAL_DONE else {
            throw .failed(.notSealableTo, subject)
        }
        // SAFETY: the function keeps to the buffer's length.
        try unsafe handle.drain({ unsafe tide_sealing_take($0, $1, $2) }, to: sink)
    }
}

/// A sealed message that is opened as its bytes arrive.
///
/// What it passes on is only known to be whole when ``finish(to:)`` has returned.
struct MessageOpener: ~Copyable {
    private let handle: SealHandle
    private let file: String

    /// - Parameters:
    ///   - message: without its content, as ``SealedLayout`` gives it.
    ///   - file: named in messages.
    init(_ message: [UInt8], certificate: Certificate, key: CertificateKey, file: String) throws(LedgerError) {
        let der = certificate.der
        let info = key.info.exposed
        var status: Int32 = 0
        // SAFETY: every buffer lives for the call and travels with its length; what is made has one owner.
        let pointer = unsafe tide_opening_new(
            message,
            message.count,
            der,
            der.count,
            info,
            info.count,
            &status
        )
        switch status {
        case TIDE_SEAL_OTHER_KEY: throw .invalid(.keyOfOtherCertificate, certificate.subject)
        case TIDE_SEAL_OTHER_RECIPIENT: throw .refused(.sealedForOtherCertificate, file, certificate.subject)
        case TIDE_SEAL_WEAK: throw .refused(.weakSeal, file, certificate.subject)
        case TIDE_SEAL_BROKEN: throw .refused(.brokenSeal, file)
        default: break
        }
        // SAFETY: compared with nothing, not followed.
        guard let pointer = unsafe pointer else { throw .refused(.notASealedMessage, file, "its layout") }
        self.file = file
        // SAFETY: see the handle.
        self.handle = unsafe SealHandle(pointer: pointer)
    }

    /// Opens the next bytes of the encrypted content and passes on what is ready.
    func open(_ bytes: [UInt8], to sink: ([UInt8]) throws(LedgerError) -> Void) throws(LedgerError) {
        // SAFETY: the buffer lives for the call and travels with its length; the handle is alive.
        let status = unsafe tide_opening_write(handle.pointer, bytes, bytes.count)
        guard status == TIDE_SEAL_DONE else { throw .failed(.brokenSeal, file) }
        // SAFETY: the function keeps to the buffer's length.
        try unsafe handle.drain({ unsafe tide_opening_take($0, $1, $2) }, to: sink)
    }

    /// Passes on the rest.
    ///
    /// - Throws: `.refused` if the authentication tag does not fit.
    func finish(to sink: ([UInt8]) throws(LedgerError) -> Void) throws(LedgerError) {
        // SAFETY: the handle is alive.
        unsafe tide_opening_finish(handle.pointer)
        // SAFETY: the function keeps to the buffer's length.
        try unsafe handle.drain({ unsafe tide_opening_take($0, $1, $2) }, to: sink)
        // SAFETY: the handle is alive.
        guard unsafe tide_opening_holds(handle.pointer) == 1 else { throw .refused(.brokenSeal, file) }
    }
}
