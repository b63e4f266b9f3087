package import TideCore

/// Why a register or a ledger could not be opened, read or changed.
///
/// Texts name files, records and rules; a value that a statement carried never reaches them.
package enum RegistryError: DiagnosedError, Hashable {
    /// No file is there, and none was to be made.
    case missing(path: String, format: String)
    /// Another program's file, or no SQLite file.
    case foreign(path: String, format: String)
    /// Has migrations that this program does not know.
    case newer(path: String)
    /// Another process holds the write lock.
    case busy(path: String)
    /// The disk or the quota is full; the change was rolled back.
    case full(path: String)
    /// The file does not hold together.
    case damaged(path: String)
    /// A setting that durability rests on was not granted.
    case setting(path: String, name: String, found: String, expected: String)
    /// Any other failure, by SQLite's extended result code.
    case unavailable(path: String, code: Int32)
    /// The disk failed while a change was made durable: it may be there or not after the next opening.
    ///
    /// The file is closed; every later call gives `closed`.
    case outcomeUnknown(path: String, code: Int32)
    /// Closed, by its owner or after `outcomeUnknown`.
    case closed(path: String)
    /// The schema does not take a record; `rule` is a constraint's name.
    case rule(path: String, record: String, rule: String)
    /// An agreement of this id and version is there.
    case alreadyRegistered(Identifier, version: Int)
    /// No agreement of this id and version is there.
    case unregisteredAgreement(Identifier, version: Int)
    /// No dry run of this digest and request is there.
    case unregisteredDryRun(ContentDigest, request: ContentDigest)
    /// A release of this name is there.
    case alreadyStaged(ReleaseIdentifier)
    /// No release of this name is there.
    case unregisteredRelease(ReleaseIdentifier)
    /// A release cannot go from where it is to where it was to go; states by name.
    case forbiddenMove(ReleaseIdentifier, from: String, to: String)
    /// A release is to become released or delivered without an entry.
    case missingEntry(ReleaseIdentifier, state: String)
    /// A release has another entry already.
    case differingEntry(ReleaseIdentifier, entry: Int, other: Int)
    /// What became of an agreement may not follow what became of it last; `last` is `nil` where nothing did.
    case forbiddenEvent(Identifier, version: Int, last: String?, event: String)
    /// An event does not name the version's last entry, or is about another text.
    case staleEvent(Identifier, version: Int, last: Int?)
    /// A party's record does not name the party's last entry.
    case staleParty(Identifier, last: Int?)
    /// A duty of this id is there, and another one.
    case differingDuty(String)
    /// No duty of this id is there.
    case unregisteredDuty(String)
    /// A duty was discharged by another entry.
    case dischargedDuty(String, entry: Int)
    /// Rows or schema are not those that Tidegate wrote.
    case sealBroken(path: String)

    package var kind: FailureKind {
        switch self {
        case .alreadyRegistered, .forbiddenEvent, .staleEvent, .staleParty, .dischargedDuty: .refused
        case .unregisteredAgreement, .unregisteredDryRun, .unregisteredRelease, .unregisteredDuty: .invalid
        default: .failed
        }
    }

    package var diagnostics: [Diagnostic] { [diagnostic] }

    private var diagnostic: Diagnostic {
        switch self {
        case .missing(let path, let format): Diagnostic(.registerMissing, [path, format])
        case .foreign(let path, let format): Diagnostic(.registerForeign, [path, format])
        case .newer(let path): Diagnostic(.registerNewer, [path])
        case .busy(let path): Diagnostic(.registerBusy, [path])
        case .full(let path): Diagnostic(.registerFull, [path])
        case .damaged(let path): Diagnostic(.registerDamaged, [path])
        case .setting(let path, let name, let found, let expected):
            Diagnostic(.registerSetting, [path, name, found, expected])
        case .unavailable(let path, let code): Diagnostic(.registerUnavailable, [path, String(code)])
        case .outcomeUnknown(let path, let code): Diagnostic(.registerOutcomeUnknown, [path, String(code)])
        case .closed(let path): Diagnostic(.registerClosed, [path])
        case .rule(let path, let record, let rule): Diagnostic(.registerRule, [path, record, rule])
        case .alreadyRegistered(let id, let version):
            Diagnostic(.agreementAlreadyRegistered, [id.text, String(version)])
        case .unregisteredAgreement(let id, let version):
            Diagnostic(.agreementNotRegistered, [id.text, String(version)])
        case .unregisteredDryRun(let digest, let request):
            Diagnostic(.dryRunNotRegistered, [digest.hex, request.hex])
        case .alreadyStaged(let release): Diagnostic(.releaseAlreadyStaged, [release.text])
        case .unregisteredRelease(let release): Diagnostic(.releaseNotRegistered, [release.text])
        case .forbiddenMove(let release, let from, let to):
            Diagnostic(.releaseMoveForbidden, [release.text, from, to])
        case .missingEntry(let release, let state): Diagnostic(.releaseEntryMissing, [release.text, state])
        case .differingEntry(let release, let entry, let other):
            Diagnostic(.releaseEntryDiffers, [release.text, String(entry), String(other)])
        case .forbiddenEvent(let id, let version, let last, let event):
            Diagnostic(.agreementEventForbidden, [id.text, String(version), last ?? "never proposed", event])
        case .staleEvent(let id, let version, let last):
            Diagnostic(.agreementEventStale, [id.text, String(version), last.map { String($0) } ?? "none"])
        case .staleParty(let id, let last):
            Diagnostic(.partyRecordStale, [id.text, last.map { String($0) } ?? "none"])
        case .differingDuty(let duty): Diagnostic(.dutyDiffers, [duty])
        case .unregisteredDuty(let duty): Diagnostic(.dutyNotRegistered, [duty])
        case .sealBroken(let path): Diagnostic(.registerSealBroken, [path])
        case .dischargedDuty(let duty, let entry): Diagnostic(.dutyDischarged, [duty, String(entry)])
        }
    }
}
