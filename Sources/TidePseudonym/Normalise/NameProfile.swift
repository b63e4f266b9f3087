/// `name-v1`.
///
/// Normal form C; apostrophes are told; normal form KD, full case folding, KD again; diacritics and what is not seen fall away, letters that have a stroke or are joined
/// become plain ones; each run of white space, hyphens and apostrophes becomes one space, none at the ends; normal form C.
enum NameProfile {
    /// - Parameter points: in form C.
    static func normalised(_ points: [UInt32]) -> [UInt32] {
        var output = GapFilling<UInt32>(0x20, capacity: points.count)
        // Some apostrophes would decompose into a space and a mark.
        let marked = points.map { CharacterGroups.isApostrophe($0) ? 0x27 : $0 }
        let folded = Unicode15.folded(Unicode15.decomposed(marked, compatible: true))
        for point in Unicode15.decomposed(folded, compatible: true) {
            if isGap(point) {
                output.gap()
            } else if !CharacterGroups.isDiacritic(point), !CharacterGroups.isInvisible(point) {
                for plain in plainLetters[point] ?? [point] { output.keep(plain) }
            }
        }
        return Unicode15.composed(Unicode15.decomposed(output.result, compatible: true))
    }

    static func ascii(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output = GapFilling<UInt8>(0x20, capacity: text.count)
        for byte in text {
            if isGap(UInt32(byte)) { output.gap() } else { output.keep(lowered(byte)) }
        }
        return output.result
    }

    private static func isGap(_ point: UInt32) -> Bool {
        CharacterGroups.isWhiteSpace(point) || CharacterGroups.isHyphen(point) || CharacterGroups.isApostrophe(point)
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }

    /// Small letters that no decomposition makes plain.
    private static let plainLetters: [UInt32: [UInt32]] = [
        0xe6: [0x61, 0x65], 0xf0: [0x64], 0xf8: [0x6f], 0xfe: [0x74, 0x68], 0x111: [0x64], 0x127: [0x68], 0x131: [0x69],
        0x142: [0x6c], 0x14b: [0x6e], 0x153: [0x6f, 0x65], 0x167: [0x74], 0x180: [0x62], 0x1b6: [0x7a], 0x1e5: [0x67],
        0x268: [0x69], 0x275: [0x6f], 0x289: [0x75],
    ]
}
