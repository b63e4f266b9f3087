extension DiagnosticCode {
    package static let clauseWithoutTerm = DiagnosticCode("TG1636")
    package static let quotaOfSeveralGrants = DiagnosticCode("TG1637")
    package static let quotaOfPeriod = DiagnosticCode("TG1740")
    package static let partialExport = DiagnosticCode("TG1638")
    package static let notJSON = DiagnosticCode("TG1639")
    package static let jsonNameTwice = DiagnosticCode("TG1640")
    package static let jsonTooDeep = DiagnosticCode("TG1641")
    package static let noPolicyContext = DiagnosticCode("TG1642")
    package static let contextNotKnown = DiagnosticCode("TG1643")
    package static let contextRedefines = DiagnosticCode("TG1644")
    package static let termNotCarried = DiagnosticCode("TG1645")
    package static let policyValue = DiagnosticCode("TG1646")
    package static let notAgreementPolicy = DiagnosticCode("TG1647")
    package static let conflictStrategy = DiagnosticCode("TG1648")
    package static let constraintNotCarried = DiagnosticCode("TG1649")
    package static let actionNotCarried = DiagnosticCode("TG1659")
    package static let iriWithoutName = DiagnosticCode("TG1660")
    package static let permissionsDiffer = DiagnosticCode("TG1661")
    package static let clauseNeeded = DiagnosticCode("TG1662")
    package static let partOfAgreement = DiagnosticCode("TG1663")
    package static let profileNotKnown = DiagnosticCode("TG1664")
    package static let targetNotWhole = DiagnosticCode("TG1665")
    package static let constraintTwice = DiagnosticCode("TG1666")
    package static let importNotHeld = DiagnosticCode("TG1667")
    package static let clocksDiffer = DiagnosticCode("TG1668")
    package static let countOfSeveralPermissions = DiagnosticCode("TG1669")
}

extension Catalogue {
    /// Messages TG1636 to TG1649, TG1659 to TG1669 and TG1740: agreements as policies of ODRL, and back.
    static let interchange: [Message] = [
        Message(
            .clauseWithoutTerm,
            "`{0}` cannot be carried over into ODRL",
            advice: "`--partial` exports the rest, marked as a part that grants nothing",
            explanation: """
                Neither ODRL 2.2 nor the profile of agreements has a term for this clause. A policy without it would permit more than was agreed, so that no \
                agreement is exported unless all of its clauses have a term. The page of the format lists which clauses do.
                """
        ),
        Message(
            .quotaOfSeveralGrants,
            "`{0}` counts the releases of all grants together, and ODRL counts each permission by itself",
            advice: "`--partial` exports the rest, marked as a part that grants nothing",
            explanation: """
                A grant becomes a permission, and a `count` of ODRL is about the one permission that it stands in. Repeated in several, it would allow as many \
                releases of each. So a quota is carried over only with a single grant.
                """
        ),
        Message(
            .quotaOfPeriod,
            "`{0}` counts releases within a period, and ODRL counts over a policy's whole life",
            advice: "`--partial` exports the rest, marked as a part that grants nothing",
            explanation: """
                A `count` of ODRL is how often something may be done at all. So many a year would become so many in all, or as many in one day: another agreement either \
                way. A quota is carried over where it counts over the whole life of the agreement.
                """
        ),
        Message(
            .partialExport,
            "the policy is a part of `{0}` and grants nothing: what it leaves out is named above",
            explanation: """
                An export that leaves clauses out has the type `Assertion`, which in ODRL grants nothing, and declares a profile of its own, at which a processor \
                that does not know it must stop. Its description names what is missing. It is never read back as an agreement.
                """
        ),
        Message(
            .notJSON,
            "this is no JSON",
            explanation: """
                A policy is one JSON value, and nothing else: no comments, no comma behind the last element, no number with a leading zero, no text with half of a \
                character that JSON writes in two escapes. What stands behind the place was not read.
                """
        ),
        Message(
            .jsonNameTwice,
            "the name `{0}` stands twice in one object",
            explanation: """
                Readers of JSON disagree about which of the two counts, so that two offices could agree to different policies with the same bytes.
                """
        ),
        Message(
            .jsonTooDeep,
            "more than {0} lists and objects lie within each other",
            explanation: """
                No policy needs so many. The limit keeps a hostile file from taking the program's memory.
                """
        ),
        Message(
            .noPolicyContext,
            "no `@context` says that the terms are those of ODRL",
            advice: "begin with `\"@context\": \"http://www.w3.org/ns/odrl.jsonld\"`",
            explanation: """
                The same words mean other things in other vocabularies. A policy names the context of ODRL, or declares a prefix for its namespace and writes it \
                before each term.
                """
        ),
        Message(
            .contextNotKnown,
            "the context `{0}` is not known, and none is fetched",
            advice: "write its terms out as IRIs, and leave it away",
            explanation: """
                A context changes what every word of the document means, and whoever serves it can change it after the signatures. The program knows the context of \
                ODRL 2.2 and fetches nothing.
                """
        ),
        Message(
            .contextRedefines,
            "`{0}` in `@context` is not taken over: only prefixes are, and none of those that ODRL's context has",
            explanation: """
                A context in the document could give `permission` the meaning of `prohibition`. So it may declare prefixes for namespaces, whose IRI ends in one of \
                `:/?#[]@`, and nothing else: no terms, no keywords such as `@vocab` and `@base`, and no other meaning of a prefix that the official context has.
                """
        ),
        Message(
            .termNotCarried,
            "`{0}` at `{1}` has no clause in an agreement",
            advice: "what it says must be agreed in another way; an agreement that leaves it out is another agreement",
            explanation: """
                Everything that stands in a policy becomes a clause or is named here. That goes for terms of other vocabularies too, for metadata, and for names that \
                no context defines, which a processor of JSON-LD passes over in silence.
                """
        ),
        Message(
            .policyValue,
            "expected {2} for `{0}` at `{1}`",
            explanation: """
                The value has not the form that ODRL or the profile of agreements gives it. The place is a JSON Pointer from the root of the document.
                """
        ),
        Message(
            .notAgreementPolicy,
            "a policy of type `{0}` is no agreement",
            explanation: """
                Only an `Agreement` of ODRL grants something from one party to another. A set, an offer or a request was agreed by nobody, and an assertion is what one \
                side says.
                """
        ),
        Message(
            .conflictStrategy,
            "`conflict` must be `prohibit`: what an agreement forbids prevails over what it permits",
            explanation: """
                Where a policy permits and prohibits the same thing, `perm` lets the permission prevail, and without `conflict` the whole policy is void. In an agreement \
                `never` prevails. A policy that forbids something must say the same.
                """
        ),
        Message(
            .constraintNotCarried,
            "a constraint on `{0}` by `{1}` at `{2}` has no clause in an agreement",
            explanation: """
                A constraint is carried over by its left operand and its operator together: `purpose` by `eq` is narrower than a purpose of an agreement, which covers those that \
                narrow it, and `purpose` by `isNoneOf` is something else altogether. The page of the format lists those that there are.
                """
        ),
        Message(
            .actionNotCarried,
            "the action `{0}` at `{1}` has no clause in an agreement",
            explanation: """
                A grant permits `read`, which is to obtain data, and a clause of passing on `distribute`. What `use` permits includes far more, and an agreement that says less is \
                another one. Prohibitions and obligations have the actions that the page of the format lists.
                """
        ),
        Message(
            .iriWithoutName,
            "`{0}` at `{1}` is not known as the name of a kind `{2}`",
            advice: "say which it is by `--name {0}={2}/NAME`",
            explanation: """
                Documents name parties, datasets and purposes by short names, and policies by IRIs. The program's own IRIs tell the name; for any other, somebody has to say what \
                it names here. A name is never guessed from the end of an IRI: two of them can end alike.
                """
        ),
        Message(
            .permissionsDiffer,
            "`{0}` at `{1}` is not what the rules before it say, and an agreement says it once for all",
            advice: "make agreements of their own of permissions that differ",
            explanation: """
                An agreement has one provider and one recipient, and its purposes, days, zones and approvals hold for all of its grants. Rules of a policy can differ in each of \
                them.
                """
        ),
        Message(
            .clauseNeeded,
            "the policy does not say `{0}`, which {1} needs",
            advice: "`--draft` writes what there is, for somebody to complete",
            explanation: """
                An agreement must say more than a policy of ODRL: who signs, how much a release may tell, which columns leave. Nothing is filled in, since whatever stands in an \
                agreement is signed. A draft says at its head what it lacks, and no command takes it for an agreement.
                """
        ),
        Message(
            .partOfAgreement,
            "this policy is a part of an agreement, which grants nothing and cannot be read back",
            explanation: """
                Whoever exported it left clauses out, and said so by the profile. Read back as an agreement it would permit more than was agreed.
                """
        ),
        Message(
            .profileNotKnown,
            "the profile `{0}` is not known",
            explanation: """
                A profile of ODRL defines terms and rules of its own, and a processor that does not know it must not process the policy.
                """
        ),
        Message(
            .targetNotWhole,
            "the target at `{0}` is not all that is granted",
            explanation: """
                What an agreement forbids, lets be passed on and asks for holds for all of its datasets. A rule of a policy may be about some of them, for which there is no \
                clause.
                """
        ),
        Message(
            .constraintTwice,
            "`{0}` at `{1}` stands there a second time",
            explanation: """
                Two constraints on the same thing must both hold. An agreement says each once; which of two values is the narrower one is for the author to say.
                """
        ),
        Message(
            .importNotHeld,
            "the agreement was not held against a policy set",
            advice: "say `--policies DIR`, or put it in its folder and run `tidegate check`",
            explanation: """
                Whether the parties, officers, datasets, columns and purposes that it names are there, and whether it has a legal basis where it needs one, is told by the documents \
                that it will stand beside.
                """
        ),
        Message(
            .clocksDiffer,
            "`{0}` at `{1}` is told by another clock than the days before it",
            explanation: """
                All days of an agreement begin and end by one clock, which `valid.utcOffset` tells, or by UTC. A day that names no zone is one of UTC.
                """
        ),
        Message(
            .countOfSeveralPermissions,
            "the constraint at `{0}` counts one permission of several, and an agreement counts all of its releases",
            explanation: """
                A quota of an agreement is about the releases of all its grants together. A `count` or `timeInterval` of one permission among several has no clause.
                """
        ),
    ]
}
