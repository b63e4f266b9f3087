/// The reasons of a verdict or of one candidate, in the order of ``ReasonCode``, then as found.
///
/// Those of agreements that rule out the purpose, of which there may be one for each agreement, are made when they are read.
package struct Reasons: Sendable {
    /// All others, in order.
    private let own: [Reason]
    private let prohibitions: Prohibitions?
    /// How many of ``own`` come before the prohibitions.
    private let before: Int

    package init(_ reasons: [Reason]) {
        self.own = reasons
        self.prohibitions = nil
        self.before = reasons.count
    }

    /// - Parameter own: in the order of codes.
    init(_ own: [Reason], _ prohibitions: Prohibitions?) {
        self.own = own
        self.prohibitions = prohibitions
        self.before = prohibitions == nil ? own.count : own.count { $0.code <= .purposeNotAllowed }
    }
}

extension Reasons: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { own.count + (prohibitions?.count ?? 0) }

    /// - Complexity: O(purposes ruled out).
    package subscript(position: Int) -> Reason {
        guard position >= before, let prohibitions else { return own[position] }
        let position = position - before
        return position < prohibitions.count
            ? prohibitions[position] : own[before + position - prohibitions.count]
    }
}

extension Reasons: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Reason...) { self.init(elements) }
}

extension Reasons: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for reason in self { hasher.combine(reason) }
    }
}
