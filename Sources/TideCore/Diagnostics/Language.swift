/// A language in which the program speaks to people.
///
/// What is signed, stored, digested or compared is in English whoever reads it: `docs/decisions/0039` says what follows the
/// reader and what never does.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case french = "fr"

    /// The language in force: English, unless what runs is told to a reader of another one.
    ///
    /// Of a task and of what it calls, so that tests of both languages run side by side.
    @TaskLocal package static var current: Language = .english
}

extension Language {
    /// The language of a tag: its first part, in upper or lower case, whatever the region; `nil` for one that is not spoken.
    ///
    /// *Source:* RFC 5646, section 2.1; RFC 4647, section 3.4.
    package init?(tag: String) {
        let parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }
        }
        guard isTag, let first = parts.first else { return nil }
        self.init(rawValue: String(first))
    }

    /// The language of a locale, as `fr_NE.UTF-8`; `nil` for one that is not spoken, and for `C` and `POSIX`, which name none.
    ///
    /// *Source:* POSIX.1-2017, Base Definitions, section 8.2.
    package init?(locale: String) {
        guard let name = locale.split(whereSeparator: { $0 == "." || $0 == "@" }).first else { return nil }
        self.init(tag: String(name).replacing("_", with: "-"))
    }

    /// The language of messages that an environment asks for: of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set and
    /// not empty decides, and English where that one names no language of the program.
    ///
    /// *Source:* POSIX.1-2017, Base Definitions, section 8.2.
    package static func asked(by environment: [String: String]) -> Language {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return set.flatMap(Language.init(locale:)) ?? .english
    }
}

/// A sentence in the language in force; both stand beside each other, so that who changes one sees the other.
///
/// For words that have no code of their own; a message's are in ``Catalogue`` and ``French``.
package func worded(en english: @autoclosure () -> String, fr french: @autoclosure () -> String) -> String {
    switch Language.current {
    case .english: english()
    case .french: french()
    }
}
