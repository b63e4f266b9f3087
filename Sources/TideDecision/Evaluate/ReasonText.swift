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
        }
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
