/// `document-v1`.
///
/// Normal form C; apostrophes fall away; normal form KC, full case folding, KC again; digits of any script become 0 to 9 and a to z become A to Z; white space, hyphens,
/// apostrophes once more, what is not seen, U+2010 to U+205E and all ASCII but letters and digits fall away.
///
/// Beyond ASCII the letters stay in the case that folding gives: upper case of other letters is not stable from one version of Unicode to
/// the next, folding is.
enum DocumentProfile {
    /// - Parameter points: in form C.
    static func normalised(_ points: [UInt32]) -> [UInt32] {
        func compatible(_ points: [UInt32]) -> [UInt32] {
            Unicode15.composed(Unicode15.decomposed(points, compatible: true))
        }
        // Some apostrophes would decompose into a space and a mark.
        let marked = points.filter { !CharacterGroups.isApostrophe($0) }
        let kept = compatible(Unicode15.folded(compatible(marked))).compactMap { point -> UInt32? in
            if point < 0x80 { return letterOrDigit(UInt8(point)) == nil ? nil : point }
            if let digit = Unicode15.digit(point) { return 0x30 + digit }
            return isDropped(point) ? nil : point
        }
        // Upper case comes last: a mark that now follows its letter composes with the small one, whatever stood between.
        return compatible(kept).map { $0 < 0x80 ? letterOrDigit(UInt8($0)).map(UInt32.init) ?? $0 : $0 }
    }

    static func ascii(_ text: ArraySlice<UInt8>) -> [UInt8] { text.compactMap(letterOrDigit) }

    private static func isDropped(_ point: UInt32) -> Bool {
        (0x2010...0x205e).contains(point) || CharacterGroups.isWhiteSpace(point) || CharacterGroups.isHyphen(point)
            || CharacterGroups.isApostrophe(point) || CharacterGroups.isInvisible(point)
    }

    private static func letterOrDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x41...0x5a: byte
        case 0x61...0x7a: byte - 0x20
        default: nil
        }
    }
}
