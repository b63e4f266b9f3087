/// Text on its way into a page.
enum HTMLText {
    /// The text with every character that HTML reads escaped, fit for content and for quoted attributes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A paragraph.
    static func paragraph(_ text: String) -> String { "<p>\(escaped(text))</p>\n" }

    /// A list of items; a dash where there are none.
    static func list(_ items: [String]) -> String {
        guard !items.isEmpty else { return "<p>—</p>\n" }
        return "<ul>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    /// A section with a heading that screen readers announce it by.
    static func section(_ id: String, _ heading: String, _ body: String) -> String {
        """
        <section aria-labelledby="\(id)">
        <h2 id="\(id)">\(escaped(heading))</h2>
        \(body)</section>

        """
    }

    /// A table with a caption, whose first column heads its rows.
    static func table(_ caption: String, _ heads: [String], _ rows: [[String]]) -> String {
        let head = heads.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        let body = rows.map { row in
            let cells = row.enumerated().map { position, cell in
                position == 0 ? "<th scope=\"row\">\(escaped(cell))</th>" : "<td>\(escaped(cell))</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return """
            <table>
            <caption>\(escaped(caption))</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined())</tbody>
            </table>

            """
    }
}
