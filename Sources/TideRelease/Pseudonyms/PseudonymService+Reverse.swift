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

        package init(
            question: PseudonymQuestion,
            epoch: String?,
            pseudonyms: IdentifierFile,
            release: ReleaseIdentifier?,
            among: IdentifierFile?
        ) {
            self.question = question
            self.epoch = epoch
            self.pseudonyms = pseudonyms
            self.release = release
            self.among = among
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
        let epoch = try epoch(order.epoch, of: domain)
        var members = order.question.members
        members["among"] = order.among.map { .string($0.digest.hex) }
        members["count"] = JSONValue(order.pseudonyms.texts.count)
        members["pseudonyms"] = .string(order.pseudonyms.listDigest.hex)
        members["quota"] = office.configuration.reversals.json
        members["scope"] = .string(order.release.map { "release \($0)" } ?? "domain")
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
            if let refusal = office.configuration.reversals.refusal(of: texts.count, used: used) {
                throw ReleaseError.refused([refusal])
            }
        }
        let epoch = matter.statement.epoch
        let hasCustody = try office.register.pseudonymActs()
            .contains { $0.domain == question.domain && $0.kind == .custody }
        let privateKey = hasCustody ? try self.privateKey(of: question.domain, shares) : nil
        var found: [(String, String)] = []
        switch question.form {
        case .vault:
            guard let privateKey else { throw ReleaseError.invalid(.custodyMissing, question.domain.text) }
            let rows = try openVault().rows(ofTokens: texts, in: question.domain)
            found = texts.compactMap { text in
                guard let row = rows[text], row.epoch == epoch else { return nil }
                let context = question.context(epoch: row.epoch, row: row.id)
                let opened = ReversalSeal.open(row.sealed, with: privateKey, context: context)
                return opened.map { (text, String(decoding: $0.exposed, as: UTF8.self)) }
            }
        case .scheme(let form) where form.isReversible:
            let reverser = SchemeGenerator(question.scheme(form, epoch: epoch), master: office.master)
            found = texts.compactMap { text in
                (try? reverser.reverse(text)).map { (text, String(decoding: $0.exposed, as: UTF8.self)) }
            }
        case .scheme(let form):
            guard let among = order.among else { throw ReleaseError.invalid(.reversalNeedsList, form.name) }
            let asked = Set(texts)
            found = try pseudonyms(question, form, epoch: epoch, of: among).filter { asked.contains($0.value) }
                .map { ($0.value, String(decoding: $0.key, as: UTF8.self)) }
        }
        var digests = ["pseudonyms": order.pseudonyms.listDigest]
        digests["among"] = order.among?.digest
        let recorded = try log(
            approved,
            key: question.key(epoch: epoch),
            count: texts.count,
            counts: ["asked": texts.count, "found": found.count],
            digests: digests,
            at: instant,
            using: &generator
        )
        return Table(
            file: PairLines.bytes(("pseudonym", "identifier"), found.sorted { $0.0 < $1.0 }),
            asked: texts.count,
            found: found.count,
            recorded: recorded
        )
    }

    /// How many pseudonyms were asked for in a moment's calendar month by UTC, in all domains.
    package func reversed(inMonthOf instant: Instant) throws -> Int {
        let month = instant.date
        return try office.register.pseudonymActs().filter { act in
            let day = act.recordedAt.date
            return act.kind == .reversed && day.year == month.year && day.month == month.month
        }.reduce(0) { $0 + $1.count }
    }
}
