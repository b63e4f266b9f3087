import TideCore

/// The outer form of PEM files; what stands inside is parsed by the stages that use it.
///
/// *Source:* RFC 7468 sections 2 and 3.
enum PEMCheck {
    /// The most blocks of a file.
    private static let mostBlocks = 64

    /// The contents of a file's blocks, each of the same label, nothing but white space between them; `nil` for anything
    /// else and for a file without one.
    static func blocks(_ bytes: [UInt8], label: String) -> [[UInt8]]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var blocks: [[UInt8]] = []
        var body: [Substring]?
        for line in text.split(whereSeparator: \.isNewline) {
            if let lines = body {
                guard line == "-----END \(label)-----" else {
                    body = lines + [line]
                    continue
                }
                guard let content = Base64.decode(lines.joined()), !content.isEmpty, blocks.count < mostBlocks else {
                    return nil
                }
                blocks.append(content)
                body = nil
            } else if line == "-----BEGIN \(label)-----" {
                body = []
            } else if !line.allSatisfy(\.isWhitespace) {
                return nil
            }
        }
        return body == nil && !blocks.isEmpty ? blocks : nil
    }
}
