extension DiagnosticCode {
    package static let notUTF8 = DiagnosticCode("TG0101")
    package static let yamlSyntax = DiagnosticCode("TG0102")
    package static let documentTooLarge = DiagnosticCode("TG0103")
    package static let unknownKey = DiagnosticCode("TG0104")
    package static let duplicateKey = DiagnosticCode("TG0105")
    package static let notImplemented = DiagnosticCode("TG0106")
    package static let wrongType = DiagnosticCode("TG0107")
    package static let missingKey = DiagnosticCode("TG0108")
    package static let anchor = DiagnosticCode("TG0109")
    package static let alias = DiagnosticCode("TG0110")
    package static let tag = DiagnosticCode("TG0111")
    package static let mergeKey = DiagnosticCode("TG0112")
    package static let tooDeep = DiagnosticCode("TG0113")
    package static let keyNotText = DiagnosticCode("TG0114")
    package static let wrongKey = DiagnosticCode("TG0115")
    package static let notDocument = DiagnosticCode("TG0116")
    package static let unknownKind = DiagnosticCode("TG0117")
    package static let notOneDocument = DiagnosticCode("TG0118")
    package static let tooFew = DiagnosticCode("TG0119")
    package static let repeatedElement = DiagnosticCode("TG0120")
    package static let notOneOf = DiagnosticCode("TG0121")
    package static let notThisKind = DiagnosticCode("TG0122")
    package static let notPlainFile = DiagnosticCode("TG0123")
    package static let policyFileTooLarge = DiagnosticCode("TG0124")
    package static let policyFolderTooLarge = DiagnosticCode("TG0125")
}

extension Catalogue {
    /// Messages TG01xx.
    static let reading: [Message] = [
        Message(
            .notUTF8,
            "the file is not UTF-8 text",
            advice: "save it as UTF-8",
            explanation: """
                Documents are signed and hashed, so every reader must see the same characters. The place is that of the \
                first byte that is not UTF-8; its column counts bytes.
                """
        ),
        Message(
            .yamlSyntax,
            "not valid YAML: {0}",
            explanation: """
                The file could not be read past this place, so nothing after it was looked at, and names that it may \
                declare further down are not complained of elsewhere.
                """
        ),
        Message(
            .documentTooLarge,
            "a file of documents has at most {0} bytes, and this one has more",
            advice: "split it, or move long hierarchies to CSV files",
            explanation: "A limit keeps a hostile file from using up memory before anybody has looked at it."
        ),
        Message(
            .unknownKey,
            "unknown key `{0}` in {1}",
            advice: "known here: {2}",
            explanation: """
                A key that the language does not have is an error, never ignored: a mistyped safeguard would otherwise \
                be a missing one.
                """
        ),
        Message(
            .duplicateKey,
            "key `{0}` stands twice; first in line {1}",
            explanation: """
                Readers of YAML disagree about which of two equal keys counts, so two people could sign different \
                agreements. Each key stands once.
                """
        ),
        Message(
            .notImplemented,
            "`{0}` is not implemented yet",
            advice: "leave it out, or wait for a version of tidegate that has it",
            explanation: """
                The language has this clause, and this version of the program cannot keep it. It refuses the document \
                rather than promise what it does not do.
                """
        ),
        Message(
            .wrongType,
            "`{0}`: expected {1}, found {2}",
            explanation: """
                The value is not what the field takes. Numbers and truth values are written without quotes; everything \
                else is taken as the text that was written, so that `NO` stays Norway.
                """
        ),
        Message(
            .missingKey,
            "`{0}` is missing in {1}",
            explanation:
                "The field has no default, because leaving it out has no meaning that both parties would share."
        ),
        Message(
            .anchor,
            "anchors are not allowed",
            advice: "write the value out where it is needed",
            explanation: "A reader must see what a line says without looking elsewhere, and aliases can blow up a file."
        ),
        Message(
            .alias,
            "aliases are not allowed",
            advice: "write the value out where it is needed",
            explanation: "A reader must see what a line says without looking elsewhere, and aliases can blow up a file."
        ),
        Message(
            .tag,
            "tags are not allowed",
            advice: "leave the `!` out, or quote the text",
            explanation: "A tag changes how a value is read; here the field alone decides that."
        ),
        Message(
            .mergeKey,
            "merge keys are not allowed",
            advice: "write the keys out",
            explanation: "A reader must see what a mapping holds without looking elsewhere."
        ),
        Message(
            .tooDeep,
            "more than {0} lists and mappings within each other",
            explanation: "No document of the language is nested this deeply; a limit keeps hostile files out."
        ),
        Message(
            .keyNotText,
            "a key must be a text",
            explanation: "YAML allows lists and mappings as keys; no field of the language has one."
        ),
        Message(
            .wrongKey,
            "key `{0}` in `{1}`: expected {2}",
            explanation: "The keys of this mapping are names that other documents refer to, so they have a fixed form."
        ),
        Message(
            .notDocument,
            "a document must be a mapping with `tidegate`, `kind` and `id`",
            explanation:
                "Every document says which version of the language it is written in, what it declares, and its name."
        ),
        Message(
            .unknownKind,
            "`{0}` is no kind of document",
            advice: "kinds: party, purposes, dataset, hierarchy, codelist, agreement, firewall, request, cases, spec",
            explanation: "The kind decides which fields a document has; one that is not known cannot be read."
        ),
        Message(
            .notOneDocument,
            "the file has {0} documents; exactly one is expected",
            explanation: "A request is decided and approved by its digest, so its file holds nothing else."
        ),
        Message(
            .tooFew,
            "`{0}` has too few elements: at least {1} expected",
            explanation:
                "An empty list here would mean nobody, nothing or everything, and readers would differ about which."
        ),
        Message(
            .repeatedElement,
            "`{0}` stands twice in `{1}`",
            explanation: "Each element counts once, so a second one is a slip that may hide a missing other."
        ),
        Message(
            .notOneOf,
            "{0} has exactly one of {1}",
            explanation: "These keys exclude each other, and one of them is needed."
        ),
        Message(
            .notThisKind,
            "a document of kind `{0}`, where one of kind `{1}` is expected",
            explanation: "The command works on one kind of document, and this file holds another."
        ),
        Message(
            .notPlainFile,
            "`{0}` is no plain file",
            advice: "put the file itself into the folder; a name that begins with a dot is passed over",
            explanation: """
                What a policy folder holds is signed and kept as evidence, file by file. A link could lead to a file outside \
                the folder and be another one tomorrow; a pipe or a device has no content of its own and may never end.
                """
        ),
        Message(
            .policyFileTooLarge,
            "`{0}` has more than {1} bytes, the most that a file of a policy folder has",
            advice: "keep data and archives elsewhere",
            explanation: """
                Every file of a policy folder is read whole, and kept as evidence once an agreement is registered. The limit \
                leaves room for the longest hierarchies; what is larger is almost always a data file in the wrong place.
                """
        ),
        Message(
            .policyFolderTooLarge,
            "with `{0}` the policy folder has more than {1} bytes, the most that its files have together",
            advice: "keep data and archives elsewhere",
            explanation: """
                The files of a policy folder lie in memory together while it is read. What was left after this file was not \
                looked at.
                """
        ),
    ]
}
