import Glibc
import TideAgreement
import TideCore
import TideDecision

/// What must hold of any bytes that are given to the readers of documents.
///
/// No crash, no text without end, every refusal with its place, and of what is accepted the canonical form reads as itself.
enum ReaderRules {
    /// Holds one input against the rules; a broken rule ends the process.
    static func hold(_ bytes: [UInt8]) {
        if LedgerRules.hold(bytes) { return }
        policySet(bytes)
        do {
            let request = try Request.read(bytes, file: "fuzz.yaml")
            roundTrip(request.canonical)
        } catch {
            explained(error.diagnostics)
        }
        do {
            _ = try State.read(bytes, file: "fuzz.yaml")
        } catch {
            explained(error.diagnostics)
        }
    }

    private static func policySet(_ bytes: [UInt8]) {
        do {
            let set = try PolicySet.read(["fuzz.yaml": bytes], folder: "")
            for document in set.canonical.values { roundTrip(document) }
            for agreement in set.agreements {
                let form = set.signedForm(of: agreement)
                roundTrip(form)
                let page = agreement.plainWordsHTML(in: set, signedBy: [], digest: ContentDigest(of: form))
                precondition(!page.isEmpty, "an agreement without a page")
            }
        } catch {
            explained(error.diagnostics)
        }
    }

    private static func roundTrip(_ value: JSONValue) {
        let encoded = CanonicalJSON.encode(value)
        guard let decoded = try? CanonicalJSON.decode(encoded) else {
            preconditionFailure("a canonical form does not read")
        }
        precondition(CanonicalJSON.encode(decoded) == encoded, "a canonical form is not stable")
    }

    static func explained(_ problems: [Diagnostic]) {
        precondition(!problems.isEmpty, "a refusal without a reason")
        for problem in problems {
            let line = problem.message
            precondition(!line.isEmpty && !line.contains { $0.isNewline }, "a message that is not one line")
            // An argument is cut after 2,000 scalars, each of which may be shown as its code point, `U+E0001`.
            precondition(line.utf8.count < 20_000, "a message without end")
        }
    }
}

#if FUZZING
/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // SAFETY: libFuzzer owns `count` bytes at `start` for the time of the call; they are copied before anything reads them.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    ReaderRules.hold(bytes)
    return 0
}
#else
/// Without the fuzzer: holds the files that are named against the same rules, to look at one that it found.
@main
enum ReplayedInputs {
    static func main() {
        for path in CommandLine.arguments.dropFirst() {
            guard let bytes = try? DurableFile.read(path) else {
                print("\(path) can't be read")
                exit(1)
            }
            ReaderRules.hold(bytes)
            print("\(path): \(bytes.count) bytes, every rule holds")
        }
    }
}
#endif
