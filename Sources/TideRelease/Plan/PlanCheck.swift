package import TideAgreement
package import TideCore

/// What only a plan shows of a policy set: hierarchies that do not read, treatments that do not fit their columns.
package enum PlanCheck {
    /// Every problem of the set's hierarchies and of every grant's plan, in source order, each once.
    package static func problems(in policies: PolicySet) -> [Diagnostic] {
        let shelf = HierarchyShelf(documents: policies.hierarchies, files: policies.files)
        var problems = Set(shelf.problems(in: Array(policies.datasets.values)))
        guard problems.isEmpty else { return problems.sorted() }
        for agreement in policies.agreements {
            for grant in agreement.grants {
                guard let dataset = policies.datasets[grant.dataset] else { continue }
                let compiler = PlanCompiler(dataset: dataset, shelf: shelf, master: Redacted([]))
                do {
                    _ = try compiler.compile(columns: grant.columns, safeguards: grant.safeguards, search: .standard)
                } catch let error as any DiagnosedError {
                    problems.formUnion(error.diagnostics)
                } catch {
                    problems.insert(Diagnostic(.fileFailed, ["read", dataset.id.text, "\(error)"]))
                }
            }
        }
        return problems.sorted()
    }
}
