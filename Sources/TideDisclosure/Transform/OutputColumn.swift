import TideMicrodata

/// A column of the output, before its rows are packed.
enum OutputColumn {
    case coded(CodedColumn)
    case pseudonyms(PseudonymSource)
}

/// What a column's codes become in the output.
struct CodedColumn {
    let name: String
    /// The source's code of each row.
    let rows: Codes
    /// What each of the source's codes becomes: an index into `texts`.
    let meaning: [UInt32]
    let texts: [String]
    /// The index of the missing value.
    let missing: UInt32?
}

extension CodedColumn {
    /// A column that is released as it was read.
    init(unchanged column: EncodedColumn) {
        self.init(
            name: column.name,
            rows: column.codes,
            meaning: column.values.indices.map { UInt32($0) },
            texts: column.values,
            missing: column.missingCode
        )
    }

    /// A quasi-identifier at the level that it is released at.
    init(_ column: EncodedColumn, valueOfCode: [UInt32], _ rung: QuasiLadder.Rung) {
        self.init(
            name: column.name,
            rows: column.codes,
            meaning: valueOfCode,
            texts: rung.texts,
            missing: rung.missing
        )
    }

    /// The same column with its texts in ascending order of their bytes, so that codes compare as texts do.
    var ranked: CodedColumn {
        let sorted = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        var rank = [UInt32](repeating: 0, count: sorted.count)
        for (position, text) in sorted.enumerated() { rank[text] = UInt32(position) }
        return CodedColumn(
            name: name,
            rows: rows,
            meaning: meaning.map { rank[Int($0)] },
            texts: sorted.map { texts[$0] },
            missing: missing.map { rank[Int($0)] }
        )
    }
}
