package import TideCore

/// Something that a replay gives another value than the log or its evidence.
package struct ReplayDifference: Hashable, Sendable {
    /// The entry that it is about.
    package let entry: Int
    /// What differs, as `decision.reasons` or `figures`.
    package let field: String
    /// As it stands in the log or its evidence; `nil` where nothing does.
    package let recorded: JSONValue?
    /// As it is now; `nil` where it is nothing.
    package let again: JSONValue?

    /// What tells two values apart and shows neither: SHA-256 of the canonical JSON, or `none`.
    package static func digest(_ value: JSONValue?) -> String { value.map { ContentDigest(of: $0).hex } ?? "none" }

    /// The difference in words, by digests alone.
    package var diagnostic: Diagnostic {
        Diagnostic(.replayDiffers, ["\(entry)", field, Self.digest(recorded), Self.digest(again)])
    }

    /// `entry`, `field`, and digests of `recorded` and `again`; the values themselves only where they were asked for.
    package func json(showingValues: Bool) -> JSONValue {
        .members([
            "entry": JSONValue(entry), "field": .string(field), "recorded": .string(Self.digest(recorded)),
            "again": .string(Self.digest(again)), "recordedValue": showingValues ? recorded ?? .null : nil,
            "againValue": showingValues ? again ?? .null : nil,
        ])
    }
}

/// A kind of answer of which a replay can confirm a part alone, since the rest was read from a source file that nobody keeps.
package enum ReplayLimit: String, Hashable, Sendable, CaseIterable {
    /// Permitted again; that no transformation met the safeguards is not searched for again.
    case withheld
    /// Permitted again by agreement and register; what the file would have made with earlier ones is not counted again.
    case composition
    /// Refused again for want of a list of opt-outs; that none was handed in is what the office says.
    case optOut
    /// The release of a file that is no longer kept: decided again, and not measured.
    case notMeasured
    /// Fields of its entry were erased, as the log says: not decided again.
    case erased
}

/// What a replay came to.
package struct ReplayReport: Sendable {
    /// The entries that were to be replayed.
    package let range: Range<Int>
    /// Decisions that were decided again.
    package internal(set) var replayed = 0
    /// Those of them that came out the same, to the byte, with all that stands behind them.
    package internal(set) var equal = 0
    /// Released files that were measured again.
    package internal(set) var measured = 0
    /// Certificates of the network that were proved again and checked.
    package internal(set) var certificates = 0
    /// How many differences there are.
    package internal(set) var differences = 0
    /// The first of them.
    package internal(set) var first: ReplayDifference?
    /// Why the replay ended before the last entry; `nil` where it did not.
    package internal(set) var stopped: Diagnostic?
    /// What an auditor should know although nothing differs.
    package internal(set) var findings: [Diagnostic] = []
    /// The entries that were not decided again since fields of theirs were erased.
    package internal(set) var erased: [Int] = []
    /// The entries of the log's decisions that the evidence does not reach.
    package internal(set) var outside: [Int] = []
    /// How many decisions were confirmed in part alone, by why.
    package internal(set) var limits: [ReplayLimit: Int] = [:]

    init(range: Range<Int>) { self.range = range }

    /// Whether everything that was replayed is as it is recorded.
    package var isEqual: Bool { first == nil && stopped == nil }

    /// Why it is not.
    package var reasons: [Diagnostic] { [first?.diagnostic, stopped].compactMap(\.self) }

    mutating func add(_ difference: ReplayDifference) {
        differences += 1
        if first == nil { first = difference }
    }

    /// For programs.
    package func json(showingValues: Bool) -> JSONValue {
        .members([
            "replayed": JSONValue(replayed), "equal": JSONValue(equal), "measured": JSONValue(measured),
            "certificates": JSONValue(certificates), "differences": JSONValue(differences),
            "erased": .array(erased.map { JSONValue($0) }), "outside": .array(outside.map { JSONValue($0) }),
            "from": JSONValue(range.lowerBound),
            "to": JSONValue(range.upperBound - 1),
            "firstDifference": first?.json(showingValues: showingValues),
            "inPart": .object(Dictionary(uniqueKeysWithValues: limits.map { ($0.key.rawValue, JSONValue($0.value)) })),
        ])
    }
}

/// Collects what differs at one entry.
struct EntryComparison {
    let entry: Int
    private(set) var differences: [ReplayDifference] = []

    init(entry: Int) { self.entry = entry }

    /// Holds two values against each other.
    mutating func hold(_ field: String, _ recorded: JSONValue?, against again: JSONValue?) {
        guard recorded != again else { return }
        differences.append(ReplayDifference(entry: entry, field: field, recorded: recorded, again: again))
    }

    /// The same for objects, of which the members that differ are named.
    mutating func hold(membersOf field: String, _ recorded: JSONValue?, against again: JSONValue?) {
        guard let before = recorded?.members, let now = again?.members else {
            return hold(field, recorded, against: again)
        }
        for name in Set(before.keys).union(now.keys).sorted() {
            hold("\(field).\(name)", before[name], against: now[name])
        }
    }
}
