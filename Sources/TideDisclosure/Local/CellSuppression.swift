import TideCore

/// What a missing value of a quasi-identifier is taken for when k is counted.
package enum MissingReading: Hashable, Sendable {
    /// A value of its own: what an intruder sees.
    case ownValue
    /// Any value: a record counts all that it could be alike with.
    case anyValue
}

/// Suppresses cells of quasi-identifiers, and no records where that can be, until every record meets the safeguards.
///
/// Nothing is generalised beyond the finest level that is allowed. Read as values of their own, suppressed cells make classes like any other
/// value, and every safeguard of a class is held. Read as any value, k counts records that a record could be alike with, and is all that can be held.
///
/// *Source:* Templ, Kowarik and Meindl 2015, "Statistical disclosure control for micro-data using the R package sdcMicro", local
/// suppression. `docs/models/local-recoding.md`.
///
/// - Returns: `nil` if no way was found.
/// - Throws: `invalid` with every safeguard that cell suppression does not have, or if there are too many columns.
/// - Precondition: the profile was made for the same quasi-identifiers and safeguards.
package func suppressCells(
    _ profile: QuasiProfile,
    for spec: ProtectionSpec,
    missing: MissingReading
) throws(DisclosureError) -> LocalRecoding? {
    var refused = spec.safeguardsRefusedLocally
    if missing == .anyValue {
        for model in spec.models {
            if case .kAnonymity = model { continue }
            if !refused.contains(where: { $0.arguments == [model.name] }) {
                refused.append(Diagnostic(.localSafeguardRefused, [model.name]))
            }
        }
        if profile.contents.unitCell != nil { refused.append(Diagnostic(.localSafeguardRefused, ["units"])) }
        if profile.ladders.count > MatchIndex.mostColumns {
            refused.append(
                Diagnostic(.matchesOfTooManyColumns, ["\(profile.ladders.count)", "\(MatchIndex.mostColumns)"])
            )
        }
    }
    guard refused.isEmpty else { throw .invalid(refused) }
    let columns = zip(profile.ladders, spec.quasiIdentifiers).map { LocalColumn(suppressing: $0, $1) }
    switch missing {
    case .ownValue:
        var recoder = LocalRecoder(profile, spec, columns)
        recoder.run()
        return LocalClasses(recoder, spec, joinsRest: true)
            .recoding(spec, by: recoder.judge, checked: recoder.checked)
    case .anyValue:
        guard var suppression = MatchSuppression(profile, spec, columns) else {
            throw .invalid([Diagnostic(.matchesOfTooManyColumns, ["\(columns.count)", "\(MatchIndex.mostColumns)"])])
        }
        return suppression.run() ? suppression.recoding(spec) : nil
    }
}
