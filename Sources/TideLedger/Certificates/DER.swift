/// The little of DER that is read and written here: elements of definite length, one after the other.
///
/// *Source:* ITU-T X.690 sections 8.1 and 10.1.
enum DER {
    /// Tags that occur.
    enum Tag {
        static let boolean: UInt8 = 0x01
        static let integer: UInt8 = 0x02
        static let octetString: UInt8 = 0x04
        static let null: UInt8 = 0x05
        static let objectIdentifier: UInt8 = 0x06
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
        /// `[0]` with elements in it.
        static let context0: UInt8 = 0xa0
        /// `[0]` in the place of a string.
        static let primitive0: UInt8 = 0x80
    }

    /// One element.
    struct Element {
        let tag: UInt8
        let content: ArraySlice<UInt8>
    }

    /// An element with its tag and length.
    static func encode(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
        var length: [UInt8] = []
        var rest = content.count
        while rest > 0 {
            length.insert(UInt8(rest & 0xff), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    /// The elements that fill the bytes exactly; `nil` if they don't.
    static func elements(_ bytes: ArraySlice<UInt8>) -> [Element]? {
        var found: [Element] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let head = Head(rest), let length = head.length, length <= rest.count - head.size else { return nil }
            let start = rest.startIndex + head.size
            found.append(Element(tag: head.tag, content: rest[start..<(start + length)]))
            rest = rest[(start + length)...]
        }
        return found
    }

    /// The tag and length that begin an element.
    struct Head {
        /// The longest that is read: a tag, the number of length bytes, and five of them.
        static let longest = 7

        let tag: UInt8
        /// Of tag and length, in bytes.
        let size: Int
        /// Of the content, in bytes; `nil` where it ends with two zero bytes.
        let length: Int?

        /// Reads the first bytes of an element; `nil` for a tag of several bytes or a length of more than five.
        init?(_ bytes: ArraySlice<UInt8>) {
            let bytes = Array(bytes.prefix(Self.longest))
            guard bytes.count >= 2, bytes[0] & 0x1f != 0x1f else { return nil }
            self.tag = bytes[0]
            let count = Int(bytes[1] & 0x7f)
            if bytes[1] < 0x80 {
                self.size = 2
                self.length = count
            } else if count == 0 {
                self.size = 2
                self.length = nil
            } else {
                guard count <= 5, bytes.count >= 2 + count else { return nil }
                self.size = 2 + count
                self.length = bytes[2..<(2 + count)].reduce(0) { $0 << 8 | Int($1) }
            }
        }
    }
}
