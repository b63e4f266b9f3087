/// The header of one file or folder in a POSIX ustar archive: 512 bytes.
///
///     name[100] mode[8] uid[8] gid[8] size[12] mtime[12] chksum[8] typeflag[1] linkname[100]
///     magic[6] version[2] uname[32] gname[32] devmajor[8] devminor[8] prefix[155] zeros[12]
///
/// Numbers are octal digits ended by NUL or space. What is written has owner 0, time 0, mode 0644 for files and 0755 for
/// folders, no owner's name, so that one folder gives one archive. A folder's name ends in `/`.
///
/// *Source:* IEEE Std 1003.1, pax, "ustar Interchange Format".
struct TarHeader: Hashable {
    /// Relative to the folder, parted by `/`, without a final one.
    let path: String
    let isFolder: Bool
    /// In bytes; 0 for a folder.
    let size: Int

    /// Headers and contents begin at multiples of this many bytes.
    static let block = 512
    /// Files have fewer bytes than this.
    static let sizeLimit = 1 << 33

    init(path: String, isFolder: Bool, size: Int) {
        self.path = path
        self.isFolder = isFolder
        self.size = size
    }

    /// The 512 bytes, or `nil` for a name that does not fit or is not allowed, or a size that does not fit.
    var encoded: [UInt8]? {
        guard Self.isAllowed(path), size < Self.sizeLimit, let (prefix, name) = Self.split(path, isFolder: isFolder)
        else { return nil }
        var bytes = Self.padded(name, 100)
        bytes += Self.octal(isFolder ? 0o755 : 0o644, 8) + Self.octal(0, 8) + Self.octal(0, 8)
        bytes += Self.octal(size, 12) + Self.octal(0, 12)
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: 8)
        bytes += [isFolder ? UInt8(ascii: "5") : UInt8(ascii: "0")] + Self.padded([], 100)
        bytes += Self.magic + Self.padded([], 64) + Self.octal(0, 8) + Self.octal(0, 8)
        bytes += Self.padded(prefix, 155) + Self.padded([], 12)
        let sum = bytes.reduce(0) { $0 + Int($1) }
        bytes.replaceSubrange(148..<156, with: Self.octal(sum, 7) + [UInt8(ascii: " ")])
        return bytes
    }

    /// Reads 512 bytes.
    ///
    /// - Throws: what is wrong, in words.
    init(_ block: [UInt8]) throws(TarFlaw) {
        func field(_ range: Range<Int>) -> ArraySlice<UInt8> { block[range].prefix { $0 != 0 } }
        guard block.count == Self.block, Array(block[257..<265]) == Self.magic else { throw .notUstar }
        var sum = block.reduce(0) { $0 + Int($1) }
        for position in 148..<156 { sum += Int(UInt8(ascii: " ")) - Int(block[position]) }
        guard Self.number(block[148..<156]) == sum else { throw .wrongSum }
        let prefix = field(345..<500)
        let bytes = (prefix.isEmpty ? [] : Array(prefix) + [UInt8(ascii: "/")]) + Array(field(0..<100))
        guard var path = String(validating: bytes, as: UTF8.self) else { throw .name }
        switch block[156] {
        case UInt8(ascii: "0"): self.isFolder = false
        case UInt8(ascii: "5"): self.isFolder = true
        default: throw .kind
        }
        if isFolder && path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        guard Self.isAllowed(path) else { throw .name }
        guard block[157..<257].allSatisfy({ $0 == 0 }) else { throw .kind }
        guard let size = Self.number(block[124..<136]), !isFolder || size == 0 else { throw .size }
        self.path = path
        self.size = size
    }

    /// Whether a path stays below the folder: no empty part, no `.` or `..`, no control character, at most eight levels.
    static func isAllowed(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count <= 8
            && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
            && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
    }

    private static let magic: [UInt8] = Array("ustar\u{0}00".utf8)

    private static func padded(_ bytes: some Collection<UInt8>, _ count: Int) -> [UInt8] {
        Array(bytes) + [UInt8](repeating: 0, count: count - bytes.count)
    }

    private static func octal(_ value: Int, _ count: Int) -> [UInt8] {
        let digits = Array(String(value, radix: 8).utf8)
        return [UInt8](repeating: UInt8(ascii: "0"), count: count - 1 - digits.count) + digits + [0]
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
        let rest = field.dropFirst(digits.count)
        guard !digits.isEmpty, !rest.isEmpty,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }),
            rest.allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") })
        else { return nil }
        return digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
    }

    /// The longest prefix of at most 155 bytes that ends at a `/`, where the whole does not fit the name's 100 bytes.
    private static func split(_ path: String, isFolder: Bool) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        let bytes = Array((path + (isFolder ? "/" : "")).utf8)[...]
        guard bytes.count > 100 else { return ([], bytes) }
        guard let cut = bytes.dropLast().prefix(156).lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let name = bytes[(cut + 1)...]
        return name.count <= 100 ? (bytes[..<cut], name) : nil
    }
}

/// What is wrong with an archive.
enum TarFlaw: Error, Hashable {
    case notUstar
    case wrongSum
    case name
    case kind
    case size
    case padding
    case doubled
    case orphan
    case tooLarge
    case cutShort
    case garbage

    /// In words.
    var reason: String {
        switch self {
        case .notUstar: "a header is not of the ustar format"
        case .wrongSum: "a header's checksum is wrong"
        case .name: "a name leaves the folder or has an unreadable character"
        case .kind: "there is something other than plain files and folders"
        case .size: "a size cannot be read"
        case .padding: "a file is not padded with zeros"
        case .doubled: "a name stands twice"
        case .orphan: "a file's folder is not before it"
        case .tooLarge: "it has more than the limit"
        case .cutShort: "it is cut short"
        case .garbage: "something follows its end"
        }
    }
}
