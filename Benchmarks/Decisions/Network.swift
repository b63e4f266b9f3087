import TideAgreement

/// Ministries that share work permits with offices, an agreement for each pair: one set for this program and its peers.
struct Network {
    /// How many ministries and offices there are, and who signs.
    struct Plan {
        let providers: Int
        let recipients: Int
        /// Whether two persons of the office sign, and two approve each release; one of each side signs otherwise.
        let hasFourEyes: Bool

        /// 10 agreements.
        static func few(hasFourEyes: Bool = false) -> Self {
            Plan(providers: 2, recipients: 5, hasFourEyes: hasFourEyes)
        }

        /// 10,000 agreements.
        static func many(hasFourEyes: Bool = false) -> Self {
            Plan(providers: 100, recipients: 100, hasFourEyes: hasFourEyes)
        }
    }

    let plan: Plan
    /// The policy set as written, by path: purposes and offices in one file, each ministry with its agreements in another.
    let files: [String: [UInt8]]
    let policies: PolicySet

    init(_ plan: Plan) throws {
        self.plan = plan
        self.files = NetworkText.files(of: plan)
        self.policies = try PolicySet.read(files, folder: "network")
    }
}
