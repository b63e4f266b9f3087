import TideAgreement
package import TideCore

/// Days since 1970; the least and the greatest number stand for no bound.
typealias Day = Int

/// A dataset where a party has it.
struct Node: Hashable, Comparable {
    let party: Identifier
    let dataset: Identifier

    static func < (left: Self, right: Self) -> Bool { (left.party, left.dataset) < (right.party, right.dataset) }
}

/// What a party has at most of a dataset, from when, and the last day on which it holds it.
struct Label: Hashable {
    let columns: Set<String>
    let from: Day
    let until: Day

    /// Whether the other one tells nothing beyond this; a copy that must go sooner is no part of one that may stay.
    func covers(_ other: Label) -> Bool {
        until == other.until && from <= other.from && other.columns.isSubset(of: columns)
    }
}

/// Labels by where they are; none is covered by another at its place.
typealias Reach = [Node: Set<Label>]

/// A grant of a version of an agreement, written `a1@1/0`.
struct EdgeName: Hashable, Comparable, CustomStringConvertible {
    let agreement: AgreementVersion
    /// Its position in the agreement, from 0.
    let grant: Int

    var description: String { "\(agreement)/\(grant)" }

    static func < (left: Self, right: Self) -> Bool { (left.agreement, left.grant) < (right.agreement, right.grant) }
}

extension EdgeName {
    /// `nil` for anything but the one spelling.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let agreement = AgreementVersion(String(parts[0])), let grant = Int(parts[1]) else {
            return nil
        }
        self.init(agreement: agreement, grant: grant)
        guard description == text else { return nil }
    }
}

/// An invariant that a certificate says holds.
package struct CertificateClaim: Hashable, Comparable, Sendable {
    package let invariant: Invariant
    /// `nil` where it is about the network alone.
    package let firewall: Identifier?

    package init(_ invariant: Invariant, firewall: Identifier? = nil) {
        self.invariant = invariant
        self.firewall = firewall
    }

    /// Those that are about flows; `docs/formats/certificate.md` states each.
    package enum Invariant: String, Hashable, Sendable, CaseIterable {
        case nonInterference = "I1"
        case noPurposeLaundering = "I2"
        case stickySafeguards = "I3"
        case noRecombination = "I4"
        case closureInTime = "I5"
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.firewall?.text ?? "", left.invariant.rawValue) < (right.firewall?.text ?? "", right.invariant.rawValue)
    }
}
