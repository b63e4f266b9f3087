import TideMicrodata

extension PackedRows {
    /// Packs the kept rows of a source and puts them in order.
    ///
    /// - Parameters:
    ///   - columns: of the whole source.
    ///   - kept: the rows of the source that are kept, ascending.
    /// - Throws: `invalid` if two identifiers have one pseudonym.
    init(_ columns: [OutputColumn], kept: [UInt32], order: RowOrder) throws(DisclosureError) {
        switch order {
        case .shuffled(let key):
            self = try PackedRows(columns, kept: kept).ordered(by: key.permutation(of: kept.count))
        case .sorted:
            let ranked: [OutputColumn] = columns.map { column in
                if case .coded(let coded) = column { .coded(coded.ranked) } else { column }
            }
            self = try PackedRows(ranked, kept: kept)
            sort()
        }
    }

    private init(_ columns: [OutputColumn], kept: [UInt32]) throws(DisclosureError) {
        let layout = PackedLayout(columns.map(\.packedContent))
        var words = [UInt64](repeating: 0, count: layout.wordsPerRow * kept.count)
        var block = [UInt32](repeating: 0, count: Codes.blockSize)
        var next = 0
        while next < kept.count {
            // The kept rows among the next rows of the source.
            let first = Int(kept[next])
            var end = min(next + Codes.blockSize, kept.count)
            while Int(kept[end - 1]) >= first + Codes.blockSize { end -= 1 }
            for (column, packed) in zip(columns, layout.columns) {
                guard case .coded(let coded) = column, packed.field.mask > 0 else { continue }
                coded.rows.copy(first..<Int(kept[end - 1]) + 1, to: &block)
                coded.add(block, of: kept, next..<end, from: first, to: &words, packed.field, layout.wordsPerRow)
            }
            next = end
        }
        for (column, packed) in zip(columns, layout.columns) {
            guard case .pseudonyms(let source) = column, let places = PseudonymPlaces(packed, layout.wordsPerRow) else {
                continue
            }
            try source.pack(kept, into: &words, at: places)
        }
        self.init(layout, words: words, rowCount: kept.count)
    }
}

extension OutputColumn {
    fileprivate var packedContent: (name: String, content: PackedLayout.Content) {
        switch self {
        case .coded(let column): (column.name, .values(column.texts, missing: column.missing))
        case .pseudonyms(let source): (source.name, .digits(missing: source.missingText))
        }
    }
}

extension CodedColumn {
    /// Adds the codes of some kept rows to their packed rows.
    ///
    /// - Parameters:
    ///   - block: the source's codes from the row `first` on.
    ///   - places: which of the kept rows.
    fileprivate func add(
        _ block: [UInt32],
        of kept: [UInt32],
        _ places: Range<Int>,
        from first: Int,
        to words: inout [UInt64],
        _ field: PackedField,
        _ wordsPerRow: Int
    ) {
        let block = block.span
        let kept = kept.span
        let meaning = meaning.span
        var words = words.mutableSpan
        var target = places.lowerBound * wordsPerRow + field.word
        for place in places {
            words[target] |= UInt64(meaning[Int(block[Int(kept[place]) - first])]) << field.shift
            target += wordsPerRow
        }
    }
}
