import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// `tidegate whatif`: questions about the network before anybody signs or ends anything.
struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract:
            "Tells what a draft would make reachable, who would still hold what after an end, and who holds a dataset.",
        discussion: """
            One question at a time, about the agreements of a folder or those registered in a workspace; nothing is written.

              --draft DIR      the folder's files laid over those that are there, as agreement
                               register does: who gets what that nobody could get, and
                               what would break (exit 2 if anything)
              --ending ID[@N]  an agreement that ends, today or --on a day: who still
                               holds what came by it, until when, with which duties
              --holders DATA   who may hold a dataset, or anything made from it

            Who may hold something is what agreements allow; what was released, and who holds that, \
            `tidegate recall show` and the log say.

            Example:  tidegate whatif --draft drafts --workspace office --passphrase-file secret
            Example:  tidegate whatif --ending a1 --policies policies/migration-network --on 2026-09-01
            Example:  tidegate whatif --holders work-permits --policies policies/migration-network --on 2026-09-01
            """
    )

    @OptionGroup var asked: NetworkOptions

    @Option(
        help: ArgumentHelp(
            "A policy folder with the draft; its files are laid over those that are there.",
            valueName: "dir"
        ),
        transform: PlainPath.of
    )
    var draft: String?

    @Option(help: ArgumentHelp("An agreement, all its versions or one.", valueName: "id[@version]"))
    var ending: String?

    @Option(help: ArgumentHelp("A dataset.", valueName: "id"))
    var holders: String?

    @Option(
        help: ArgumentHelp(
            "The day of the end, its last; or the day to look at. Today where left out.",
            valueName: "day"
        )
    )
    var on: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [draft, ending, holders].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("name --draft, --ending or --holders, one of them")
        }
        guard on == nil || draft == nil else { throw ValidationError("--on goes with --ending or --holders") }
        if let on, CalendarDate(on) == nil { throw ValidationError("`\(on)` is no day such as 2027-01-01") }
    }

    func run() throws {
        try output.answer { console in
            let subject = try asked.read()
            let day = on.flatMap { CalendarDate($0) } ?? subject.at.date
            if let draft { return try Self.drafted(draft, subject) }
            if let ending { return try Self.ended(ending, on: day, subject) }
            return try Self.held(holders ?? "", on: day, subject)
        }
    }

    /// What the documents of a folder would make reachable beside those of the subject.
    private static func drafted(_ folder: String, _ subject: NetworkSubject) throws -> Verdict {
        let draft = try subject.with(draft: folder)
        let new = subject.network.newlyReachable(with: draft.network)
        let before = subject.network.prove(budget: .standard)
        let after = draft.network.prove(budget: .standard, after: before).repaired(budget: .standard)
        let broken = after.breaks(beyond: before)
        let results = after.results(of: broken)
        let lines = results.flatMap(\.lines)
        let none = worded(en: "nothing that holds would be broken\n", fr: "rien de ce qui tient ne serait rompu\n")
        return Verdict(
            text: worded(en: "newly reachable:\n", fr: "nouvellement accessible\u{a0}:\n") + new.possibleText.indented
                + "\n"
                + (lines.isEmpty ? after.isComplete ? none : "" : lines.joined(separator: "\n") + "\n")
                + draft.network.coverage + "\n",
            json: [
                "reachable": new.json, "broken": .array(results.map(\.json)), "complete": .bool(after.isComplete),
                "scope": draft.network.scopeJSON,
            ],
            isPositive: results.isEmpty,
            isUnknown: !after.isComplete && results.isEmpty
        )
    }

    /// Who still holds what if an agreement ended.
    private static func ended(_ name: String, on day: CalendarDate, _ subject: NetworkSubject) throws -> Verdict {
        let versions = subject.policies.agreements.map(\.identity).filter { version in
            version.id.text == name || version.description == name
        }
        guard !versions.isEmpty else {
            let near = Suggestion.nearest(to: name, among: subject.policies.agreements.map(\.id.text))
            throw ReleaseError.invalid([Diagnostic(.agreementUnknown, [name], suggestion: near)])
        }
        let holdings = versions.flatMap { subject.network.holdings(afterEnding: $0, on: day) }
        return Verdict(
            text: worded(
                en: "if \(name) ended on \(day), still held of what came by it:\n",
                fr: "si \(name) prenait fin le \(day), serait encore détenu de ce qui en est venu\u{a0}:\n"
            ) + holdings.text.indented + "\n" + subject.network.coverage + "\n",
            json: [
                "ending": .string(name), "on": .string("\(day)"), "holdings": holdings.json,
                "scope": subject.network.scopeJSON,
            ]
        )
    }

    /// Who may hold a dataset or something made from it.
    private static func held(_ name: String, on day: CalendarDate, _ subject: NetworkSubject) throws -> Verdict {
        guard let dataset = subject.policies.datasets.keys.first(where: { $0.text == name }) else {
            let near = Suggestion.nearest(to: name, among: subject.policies.datasets.keys.map(\.text))
            throw ReleaseError.invalid([Diagnostic(.datasetNotThere, [name], suggestion: near)])
        }
        let holdings = subject.network.holders(of: dataset, on: day)
        return Verdict(
            text: worded(
                en: "may hold \(name), or what was made from it, on \(day):\n",
                fr: "peut détenir \(name), ou ce qui en a été tiré, le \(day)\u{a0}:\n"
            ) + holdings.text.indented + "\n" + subject.network.coverage + "\n",
            json: [
                "dataset": .string(name), "on": .string("\(day)"), "holdings": holdings.json,
                "scope": subject.network.scopeJSON,
            ]
        )
    }
}

extension String {
    /// Each line two blanks further in.
    fileprivate var indented: String { split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") }
}
