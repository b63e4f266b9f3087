package import TideCore
import TidePseudonym

extension PseudonymService {
    /// A table that leads pseudonyms of one epoch to those of another.
    package struct Rekeying: Sendable {
        package let question: PseudonymQuestion
        package let from: String
        package let to: String
        package let file: IdentifierFile

        package init(question: PseudonymQuestion, from: String, to: String, file: IdentifierFile) {
            self.question = question
            self.from = from
            self.to = to
            self.file = file
        }
    }

    /// A table that was made.
    package struct Table: Sendable {
        /// A CSV file, sorted by its first column, so that the order of the source is not told.
        package let file: [UInt8]
        /// How many pseudonyms or identifiers were asked about, and how many of them the table has.
        package let asked: Int
        package let found: Int
        package let recorded: Recorded
    }

    /// What officers sign so that a re-keying table is made.
    package func rekeying(_ order: Rekeying, reason: String) throws -> Matter {
        let domain = order.question.domain
        for asked in [order.from, order.to] { _ = try epoch(asked, of: domain) }
        guard order.from != order.to else {
            throw ReleaseError.invalid(.epochUnknown, domain.text, order.to, try epoch(nil, of: domain))
        }
        var members = order.question.members
        members["from"] = .string(order.from)
        members["input"] = .string(order.file.digest.hex)
        members["column"] = .string(order.file.name)
        members["count"] = JSONValue(order.file.texts.count)
        let subject = JSONValue.object(members)
        return try matter(.rekeyed, of: domain, reason: reason) { _ in (order.to, subject) }
    }

    /// Makes a re-keying table: old pseudonym, new pseudonym, for the identifiers of a file.
    package func rekey(
        _ order: Rekeying,
        _ matter: Matter,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Table {
        let question = order.question
        let approved = try approve(matter, signatures, at: instant)
        let asked = Set(
            try order.file.identifiers { (text) throws(IdentifierRefusal) in
                Array(try question.profile.apply(toBytes: text))
            }.map(\.made)
        )
        let old: [[UInt8]: String]
        let new: [[UInt8]: String]
        switch question.form {
        case .scheme(let form):
            old = try pseudonyms(question, form, epoch: order.from, of: order.file)
            new = try pseudonyms(question, form, epoch: order.to, of: order.file)
        case .vault:
            let lookups = lookups(of: Array(asked), question, epoch: order.from)
            let rows = try openVault().rows(ofLookups: lookups.map(\.lookup))
            old = Dictionary(
                uniqueKeysWithValues: lookups.compactMap { item in
                    rows[item.lookup].map { (item.identifier, $0.token) }
                }
            )
            let known = old.keys.sorted { $0.lexicographicallyPrecedes($1) }
            new = try tokens(of: known, question, epoch: order.to, using: &generator).tokens
        }
        let recorded = try log(
            approved,
            key: question.key(epoch: order.to, from: order.from),
            count: asked.count,
            counts: ["asked": asked.count, "found": old.count],
            digests: ["input": order.file.digest],
            at: instant,
            using: &generator
        )
        let pairs = old.compactMap { identifier, pseudonym in new[identifier].map { (pseudonym, $0) } }
            .sorted { $0.0 < $1.0 }
        return Table(
            file: PairLines.bytes(("old", "new"), pairs),
            asked: asked.count,
            found: pairs.count,
            recorded: recorded
        )
    }

    /// The pseudonyms of a scheme for the identifiers of a file, by normalised identifier.
    func pseudonyms(
        _ question: PseudonymQuestion,
        _ form: PseudonymForm,
        epoch: String,
        of file: IdentifierFile
    ) throws -> [[UInt8]: String] {
        let generator = SchemeGenerator(question.scheme(form, epoch: epoch), master: office.master)
        let made = try file.identifiers { (text) throws(IdentifierRefusal) in
            let normalised = try generator.normalised(text)
            return (Array(normalised), try generator.pseudonym(of: normalised))
        }
        var pseudonyms: [[UInt8]: String] = [:]
        var owners: [String: [UInt8]] = [:]
        for (written, (normalised, pseudonym)) in made {
            // Two persons would become one.
            guard owners.updateValue(normalised, forKey: pseudonym) ?? normalised == normalised else {
                throw ReleaseError.invalid(.pseudonymCollision, file.name, "\(file.line(of: written))")
            }
            pseudonyms[normalised] = pseudonym
        }
        return pseudonyms
    }
}
