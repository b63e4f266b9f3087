/// The named moments of a release at which a test ends the process, so that what a crash leaves behind can be looked at.
///
/// The ledger's own moments inside an append are `LedgerStep`.
package enum ReleasePoint: String, Hashable, Sendable, CaseIterable {
    /// Decided; nothing written yet.
    case decided
    /// The protected rows lie in the workspace; the outbox has nothing of them.
    case applied
    /// The classes of all units are sealed in the evidence.
    case classesSealed = "classes-sealed"
    /// Every file of the bundle but the receipt is on the disk; the register does not know of it.
    case bundled
    /// The register knows the release as staged; the ledger does not.
    case staged
    /// The entry is in the ledger and exported; register and receipt do not know yet.
    case logged
    /// The receipt lies in the staging folder.
    case receipted
    /// The bundle is sealed in the workspace, and lies there open too; of a sealed release alone.
    case sealed
    /// The journal says that the bundle leaves; it does not have its name yet.
    case leaving
    /// The bundle lies in the outbox; its delivery is not logged.
    case renamed
    /// The delivery is logged; the register does not know yet.
    case delivered

    /// The moments of a release that is not sealed.
    package static let open = allCases.filter { $0 != .sealed }
}
