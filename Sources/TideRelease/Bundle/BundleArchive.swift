package import TideCore

/// A bundle as one file: a tar archive, so that one seal covers all of it.
///
/// POSIX ustar: a header of 512 bytes before each file, contents padded to 512, two empty blocks at the end. The names are
/// `<release-id>/…`, the id in the header's prefix; owner, group and times are zero and the mode 0600, so that the same
/// files give the same bytes. Folders have no entry of their own: `tar -x` makes them.
///
/// *Source:* IEEE Std 1003.1-2017, pax, ustar Interchange Format.
package enum BundleArchive {
    /// What a sealed bundle is called in its folder, sealed and not.
    package static let sealedName = "bundle.tar.p7m"

    /// The archive of a bundle's files.
    ///
    /// - Parameter files: by name in the bundle, as `data/visits.csv`; at most 100 bytes each.
    /// - Precondition: names and sizes are those of a bundle.
    package static func pack(_ files: [String: [UInt8]], release: ReleaseIdentifier) -> [UInt8] {
        var archive: [UInt8] = []
        archive.reserveCapacity(files.values.reduce(1024) { $0 + $1.count + 1024 })
        for (name, content) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            archive += header(name, size: content.count, release: release)
            archive += content
            archive += [UInt8](repeating: 0, count: padding(after: content.count))
        }
        return archive + [UInt8](repeating: 0, count: 2 * blockSize)
    }

    private static let blockSize = 512
    /// Eleven octal digits.
    private static let largestSize = 0o77_777_777_777

    private static func padding(after size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

    private static func header(_ name: String, size: Int, release: ReleaseIdentifier) -> [UInt8] {
        // WHY: the names are a bundle's; a larger file would have failed long before for want of memory.
        precondition(name.utf8.count <= 100 && size <= largestSize, "a file that no tar header describes")
        let checksum = block(name, size: size, release: release, checksum: "        ").reduce(0) { $0 + Int($1) }
        return block(name, size: size, release: release, checksum: octal(checksum, digits: 6) + "\0 ")
    }

    private static func block(_ name: String, size: Int, release: ReleaseIdentifier, checksum: String) -> [UInt8] {
        let fields: [(text: String, width: Int)] = [
            (name, 100), ("0000600\0", 8), ("0000000\0", 8), ("0000000\0", 8), (octal(size, digits: 11) + "\0", 12),
            ("00000000000\0", 12), (checksum, 8), ("0", 1), ("", 100), ("ustar\u{0}00", 8), ("", 32), ("", 32),
            ("0000000\0", 8), ("0000000\0", 8), (release.text, 155), ("", 12),
        ]
        return fields.flatMap { field in
            Array(field.text.utf8) + [UInt8](repeating: 0, count: field.width - field.text.utf8.count)
        }
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
