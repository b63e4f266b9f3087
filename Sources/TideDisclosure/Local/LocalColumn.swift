import TideCore
import TideMicrodata

/// One quasi-identifier as local recoding tells it: each record by a value of its own at any level allowed.
///
/// Values of all levels are numbered together, by their texts, so that equal numbers are equal texts in the file.
struct LocalColumn: Sendable {
    let name: String
    /// What each step tells each leaf as; the finest step allowed first.
    ///
    /// Leaves that agree at one step agree at every later one.
    let steps: [[UInt32]]
    /// By value.
    let texts: [String]
    /// By value: how many leaves of the declared domain its text covers; 0 without a hierarchy.
    let coverage: [Int]
    /// By value: what a record's cell loses that is told so, from 0 to 1.
    let cost: [Double]
    /// By value: whether it tells nothing, being that of the whole domain or a cell that was suppressed.
    let tellsNothing: [Bool]
    /// The value that is missing.
    let missing: UInt32?
    /// Leaves of the declared domain; `nil` without a hierarchy.
    let domainSize: Int?
}

extension LocalColumn {
    /// Takes a ladder from its finest level allowed to its coarsest.
    ///
    /// A text that stands for a value and for a coarser one above it is one value, as wide as the coarser: who reads it cannot tell which is meant.
    ///
    /// - Throws: `invalid` if the coarser one does not stand above the value.
    init(_ ladder: QuasiLadder, _ quasi: QuasiIdentifier) throws(DisclosureError) {
        var known: [[UInt8]: (number: UInt32, leaf: Int)] = [:]
        var texts: [String] = []
        var coverage: [Int] = []
        var missing: UInt32?
        var steps: [[UInt32]] = []
        for level in quasi.lowest...quasi.highest {
            let rung = ladder.rungs[level]
            var firstLeaf = [Int](repeating: 0, count: rung.texts.count)
            for leaf in rung.valueOfLeaf.indices.reversed() { firstLeaf[Int(rung.valueOfLeaf[leaf])] = leaf }
            var numbers: [UInt32] = []
            for (value, text) in rung.texts.enumerated() {
                let key = Array(text.utf8)
                if let (number, leaf) = known[key] {
                    guard Int(rung.valueOfLeaf[leaf]) == value else {
                        throw .invalid([Diagnostic(.localTextAmbiguous, [ladder.name, "\(level)"])])
                    }
                    coverage[Int(number)] = rung.coverage[value]
                    numbers.append(number)
                } else {
                    known[key] = (UInt32(texts.count), firstLeaf[value])
                    numbers.append(UInt32(texts.count))
                    texts.append(text)
                    coverage.append(rung.coverage[value])
                }
                if UInt32(value) == rung.missing { missing = numbers[value] }
            }
            steps.append(rung.valueOfLeaf.map { numbers[Int($0)] })
        }
        let domainSize = ladder.domainSize
        self.name = ladder.name
        self.steps = steps
        self.texts = texts
        self.coverage = coverage
        self.cost = coverage.map { covered in
            guard let domainSize, domainSize > 1 else { return 0 }
            return Double(covered - 1) / Double(domainSize - 1)
        }
        self.tellsNothing = coverage.map { domainSize.map { $0 > 1 } == true && $0 == domainSize }
        self.missing = missing
        self.domainSize = domainSize
    }

    /// The columns of a profile, or every problem with them.
    static func all(_ profile: QuasiProfile, _ spec: ProtectionSpec) throws(DisclosureError) -> [LocalColumn] {
        var columns: [LocalColumn] = []
        var problems: [Diagnostic] = []
        for (ladder, quasi) in zip(profile.ladders, spec.quasiIdentifiers) {
            do throws(DisclosureError) {
                columns.append(try LocalColumn(ladder, quasi))
            } catch {
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return columns
    }
}

extension LocalColumn {
    /// A column that is told at its finest level allowed, or not at all.
    ///
    /// A value that is missing from the start and one that was suppressed are one value. A column that must keep off its top level keeps all
    /// its cells.
    init(suppressing ladder: QuasiLadder, _ quasi: QuasiIdentifier) {
        let rung = ladder.rungs[quasi.lowest]
        let text = quasi.column.missingText
        let known = rung.texts.firstIndex { $0.utf8.elementsEqual(text.utf8) }
        let missing = UInt32(known ?? rung.texts.count)
        let texts = known == nil ? rung.texts + [text] : rung.texts
        let isKept = quasi.hierarchy.map { quasi.highest < $0.levelCount - 1 } ?? false
        let tellsNothing = texts.indices.map { UInt32($0) == missing }
        self.name = ladder.name
        self.steps =
            [rung.valueOfLeaf] + (isKept ? [] : [Array(repeating: missing, count: rung.valueOfLeaf.count)])
        self.texts = texts
        self.coverage = tellsNothing.map { $0 ? 2 : 1 }
        self.cost = tellsNothing.map { $0 ? 1 : 0 }
        self.tellsNothing = tellsNothing
        self.missing = missing
        self.domainSize = 2
    }

    /// Whether a leaf's cell can be suppressed and is not missing from the start.
    func canSuppress(_ leaf: Int) -> Bool { steps.count > 1 && steps[0][leaf] != steps[1][leaf] }
}
