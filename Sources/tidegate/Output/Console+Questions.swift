import Foundation
import Glibc
import TideAgreement
import TideCore
import TideRelease

extension Console {
    /// Whether somebody can be asked: both ends are a terminal, and the verdict is not for a program.
    var isAsking: Bool { format == .text && isWatched && isatty(STDIN_FILENO) == 1 }

    /// Writes a question without a line end, so that the answer stands behind it.
    fileprivate func prompt(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Asks for the slots of a template one by one, until each has an answer that stands, and shows them all at the end.
struct Questions {
    let console: Console
    /// Whether only what has no value of its own is asked.
    let isShort: Bool

    /// - Throws: ``ReleaseError/failed(_:)`` where the input ends before.
    func ask(_ filling: inout TemplateFilling) throws(ReleaseError) {
        console.say(
            worded(
                en:
                    "template \(filling.template.name): Enter takes what stands in brackets; at the end everything is shown and can be changed; Ctrl-D ends without writing and keeps your answers",
                fr:
                    "modèle \(filling.template.name)\u{a0}: Entrée prend ce qui est entre crochets\u{a0}; à la fin, tout est montré et peut être changé\u{a0}; Ctrl-D termine sans rien écrire et garde vos réponses"
            )
        )
        var asked = 0
        for slot in filling.template.slots where isOpen(slot, filling) {
            asked += 1
            let left = filling.template.slots.drop { $0.name != slot.name }.filter { isOpen($0, filling) }.count
            let (number, all) = (asked, asked - 1 + left)
            try ask(slot, worded(en: "\(number) of \(all)", fr: "\(number) sur \(all)"), in: &filling)
        }
        try review(&filling)
    }

    /// Whether a slot is still to be asked.
    private func isOpen(_ slot: TemplateSlot, _ filling: TemplateFilling) -> Bool {
        filling.isAsked(slot) && !filling.isAnswered(slot.name) && (!isShort || filling.lacks(slot))
    }

    private func ask(
        _ slot: TemplateSlot,
        _ number: String,
        in filling: inout TemplateFilling
    ) throws(ReleaseError) {
        console.say("[\(number)] \(slot.name): \(slot.question.told)")
        while try !answer(slot, in: &filling) {}
    }

    /// Shows what will stand in the documents, and asks again for whatever is named, until nothing is.
    private func review(_ filling: inout TemplateFilling) throws(ReleaseError) {
        while true {
            console.prompt("\n")
            for slot in filling.template.slots where filling.isAsked(slot) {
                let values = ShownText.line(filling.shown(slot))
                console.prompt("  \(slot.name): \(values.isEmpty ? "–" : values)\n")
            }
            for caution in filling.cautions { console.say(warning: caution) }
            for problem in filling.problems { told(problem) }
            console.prompt(
                worded(
                    en: "Enter writes the documents; a name from the list asks that one again > ",
                    fr: "Entrée écrit les documents\u{a0}; un nom de la liste repose cette question > "
                )
            )
            let line = try line()
            guard !line.isEmpty else {
                if filling.problems.isEmpty { return }
                continue
            }
            guard let slot = filling.template.slot(line), filling.isAsked(slot) else {
                told(Diagnostic(.slotUnknown, [ShownText.line(line), filling.template.name]))
                continue
            }
            filling.forget(slot.name)
            try ask(slot, "…", in: &filling)
        }
    }

    private func line() throws(ReleaseError) -> String {
        guard let line = readLine() else {
            console.prompt("\n")
            throw .failed([Diagnostic(.inputEnded)])
        }
        return line
    }

    /// A message without what to do about it where that speaks of options: the question stands there once more.
    private func told(_ problem: Diagnostic) {
        let meant = problem.suggestion == nil ? "" : problem.hint.map { " – \($0)" } ?? ""
        console.say("\(problem.code.rawValue): \(problem.message)\(meant)")
    }

    /// Asks once; whether there is an answer now that stands, or none is needed.
    private func answer(_ slot: TemplateSlot, in filling: inout TemplateFilling) throws(ReleaseError) -> Bool {
        let standard = filling.standard(slot)?.joined(separator: ", ")
        let choices = filling.choices(of: slot).joined(separator: ", ")
        let named = choices.isEmpty ? "" : worded(en: "\n  known: \(choices)", fr: "\n  connus\u{a0}: \(choices)")
        console.prompt("  \(slot.hint.told)\(named)\n  [\(ShownText.line(standard ?? ""))] > ")
        let line = try line()
        guard !line.isEmpty else {
            if filling.lacks(slot) { told(Diagnostic(.slotMissing, [slot.name, slot.question.told])) }
            return !filling.lacks(slot)
        }
        var problems = filling.take(slot.type.values(of: line), for: slot.name, reading: PublicKeyAnswer.read)
        if problems.isEmpty { problems = filling.objections(to: slot) + filling.conflicts(of: slot) }
        for problem in problems { told(problem) }
        if !problems.isEmpty { filling.forget(slot.name) }
        return problems.isEmpty
    }
}

extension TemplateFilling {
    /// What stands in a slot now, parted by commas.
    fileprivate func shown(_ slot: TemplateSlot) -> String { values(slot.name).joined(separator: ", ") }
}
