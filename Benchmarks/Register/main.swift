// What the seal of a register costs: how long opening one of 50,000 rows takes with the seal's key, when every row is counted, and
// without it. Prints JSON. Seconds are those of the processor, of this process, on one core; best and worst of the rounds.
//
// Usage: register-speed FOLDER [AGREEMENTS [ROUNDS]]
//
// The register is made in FOLDER, through the same calls as an office's: each agreement (2,500 unless told) brings itself, its event,
// two signatures and sixteen policy files, which are twenty rows in one transaction.

import Glibc
import TideCore
import TideLedger
import TideRegistry
import TideRelease

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first else {
    print("usage: register-speed FOLDER [AGREEMENTS [ROUNDS]]")
    exit(64)
}
let agreements = arguments.dropFirst().first.flatMap { Int($0) } ?? 2_500
let rounds = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
let path = "\(folder)/registry.sqlite"
let key = KeyedDigest(of: Redacted([UInt8](repeating: 1, count: 32)), purpose: "register-seal")

/// Seconds of the processor that some work took.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

/// Makes the register.
///
/// - Returns: the seconds of an agreement, and the number of rows.
func make() throws -> (change: Double, rows: Int) {
    let register = try SQLiteRegister(path, create: true, key: key)
    defer { register.close() }
    let taken = try seconds {
        for number in 0..<agreements {
            guard let id = Identifier("agreement-\(number)") else { continue }
            let agreement = RegisteredAgreement(
                id: id,
                version: 1,
                identity: ContentDigest(of: "identity \(number)"),
                signedForm: ContentDigest(of: "form \(number)"),
                signatures: (0..<2).map { ContentDigest(of: "signature \(number) \($0)") }.sorted(),
                registeredAt: Instant(secondsSince1970: 1_767_225_600 + Int64(number)),
                entry: number + 1
            )
            let files = (0..<16).map { ("set-\(number)/file-\($0).yaml", ContentDigest(of: "file \(number) \($0)")) }
            try register.register(agreement, with: Dictionary(uniqueKeysWithValues: files))
        }
    }
    return (taken / Double(max(agreements, 1)), try register.dump().count)
}

/// Opens the register as every command does.
func open(_ key: KeyedDigest?) throws -> Double {
    try seconds { try SQLiteRegister(path, create: false, key: key).close() }
}

func figure(_ seconds: Double) -> JSONValue { .string(DecimalText.rounded(seconds, decimals: 4)) }

let made = try make()
var (sealed, plain): ([Double], [Double]) = ([], [])
for _ in 0..<rounds {
    plain.append(try open(nil))
    sealed.append(try open(key))
}
let (leastSealed, leastPlain) = (sealed.min() ?? 0, plain.min() ?? 0)
let figures: JSONValue = [
    "rows": JSONValue(made.rows),
    "openedSealed": ["best": figure(leastSealed), "worst": figure(sealed.max() ?? 0)],
    "openedWithoutKey": ["best": figure(leastPlain), "worst": figure(plain.max() ?? 0)],
    "seal": figure(leastSealed - leastPlain),
    "microsecondsARow": figure((leastSealed - leastPlain) * 1e6 / Double(max(made.rows, 1))),
    "changeOfTwentyRows": figure(made.change),
]
print(CanonicalJSON.readable(figures))
