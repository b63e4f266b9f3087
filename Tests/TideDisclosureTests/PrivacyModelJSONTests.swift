import Testing
import TideCore
import TideDisclosure

struct PrivacyModelJSONTests {
    static let models: [PrivacyModel] = [
        .kAnonymity(5), .kMap(11), .diversity(of: "a", .distinct(3)), .diversity(of: "a", .entropy(2.5)),
        .diversity(of: "a", .recursive(c: 0.75, l: 3)), .closeness(of: "a", t: 0.2, .equal),
        .closeness(of: "a", t: 0.2, .ordered), .closeness(of: "a", t: 1, .hierarchical),
        .deltaDisclosure(of: "a", delta: 1.5), .betaLikeness(of: "a", beta: 2, isEnhanced: false),
        .betaLikeness(of: "a", beta: 2, isEnhanced: true), .risk(.prosecutor, .highest, atMost: 0.2),
        .risk(.journalist, .average, atMost: 0.05), .risk(.marketer, .average, atMost: 0.05),
        .populationUniqueness(atMost: 0.001),
    ]

    @Test(arguments: models)
    func `a model is read as it is written`(model: PrivacyModel) {
        #expect(PrivacyModel(model.json) == model)
    }

    @Test(arguments: models)
    func `a member too many or too few is no model`(model: PrivacyModel) throws {
        let members = try #require(model.json.members)
        for name in members.keys.sorted() {
            var fewer = members
            fewer[name] = nil
            #expect(PrivacyModel(.object(fewer)) == nil)
        }
        var more = members
        more["more"] = "1"
        #expect(PrivacyModel(.object(more)) == nil)
    }

    @Test(arguments: ["0", "-1", "05", "5.0", "", "five", "1e3"])
    func `a bound that is none or written otherwise is no model`(asked: String) {
        #expect(PrivacyModel(["model": "kAnonymity", "asked": .string(asked)]) == nil)
        #expect(PrivacyModel(["model": "populationUniqueness", "asked": .string(asked + "x")]) == nil)
    }
}
