package import TideAgreement
package import TideCore
import TideDecision

/// What changes between two policy sets: for every agreement the requests that are answered otherwise, and other documents by
/// name.
package struct PolicyDifference: Hashable, Sendable {
    /// Those that changed, or whose answers may have, by id and version.
    package let agreements: [AgreementDifference]
    /// Documents other than agreements that were added, left out or changed, by name.
    package let documents: [DocumentChange]

    /// Whether anything is permitted, or less is owed for anything, that was not so before; or would be, if no other document
    /// stood against it.
    package var isWider: Bool { agreements.contains { !$0.beyond.isEmpty } }

    /// A document beside agreements.
    package struct DocumentChange: Hashable, Sendable {
        /// As in the signed form: `dataset/work-permits`.
        package let name: String
        package let how: How

        /// What became of it.
        package enum How: String, Hashable, Sendable {
            case added, removed, changed
        }
    }
}

extension PolicyDifference {
    /// The same of one agreement, with every other document that changed.
    package func ofAgreement(_ id: Identifier) -> PolicyDifference {
        PolicyDifference(agreements: agreements.filter { $0.version?.id == id }, documents: documents)
    }

    /// Holds one policy set against another, with everything signed on both sides.
    ///
    /// - Complexity: about two hundred decisions for each grant of an agreement that changed; of every agreement, where any
    ///   other document did.
    package init(from old: PolicySet, to new: PolicySet) {
        let (before, after) = (WitnessSearch(old), WitnessSearch(new))
        self.documents = Self.documents(old, new)
        let areOthersSame = documents.isEmpty
        let ids = Set((old.agreements + new.agreements).map(\.id)).sorted()
        self.agreements = ids.flatMap { id -> [AgreementDifference] in
            let (olds, news) = (old.agreements.filter { $0.id == id }, new.agreements.filter { $0.id == id })
            guard let newest = news.last else {
                return olds.suffix(1).map { AgreementDifference($0, in: before, without: after, isNew: false) }
            }
            guard let oldest = olds.last else {
                return [AgreementDifference(newest, in: after, without: before, isNew: true)]
            }
            func isSame(_ one: Agreement, _ other: Agreement) -> Bool {
                old.canonical["agreement/\(one.identity)"] == new.canonical["agreement/\(other.identity)"]
            }
            // What decided before the newest one may have been edited too.
            let earlier = olds.dropLast().compactMap { one in
                news.first { $0.version == one.version && $0.version != newest.version }.map { (one, $0) }
            }
            let pairs =
                earlier.filter { !isSame($0, $1) } + [(oldest, newest)].filter { !areOthersSame || !isSame($0, $1) }
            return pairs.map { AgreementDifference($0, in: before, $1, in: after) }
        }
        .filter { $0.before != $0.after || !$0.isSame }
    }

    /// Holds two versions of an agreement against each other, each among its own documents.
    package init(_ before: Agreement, in old: PolicySet, _ after: Agreement, in new: PolicySet) {
        self.documents = []
        self.agreements = [AgreementDifference(before, in: WitnessSearch(old), after, in: WitnessSearch(new))]
    }

    /// Holds two versions of an agreement of one policy set against each other.
    package init(_ before: Agreement, _ after: Agreement, in policies: PolicySet) {
        let search = WitnessSearch(policies)
        self.documents = []
        self.agreements = [AgreementDifference(before, in: search, after, in: search)]
    }

    private static func documents(_ old: PolicySet, _ new: PolicySet) -> [DocumentChange] {
        let names = Set(old.canonical.keys).union(new.canonical.keys).sorted()
        let files = Set(old.files.keys).union(new.files.keys).sorted()
        func change<Value: Equatable>(_ name: String, _ was: Value?, _ becomes: Value?) -> DocumentChange? {
            guard was != becomes else { return nil }
            return DocumentChange(name: name, how: was == nil ? .added : becomes == nil ? .removed : .changed)
        }
        // Cases and specs decide nothing.
        let deciding = names.filter { name in !["agreement/", "cases/", "spec/"].contains { name.hasPrefix($0) } }
        return deciding.compactMap { change($0, old.canonical[$0], new.canonical[$0]) }
            + files.compactMap { change("file/\($0)", old.files[$0], new.files[$0]) }
    }
}
