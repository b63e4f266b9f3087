extension Hierarchy {
    /// Numbers at an end as one leaf, as top and bottom coding tells them.
    ///
    /// The leaf takes the place of the first that it stands for. At every coarser level it has the value that all of these had there, and
    /// stands for itself where they had several. Leaves are whole numbers, or bands of decimals such as `80 to under 81`;
    /// `over 119` belongs to the top, `under 0` to the bottom, and others stay.
    ///
    /// - Returns: `nil` where no leaf lies at a coded end.
    /// - Throws: `invalid` if a coded text is already another leaf.
    package func coded(_ ends: NumberEnds) throws(MicrodataError) -> Hierarchy? {
        var rows = (0..<leafCount).map { leaf in
            (0..<levelCount).map { values[$0][Int(ancestors[$0][leaf])] }
        }
        if let top = ends.top {
            guard let coded = Self.folding(rows, into: top.text, where: { Self.isAtTop($0, from: top.bound) }) else {
                return nil
            }
            rows = coded
        }
        if let bottom = ends.bottom {
            guard
                let coded = Self.folding(rows, into: bottom.text, where: { Self.isAtBottom($0, upTo: bottom.bound) })
            else { return nil }
            rows = coded
        }
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name)
    }

    private static func folding(_ rows: [[String]], into text: String, where isCoded: (String) -> Bool) -> [[String]]? {
        let folded = rows.filter { isCoded($0[0]) }
        guard let first = folded.first else { return nil }
        let leaf = first.indices.map { level in
            level > 0 && folded.allSatisfy { $0[level].utf8.elementsEqual(first[level].utf8) } ? first[level] : text
        }
        var isPlaced = false
        return rows.compactMap { row in
            guard isCoded(row[0]) else { return row }
            defer { isPlaced = true }
            return isPlaced ? nil : leaf
        }
    }

    private static func isAtTop(_ leaf: String, from bound: Int) -> Bool {
        if leaf.hasPrefix("over ") { return Int(leaf.dropFirst(5)).map { bound - 1 <= $0 } ?? false }
        return (PlainNumber(leaf, isDecimal: false)?.floor ?? decimals(of: leaf)?.lowerBound).map { $0 >= bound }
            ?? false
    }

    private static func isAtBottom(_ leaf: String, upTo bound: Int) -> Bool {
        if leaf.hasPrefix("under ") { return Int(leaf.dropFirst(6)).map { bound + 1 >= $0 } ?? false }
        // The band that begins at the bound holds numbers beyond it.
        return (PlainNumber(leaf, isDecimal: false)?.floor ?? decimals(of: leaf)?.upperBound).map { $0 <= bound }
            ?? false
    }

    /// The ends of a band of decimals.
    private static func decimals(of leaf: String) -> ClosedRange<Int>? {
        let parts = leaf.split(separator: " ")
        guard parts.count == 4, parts[1] == "to", parts[2] == "under", let from = Int(parts[0]),
            let until = Int(parts[3]),
            from <= until
        else { return nil }
        return from...until
    }
}
