package import TideAgreement
package import TideCore

/// Why an invariant does not hold: the shortest path that shows it, the clause to blame, and what would restore it.
package struct Counterexample: Hashable, Sendable {
    /// One path, or two that end with one reader; none for what a document alone shows.
    package let paths: [FlowPath]
    /// The clause to blame.
    package let blame: Clause
    /// The agreement that it belongs to; `nil` where it is another document.
    package let agreement: AgreementVersion?
    /// What is wrong, with its arguments.
    package let sentence: Diagnostic
    /// Changes of documents, each proved, the smallest first.
    package let edits: [ProvedEdit]
    /// Whether every shorter path was looked at; `false` where the budget ended first.
    package let isShortest: Bool
    /// A request that shows it, where one does.
    package let witness: JSONValue?

    package init(
        paths: [FlowPath],
        blame: Clause,
        agreement: AgreementVersion?,
        sentence: Diagnostic,
        edits: [ProvedEdit],
        isShortest: Bool,
        witness: JSONValue? = nil
    ) {
        self.paths = paths
        self.blame = blame
        self.agreement = agreement
        self.sentence = sentence
        self.edits = edits
        self.isShortest = isShortest
        self.witness = witness
    }
}

/// A flow of data from the owner of a dataset, hop by hop.
package struct FlowPath: Hashable, Sendable {
    /// The dataset whose owner the flow begins at.
    package let root: Identifier
    package let owner: Identifier
    package let hops: [FlowHop]
    /// What the last holder made from it, each from the one before; mostly nothing.
    package let made: [Identifier]
}

/// One step of a flow: what passes from whom to whom, under which clause.
package struct FlowHop: Hashable, Sendable {
    package let agreement: AgreementVersion
    /// Its position in the agreement.
    package let grant: Int
    package let grantName: Identifier
    package let provider: Identifier
    package let recipient: Identifier
    package let dataset: Identifier
    /// What the provider made of what it held to give this dataset, each from the one before; mostly nothing.
    package let made: [Identifier]
    /// For what it may be asked.
    package let purposes: [Identifier]
    /// The columns that come this far, by name.
    package let columns: [String]
    package let form: Form
    /// 1 where no k is due.
    package let k: Int
    package let zones: [String]
    /// The first and the last day on which it can pass.
    package let first: CalendarDate
    package let last: CalendarDate
    /// The recipient's last day of holding it; `nil` where nobody must destroy it.
    package let heldUntil: CalendarDate?
    /// The grant.
    package let clause: Clause
}

/// A change of documents that was proved to restore what does not hold, and to break nothing that does.
package struct ProvedEdit: Hashable, Sendable {
    /// All of them together; most edits have one.
    package let changes: [ClauseChange]
    /// Whether the invariant holds afterwards; otherwise this path is mended and others are left.
    package let restores: Bool
}

/// What to write differently in a document.
package struct ClauseChange: Hashable, Sendable {
    /// Its name in the policy set, as `agreement/a1@1` or `dataset/frame-2026`.
    package let document: String
    /// Where, as in ``Clause/path``.
    package let path: String
    /// What stands there; `nil` where nothing does.
    package let was: String?
    /// What to write instead; `nil` to leave it out.
    package let becomes: String?
}
