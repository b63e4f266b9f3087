import TideCore

/// The sum of rows' keyed digests modulo 2²⁵⁶: the same for the same rows, in whatever order they came.
///
/// So a change costs what it changes, not what there is. Without the key nobody knows a row's digest, and the sum stands
/// under an authentication code, so none can be made for other rows.
///
/// *Source:* D. Clarke et al., "Incremental Multiset Hash Functions and Their Application to Memory Integrity Checking",
/// ASIACRYPT 2003 (MSet-Add-Hash).
struct RowSum: Hashable {
    /// Least significant first, four of them.
    private var words: [UInt64]

    /// The sum of no rows.
    init() { words = [0, 0, 0, 0] }

    init(_ digest: ContentDigest) {
        let bytes = digest.bytes
        words = (0..<4).map { word in
            (0..<8).reduce(0) { $0 | UInt64(bytes[word * 8 + $1]) << UInt64($1 * 8) }
        }
    }

    mutating func add(_ other: RowSum) {
        var carry: UInt64 = 0
        for index in 0..<4 {
            let (sum, first) = words[index].addingReportingOverflow(other.words[index])
            let (total, second) = sum.addingReportingOverflow(carry)
            words[index] = total
            carry = first || second ? 1 : 0
        }
    }

    mutating func subtract(_ other: RowSum) {
        var borrow: UInt64 = 0
        for index in 0..<4 {
            let (rest, first) = words[index].subtractingReportingOverflow(other.words[index])
            let (total, second) = rest.subtractingReportingOverflow(borrow)
            words[index] = total
            borrow = first || second ? 1 : 0
        }
    }

    /// 32 bytes, least significant first.
    var bytes: [UInt8] { words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } } }
}
