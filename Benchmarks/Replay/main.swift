// What deciding a log again costs. Prints JSON; seconds are those of the processor, of this process, on one core.
//
// Usage: replay-speed FOLDER [DECISIONS [RELEASES [STUDIES]]]
//
// The log is made in FOLDER by an office's own code: STUDIES agreements (25 unless told), DECISIONS decisions (10,000), of which RELEASES
// (500) are releases of a file of 64 rows with their deliveries, spread evenly; the others are refusals of requests that differ in purpose, k or name.
// Making it takes minutes, most of them in holding each release against all before; only what comes then is measured: verifying the
// published log, and replaying it by the evidence, files measured again.

import Glibc
import TideAgreement
import TideCore
import TideLedger
import TideRegistry
import TideRelease

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first, folder.hasPrefix("/") else {
    print("usage: replay-speed FOLDER [DECISIONS [RELEASES [STUDIES]]], with the whole path of the folder")
    exit(64)
}
let numbers = arguments.dropFirst().compactMap { Int($0) }
let decisions = numbers.first ?? 10_000
let releases = numbers.dropFirst().first ?? 500
let studies = numbers.dropFirst(2).first ?? 25

/// Seconds of the processor that some work took, with what it gave.
func measured<Result>(_ work: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
    let start = clock()
    let result = try work()
    return (Double(clock() - start) / Double(CLOCKS_PER_SEC), result)
}

let office = try SampleOffice(in: "\(folder)/office", studies: studies)
let making = try measured { try office.fill(decisions: decisions, releases: releases, folder: folder) }
let trust = try TrustFolder.read(office.office.paths.trust)
let audit = try measured { try AuditedLog.verify(folder: office.office.paths.log, trust: trust) }
guard let log = audit.result.value else {
    print("the log does not verify: \(audit.result.reasons.map(\.rendered))")
    exit(1)
}
let opened = try OpenedEvidence(
    configuration: office.office.configuration,
    evidence: office.office.evidence,
    journal: office.office.evidence.journalCount()
)
let replay = measured { Replay(log, opened: opened).run() }
let report = replay.result
func number(_ value: Double) -> JSONValue { .string(DecimalText.rounded(value, decimals: 3)) }
print(
    CanonicalJSON.text([
        "entries": JSONValue(log.entries.count), "decisions": JSONValue(report.replayed),
        "equal": JSONValue(report.equal),
        "measured": JSONValue(report.measured), "differences": JSONValue(report.differences),
        "making": number(making.seconds), "audit": number(audit.seconds), "replay": number(replay.seconds),
        "reasons": JSONValue(report.reasons.map(\.rendered)),
    ])
)
exit(report.isEqual ? 0 : 1)
