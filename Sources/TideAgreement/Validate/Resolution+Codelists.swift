import TideCore

extension Resolution {
    mutating func check(_ codelist: Codelist) {
        func place(_ path: String) -> Place { codelist.fields.clause(path).place }
        if case .map(let code) = codelist.unmatched, !codelist.standard.has(code) {
            note(.notStandardCode, [codelist.standard.rawValue], at: place("unmatched/map"))
        }
        switch codelist.source {
        case .file(let path, _): _ = file(path, at: place("file"))
        case .rows(let rows):
            var codes: Set<String> = []
            for (position, row) in rows.enumerated() {
                let path = "rows/\(position)"
                if !codelist.fields.has("\(path)/1") || codelist.fields.has("\(path)/2") {
                    note(.codelistRow, [String(position + 1)], at: place(path))
                    continue
                }
                if !codes.insert(row.national).inserted { note(.codelistTwice, at: place("\(path)/0")) }
                if !codelist.standard.has(row.standard) {
                    note(.notStandardCode, [codelist.standard.rawValue], at: place("\(path)/1"))
                }
            }
        }
    }
}

extension Codelist.Standard {
    /// Whether a text has the form of a code of the standard; that it is one is for the list's authors.
    ///
    /// *Source:* ISO 3166-1, section 4; ISCO-08, structure; ISCED 2011, section 9.
    package func has(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        let areDigits = bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let areCapitals = bytes.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        return switch self {
        case .iso3166: (areCapitals && (2...3).contains(bytes.count)) || (areDigits && bytes.count == 3)
        case .isco08: areDigits && (1...4).contains(bytes.count)
        case .isced2011: areDigits && (1...3).contains(bytes.count)
        case .migratoryStatus, .other: !bytes.isEmpty
        }
    }
}
