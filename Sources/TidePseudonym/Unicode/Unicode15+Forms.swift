extension Unicode15 {
    /// Normal form D, or KD: decomposed, marks in canonical order.
    package static func decomposed(_ points: [UInt32], compatible: Bool) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(points.count + points.count / 2)
        for point in points {
            if let syllable = Hangul.parts(of: point) {
                result += syllable
            } else if point >= 0x80, let parts = decomposition(of: point, compatible: compatible) {
                result += parts
            } else {
                result.append(point)
            }
        }
        order(&result)
        return result
    }

    /// Normal form C of what is decomposed: KC if it was decomposed so.
    package static func composed(_ decomposed: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for point in decomposed {
            let own = combiningClass(point)
            if let place = starter {
                // Nothing blocks what follows its starter directly, or comes after marks of lower classes alone.
                let isNext = result.count - 1 == place
                if isNext || lastClass < own,
                    let whole = Hangul.whole(result[place], point) ?? composition(result[place], point)
                {
                    result[place] = whole
                    continue
                }
            }
            if own == 0 { starter = result.count }
            lastClass = own
            result.append(point)
        }
        return result
    }

    /// Full case folding, point by point.
    package static func folded(_ points: [UInt32]) -> [UInt32] {
        points.flatMap { folding(of: $0) ?? [$0] }
    }

    /// Puts each run of marks into the order of their classes, equal ones as they were.
    private static func order(_ points: inout [UInt32]) {
        var index = 0
        while index < points.count {
            guard combiningClass(points[index]) > 0 else {
                index += 1
                continue
            }
            var end = index
            while end < points.count, combiningClass(points[end]) > 0 { end += 1 }
            if end - index > 1 {
                let sorted = points[index..<end].enumerated().sorted {
                    (combiningClass($0.element), $0.offset) < (combiningClass($1.element), $1.offset)
                }
                points.replaceSubrange(index..<end, with: sorted.map(\.element))
            }
            index = end
        }
    }
}

/// Hangul syllables, which compose by arithmetic.
///
/// *Source:* The Unicode Standard 15.0, section 3.12.
private enum Hangul {
    private static let base: UInt32 = 0xac00
    private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
    private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
    /// The place before the first trailing consonant stands for none.
    private static let tail: UInt32 = 0x11a7
    private static let tails: UInt32 = 28
    private static let perLead: UInt32 = 21 * tails
    private static let count: UInt32 = 19 * perLead

    static func parts(of point: UInt32) -> [UInt32]? {
        guard point >= base, point < base + count else { return nil }
        let index = point - base
        let parts = [leads.lowerBound + index / perLead, vowels.lowerBound + index % perLead / tails]
        return index % tails == 0 ? parts : parts + [tail + index % tails]
    }

    static func whole(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if leads.contains(first), vowels.contains(second) {
            return base + (first - leads.lowerBound) * perLead + (second - vowels.lowerBound) * tails
        }
        if first >= base, first < base + count, (first - base) % tails == 0, second > tail, second < tail + tails {
            return first + second - tail
        }
        return nil
    }
}
