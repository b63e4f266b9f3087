/// A message's words in another language than the catalogue's.
///
/// Placeholders, and what stands in backticks, are those of the English; the reason code is the message's own.
package struct Translation: Hashable, Sendable {
    package let code: DiagnosticCode
    /// As ``Message/text``.
    package let text: String
    /// As ``Message/advice``, where the English has one.
    package let advice: String?
    /// As ``Message/explanation``.
    package let explanation: String

    package init(_ code: DiagnosticCode, _ text: String, advice: String? = nil, explanation: String) {
        self.code = code
        self.text = text
        self.advice = advice
        self.explanation = explanation
    }
}

extension Message {
    /// The message in the words of a translation.
    func translated(_ translation: Translation) -> Message {
        Message(
            code,
            translation.text,
            advice: translation.advice,
            reason: reason,
            explanation: translation.explanation
        )
    }
}
