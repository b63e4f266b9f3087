package import TideCore
import TideLedger
import TideMicrodata
package import TidePseudonym

/// Which rows of a source never leave, because the people in them have a say and used it.
///
/// The rows are removed before anything is counted: levels, classes, risk and report are those of the others.
package struct OptOutFilter: Sendable {
    /// The column that tells, as the source writes it.
    package let column: String
    package let rule: Rule

    package init(column: String, rule: Rule) {
        self.column = column
        self.rule = rule
    }

    /// How the column tells.
    package enum Rule: Sendable {
        /// A row stays whose value is one of these, byte for byte; a missing value is none of them.
        case keeping([String])
        /// A row stays whose identifier is not on the list; one without an identifier cannot be held against it and goes.
        case removing(OptOutList, Normalisation)
    }

    /// Whether a row with this value stays.
    package func admits(_ value: String, isMissing: Bool) -> Bool {
        guard !isMissing else { return false }
        switch rule {
        case .keeping(let values): return values.contains { $0.utf8.elementsEqual(value.utf8) }
        case .removing(let list, let normalisation):
            // Whoever cannot be held against the list is not known to agree.
            guard let normalised = try? normalisation.apply(to: value) else { return false }
            return !normalised.isEmpty && !list.contains(normalised)
        }
    }

    /// How many different values its list has; `nil` where it has none.
    package var listed: Int? { if case .removing(let list, _) = rule { list.count } else { nil } }

    /// What the plan's digest says of it: two plans with the same digest remove the same rows of the same input.
    var json: JSONValue {
        switch rule {
        case .keeping(let values):
            ["column": .string(column), "keep": JSONValue(values)]
        case .removing(let list, let normalisation):
            [
                "column": .string(column), "list": list.seal.json, "normalise": .string(normalisation.rawValue),
            ]
        }
    }
}

/// The rows of a source that stayed out.
package struct RemovedRows: Hashable, Sendable {
    /// The source's rows, those that were removed among them.
    package let sourceRows: Int
    /// Rows whose value takes them out.
    package let removed: Int
    /// Rows without a value, which nobody could decide about: removed too, and not counted in ``removed``.
    package let undecided: Int

    package init(sourceRows: Int, removed: Int, undecided: Int) {
        self.sourceRows = sourceRows
        self.removed = removed
        self.undecided = undecided
    }
}

/// What opting out came to in one release: the office's to know.
package struct OptOutCount: Hashable, Sendable {
    /// The column that tells.
    package let column: String
    /// How many different values the list has; `nil` where the column tells alone.
    package let listed: Int?
    package let rows: RemovedRows

    /// One line for the officer.
    package var sentence: String {
        let list = listed.map { "\($0) \($0 == 1 ? "value" : "values") listed, " } ?? ""
        let undecided = rows.undecided == 0 ? "" : ", and \(rows.undecided) without a value in `\(column)`"
        return "opt-outs: \(list)\(rows.removed) of \(rows.sourceRows) rows removed\(undecided)"
    }

    /// A list that removed nobody is more often the wrong list than a true one.
    package var warning: Diagnostic? {
        guard let listed, rows.removed == 0 else { return nil }
        return Diagnostic(.optOutRemovedNone, [column, "\(listed)"])
    }
}

/// The values of a register of opt-outs, as given to a release: a file of one value a line.
///
/// The values are of people who want to stay out: they reach no text, and the list's digest only under a salt that the
/// office alone can make, since a short list could be guessed.
package struct OptOutList: Sendable {
    /// The list's digest, salted.
    package struct Seal: Hashable, Sendable {
        /// 32 hexadecimal digits, made from the list under the master key: the same list, the same salt.
        package let salt: String
        /// SHA-256 of the canonical JSON `{"list":"<SHA-256 of the file>","salt":…}`.
        package let digest: ContentDigest

        var json: JSONValue { ["salt": .string(salt), "sha256": .string(digest.hex)] }
    }

    private let values: Redacted<Set<[UInt8]>>
    package let seal: Seal

    /// How many different values it has.
    package var count: Int { values.exposed.count }

    /// Whether a normalised value is on the list.
    package func contains(_ value: String) -> Bool { values.exposed.contains(Array(value.utf8)) }

    /// Reads a file: UTF-8, one value a line, empty lines passed over, each value normalised as the column's are.
    ///
    /// - Parameter master: 32 bytes, from which the salt comes.
    /// - Throws: ``ReleaseError/invalid(_:)`` with the number of every line that is no text.
    package init(
        _ bytes: [UInt8],
        file: String,
        normalisation: Normalisation,
        master: Redacted<[UInt8]>
    ) throws(ReleaseError) {
        var found: Set<[UInt8]> = []
        var problems: [Diagnostic] = []
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, var line) in lines.enumerated() {
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            guard let value = String(validating: line, as: UTF8.self) else {
                problems.append(Diagnostic(.optOutListNotText, at: Place(file: file, line: index + 1, column: 1)))
                continue
            }
            guard value.unicodeScalars.allSatisfy(Self.isPlain), let normalised = try? normalisation.apply(to: value)
            else {
                problems.append(Diagnostic(.optOutListNotPlain, at: Place(file: file, line: index + 1, column: 1)))
                continue
            }
            if !normalised.isEmpty { found.insert(Array(normalised.utf8)) }
        }
        guard problems.isEmpty else { throw .invalid(Array(problems.prefix(20))) }
        guard !found.isEmpty else {
            throw .invalid([Diagnostic(.optOutListEmpty, at: Place(file: file, line: 1, column: 1))])
        }
        values = Redacted(found)
        let list = ContentDigest(of: bytes)
        let salt = String(SealedFormat.name(of: ContentDigest(of: "opt-out/\(list.hex)"), under: master).prefix(32))
        seal = Seal(salt: salt, digest: ContentDigest(of: ["list": .string(list.hex), "salt": .string(salt)]))
    }

    /// Whether a list may hold a character: one that is seen, and no quotation mark, which no value has around it.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: scalar != "\""
        }
    }
}
