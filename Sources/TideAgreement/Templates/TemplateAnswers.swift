package import TideCore

/// Answers for a template in a file: one mapping of slots to a value, or to a list where a slot takes several.
package enum TemplateAnswers {
    /// An answer with where it stands.
    package struct Answer: Hashable, Sendable {
        package let slot: String
        /// As written; a list's are as many as it has, a text's are one.
        package let texts: [String]
        package let isList: Bool
        package let place: Place
    }

    /// Reads a file as strictly as documents are read: every value is the text that was written.
    ///
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(_ bytes: [UInt8], file: String) throws(AgreementError) -> [Answer] {
        let root = try ParsedDocument.readOne(bytes, file: file).root
        guard let entries = root.entries else { throw .invalid([Diagnostic(.notAnswers, at: root.place)]) }
        var answers: [Answer] = []
        var problems: [Diagnostic] = []
        for entry in entries {
            if let text = entry.value.text {
                answers.append(Answer(slot: entry.key, texts: [text], isList: false, place: entry.value.place))
            } else if let elements = entry.value.elements, elements.allSatisfy({ $0.text != nil }) {
                let texts = elements.compactMap(\.text)
                answers.append(Answer(slot: entry.key, texts: texts, isList: true, place: entry.value.place))
            } else {
                problems.append(Diagnostic(.answerNotText, [TextForm.shown(entry.key)], at: entry.value.place))
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return answers
    }
}

extension TemplateFilling {
    /// Takes every answer of a file; gives what is wrong with each.
    package mutating func take(
        _ answers: [TemplateAnswers.Answer],
        reading file: (String) -> [UInt8]?
    ) -> [Diagnostic] {
        answers.flatMap { answer in
            let type = template.slot(answer.slot)?.type
            let texts = answer.isList ? answer.texts : type?.values(of: answer.texts[0]) ?? answer.texts
            return take(texts, for: answer.slot, at: answer.place, reading: file)
        }
    }
}
