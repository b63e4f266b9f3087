import ArgumentParser
import TideAgreement
import TideCertificate
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// `tidegate prove`: what no chain of agreements can ever do.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Proves that the network of agreements keeps its firewalls, or shows the shortest way round them.",
        discussion: """
            A single agreement can keep its word while a chain of several breaks it. The proof looks at every way that data \
            can take through the agreements of a folder, or of those registered in a workspace, and says for each firewall and \
            each rule of the network: holds, or the shortest way that breaks it, the clause to blame and what would mend it. \
            Exit 2 if anything is refuted, 1 if the budget ended first.

              I0  no clause is dead           I4  nobody joins what was kept apart
              I1  nothing protected reaches   I5  retention, approvals and notices
                  what a firewall forbids         hold along every way
              I2  no purpose is laundered     I6  an amendment permits no more than
              I3  safeguards stick                what it replaces, or says what

            It covers the agreements that are registered, or in the folder: no leak, no copy and no flow that nobody wrote down.

            Example:  tidegate prove --policies policies/migration-network --html network.html
            Example:  tidegate prove --policies policies/migration-network --certificate network.certificate.json
            Example:  tidegate prove --policies policies/migration-network --check network.certificate.json
            """
    )

    @OptionGroup var asked: NetworkOptions

    @Option(help: ArgumentHelp("Write the certificate of all that holds to this file.", valueName: "file"))
    var certificate: String?

    @Option(
        help: ArgumentHelp(
            "Prove nothing; check this certificate, with a checker that shares no code with the prover.",
            valueName: "file"
        )
    )
    var check: String?

    @Option(help: ArgumentHelp("Draw the network, with the shortest ways in red.", valueName: "file"))
    var svg: String?

    @Option(help: ArgumentHelp("Write a page: verdicts, ways, picture, scope.", valueName: "file"))
    var html: String?

    @Option(help: "How many steps to take before the answer is \"unknown\".")
    var budget: Int = ProofBudget.standard.steps

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard check == nil || [certificate, svg, html].allSatisfy({ $0 == nil }) else {
            throw ValidationError("--check proves and draws nothing")
        }
        guard budget > 0 else { throw ValidationError("--budget is a number of steps, 1 or more") }
    }

    func run() throws {
        // WHY not `answer`: the page and the picture are kept and compared, so what they say is said in English.
        try output.conclude { console in
            for file in [certificate, svg, html].compactMap(\.self) { try NewFile.expectNone(at: file) }
            let subject = try asked.read()
            if let check { return try Self.checked(check, of: subject) }
            let count = subject.policies.agreements.count
            console.progress(
                console.spoken { worded(en: "proving \(count) agreements", fr: "preuve sur \(count) accords") }
            )
            let steps = ProofBudget(steps: budget, certificateBytes: ProofBudget.standard.certificateBytes)
            let documents = subject.documents
            let proof = subject.network.prove(budget: steps).repaired(budget: steps).adding(documents.results)
            if let svg { try NewFile.write(Array(proof.svg.utf8), to: svg) }
            if let html { try NewFile.write(Array(proof.html.utf8), to: html) }
            if let certificate {
                if let bytes = proof.certificate {
                    try NewFile.write(bytes, to: certificate)
                } else {
                    console.say(Diagnostic(.nothingCertified, []))
                }
            }
            return Verdict(
                text: ([proof.text] + documents.lines).joined(separator: "\n") + "\n",
                json: .object((proof.json.members ?? [:]).merging(["documents": documents.json]) { $1 }),
                isPositive: proof.holds,
                isUnknown: !proof.isRefuted && !proof.holds
            )
        }
    }

    /// A word and names, on a line.
    private static func told(_ english: String, _ french: String, _ names: [String]) -> String {
        let names = names.joined(separator: ", ")
        return worded(en: "\(english): \(names)\n", fr: "\(french)\u{a0}: \(names)\n")
    }

    private static func checked(_ file: String, of subject: NetworkSubject) throws -> Verdict {
        let bytes = try DurableFile.read(file, atMost: 1 << 30)
        switch CertificateCheck(policies: subject.policies, endings: subject.endings).check(bytes) {
        case .accepted(let claims, let digest):
            guard !claims.isEmpty else { throw ReleaseError.refused([Diagnostic(.nothingCertified, [])]) }
            let names = claims.map { claim in (claim.firewall.map { "\($0): " } ?? "") + claim.invariant.rawValue }
            let all = ["I2", "I3", "I5"] + subject.policies.firewalls.flatMap { ["\($0.id): I1", "\($0.id): I4"] }
            let open = all.filter { !names.contains($0) }
            return Verdict(
                text: told("accepted", "accepté", names)
                    + (open.isEmpty ? "" : told("not claimed", "non revendiqué", open))
                    + worded(en: "certificate \(digest)\n", fr: "certificat \(digest)\n") + subject.network.coverage
                    + "\n",
                json: [
                    "accepted": true, "claims": JSONValue(names), "notClaimed": JSONValue(open),
                    "certificate": .string(digest.hex), "scope": subject.network.scopeJSON,
                ],
                isPositive: open.isEmpty
            )
        case .refused(let refusal):
            throw ReleaseError.refused([refusal.diagnostic])
        }
    }
}
