import TideCore
import TideMicrodata
import TidePseudonym

/// The identifiers of a column, which pseudonyms take the place of.
///
/// A missing identifier stays missing, and so does one that normalisation makes missing. Only identifiers of kept rows meet
/// the key.
struct PseudonymSource {
    private let plan: ColumnPlan
    private let generator: PseudonymGenerator
    private let profile: Normalisation
    private let missing: [[UInt8]]
    private let column: Column
    private let table: Table

    private enum Column {
        case texts(TextColumn)
        case codes(EncodedColumn)
    }

    init(_ plan: ColumnPlan, _ key: PseudonymKey, in table: Table) {
        self.plan = plan
        self.table = table
        self.generator = PseudonymGenerator(key)
        self.profile = key.normalisation
        self.missing = plan.missing.map { Array($0.utf8) }
        if let texts = table.texts(plan.name) {
            self.column = .texts(texts)
        } else if let codes = table.column(plan.name) {
            self.column = .codes(codes)
        } else {
            // WHY: whoever asks for pseudonyms had the column read.
            preconditionFailure("the table lacks a column that leaves as pseudonyms")
        }
    }

    var name: String { plan.name }
    /// What a missing one is written as.
    var missingText: String { plan.missingText }

    /// Puts the pseudonyms of some rows, in ascending order, into their packed rows.
    ///
    /// - Throws: `invalid` if two identifiers have one pseudonym, and with the first identifier that gets none.
    func pack(
        _ kept: [UInt32],
        into words: inout [UInt64],
        at places: PseudonymPlaces
    ) throws(DisclosureError) {
        let collision: Int?
        switch column {
        case .texts(let texts):
            try texts.forEach(of: kept) { row, text throws(DisclosureError) in
                places.set(try pseudonym(of: text, row: kept[row]), row, in: &words)
            }
            collision = PseudonymCheck.firstCollision(in: words, at: places, rows: kept.count) { left, right in
                normalised(texts[Int(kept[left])]) == normalised(texts[Int(kept[right])])
            }
        case .codes(let codes): collision = try pack(codes, kept, into: &words, at: places)
        }
        if let collision {
            let place = [plan.name, "\(table.line(ofRow: Int(kept[collision])))"]
            throw .invalid([Diagnostic(.pseudonymCollision, place)])
        }
    }

    /// The same of a column of codes, with one keyed digest for each identifier; gives the first row of a collision.
    private func pack(
        _ codes: EncodedColumn,
        _ kept: [UInt32],
        into words: inout [UInt64],
        at places: PseudonymPlaces
    ) throws(DisclosureError) -> Int? {
        // Every identifier once, in the order of its first kept row.
        var number = [UInt32](repeating: .max, count: codes.values.count)
        var first: [Int] = []
        for (row, source) in kept.enumerated() {
            let code = Int(codes.codes[Int(source)])
            guard number[code] == .max else { continue }
            number[code] = UInt32(first.count)
            first.append(row)
        }
        let own = PseudonymPlaces.alone
        var distinct = [UInt64](repeating: 0, count: own.wordsPerRow * first.count)
        let texts = first.map { Array(codes[Int(kept[$0])].utf8)[...] }
        for (index, text) in texts.enumerated() {
            let isMissing = codes.codes[Int(kept[first[index]])] == codes.missingCode
            own.set(isMissing ? nil : try pseudonym(of: text, row: kept[first[index]]), index, in: &distinct)
        }
        for (row, source) in kept.enumerated() {
            let index = Int(number[Int(codes.codes[Int(source)])])
            places.set(own.pseudonym(index, in: distinct), row, in: &words)
        }
        return PseudonymCheck.firstCollision(in: distinct, at: own, rows: first.count) { left, right in
            normalised(texts[left]) == normalised(texts[right])
        }.map { first[$0] }
    }

    /// An identifier that has a pseudonym, as it met the key.
    private func normalised(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? { try? generator.normalised(text) }

    /// The pseudonym of the identifier in a row of the source; `nil` where it is missing.
    private func pseudonym(of text: ArraySlice<UInt8>, row: UInt32) throws(DisclosureError) -> Pseudonym? {
        if missing.contains(where: { $0.elementsEqual(text) }) { return nil }
        let identifier: ArraySlice<UInt8>
        do {
            identifier = try generator.normalised(text)
        } catch {
            throw .invalid([error.diagnostic(column: plan.name, line: table.line(ofRow: Int(row)))])
        }
        if missing.contains(where: { $0.elementsEqual(identifier) }) || profile.leavesNothing(identifier) { return nil }
        return generator.pseudonym(ofBytes: identifier)
    }
}
