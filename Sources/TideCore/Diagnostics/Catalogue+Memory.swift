extension DiagnosticCode {
    package static let memoryShort = DiagnosticCode("TG0460")
}

extension Catalogue {
    /// Messages TG0460 and on: whether what was asked for fits the machine.
    static let memory: [Message] = [
        Message(
            .memoryShort,
            "the file would take about {0} MiB of memory, and {1} MiB are free",
            advice: "about {2} rows of these columns fit; grant fewer columns, free memory, or take a larger machine",
            explanation: """
                The rows of a file are held in memory, a few bytes a row and column. After the first rows it can be told how many \
                there will be and what their values take. A file that does not fit is refused then, before the machine begins to \
                swap or the operating system ends the program half way. What is free is the least of the machine's free memory and \
                what control groups leave the program. The estimate errs to the larger side where the first rows tell little, as of \
                a column whose values hardly repeat.
                """
        )
    ]
}
