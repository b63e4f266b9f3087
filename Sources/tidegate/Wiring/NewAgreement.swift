import FoundationEssentials
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// A template that was filled in, on its way into a folder.
struct NewAgreement {
    private let filling: TemplateFilling
    /// The policy set's folder.
    private let root: String
    /// The new files' folder below it; empty for the policy set's own.
    private let below: String

    /// - Parameter folder: what the author named; `nil` for a folder of the policy set under the agreement's name.
    /// - Throws: ``ReleaseError/invalid(_:)`` where something is missing or wrong, or the folder is not fit.
    init(_ filling: TemplateFilling, named folder: String?) throws {
        guard filling.problems.isEmpty else { throw ReleaseError.invalid(filling.problems) }
        self.filling = filling
        self.root = filling.surroundings?.folder ?? folder ?? ""
        self.below = try Self.below(folder, beside: filling.surroundings) ?? filling.agreementName
    }

    /// Where new files would lie below the policy set's folder; `nil` for a folder that is called as the agreement.
    ///
    /// Known before anything is asked, so that nobody answers for a folder that will not do.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where the folder is not fit.
    @discardableResult
    static func below(_ folder: String?, beside present: TemplateFilling.Surroundings?) throws -> String? {
        if let present { return try folder.map { try path(of: $0, in: present.folder) } }
        let root = folder ?? ""
        guard try !DurableFile.exists(root) || (DurableFile.isFolder(root) && DurableFile.names(in: root).isEmpty)
        else { throw ReleaseError.invalid([Diagnostic(.outputExists, [root])]) }
        return ""
    }

    /// A folder's path below another; empty for the same one.
    private static func path(of folder: String, in root: String) throws -> String {
        func steps(_ path: String) -> [String] {
            URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents.filter { $0 != "/" }
        }
        let (outer, inner) = (steps(root), steps(folder))
        let below = inner.dropFirst(outer.count).joined(separator: "/")
        guard inner.starts(with: outer), below.isEmpty || TextForm.path.accepts(below) else {
            throw ReleaseError.invalid([Diagnostic(.draftOutside, [folder, root])])
        }
        return below
    }

    /// Writes the files, all of them or none, and tells what is still to do.
    func written(_ console: Console) throws -> Verdict {
        var draft = try TemplateDraft(filling, in: below)
        var reports = try Self.reports(of: draft)
        let answered = reports.filter { $0.set == draft.agreement && $0.isAnsweredByAnother(than: draft.agreement) }
        if !answered.isEmpty {
            let reasons = answered.map { ($0.name, $0.actual.reasons) }
            draft = try TemplateDraft(filling, in: below, otherwise: Dictionary(uniqueKeysWithValues: reasons))
            reports = try Self.reports(of: draft)
        }
        let unmet = reports.filter { $0.set == draft.agreement && !$0.isMet }.map { report in
            let actual = report.actual.reasons.isEmpty ? "permit" : report.actual.reasons.joined(separator: ", ")
            let by = report.decision.agreement.flatMap { $0.id == draft.agreement ? nil : " (\($0))" } ?? ""
            return Diagnostic(.draftCaseUnmet, [report.name, actual + by])
        }
        guard unmet.isEmpty else { throw ReleaseError.refused(unmet) }
        let changed = try changedCases(in: reports, beside: draft.agreement)
        let paths = draft.files.keys.sorted()
        let there = paths.map { "\(root)/\($0)" }.filter(DurableFile.exists)
        guard there.isEmpty else { throw ReleaseError.invalid(there.map { Diagnostic(.outputExists, [$0]) }) }
        try write(draft.files)
        for note in notes(on: draft) { console.say(note) }
        for caution in filling.cautions { console.say(warning: caution) }
        for report in answered { console.say(Self.words(on: report)) }
        let next = NextSteps(filling, draft, folder: root, files: below, changed: changed)
        return Verdict(
            text: paths.map { worded(en: "\(root)/\($0): written\n", fr: "\(root)/\($0)\u{a0}: écrit\n") }.joined()
                + draft.used.map { worded(en: "\($0): used as it is\n", fr: "\($0)\u{a0}: employé tel quel\n") }
                .joined()
                + next.text,
            json: [
                "template": .string(filling.template.name), "agreement": .string(draft.agreement.text),
                "folder": .string(root), "files": JSONValue(paths), "used": JSONValue(draft.used),
                "withoutKey": JSONValue(draft.keyless),
                "changedCases": JSONValue(changed.map(\.name)), "next": next.json,
            ]
        )
    }

    private static func reports(of draft: TemplateDraft) throws -> [CaseReport] {
        let policies = draft.policies
        return try policies.runCases { $0.withNetwork(of: policies, at: $1) }
    }

    /// What is told of a case that another agreement of the same parties answers.
    private static func words(on report: CaseReport) -> String {
        let other = report.decision.agreement.map { "\($0)" } ?? ""
        let reasons = report.actual.reasons.joined(separator: ", ")
        return worded(
            en: "the case `\(report.name)` expects \(reasons): \(other), about the same dataset, is nearer to what it asks",
            fr:
                "le cas `\(report.name)` attend \(reasons)\u{a0}: \(other), sur le même jeu de données, est plus proche de ce qu’il demande"
        )
    }

    /// Cases of the policy set that were met, and are not beside the new agreement: what it rules out is ruled out for every
    /// agreement about the dataset.
    private func changedCases(in reports: [CaseReport], beside agreement: Identifier) throws -> [CaseReport] {
        guard let before = filling.surroundings?.policies else { return [] }
        let met = Set(try before.runCases { $0.withNetwork(of: before, at: $1) }.filter(\.isMet).map(\.clause))
        return reports.filter { $0.set != agreement && !$0.isMet && met.contains($0.clause) }
    }

    /// Writes new files; what was written before one failed is taken away again.
    private func write(_ files: [String: [UInt8]]) throws {
        var written: [String] = []
        do {
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
                let file = "\(root)/\(path)"
                try DurableFile.createFolder(URL(filePath: file).deletingLastPathComponent().path)
                try NewFile.write(bytes, to: file)
                written.append(file)
            }
        } catch {
            for file in written { try? DurableFile.remove(file) }
            throw error
        }
    }

    /// What is noted of the new files, as `check` would.
    private func notes(on draft: TemplateDraft) -> [Diagnostic] {
        let all = (filling.surroundings?.files ?? [:]).merging(draft.files) { old, _ in old }
        let folder = filling.surroundings?.folder ?? ""
        let new = Set(draft.files.keys.map { folder.isEmpty || folder == "." ? $0 : "\(folder)/\($0)" })
        return Allowances(files: all, folder: folder).split(draft.policies.lint).open.filter { note in
            note.place.map { new.contains($0.file) } ?? false
        }
    }
}

extension CaseReport {
    /// Whether an agreement refuses for exactly what is expected, and only stands behind another one that refuses too, as
    /// where the same parties have two about one dataset.
    fileprivate func isAnsweredByAnother(than agreement: Identifier) -> Bool {
        guard !isMet, actual.verdict == .refuse, expected.verdict == .refuse,
            let other = decision.agreement, other.id != agreement
        else { return false }
        return decision.candidates.contains { candidate in
            candidate.agreement.id == agreement
                && Set(candidate.reasons.map(\.code.rawValue)) == Set(expected.reasons)
        }
    }
}
