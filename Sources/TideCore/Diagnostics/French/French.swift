/// Every message of the program in French, apart from the catalogue as the catalogue is apart from the codes.
///
/// A message of ``Catalogue`` has its translation in the list of the same name, in the file that is named as its own. One that
/// has none is told in English, and fails the test that lists them.
package enum French {
    /// All translations, part by part as in ``Catalogue/messages``.
    package static let messages: [Translation] = parts.flatMap(\.self)

    private static let parts: [[Translation]] = [
        reading,
        meaning,
        clauses,
        contradictions,
        derivations,
        safeguards,
        decision,
        microdata,
        memory,
        disclosure,
        pseudonymLanguage,
        pseudonyms,
        linkage,
        pseudonymService,
        search,
        local,
        treatments,
        measuring,
        ledger,
        release,
        duties,
        incidents,
        composition,
        office,
        firewalls,
        register,
        ledgerMark,
        witnesses,
        stamps,
        operations,
        ledgerKeyChanges,
        ledgerAudit,
        replay,
        standing,
        certificate,
        amendments,
        authoring,
        templates,
        difference,
        interchange,
        lint,
        firewall,
        commandLine,
    ]

    /// The codes of messages that are not translated, ascending.
    package static var missing: [DiagnosticCode] {
        let translated = Set(messages.map(\.code))
        return Catalogue.messages.map(\.code).filter { !translated.contains($0) }
    }
}
