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

/// Asks for the slots of a template one by one, until each has an answer that stands.
struct Questions {
    let console: Console
    /// Whether only what has no value of its own is asked.
    let isShort: Bool

    /// - Throws: ``ReleaseError/failed(_:)`` where the input ends before.
    func ask(_ filling: inout TemplateFilling) throws(ReleaseError) {
        console.say(
            worded(
                en:
                    "template \(filling.template.name): Enter takes what stands in brackets, Ctrl-D ends without writing",
                fr:
                    "modèle \(filling.template.name)\u{a0}: Entrée prend ce qui est entre crochets, Ctrl-D termine sans rien écrire"
            )
        )
        for slot in filling.template.slots where filling.isAsked(slot) && !filling.isAnswered(slot.name) {
            if isShort && !filling.lacks(slot) { continue }
            console.say("\(slot.name): \(slot.question.told)")
            while try !answer(slot, in: &filling) {}
        }
    }

    /// Asks once; whether there is an answer now that stands, or none is needed.
    private func answer(_ slot: TemplateSlot, in filling: inout TemplateFilling) throws(ReleaseError) -> Bool {
        let standard = filling.standard(slot)?.joined(separator: ", ")
        console.prompt("  \(slot.hint.told)\n  [\(ShownText.line(standard ?? ""))] > ")
        guard let line = readLine() else {
            console.prompt("\n")
            throw .failed([Diagnostic(.inputEnded)])
        }
        guard !line.isEmpty else {
            if filling.lacks(slot) { console.say(Diagnostic(.slotMissing, [slot.name, slot.question.told])) }
            return !filling.lacks(slot)
        }
        var problems = filling.take(slot.type.values(of: line), for: slot.name, reading: PublicKeyAnswer.read)
        if problems.isEmpty { problems = filling.objections(to: slot) + filling.conflicts(of: slot) }
        for problem in problems { console.say(problem) }
        if !problems.isEmpty { filling.forget(slot.name) }
        return problems.isEmpty
    }
}
