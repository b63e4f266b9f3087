import TideCore

/// PEM as this project writes it, read strictly: lines of 64 characters, nothing before, between or after the blocks.
///
/// *Source:* RFC 7468 section 3, `stricttextualmsg`, with LF.
enum PEMText {
    /// The block with its label, ending in a newline.
    static func encode(_ der: [UInt8], label: String) -> [UInt8] {
        var text = "-----BEGIN \(label)-----\n"
        var rest = Substring(Base64.encode(der))
        while !rest.isEmpty {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return Array((text + "-----END \(label)-----\n").utf8)
    }

    /// The bytes of the one block, or `nil` unless encoding them again gives the same text.
    static func decode(_ bytes: [UInt8], label: String) -> [UInt8]? {
        guard let blocks = decodeAll(bytes, label: label), blocks.count == 1 else { return nil }
        return blocks[0]
    }

    /// The bytes of each block, at least one, or `nil` unless encoding them again gives the same text.
    static func decodeAll(_ bytes: [UInt8], label: String) -> [[UInt8]]? {
        let end = "-----END \(label)-----"
        var blocks: [[UInt8]] = []
        var body: [Substring] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            body.append(line)
            guard line == end else { continue }
            guard let der = Base64.decode(body.dropFirst().dropLast().joined()), !der.isEmpty else { return nil }
            blocks.append(der)
            body = []
        }
        guard !blocks.isEmpty, blocks.flatMap({ encode($0, label: label) }) == bytes else { return nil }
        return blocks
    }
}
