package import TideCore
import TidePseudonym

extension PseudonymService {
    /// A table that leads pseudonyms of one epoch to those of another.
    package struct Rekeying: Sendable {
        package let question: PseudonymQuestion
        package let from: String
        package let to: String
        package let file: IdentifierFile
        /// SHA-256 of the certificate that the table is sealed to; `nil` where it is not.
        package let sealedTo: ContentDigest?

        package init(
            question: PseudonymQuestion,
            from: String,
            to: String,
            file: IdentifierFile,
            sealedTo: ContentDigest? = nil
        ) {
            self.question = question
            self.from = from
            self.to = to
            self.file = file
            self.sealedTo = sealedTo
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
        guard order.from != order.to else { throw ReleaseError.invalid(.sameEpoch, order.to) }
        var members = order.question.members
        members["from"] = .string(order.from)
        members["input"] = .string(digest(of: order.file).hex)
        members["column"] = .string(order.file.name)
        members["count"] = JSONValue(order.file.texts.count)
        members["sealTo"] = order.sealedTo.map { .string($0.hex) }
        if case .scheme(let form) = order.question.form {
            members["within"] = try recipe(order.question, form, epoch: order.to).json["within"]
        }
        let subject = JSONValue.object(members)
        return try matter(.rekeyed, of: domain, reason: reason) { _ in (order.to, subject) }
    }

    /// Makes a re-keying table: old pseudonym, new pseudonym, for the identifiers of a file.
    ///
    /// In a domain with a custody it takes the shares: whoever asks for few identifiers, and has the new pseudonyms, learns the old.
    package func rekey(
        _ order: Rekeying,
        _ matter: Matter,
        signatures: [String: [UInt8]],
        shares: [Redacted<String>] = [],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Table {
        let question = order.question
        let approved = try approve(matter, signatures, at: instant)
        _ = try unlock(matter.statement.concerned.map(\.domain), shares)
        let asked = Set(try order.file.identifiers(question.normalised).map(\.made))
        var use: VaultRecord?
        let old: [[UInt8]: String]
        let new: [[UInt8]: String]
        switch question.form {
        case .scheme(let form):
            old = try pseudonyms(recipe(question, form, epoch: order.from), of: order.file)
            new = try pseudonyms(recipe(question, form, epoch: order.to), of: order.file)
        case .vault:
            let lookups = lookups(of: Array(asked), question, epoch: order.from)
            let rows = try openVault().rows(ofLookups: lookups.map(\.lookup))
            old = Dictionary(
                uniqueKeysWithValues: lookups.compactMap { item in
                    rows[item.lookup].map { (item.identifier, $0.token) }
                }
            )
            let known = old.keys.sorted { $0.lexicographicallyPrecedes($1) }
            let given = try tokens(of: known, question, epoch: order.to, using: &generator)
            new = given.tokens
            use = try vaultUse(
                of: question.domain,
                question.kind,
                asked: known.count,
                made: given.made,
                at: instant
            )
        }
        let recorded = try log(
            approved,
            key: question.key(epoch: order.to, from: order.from),
            count: asked.count,
            counts: ["asked": asked.count, "found": old.count],
            digests: ["input": digest(of: order.file)].merging(order.sealedTo.map { ["sealTo": $0] } ?? [:]) { $1 },
            vault: use,
            at: instant,
            using: &generator
        )
        let pairs = old.compactMap { identifier, pseudonym in new[identifier].map { [pseudonym, $0] } }
        return Table(
            file: Lines.bytes(["old", "new"], pairs),
            asked: asked.count,
            found: pairs.count,
            recorded: recorded
        )
    }

    /// The pseudonyms of a recipe for the identifiers of a file, by normalised identifier.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for two identifiers of one pseudonym, by the line of one of them.
    func pseudonyms(_ recipe: PseudonymRecipe, of file: IdentifierFile) throws -> [[UInt8]: String] {
        var pseudonyms: [[UInt8]: String] = [:]
        var owners: [String: [UInt8]] = [:]
        for (written, (normalised, pseudonym)) in try made(recipe, of: file) {
            // Two persons would become one.
            guard owners.updateValue(normalised, forKey: pseudonym) ?? normalised == normalised else {
                throw ReleaseError.invalid(.pseudonymCollision, file.name, "\(file.line(of: written))")
            }
            pseudonyms[normalised] = pseudonym
        }
        return pseudonyms
    }

    /// What a recipe makes of each identifier of a file: how it meets the key, and its pseudonym.
    func made(
        _ recipe: PseudonymRecipe,
        of file: IdentifierFile
    ) throws -> [(written: String, made: (normalised: [UInt8], pseudonym: String))] {
        let generator = RecipeGenerator(recipe)
        let question = PseudonymQuestion(
            domain: recipe.domain,
            namespace: recipe.namespace,
            profile: recipe.normalisation,
            form: .scheme(recipe.form)
        )
        return try file.identifiers { (text) throws(IdentifierRefusal) in
            let normalised = try question.normalised(text)
            return (normalised, try generator.pseudonym(of: normalised[...]))
        }
    }
}
