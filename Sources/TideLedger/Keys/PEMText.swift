import TideCore

/// PEM as this project writes it, read strictly: one block, lines of 64 characters, nothing before or after.
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
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count > 2, let der = Base64.decode(lines[1..<(lines.count - 1)].joined()),
            encode(der, label: label) == bytes
        else { return nil }
        return der
    }
}
