/// Columns of text for people, each as wide as its widest cell; the last is not padded.
struct TextTable {
    let headings: [String]
    var rows: [[String]] = []

    /// Ends in a newline; empty where there are no rows.
    var text: String {
        guard !rows.isEmpty else { return "" }
        let lines = [headings] + rows
        let widths = headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = zip(line, widths).enumerated().map { position, cell in
                let isLast = position == headings.count - 1
                return isLast ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
