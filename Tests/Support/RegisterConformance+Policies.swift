import Testing
import TideCore
import TideLedger
import TideRelease

extension RegisterConformance {
    static let policyRules = [
        RegisterConformance("policies of the log follow each other, and the same one again changes nothing") {
            register in
            let first = LogPolicy(digest: SampleRecord.digest("first"), rule: .required, entry: 4)
            let second = LogPolicy(digest: SampleRecord.digest("second"), rule: .deferred, entry: 9)
            #expect(try register.logPolicies().isEmpty)
            try register.record(first)
            try register.record(second)
            try register.record(first)
            #expect(try register.logPolicies() == [first, second])
            for entry in [0, 3, 9] {
                #expect(throws: (any Error).self) {
                    try register.record(LogPolicy(digest: SampleRecord.digest("third"), rule: .required, entry: entry))
                }
            }
            #expect(try register.logPolicies() == [first, second])
        }
    ]
}
