package import TideCore

/// Requests with the answers that a policy set must give them: a document of kind `cases`.
package struct CaseSet: Hashable, Sendable {
    package let id: Identifier
    package let cases: [PolicyCase]
    package let fields: FieldPlaces

    package init(id: Identifier, cases: [PolicyCase], fields: FieldPlaces) {
        self.id = id
        self.cases = cases
        self.fields = fields
    }
}

/// One request, when it is decided, what is known then, and the answer expected.
package struct PolicyCase: Hashable, Sendable {
    /// A sentence about the rule that it shows.
    package let name: String
    package let at: Instant
    package let request: Request
    /// State as written, an object; read by the decision stage, which owns its form.
    ///
    /// Empty where left out.
    package let state: JSONValue
    package let isPermitted: Bool
    /// The full set of reason codes, sorted; empty for a permit.
    package let reasons: [String]
    package let clause: Clause

    package init(
        name: String,
        at: Instant,
        request: Request,
        state: JSONValue,
        isPermitted: Bool,
        reasons: [String],
        clause: Clause
    ) {
        self.name = name
        self.at = at
        self.request = request
        self.state = state
        self.isPermitted = isPermitted
        self.reasons = reasons
        self.clause = clause
    }
}
