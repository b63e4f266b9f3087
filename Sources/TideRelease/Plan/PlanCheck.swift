package import TideAgreement
package import TideCore

/// What only a plan shows of a policy set: hierarchies that do not read, treatments that do not fit their columns.
package enum PlanCheck {
    /// Every problem of the set's hierarchies and of every grant's plan, in source order, each once.
    package static func problems(in policies: PolicySet) -> [Diagnostic] { findings(in: policies).problems }

    /// The problems, and beside them what is valid and cannot be released as it stands: safeguards that are left to the
    /// request.
    package static func findings(in policies: PolicySet) -> (problems: [Diagnostic], notes: [Diagnostic]) {
        let shelf = HierarchyShelf(
            documents: policies.hierarchies,
            files: policies.files,
            codelists: policies.codelists
        )
        var found = Set(shelf.problems(in: Array(policies.datasets.values)))
        guard found.isEmpty else { return (found.sorted(), []) }
        for agreement in policies.agreements {
            for grant in agreement.grants {
                guard let dataset = policies.datasets[grant.dataset] else { continue }
                let pseudonyms = PseudonymInputs(
                    master: Redacted([]),
                    agreement: agreement.id,
                    domains: agreement.pseudonymDomains
                )
                let compiler = PlanCompiler(dataset: dataset, shelf: shelf, pseudonyms: pseudonyms)
                do {
                    _ = try compiler.compile(
                        columns: grant.columns,
                        safeguards: grant.safeguards,
                        search: grant.search,
                        optOut: agreement.optOut.map(\.column).map { OptOutFilter(column: $0, rule: .keeping([])) },
                        place: { path in
                            agreement.fields.clause("\(grant.path)/safeguards" + (path.isEmpty ? "" : "/\(path)")).place
                        }
                    )
                } catch let error as any DiagnosedError {
                    found.formUnion(error.diagnostics)
                } catch {
                    found.insert(Diagnostic(.fileFailed, ["read", dataset.id.text, "\(error)"]))
                }
            }
        }
        let sorted = found.sorted()
        // A request may state the k that an agreement leaves open.
        let isNote: (Diagnostic) -> Bool = { $0.code == .safeguardsMissing }
        return (sorted.filter { !isNote($0) }, sorted.filter(isNote))
    }
}
