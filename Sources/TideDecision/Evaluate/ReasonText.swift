import TideAgreement
import TideCore

/// What a reason says was asked or is allowed: data without words, put together only when somebody reads it.
///
/// Most reasons of most refusals are counted and never read, and writing a day or a list costs more than deciding.
enum ReasonText: Hashable, Sendable {
    case text(String)
    /// `a, b`, and `none` for no names.
    case names([Identifier])
    case officers([OfficerName])
    case texts([String])
    case day(CalendarDate)
    /// `never a`.
    case never(Identifier)
    /// `permits from a to b`.
    case flow(of: Identifier, from: Identifier, to: Identifier)
    /// What the proof over the network found.
    case sentence(Diagnostic)
}

extension ReasonText: CustomStringConvertible {
    var description: String {
        switch self {
        case .text(let text): text
        case .names(let names): list(names)
        case .officers(let names): list(names)
        case .texts(let texts): list(texts)
        case .day(let day): day.description
        case .never(let purpose): "never \(purpose)"
        case .flow(let dataset, let holder, let requester): "\(dataset) from \(holder) to \(requester)"
        // Decisions are stored and compared, whoever reads them.
        case .sentence(let sentence): Language.$current.withValue(.english) { sentence.message }
        }
    }

    /// The same for a reader.
    var inWords: String {
        if case .sentence(let sentence) = self { sentence.message } else { description }
    }
}

extension ReasonText: ExpressibleByStringLiteral {
    /// For `none`, and what else reads the same in every language.
    init(stringLiteral value: String) { self = .text(value) }
}

/// Names as a reason gives them: `a, b`, and `none` for no names.
func list(_ names: [some CustomStringConvertible]) -> String {
    names.isEmpty ? "none" : names.map(\.description).joined(separator: ", ")
}
