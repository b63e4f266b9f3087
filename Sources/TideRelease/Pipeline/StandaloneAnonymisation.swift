package import TideAgreement
package import TideCore
package import TideDisclosure

/// Disclosure control alone: a spec and a file in, a protected file out; no agreement, nothing signed or logged.
package struct StandaloneAnonymisation<Motor: Engine> {
    private let engine: Motor
    private let progress: (String) -> Void

    package init(engine: Motor, progress: @escaping (String) -> Void) {
        self.engine = engine
        self.progress = progress
    }

    /// How it ended.
    package enum Outcome: Sendable {
        case written(Result)
        /// Recoded locally, or by suppressing cells.
        case recoded(LocalResult)
        /// Nothing meets the safeguards; nothing was written.
        case unmeetable(Diagnostic, attainable: JSONValue)
    }

    /// A protected file.
    package struct Result: Sendable {
        package let transformation: Transformation
        package let levelNames: [String: [String]]
        package let file: ProtectedFile

        /// `optimal`, `levels`, `loss`, `suppressed`, `classes`, `k` as measured on the file, `checked`; `leastLoss`, which no
        /// transformation goes below, where it is not optimal.
        package var json: JSONValue {
            .members([
                "optimal": .bool(transformation.isOptimal),
                "leastLoss": transformation.isOptimal ? nil : .string(DecimalText.exact(transformation.leastLoss)),
                "levels": transformation.levelsJSON,
                "loss": .string(DecimalText.exact(transformation.loss)),
                "suppressed": JSONValue(transformation.suppressed),
                "classes": JSONValue(file.after.classes),
                "k": JSONValue(file.after.smallestClass),
                "checked": JSONValue(transformation.checked),
            ])
        }

        /// How much less a better one could lose, where none was proven the best.
        private var bound: String {
            transformation.isOptimal
                ? "" : "; none loses less than \(DecimalText.rounded(transformation.leastLoss, decimals: 6))"
        }

        /// The same for people.
        package var text: String {
            let levels = transformation.levels.map { level in
                "  \(level.column): level \(level.level)"
                    + (levelNames[level.column].map { $0[level.level] }
                        .flatMap { $0 == String(level.level) ? nil : ", \($0)" } ?? "") + "\n"
            }
            guard !transformation.levels.isEmpty else {
                return "\(file.after.records) records; no column is a quasi-identifier, so k says nothing about them\n"
            }
            return """
                \(transformation.isOptimal ? "proven optimal" : "best found in \(transformation.checked) transformations"), \
                loss \(DecimalText.rounded(transformation.loss, decimals: 6))\(bound)
                \(file.after.records) records in \(file.after.classes) classes of at least \(file.after.smallestClass); \
                \(transformation.suppressed) suppressed
                \(levels.joined())
                """
        }
    }

    /// Protects a file.
    ///
    /// - Parameters:
    ///   - effort: how much the search may do; the spec's own budget holds beside it.
    ///   - output: written beside its final name first; it must not exist.
    package func run(
        _ specification: StandaloneSpecification,
        input: String,
        output: String,
        effort: SearchEffort = .exhaustive,
        timer: inout StageTimer,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        guard !DurableFile.exists(output) else { throw ReleaseError.invalid(.outputExists, output) }
        var plan = try PlanCompiler(
            dataset: specification.dataset,
            shelf: HierarchyShelf(documents: specification.hierarchies, files: specification.files),
            pseudonyms: PseudonymInputs(master: Redacted([]))
        ).compile(
            columns: specification.dataset.columns.compactMap { column in
                column.role == .direct ? nil : GrantColumn(name: column.name, treatment: .keep)
            },
            safeguards: specification.specification.safeguards,
            search: specification.specification.search
        )
        plan.spec.effort = SearchEffort(
            threads: effort.threads,
            nodes: [effort.nodes, plan.spec.effort.nodes].compactMap(\.self).min(),
            isOver: effort.isOver
        )
        // Beside the output, under a name that nobody else has: the last step is one rename.
        let temporary = "\(output).\(Hex.encode([UInt8].random(8, using: &generator))).tmp"
        defer { try? DurableFile.remove(temporary) }
        let outcome = try Protection(engine: engine, progress: progress).run(
            plan,
            source: input,
            order: { _ in .sorted },
            to: temporary,
            naming: nil,
            timer: &timer
        )
        switch outcome {
        case .unmeetable(let reason, let attainable): return .unmeetable(reason, attainable: attainable)
        case .protected(let protected):
            try DurableFile.rename(temporary, to: output)
            switch protected.recoding {
            case .classes(let recoding, _): return .recoded(LocalResult(plan, recoding, protected.file))
            case .levels(let transformation):
                return .written(
                    Result(transformation: transformation, levelNames: plan.levelNames, file: protected.file)
                )
            }
        }
    }
}
