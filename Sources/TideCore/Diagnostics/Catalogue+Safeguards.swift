extension DiagnosticCode {
    package static let suppressionTwice = DiagnosticCode("TG0272")
    package static let unitNotDirect = DiagnosticCode("TG0242")
    package static let unitsWithoutIdentifier = DiagnosticCode("TG0273")
    package static let modelWithoutPopulation = DiagnosticCode("TG0274")
    package static let modelWithoutWeights = DiagnosticCode("TG0275")
    package static let quasiWithoutPopulation = DiagnosticCode("TG0276")
    package static let populationOfNoQuasi = DiagnosticCode("TG0277")
    package static let secondWeight = DiagnosticCode("TG0278")
    package static let weightWithoutNumbers = DiagnosticCode("TG0279")
    package static let distanceWithoutLadder = DiagnosticCode("TG0280")
    package static let riskWithoutLimit = DiagnosticCode("TG0281")
    package static let settingWithoutEffect = DiagnosticCode("TG0282")
    package static let entropyBelowOne = DiagnosticCode("TG0457")
    package static let weightsOfNothing = DiagnosticCode("TG0283")
    package static let weightOfNoQuasi = DiagnosticCode("TG0284")
    package static let ladderSourceTwice = DiagnosticCode("TG0285")
    package static let builtLevelNames = DiagnosticCode("TG0286")
    package static let builderElsewhere = DiagnosticCode("TG0287")
    package static let domainTooLarge = DiagnosticCode("TG0288")
    package static let boundsOutOfOrder = DiagnosticCode("TG0289")
    package static let widthsNotNested = DiagnosticCode("TG0290")
    package static let dateLevelsNotNested = DiagnosticCode("TG0291")
    package static let maskOrder = DiagnosticCode("TG0292")
    package static let groupOfUnknown = DiagnosticCode("TG0293")
    package static let valueNotInOneGroup = DiagnosticCode("TG0458")
    package static let groupsOutOfOrder = DiagnosticCode("TG0459")
    package static let unitBelow = DiagnosticCode("TG0322")
    package static let modelBelow = DiagnosticCode("TG0370")
    package static let modelIncomparable = DiagnosticCode("TG0383")
    package static let changeUnitOpen = DiagnosticCode("TG0384")
    package static let obligedModel = DiagnosticCode("TG0446")
    package static let changeModel = DiagnosticCode("TG0447")
    package static let topicKMap = DiagnosticCode("TG0448")
    package static let topicDeltaDisclosure = DiagnosticCode("TG0449")
    package static let topicBetaLikeness = DiagnosticCode("TG0450")
    package static let topicRisk = DiagnosticCode("TG0451")
    package static let topicPopulationUniqueness = DiagnosticCode("TG0452")
    package static let hierarchyCycle = DiagnosticCode("TG0453")
    package static let weightInvalid = DiagnosticCode("TG0454")
    package static let weightUnmatched = DiagnosticCode("TG0455")
    package static let countInvalid = DiagnosticCode("TG0456")
}

extension Catalogue {
    /// Messages about safeguards, ladders, population and weights: TG0242, TG0272 to TG0293 and TG0446 to TG0459; of decisions
    /// TG0322, TG0370, TG0383, TG0384.
    static let safeguards: [Message] = safeguardMeaning + ladderMeaning + safeguardDecision + ladderData

    private static let safeguardMeaning: [Message] = [
        Message(
            .suppressionTwice,
            "`suppression` stands below `safeguards` and below `kAnonymity`",
            advice: "write it once; it holds for all models together",
            explanation: """
                The share of records that may be removed is one figure for the whole file, so it is said in one \
                place.
                """
        ),
        Message(
            .unitNotDirect,
            "`unitIdentifier` names column `{0}`, which is no direct identifier as it stands",
            advice: "name a column with `role: direct` and without a hierarchy",
            explanation: """
                What tells one person from another is a direct identifier. A column that others may know, or that is made \
                coarser, would take several people for one, and k would count too few of them or too many.
                """
        ),
        Message(
            .unitsWithoutIdentifier,
            "k counts units, and dataset `{0}` names no `unitIdentifier`",
            advice: "name the column that tells units apart in the dataset, or let k count records",
            explanation: """
                Distinct persons can be counted only where a column tells which rows are about the same person.
                """
        ),
        Message(
            .modelWithoutPopulation,
            "`{0}` is about the population, and dataset `{1}` has no `population`",
            advice: "declare the population table in the dataset document",
            explanation: """
                k-map and the risks of a journalist and a marketer compare the file with a table of the population.
                """
        ),
        Message(
            .modelWithoutWeights,
            "`{0}` needs sampling weights, and dataset `{1}` has none",
            advice: "give a column the role `weight`, or name a file under `samplingWeights`",
            explanation: """
                How many unique records are unique in the population too is estimated from how many of it each \
                record stands for.
                """
        ),
        Message(
            .quasiWithoutPopulation,
            "column `{0}` leaves and the population table of `{1}` does not have it",
            advice: "add it under `population: columns`, or drop the column",
            explanation: """
                Somebody who knows the population is matched by every quasi-identifier that leaves; one that the \
                table lacks would make the figure too good.
                """
        ),
        Message(
            .populationOfNoQuasi,
            "column `{0}` of the population table has role `{1}` in the dataset",
            advice: "name quasi-identifiers alone",
            explanation: "Only quasi-identifiers are matched with the population."
        ),
        Message(
            .secondWeight,
            "sampling weights are given twice: also by `{0}`",
            advice: "leave one column of role `weight`, or the file",
            explanation: "A record stands for one number of members of the population."
        ),
        Message(
            .weightWithoutNumbers,
            "column `{0}` has role `weight` and type `{1}`",
            advice: "set `type: decimal` or `type: integer`",
            explanation: "A sampling weight is a number."
        ),
        Message(
            .distanceWithoutLadder,
            "distance `{0}` of column `{1}` has nothing to be measured by",
            advice: "give the column a hierarchy, or for `ordered` a type of numbers or dates",
            explanation: """
                An ordered distance needs an order of the values, a hierarchical one a hierarchy that says where \
                they meet.
                """
        ),
        Message(
            .riskWithoutLimit,
            "a limit of risk says nothing",
            advice: "name an attacker with `average` or `highest`",
            explanation: "A clause that limits nothing is a slip."
        ),
        Message(
            .settingWithoutEffect,
            "`{0}` has no effect on the loss `{1}`",
            advice: "leave it out, or choose another loss",
            explanation: """
                Measures of the whole table, such as discernibility, have no losses of columns to be weighed or put \
                together, and only some weigh suppression against generalisation. A setting that does nothing is a slip.
                """
        ),
        Message(
            .weightsOfNothing,
            "no quasi-identifier has a weight above 0",
            explanation: "Where no column counts, every transformation would lose nothing."
        ),
        Message(
            .weightOfNoQuasi,
            "column `{0}` of dataset `{1}` is no quasi-identifier",
            explanation: "Only quasi-identifiers are generalised, so only they have a loss that counts."
        ),
    ]

    private static let ladderMeaning: [Message] = [
        Message(
            .ladderSourceTwice,
            "a hierarchy has one source; here are {0}",
            explanation: "Two sources could differ, so a hierarchy has one."
        ),
        Message(
            .builtLevelNames,
            "{0} names for the {1} levels that the builder makes",
            advice: "name every level, the one of all values last, or leave `levels` out",
            explanation: "A builder makes the levels that it describes and above them one that holds all values."
        ),
        Message(
            .builderElsewhere,
            "`{0}` makes no ladder of a column of type `{1}`",
            explanation: "Intervals are of numbers, date levels of dates, masks of codes."
        ),
        Message(
            .domainTooLarge,
            "the domain has more than {0} values",
            advice: "make it smaller, or recode the column first",
            explanation: "A ladder holds every value of its declared domain, whether the data has it or not."
        ),
        Message(
            .boundsOutOfOrder,
            "`until` {0} is below `from` {1}",
            explanation: "A domain goes from its smallest number to its largest."
        ),
        Message(
            .widthsNotNested,
            "widths stand finest first, each a multiple of the one before",
            advice: "as `widths: [5, 10, 20]`",
            explanation: """
                A band of one level has to lie within one band of the next, or values would merge and split again.
                """
        ),
        Message(
            .dateLevelsNotNested,
            "a `{0}` may lie in two of `{1}`",
            advice: "let nothing follow `week`",
            explanation: """
                A level has to lie within the next one, or values would merge and split again; a week may begin in \
                one month or year and end in another.
                """
        ),
        Message(
            .maskOrder,
            "`keep` stands longest first, each shorter than the one before",
            advice: "as `keep: [4, 3, 2]`",
            explanation: "Each level of a mask tells less than the one before."
        ),
        Message(
            .groupOfUnknown,
            "`{0}` is no value of level {1}",
            explanation: """
                A group holds values of the level below it: of the order itself, or the names of the groups before.
                """
        ),
        Message(
            .valueNotInOneGroup,
            "value `{0}` is in {1} groups of level {2}",
            advice: "every value is in exactly one group of each level",
            explanation: """
                A value that is in no group would have nothing to become, and one in two groups would become two \
                things.
                """
        ),
        Message(
            .groupsOutOfOrder,
            "the groups of level {0} do not follow the order",
            advice: "hold neighbours together, lowest first",
            explanation: "A group of ordered values is a range of them; values between would split it."
        ),
    ]

    private static let safeguardDecision: [Message] = [
        Message(
            .unitBelow,
            "k is to count `{0}` as asked, `{1}` as agreed",
            advice: "leave `unit` open",
            explanation: """
                K_BELOW. Units are the stricter count where the dataset names what identifies one: a person with \
                several rows counts once.
                """
        ),
        Message(
            .modelBelow,
            "`{0}` is asked for, which is weaker than `{1}`",
            explanation: """
                K_MAP_BELOW, DELTA_ABOVE, BETA_ABOVE, RISK_ABOVE or UNIQUENESS_ABOVE. A request may ask for a \
                stricter safeguard than the agreement, or leave it open, never for a weaker one.
                """
        ),
        Message(
            .modelIncomparable,
            "`{0}` is asked for, `{1}` is due, and the two cannot be compared",
            advice: "leave it open, or state it as the agreement does",
            explanation: """
                DELTA_ABOVE, BETA_ABOVE or RISK_ABOVE. Limits of different columns or attackers have no order, so \
                neither is the stricter one. What cannot be evaluated is refused.
                """
        ),
        Message(
            .changeUnitOpen,
            "leave open what k counts",
            explanation: "A change of the nearest request."
        ),
        Message(
            .obligedModel,
            "{0}: `{1}`",
            explanation: "An obligation of a permit: a privacy model with its limit."
        ),
        Message(
            .changeModel,
            "ask for {0} of `{1}`",
            explanation: "A change of the nearest request."
        ),
        Message(
            .topicKMap,
            "k-map",
            explanation: "A clause of a trace: how many members of the population match."
        ),
        Message(
            .topicDeltaDisclosure,
            "delta-disclosure privacy",
            explanation: "A clause of a trace: how much a value's share may differ."
        ),
        Message(
            .topicBetaLikeness,
            "beta-likeness",
            explanation: "A clause of a trace: how much a value's share may gain."
        ),
        Message(
            .topicRisk,
            "risk",
            explanation: "A clause of a trace: how likely somebody is singled out."
        ),
        Message(
            .topicPopulationUniqueness,
            "population uniqueness",
            explanation: "A clause of a trace: how many records may be unique in the population."
        ),
    ]

    private static let ladderData: [Message] = [
        Message(
            .entropyBelowOne,
            "an entropy of at least the logarithm of less than 1 asks for nothing",
            advice: "as `entropy: \"2.5\"`",
            explanation: "No entropy is below 0, the logarithm of 1; a limit that limits nothing is a slip."
        ),
        Message(
            .hierarchyCycle,
            "hierarchy `{0}`, row {1}: a value becomes, over some levels, what it stands above",
            advice: "give the coarser value another name",
            explanation: """
                A hierarchy climbs: where one value generalises to a second and the second, in another row, back to \
                the first, nobody can say which is the coarser.
                """
        ),
        Message(
            .weightInvalid,
            "column `{0}`, line {1}: a sampling weight is a number above 0",
            advice: "correct the weight; a missing one is no number",
            explanation: """
                A record stands for some part of the population. Nothing is corrected silently.
                """
        ),
        Message(
            .weightUnmatched,
            "column `{0}`, line {1}: {2} rows of `{3}` have these values",
            advice: "give every combination that the data has one row of the weights' file",
            explanation: """
                Weights in a file of their own are found by the columns that both share; a record has exactly one.
                """
        ),
        Message(
            .countInvalid,
            "`{0}`, line {1}: how many members a row stands for is a whole number of at least 1",
            explanation: "A row of a population table stands for people."
        ),
    ]
}
