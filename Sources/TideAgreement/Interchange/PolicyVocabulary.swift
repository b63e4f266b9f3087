/// The words of ODRL and of the profile that agreements are exchanged in.
///
/// *Source:* ODRL Information Model 2.2 and ODRL Vocabulary & Expression 2.2, W3C Recommendations of 15 February 2018.
enum PolicyVocabulary {
    /// The context that defines the short terms; it is known by its name and never fetched.
    static let context = "http://www.w3.org/ns/odrl.jsonld"
    /// The profile of agreements: what its terms mean is in `docs/formats/odrl.md`.
    static let profile = "urn:tidegate:odrl:v1"
    /// Declared beside ``profile`` by what leaves clauses out; who does not know it must stop.
    static let partProfile = "urn:tidegate:odrl:v1:part"
    /// That a policy uses core terms alone, said explicitly.
    static let coreProfile = "http://www.w3.org/ns/odrl/2/core"

    /// The prefixes that the official context has.
    static let officialPrefixes: [String: String] = [
        "odrl": "http://www.w3.org/ns/odrl/2/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "owl": "http://www.w3.org/2002/07/owl#",
        "skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#", "vcard": "http://www.w3.org/2006/vcard/ns#",
        "foaf": "http://xmlns.com/foaf/0.1/", "schema": "http://schema.org/",
        "cc": "http://creativecommons.org/ns#",
    ]

    /// The prefixes that an export adds.
    static let addedPrefixes: [String: String] = [
        "dpv": "https://w3id.org/dpv#", "tidegate": "urn:tidegate:odrl:v1:",
    ]

    /// Every term of the official context that stands for `odrl:` and its own name.
    ///
    /// Left out are `neq` and `industry`, which that context gives other names by mistake, and `dataType`: no clause needs one
    /// of them, and a reader by the context would not see what was meant.
    static let terms: Set<String> = Set(
        """
        Policy Rule profile inheritFrom ConflictTerm conflict perm prohibit invalid Agreement Assertion Offer Privacy \
        Request Set Ticket Asset AssetCollection relation hasPolicy target output partOf source Party PartyCollection \
        function PartyScope assignee assigner assigneeOf assignerOf attributedParty attributingParty compensatedParty \
        compensatingParty consentingParty consentedParty informedParty informingParty trackingParty trackedParty \
        contractingParty contractedParty Action action includedIn implies Permission permission Prohibition prohibition \
        obligation use grantUse aggregate annotate anonymize archive concurrentUse derive digitize display distribute \
        execute extract give index install modify move play present print read reproduce sell stream textToSpeech \
        transfer transform translate Duty duty consequence remedy acceptTracking attribute compensate delete \
        ensureExclusivity include inform nextPolicy obtainConsent reviewPolicy uninstall watermark Constraint \
        LogicalConstraint constraint refinement Operator operator RightOperand rightOperand rightOperandReference \
        LeftOperand leftOperand unit status absolutePosition absoluteSpatialPosition absoluteTemporalPosition \
        absoluteSize count dateTime delayPeriod deliveryChannel elapsedTime event fileFormat language media meteredTime \
        payAmount percentage product purpose recipient relativePosition relativeSpatialPosition \
        relativeTemporalPosition relativeSize resolution spatial spatialCoordinates systemDevice timeInterval \
        unitOfCount version virtualLocation eq gt gteq lt lteq isA hasPart isPartOf isAllOf isAnyOf isNoneOf or xone and \
        andSequence policyUsage
        """.split(separator: " ").map(String.init)
    )

    /// A term as an export writes it: without the prefix that the context makes superfluous.
    static func short(_ term: String) -> String { term.hasPrefix("odrl:") ? String(term.dropFirst(5)) : term }
}
