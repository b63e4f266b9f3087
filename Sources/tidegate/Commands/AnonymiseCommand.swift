import ArgumentParser
import TideAgreement
import TideCore
import TideDisclosure
import TideRelease

/// `tidegate anonymise`: disclosure control alone.
struct AnonymiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anonymise",
        abstract: "Protects a file by a spec: no agreement, nothing signed.",
        discussion: """
            Finds the full-domain generalisation with the least information loss that meets the spec's safeguards, proves \
            that none is better, and writes the protected rows. Exit 2 if none meets them. With a budget the search ends \
            early; it then says that the best it found is not proven, and what no other can go below. With `recoding: local` \
            in the spec each class of records has levels of its own, with `recoding: cells` single cells are suppressed.

            Example:  tidegate anonymise --spec examples/02-census/adult-k5.yaml \
            --input examples/02-census/input/adult.csv --output protected.csv
            """
    )

    @Option(
        help: ArgumentHelp("The spec; its dataset and hierarchies stand in the same file or folder.", valueName: "file")
    )
    var spec: String

    @Option(help: ArgumentHelp("The source file.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("The file to write; it must not exist.", valueName: "file"))
    var output: String

    @OptionGroup var effort: EffortOptions
    @OptionGroup var timing: TimingOptions
    @OptionGroup var printing: OutputOptions

    func run() throws {
        try printing.conclude { console in
            var timer = StageTimer { SystemClock.nanoseconds }
            var generator = SystemRandomNumberGenerator()
            let engine = EmbeddedEngine(freeMemory: SystemMemory.free)
            let outcome = try StandaloneAnonymisation(engine: engine, progress: console.progress).run(
                SpecificationFile.read(spec),
                input: input,
                output: output,
                effort: effort.limits,
                timer: &timer,
                using: &generator
            )
            console.endProgress()
            if timing.timings { console.report(timer.stages) }
            switch outcome {
            case .unmeetable(let reason, let attainable):
                return Verdict(
                    text: "withheld: \(reason.message)\n\(reason.hint.map { "  \($0)\n" } ?? "")",
                    json: ["optimal": false, "reason": reason.json, "attainable": attainable],
                    isPositive: false
                )
            case .written(let result): return Verdict(text: result.text, json: result.json)
            case .recoded(let result): return Verdict(text: result.text, json: result.json)
            }
        }
    }
}
