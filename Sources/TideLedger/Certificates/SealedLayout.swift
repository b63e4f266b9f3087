import TideCore

/// Where the encrypted content of a sealed message lies in its file, and the message without it.
///
///     ContentInfo { id-ct-authEnvelopedData, [0] AuthEnvelopedData {
///         version, [0] originatorInfo OPTIONAL, recipientInfos,
///         EncryptedContentInfo { id-data, aes256-GCM { nonce of 12 bytes, tag of 16 bytes }, [0] content },
///         mac } }
///
/// The sequences around the content may have a definite or an indefinite length; the content is one string, or several
/// strings one after the other. Whatever else BER allows, attributes, and bytes after the end are refused. libcrypto sees
/// a message only when its nonce and tag have these lengths.
///
/// *Source:* RFC 5083 section 2.1, RFC 5084 section 3.2, RFC 5652 section 6.1, ITU-T X.690 section 8.1.3.
struct SealedLayout {
    /// The message in DER, with the content left out.
    let message: [UInt8]
    private let start: Int
    private let end: Int
    private let isInPieces: Bool

    /// Reads all but the content.
    ///
    /// - Throws: `.refused`; `.failed` for a file that cannot be read.
    init(_ file: borrowing FileReader, name: String) throws(LedgerError) {
        var cursor = Cursor(offset: 0, name: name)
        let info = try cursor.open(DER.Tag.sequence, in: file)
        let type = try cursor.element(DER.Tag.objectIdentifier, in: file)
        guard type != Self.enveloped else { throw cursor.refusal("its content is not authenticated") }
        guard type == Self.authEnveloped else { throw cursor.refusal("it is another kind of message") }
        let explicit = try cursor.open(DER.Tag.context0, in: file)
        let envelope = try cursor.open(DER.Tag.sequence, in: file)
        var before = try cursor.element(DER.Tag.integer, in: file)
        guard before == [0x02, 0x01, 0x00] else { throw cursor.refusal("its version") }
        if try cursor.head(in: file).tag == DER.Tag.context0 {
            before += try cursor.element(DER.Tag.context0, in: file)
        }
        before += try cursor.element(DER.Tag.set, in: file)
        let encrypted = try cursor.open(DER.Tag.sequence, in: file)
        let contentType = try cursor.element(DER.Tag.objectIdentifier, in: file)
        let algorithm = try cursor.element(DER.Tag.sequence, in: file)
        guard contentType == Self.data else { throw cursor.refusal("it holds another kind of content") }
        guard algorithm.starts(with: Self.cipher), algorithm.count == Self.cipher.count + 15,
            algorithm.suffix(3) == [0x02, 0x01, 0x10]
        else { throw cursor.refusal("its cipher is not AES-256-GCM with a nonce of 12 bytes and a tag of 16") }
        let content = try cursor.head(in: file)
        self.isInPieces = content.tag == DER.Tag.context0
        if isInPieces {
            let pieces = try cursor.open(DER.Tag.context0, in: file)
            self.start = cursor.offset
            while try !cursor.isAtEnd(of: pieces, in: file) { try cursor.skip(DER.Tag.octetString, in: file) }
            self.end = cursor.offset
            try cursor.close(pieces, in: file)
        } else {
            guard let length = content.length else { throw cursor.refusal("its layout") }
            self.start = cursor.offset + content.size
            self.end = start + length
            try cursor.skip(DER.Tag.primitive0, in: file)
        }
        try cursor.close(encrypted, in: file)
        let mac = try cursor.element(DER.Tag.octetString, in: file)
        guard mac.count == 18 else { throw cursor.refusal("its authentication tag has not 16 bytes") }
        try cursor.close(envelope, in: file)
        try cursor.close(explicit, in: file)
        try cursor.close(info, in: file)
        guard cursor.offset == file.size else { throw cursor.refusal("something follows its end") }
        let inner = before + DER.encode(DER.Tag.sequence, contentType + algorithm) + mac
        let wrapped = DER.encode(DER.Tag.context0, DER.encode(DER.Tag.sequence, inner))
        self.message = DER.encode(DER.Tag.sequence, type + wrapped)
    }

    /// Reads the encrypted content in pieces of at most 64 KiB.
    func content(
        of file: borrowing FileReader,
        name: String,
        to sink: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        var cursor = Cursor(offset: start, name: name)
        while cursor.offset < end {
            var left = end - start
            if isInPieces {
                let head = try cursor.head(in: file)
                guard head.tag == DER.Tag.octetString, let length = head.length else {
                    throw cursor.refusal("its layout")
                }
                cursor.offset += head.size
                left = length
            }
            while left > 0 {
                let piece = try cursor.bytes(min(left, TarArchive.step), in: file)
                try sink(piece)
                left -= piece.count
            }
        }
    }

    private static let authEnveloped: [UInt8] = [
        0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17,
    ]
    private static let enveloped: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03]
    private static let data: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]
    /// The algorithm up to the nonce.
    private static let cipher: [UInt8] = [
        0x30, 0x1e, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2e, 0x30, 0x11, 0x04, 0x0c,
    ]
}

/// A place in a sealed message's file.
private struct Cursor {
    var offset: Int
    let name: String

    /// An element with others in it: where it ends, or `nil` if two zero bytes end it.
    struct Open {
        let end: Int?
    }

    func refusal(_ reason: String) -> LedgerError { .refused(.notASealedMessage, name, reason) }

    func head(in file: borrowing FileReader) throws(LedgerError) -> DER.Head {
        let bytes: [UInt8]
        do {
            bytes = try file.read(DER.Head.longest, at: offset)
        } catch {
            throw LedgerError(error)
        }
        guard let head = DER.Head(bytes[...]), (head.length ?? 0) <= file.size - offset - head.size else {
            throw refusal("its layout")
        }
        return head
    }

    mutating func bytes(_ count: Int, in file: borrowing FileReader) throws(LedgerError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try file.read(count, at: offset)
        } catch {
            throw LedgerError(error)
        }
        guard bytes.count == count else { throw refusal("its layout") }
        offset += count
        return bytes
    }

    mutating func open(_ tag: UInt8, in file: borrowing FileReader) throws(LedgerError) -> Open {
        let head = try head(in: file)
        guard head.tag == tag else { throw refusal("its layout") }
        offset += head.size
        return Open(end: head.length.map { offset + $0 })
    }

    func isAtEnd(of element: Open, in file: borrowing FileReader) throws(LedgerError) -> Bool {
        if let end = element.end { return offset >= end }
        let head = try head(in: file)
        return head.tag == 0 && head.length == 0
    }

    mutating func close(_ element: Open, in file: borrowing FileReader) throws(LedgerError) {
        if let end = element.end {
            guard offset == end else { throw refusal("its layout") }
        } else {
            guard try bytes(2, in: file) == [0, 0] else { throw refusal("its layout") }
        }
    }

    /// One element of definite length with its head, at most 64 KiB.
    mutating func element(_ tag: UInt8, in file: borrowing FileReader) throws(LedgerError) -> [UInt8] {
        let head = try head(in: file)
        guard head.tag == tag, let length = head.length, length <= 1 << 16 else { throw refusal("its layout") }
        return try bytes(head.size + length, in: file)
    }

    mutating func skip(_ tag: UInt8, in file: borrowing FileReader) throws(LedgerError) {
        let head = try head(in: file)
        guard head.tag == tag, let length = head.length else { throw refusal("its layout") }
        offset += head.size + length
    }
}
