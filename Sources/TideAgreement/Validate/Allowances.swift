package import TideCore

/// What authors say is meant, though a tool would point at it: `# allow TG1560: the grant waits for next year's register`.
///
/// Such a comment stands behind the line that is pointed at, or above it; it names one code or several, parted by commas, and a
/// reason. Comments are no part of what is signed, so that nothing is decided by them: they only quiet findings that no
/// decision depends on.
package struct Allowances: Sendable {
    /// Allowances without a reason.
    package let problems: [Diagnostic]
    /// In source order.
    private let allowances: [Allowance]
    /// The reason of the first that is about a line and a code.
    private let reasons: [Subject: String]

    /// One comment.
    private struct Allowance: Sendable {
        let codes: [String]
        let reason: String
        /// Where the comment stands.
        let place: Place
        /// The line that it is about, counted from 1.
        let line: Int

        func subject(_ code: String) -> Subject { Subject(file: place.file, line: line, code: code) }
    }

    /// What an allowance can be about.
    private struct Subject: Hashable, Sendable {
        let file: String
        let line: Int
        let code: String

        init(file: String, line: Int, code: String) {
            self.file = file
            self.line = line
            self.code = code
        }

        init?(_ finding: Diagnostic) {
            guard let place = finding.place else { return nil }
            self.init(file: place.file, line: place.line, code: finding.code.rawValue)
        }
    }

    /// A finding that an author says is meant.
    package struct Allowed: Hashable, Sendable {
        package let finding: Diagnostic
        package let reason: String

        /// The finding, with `because`: the reason.
        package var json: JSONValue {
            .object((finding.json.members ?? [:]).merging(["because": .string(reason)]) { first, _ in first })
        }
    }

    /// Reads the comments of every file of documents; one that does not read has none.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder.
    ///   - folder: printed before paths in places.
    package init(files: [String: [UInt8]], folder: String) {
        var problems: [Diagnostic] = []
        var allowances: [Allowance] = []
        let folder = PlainPath.of(folder)
        for path in files.keys.sorted() where FolderFiles.isDocument(path) {
            let file = folder.isEmpty || folder == "." ? path : "\(folder)/\(path)"
            guard let bytes = files[path], let source = SourceText(bytes) else { continue }
            let text = LayoutText(source, ParsedDocument.readAll(bytes, file: file).documents)
            let below = text.linesBelow
            for comment in text.comments {
                guard let written = Self.parts(of: comment.text) else { continue }
                let place = Place(file: file, line: comment.line, column: comment.column)
                guard !written.codes.isEmpty, !written.reason.isEmpty else {
                    problems.append(Diagnostic(.allowanceWithoutReason, at: place))
                    continue
                }
                let line = below[comment.line] ?? comment.line
                allowances.append(Allowance(codes: written.codes, reason: written.reason, place: place, line: line))
            }
        }
        self.problems = problems
        self.allowances = allowances
        self.reasons = Dictionary(
            allowances.flatMap { allowance in allowance.codes.map { (allowance.subject($0), allowance.reason) } }
        ) { first, _ in first }
    }

    /// The codes and the reason of a comment; `nil` for any other comment.
    private static func parts(of comment: String) -> (codes: [String], reason: String)? {
        let words = comment.drop { $0 == "#" || $0 == " " }
        guard words.hasPrefix("allow TG") else { return nil }
        let parts = words.dropFirst("allow ".count).split(
            separator: ":",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let codes = parts[0].split(separator: ",").map { String($0.filter { $0 != " " }) }
        let reason = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
        return (codes, ShownText.line(reason))
    }

    /// Parts findings into those that stand and those that an author says are meant, with the reason; order is kept.
    package func split(_ findings: [Diagnostic]) -> (open: [Diagnostic], allowed: [Allowed]) {
        var open: [Diagnostic] = []
        var allowed: [Allowed] = []
        for finding in findings {
            if let reason = Subject(finding).flatMap({ reasons[$0] }) {
                allowed.append(Allowed(finding: finding, reason: reason))
            } else {
                open.append(finding)
            }
        }
        return (open, allowed)
    }

    /// Allowances of some codes that none of the findings needs: what they were about is gone, or stands elsewhere.
    package func unused(_ codes: [DiagnosticCode], by findings: [Diagnostic]) -> [Diagnostic] {
        let needed = Set(findings.compactMap(Subject.init))
        return allowances.flatMap { allowance in
            codes.filter { code in
                allowance.codes.contains(code.rawValue) && !needed.contains(allowance.subject(code.rawValue))
            }.map { Diagnostic(.allowanceUnused, [$0.rawValue], at: allowance.place) }
        }
    }
}

extension LayoutText {
    /// For each line that is a comment, the first one below it that is neither blank nor a comment.
    fileprivate var linesBelow: [Int: Int] {
        var below: [Int: Int] = [:]
        for comment in comments.reversed() where !comment.isTrailing {
            var line = comment.line + 1
            while isBlank(line) { line += 1 }
            below[comment.line] = below[line] ?? line
        }
        return below
    }
}
