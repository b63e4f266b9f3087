/// A piece of HTML that is well formed by construction.
///
/// Text and attribute values are escaped where they enter, and nowhere else can text enter; elements close as XML does,
/// which HTML reads too.
package struct Markup: Hashable, Sendable {
    package let html: String

    /// Names, which are ours, and values in the order given.
    package typealias Attributes = KeyValuePairs<StaticString, String>

    private init(unchecked html: String) { self.html = html }

    /// A style element around text that holds neither `<` nor `&`, which HTML would not unescape there.
    private init(styleSheet css: String) { self.html = "<style>\(css)</style>" }

    package static let nothing = Markup(unchecked: "")

    /// Text as it is read: `<` stays `<` for the reader.
    package static func text(_ text: String) -> Markup { Markup(unchecked: escape(text)) }

    /// An element with attributes in the order given.
    package static func element(_ name: StaticString, _ attributes: Attributes, _ children: [Markup]) -> Markup {
        let open = opening(name, attributes)
        return Markup(unchecked: "<\(open)>\(children.map(\.html).joined())</\(name)>")
    }

    /// An element with one text inside.
    package static func element(_ name: StaticString, _ attributes: Attributes, _ text: String) -> Markup {
        element(name, attributes, [.text(text)])
    }

    /// An element without attributes.
    package static func element(_ name: StaticString, _ children: [Markup]) -> Markup { element(name, [:], children) }

    /// An element without attributes, with one text inside.
    package static func element(_ name: StaticString, _ text: String) -> Markup { element(name, [:], [.text(text)]) }

    /// An element without content, as `<meta …/>` or a shape of a drawing.
    package static func empty(_ name: StaticString, _ attributes: Attributes) -> Markup {
        Markup(unchecked: "<\(opening(name, attributes))/>")
    }

    /// An element whose children stand on lines of their own: the same to a browser where white space means nothing.
    package static func block(_ name: StaticString, _ attributes: Attributes, _ children: [Markup]) -> Markup {
        let lines = children.filter { !$0.html.isEmpty }.map { "\($0.html)\n" }.joined()
        return Markup(unchecked: "<\(opening(name, attributes))>\n\(lines)</\(name)>")
    }

    /// A block without attributes.
    package static func block(_ name: StaticString, _ children: [Markup]) -> Markup { block(name, [:], children) }

    /// Pieces one after the other.
    package static func sequence(_ pieces: [Markup]) -> Markup {
        Markup(unchecked: pieces.filter { !$0.html.isEmpty }.map(\.html).joined(separator: "\n"))
    }

    /// A whole document, of one style, that needs nothing beside itself and fetches nothing.
    ///
    /// - Parameter language: of its words, which a screen reader speaks it in.
    package static func document(_ title: String, _ body: [Markup], language: Language = .english) -> String {
        let policy = "default-src 'none'; style-src 'unsafe-inline'"
        let head: [Markup] = [
            .empty("meta", ["charset": "utf-8"]),
            .empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .empty("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
            .empty("meta", ["name": "referrer", "content": "no-referrer"]),
            .element("title", title),
            .style(PageStyle.css),
        ]
        let root = block("html", ["lang": language.rawValue], [.block("head", head), .block("body", body)])
        return "<!DOCTYPE html>\n\(root.html)\n"
    }

    private static func opening(_ name: StaticString, _ attributes: Attributes) -> String {
        attributes.reduce("\(name)") { "\($0) \($1.key)=\"\(escape($1.value))\"" }
    }

    /// Replaces what has a meaning in HTML; control characters that no XML may hold become U+FFFD.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case "\0"..<" ", "\u{7f}"..<"\u{a0}", "\u{fffe}", "\u{ffff}", "\u{202a}"..."\u{202e}",
                "\u{2066}"..."\u{2069}":
                // Directional overrides too: a value must not turn the words around it.
                escaped += "\u{fffd}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Markup {
    /// A paragraph.
    package static func paragraph(_ text: String, class style: String? = nil) -> Markup {
        style.map { .element("p", ["class": $0], text) } ?? .element("p", text)
    }

    /// A list with a bullet before each entry.
    package static func list(_ entries: [String], class style: String = "plain") -> Markup {
        .block("ul", ["class": style], entries.map { .element("li", prose($0)) })
    }

    /// A sentence of a message: what stands between backticks is shown as code, as a terminal's reader takes it.
    package static func prose(_ sentence: String) -> [Markup] {
        sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { position, part in
            position.isMultiple(of: 2) ? .text(String(part)) : .element("code", String(part))
        }
    }

    /// A section with a heading that names it for a screen reader.
    package static func section(_ id: String, _ title: String, _ children: [Markup]) -> Markup {
        .block(
            "section",
            ["aria-labelledby": id],
            [.element("h2", ["id": id], title)] + children
        )
    }

    /// A style sheet of ours; it holds nothing that HTML would read as markup.
    package static func style(_ css: String) -> Markup {
        precondition(!css.contains("<") && !css.contains("&"), "a style sheet that HTML would misread")
        return Markup(styleSheet: css)
    }
}
