package import TideCore

/// What authors say is meant, though a tool would point at it: `# allow TG1560: the grant waits for next year's register`.
///
/// Such a comment stands behind the line that is pointed at, or above it; it names one code or several, parted by commas, and a
/// reason. Comments are no part of what is signed, so that nothing is decided by them: they only quiet findings that no
/// decision depends on.
package struct Allowances: Sendable {
    /// Allowances without a reason.
    package let problems: [Diagnostic]
    private let allowances: [Allowance]

    /// One comment.
    private struct Allowance: Sendable {
        let codes: [String]
        let reason: String
        /// Where the comment stands.
        let place: Place
        /// The line that it is about, counted from 1.
        let line: Int

        func isAbout(_ finding: Diagnostic) -> Bool {
            finding.place?.file == place.file && finding.place?.line == line && codes.contains(finding.code.rawValue)
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
            for comment in text.comments {
                guard let written = Self.parts(of: comment.text) else { continue }
                let place = Place(file: file, line: comment.line, column: comment.column)
                guard !written.codes.isEmpty, !written.reason.isEmpty else {
                    problems.append(Diagnostic(.allowanceWithoutReason, at: place))
                    continue
                }
                let line = comment.isTrailing ? comment.line : text.lineBelow(comment)
                allowances.append(Allowance(codes: written.codes, reason: written.reason, place: place, line: line))
            }
        }
        self.problems = problems
        self.allowances = allowances
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
        return (codes, reason)
    }

    /// Parts findings into those that stand and those that an author says are meant, with the reason; order is kept.
    package func split(_ findings: [Diagnostic]) -> (open: [Diagnostic], allowed: [Allowed]) {
        var open: [Diagnostic] = []
        var allowed: [Allowed] = []
        for finding in findings {
            if let reason = allowances.first(where: { $0.isAbout(finding) })?.reason {
                allowed.append(Allowed(finding: finding, reason: reason))
            } else {
                open.append(finding)
            }
        }
        return (open, allowed)
    }

    /// Allowances of some codes that none of the findings needs: what they were about is gone, or stands elsewhere.
    package func unused(_ codes: [DiagnosticCode], by findings: [Diagnostic]) -> [Diagnostic] {
        allowances.flatMap { allowance in
            codes.filter { code in
                allowance.codes.contains(code.rawValue)
                    && !findings.contains { $0.code == code && allowance.isAbout($0) }
            }.map { Diagnostic(.allowanceUnused, [$0.rawValue], at: allowance.place) }
        }
    }
}

extension LayoutText {
    /// The first line below a comment that is neither blank nor a comment.
    fileprivate func lineBelow(_ comment: Comment) -> Int {
        var line = comment.line + 1
        let own = Set(comments.filter { !$0.isTrailing }.map(\.line))
        while own.contains(line) || isBlank(line) { line += 1 }
        return line
    }
}
