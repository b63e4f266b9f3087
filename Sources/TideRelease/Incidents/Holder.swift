package import TideAgreement
package import TideCore

/// A party that holds something of a release, or may.
package struct Holder: Hashable, Sendable {
    package let party: Identifier
    package let certainty: Certainty
    /// The agreements that lead to it, from the release's own on; the same one twice in a row never.
    package let through: [AgreementVersion]
    /// From when on it may have held it.
    package let since: CalendarDate
    /// What it holds: the release itself, another one of this office, or a dataset that the agreement before it shares.
    package let what: What

    /// How sure the office can be.
    package enum Certainty: String, Hashable, Sendable {
        /// The office handed it over, or counts the party as one reader with one that it handed it to.
        case known
        /// An agreement lets somebody hand it on; whether anybody did, only they know.
        case possible
    }

    /// What a holder holds.
    package enum What: Hashable, Sendable {
        case release(ReleaseIdentifier)
        /// The dataset of an agreement between others: the same or one derived from it.
        case dataset(Identifier)
    }

    package init(
        party: Identifier,
        certainty: Certainty,
        through: [AgreementVersion],
        since: CalendarDate,
        what: What
    ) {
        self.party = party
        self.certainty = certainty
        self.through = through
        self.since = since
        self.what = what
    }

    /// Reads what was filed; `nil` unless it is whole.
    package init?(_ value: JSONValue) {
        guard let party = value["party"]?.text.flatMap(Identifier.init),
            let certainty = value["certainty"]?.text.flatMap(Certainty.init),
            let through = value["through"]?.elements, let since = value["since"]?.text.flatMap({ CalendarDate($0) })
        else { return nil }
        let what: What
        if let release = value["release"]?.text.flatMap({ ReleaseIdentifier($0) }) {
            what = .release(release)
        } else if let dataset = value["dataset"]?.text.flatMap(Identifier.init) {
            what = .dataset(dataset)
        } else {
            return nil
        }
        self.init(
            party: party,
            certainty: certainty,
            through: through.compactMap { $0.text.flatMap(AgreementVersion.init) },
            since: since,
            what: what
        )
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "certainty": .string(certainty.rawValue), "party": .string(party.text), "since": .string("\(since)"),
            "through": JSONValue(through.map(\.description)),
        ]
        switch what {
        case .release(let release): members["release"] = .string(release.text)
        case .dataset(let dataset): members["dataset"] = .string(dataset.text)
        }
        return .object(members)
    }
}
