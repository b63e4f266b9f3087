package import TideCore
import TideLedger
import TidePseudonym

extension PseudonymService {
    /// Pseudonyms whose identifiers are asked for.
    package struct Reversal: Sendable {
        package let question: PseudonymQuestion
        /// `nil` for the one in force.
        package let epoch: String?
        package let pseudonyms: IdentifierFile
        /// The release that they come from; `nil` where the whole domain is meant.
        package let release: ReleaseIdentifier?
        /// The identifiers among which to look, for pseudonyms that have no way back.
        package let among: IdentifierFile?
        /// SHA-256 of the certificate that the answer is sealed to; `nil` where it is not.
        package let sealedTo: ContentDigest?

        package init(
            question: PseudonymQuestion,
            epoch: String?,
            pseudonyms: IdentifierFile,
            release: ReleaseIdentifier?,
            among: IdentifierFile?,
            sealedTo: ContentDigest? = nil
        ) {
            self.question = question
            self.epoch = epoch
            self.pseudonyms = pseudonyms
            self.release = release
            self.among = among
            self.sealedTo = sealedTo
        }
    }

    /// What officers sign so that identifiers are given back.
    package func reversal(_ order: Reversal, reason: String) throws -> Matter {
        let domain = order.question.domain
        if let release = order.release, try office.register.release(release) == nil {
            throw ReleaseError.invalid(.releaseUnknown, release.text)
        }
        if case .scheme(let form) = order.question.form, !form.isReversible, order.among == nil {
            throw ReleaseError.invalid(.reversalNeedsList, form.name)
        }
        let epoch = try order.release.map { try releasedRecipe($0, order).epoch } ?? epoch(order.epoch, of: domain)
        let isSeen = try order.release.map { try expectReleased($0, order) } ?? true
        var members = order.question.members
        members["among"] = order.among.map { .string(digest(of: $0).hex) }
        members["count"] = JSONValue(order.pseudonyms.texts.count)
        members["pseudonyms"] = .string(order.pseudonyms.listDigest.hex)
        members["quota"] = office.configuration.reversals.json
        members["scope"] = .string(
            order.release.map { "release \($0)\(isSeen ? "" : ", whose rows are no longer held")" } ?? "domain"
        )
        if case .scheme(let form) = order.question.form {
            let recipe =
                try order.release.map { try releasedRecipe($0, order) } ?? recipe(order.question, form, epoch: epoch)
            members["within"] = recipe.json["within"]
        }
        members["sealTo"] = order.sealedTo.map { .string($0.hex) }
        let subject = JSONValue.object(members)
        return try matter(.reversed, of: domain, reason: reason) { _ in (epoch, subject) }
    }

    /// Gives identifiers back: an entry first, also where nothing is found.
    ///
    /// A domain with a custody gives nothing back without the shares of its custodians, whatever the form of its pseudonyms.
    package func reverse(
        _ order: Reversal,
        _ matter: Matter,
        signatures: [String: [UInt8]],
        shares: [Redacted<String>],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Table {
        let question = order.question
        let texts = order.pseudonyms.texts
        let approved = try approve(matter, signatures, at: instant) {
            let used = try reversed(inMonthOf: instant)
            if let refusal = office.configuration.reversals.refusal(of: texts.count, "reversals", used: used) {
                throw ReleaseError.refused([refusal])
            }
        }
        let epoch = matter.statement.epoch
        let privateKey = try unlock(matter.statement.concerned.map(\.domain), shares)[question.domain]
        let tokens = try? custody(of: question.domain).tokens
        // Typed from paper they are found too.
        let asked = texts.map { (typed: $0, read: question.reading($0, vault: tokens)) }
        var found: [Answer] = []
        switch question.form {
        case .vault:
            guard let privateKey else { throw ReleaseError.invalid(.custodyMissing, question.domain.text) }
            let rows = try openVault().rows(ofTokens: asked.map(\.read), in: question.domain)
            let spent = try openVault().taken(asked.map(\.read), in: question.domain)
            found = asked.map { text in
                guard let row = rows[text.read] else {
                    return Answer(text.typed, spent.contains(text.read) ? .erased : .unknown)
                }
                guard row.epoch == epoch else { return Answer(text.typed, .otherEpoch(row.epoch)) }
                let context = question.context(epoch: row.epoch, row: row.id)
                let opened = ReversalSeal.open(row.sealed, with: privateKey, context: context)
                return opened.map { Answer(text.typed, $0.exposed) } ?? Answer(text.typed, .otherKind)
            }
        case .scheme(let form):
            let recipe =
                try order.release.map { try releasedRecipe($0, order) } ?? recipe(question, form, epoch: epoch)
            if form.isReversible {
                let reverser = RecipeGenerator(recipe)
                found = asked.map { text in
                    (try? reverser.reverse(text.read)).map { Answer(text.typed, $0.exposed) }
                        ?? Answer(text.typed, .unknown)
                }
            } else {
                guard let among = order.among else { throw ReleaseError.invalid(.reversalNeedsList, form.name) }
                let read = Set(asked.map(\.read))
                // A short pseudonym may stand for several: all of them are told.
                let candidates = try made(recipe, of: among).map(\.made).filter { read.contains($0.pseudonym) }
                let identifiers = Dictionary(grouping: candidates, by: \.pseudonym).mapValues {
                    Set($0.map(\.normalised))
                }
                found = asked.flatMap { text in
                    identifiers[text.read].map { $0.map { Answer(text.typed, $0) } } ?? [Answer(text.typed, .unknown)]
                }
            }
        }
        let count = Set(found.filter(\.isFound).map(\.pseudonym)).count
        var digests = ["pseudonyms": order.pseudonyms.listDigest]
        digests["among"] = order.among.map(digest)
        digests["sealTo"] = order.sealedTo
        let recorded = try log(
            approved,
            key: question.key(epoch: epoch),
            count: texts.count,
            counts: ["asked": texts.count, "found": count, "identifiers": found.filter(\.isFound).count],
            digests: digests,
            at: instant,
            using: &generator
        )
        return Table(
            file: Lines.bytes(["pseudonym", "identifier", "found"], found.map(\.fields)),
            asked: texts.count,
            found: count,
            recorded: recorded
        )
    }

    /// How many pseudonyms were asked for in a moment's calendar month by UTC, in all domains.
    package func reversed(inMonthOf instant: Instant) throws -> Int {
        try office.register.pseudonymActs().filter { $0.kind == .reversed && $0.recordedAt.isInMonth(of: instant) }
            .reduce(0) { $0 + $1.count }
    }
}

/// What is known of one pseudonym that was asked for: a line of the answer.
private struct Answer {
    /// Why nobody is told.
    enum Absence {
        case erased
        case otherEpoch(String)
        /// Of another namespace or profile than was asked about.
        case otherKind
        case unknown

        var words: String {
            switch self {
            case .erased: "no: erased"
            case .otherEpoch(let epoch): "no: of epoch \(epoch)"
            case .otherKind: "no: of another namespace or profile"
            case .unknown: "no"
            }
        }
    }

    let pseudonym: String
    private let identifier: String?
    private let absence: Absence?

    init(_ pseudonym: String, _ identifier: [UInt8]) {
        self.pseudonym = pseudonym
        self.identifier = String(decoding: identifier, as: UTF8.self)
        absence = nil
    }

    init(_ pseudonym: String, _ absence: Absence) {
        self.pseudonym = pseudonym
        identifier = nil
        self.absence = absence
    }

    var isFound: Bool { identifier != nil }
    var fields: [String] { [pseudonym, identifier ?? "", absence?.words ?? "yes"] }
}
