import TideCore
import TideDecision

/// Decisions a second of processor time, with 10 agreements and with 10,000.
struct DecisionSpeed {
    private let few: Questions
    private let many: Questions
    private var speeds = (few: Rounds(), many: Rounds())
    private let refusedShare: String

    init(few: Questions, many: Questions) {
        self.few = few
        self.many = many
        func refused(_ questions: Questions) -> Int {
            questions.all.count { !questions.decision(on: $0).isPermitted }
        }
        precondition(refused(few) == refused(many), "both networks refuse the same requests")
        self.refusedShare = DecimalText.ratio(100 * refused(many), of: many.all.count, decimals: 1) + "%"
    }

    /// One round of either size, in turn, so that what disturbs the machine disturbs both.
    mutating func measure(seconds: Double) {
        speeds.few.add(Self.speed(few, seconds: seconds))
        speeds.many.add(Self.speed(many, seconds: seconds))
    }

    private static func speed(_ questions: Questions, seconds: Double) -> Double {
        let start = Timing.now()
        var (decided, reasons, duties, time) = (0, 0, 0, 0.0)
        repeat {
            for question in questions.all {
                let decision = questions.decision(on: question)
                reasons += decision.reasons.count
                duties += decision.obligations?.duties.count ?? 0
            }
            decided += questions.all.count
            time = Timing.now() - start
        } while time < seconds
        precondition(reasons + duties > 0, "decisions without reasons and duties measure nothing")
        return Double(decided) / time
    }

    var json: JSONValue {
        func perSecond(_ rounds: Rounds) -> JSONValue {
            ["best": JSONValue(Int(rounds.most)), "worst": JSONValue(Int(rounds.least))]
        }
        return [
            "10": perSecond(speeds.few), "10000": perSecond(speeds.many), "refused": .string(refusedShare),
            "ratio": .string(DecimalText.rounded(speeds.few.most / speeds.many.most, decimals: 2)),
        ]
    }
}
