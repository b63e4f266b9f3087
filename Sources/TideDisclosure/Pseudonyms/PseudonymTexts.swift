import TideCore
import TideMicrodata
import TidePseudonym

/// A column of identifiers that become pseudonyms of any form, as codes with a text for each.
///
/// A missing identifier stays missing, and so does one that normalisation makes missing. Only identifiers of kept rows meet the key, each
/// once.
struct PseudonymTexts {
    private let plan: ColumnPlan
    private let recipe: PseudonymRecipe
    private let missing: [[UInt8]]
    private let column: EncodedColumn
    private let table: Table

    /// The column as it leaves, and how many different identifiers it has.
    struct Made {
        let column: CodedColumn
        let identifiers: Int
    }

    init(_ plan: ColumnPlan, _ recipe: PseudonymRecipe, in table: Table) {
        self.plan = plan
        self.recipe = recipe
        self.table = table
        self.missing = plan.missing.map { Array($0.utf8) }
        guard let column = table.column(plan.name) else {
            // WHY: whoever asks for pseudonyms of a further form had the column read with codes.
            preconditionFailure("the table lacks the codes of a column that leaves as pseudonyms")
        }
        self.column = column
    }

    /// Makes the pseudonyms of some rows, in ascending order.
    ///
    /// - Throws: `invalid` for tokens that are too short for so many identifiers, for the first identifier that gets none, and if two have
    ///   one pseudonym.
    func make(of kept: [UInt32]) throws(DisclosureError) -> Made {
        var identifiers: [[UInt8]] = []
        var rows: [UInt32] = []
        // What each of the source's codes becomes, if a kept row has it: an identifier's number, or beyond all the missing text.
        var numberOfCode = [Int?](repeating: nil, count: column.values.count)
        var numbers: [[UInt8]: Int] = [:]
        var isMissing = [Bool](repeating: false, count: column.values.count)
        for row in kept {
            let code = Int(column.codes[Int(row)])
            guard numberOfCode[code] == nil, !isMissing[code] else { continue }
            guard let identifier = try identifier(code, row: row) else {
                isMissing[code] = true
                continue
            }
            if let known = numbers[identifier] {
                numberOfCode[code] = known
            } else {
                numbers[identifier] = identifiers.count
                numberOfCode[code] = identifiers.count
                identifiers.append(identifier)
                rows.append(row)
            }
        }
        if recipe.stability == .record { return chance(kept, isMissing, identifiers.count) }
        try checkLength(for: identifiers.count)
        let texts = try pseudonyms(of: identifiers, rows)
        let missingIndex = UInt32(identifiers.count)
        // A table without rows has a text all the same, so that every code means one.
        let hasMissing = identifiers.isEmpty || isMissing.contains(true)
        return Made(
            column: CodedColumn(
                name: plan.name,
                rows: column.codes,
                meaning: zip(numberOfCode, isMissing).map { $1 ? missingIndex : UInt32($0 ?? 0) },
                texts: hasMissing ? texts + [plan.missingText] : texts,
                missing: hasMissing ? missingIndex : nil
            ),
            identifiers: identifiers.count
        )
    }

    /// The identifier of a code as it meets the key; `nil` where it is missing.
    private func identifier(_ code: Int, row: UInt32) throws(DisclosureError) -> [UInt8]? {
        if column.missingCode.map(Int.init) == code { return nil }
        let text = Array(column.values[code].utf8)
        if missing.contains(text) { return nil }
        let identifier: [UInt8]
        do {
            identifier = Array(try recipe.normalisation.apply(toBytes: text[...]))
        } catch { throw refusal(error, row) }
        return missing.contains(identifier) || recipe.normalisation.leavesNothing(identifier) ? nil : identifier
    }

    private func refusal(_ refusal: IdentifierRefusal, _ row: UInt32) -> DisclosureError {
        .invalid([refusal.diagnostic(column: plan.name, line: table.line(ofRow: Int(row)))])
    }

    /// Refuses tokens of which two would meet too easily, with the least length that will do.
    private func checkLength(for identifiers: Int) throws(DisclosureError) {
        let figures = PseudonymFigures(plan.name, recipe, identifiers: identifiers, isExact: true)
        guard figures.collisionBound > PseudonymFigures.mostLikely, case .token(let form) = recipe.form else { return }
        let each = PseudonymFigures.mostLikely / Double(recipe.rings.count)
        let least = TokenForm.leastLength(form.encoding, ids: identifiers, probability: each)
        let arguments = [
            plan.name, "\(form.length)", form.encoding.rawValue, "\(identifiers)", least.map(String.init) ?? "more",
        ]
        throw .invalid([Diagnostic(.tokenTooShort, arguments)])
    }

    /// One pseudonym for each identifier.
    private func pseudonyms(of identifiers: [[UInt8]], _ rows: [UInt32]) throws(DisclosureError) -> [String] {
        let generator = RecipeGenerator(recipe)
        var texts: [String] = []
        texts.reserveCapacity(identifiers.count)
        var given: Set<String> = []
        given.reserveCapacity(identifiers.count)
        for (identifier, row) in zip(identifiers, rows) {
            let text: String
            do {
                text = try generator.pseudonym(of: identifier[...])
            } catch { throw refusal(error, row) }
            guard given.insert(text).inserted else {
                throw .invalid([
                    Diagnostic(.pseudonymCollision, [plan.name, "\(table.line(ofRow: Int(row)))"])
                ])
            }
            texts.append(text)
        }
        return texts
    }

    /// A token of its own for every row that has an identifier, from the recipe's chance.
    private func chance(_ kept: [UInt32], _ isMissing: [Bool], _ identifiers: Int) -> Made {
        guard case .token(let form) = recipe.form else {
            // WHY: a recipe of another form is not made.
            preconditionFailure("chance makes tokens alone")
        }
        var generator = SeedGenerator(recipe.seed)
        var tokens = RandomTokens(form)
        var texts: [String] = []
        var codes = [UInt32](repeating: 0, count: table.rowCount)
        var missingRows: [UInt32] = []
        for row in kept {
            if isMissing[Int(column.codes[Int(row)])] {
                missingRows.append(row)
            } else {
                codes[Int(row)] = UInt32(texts.count)
                texts.append(tokens.next(using: &generator))
            }
        }
        let missing = missingRows.isEmpty ? nil : UInt32(texts.count)
        if let missing {
            texts.append(plan.missingText)
            for row in missingRows { codes[Int(row)] = missing }
        }
        return Made(
            column: CodedColumn(
                name: plan.name,
                rows: Codes(codes, below: max(texts.count, 2)),
                meaning: texts.indices.map { UInt32($0) },
                texts: texts,
                missing: missing
            ),
            identifiers: identifiers
        )
    }
}
