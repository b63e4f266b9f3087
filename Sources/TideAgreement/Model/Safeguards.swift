package import TideCore

/// What a release must meet.
package struct Safeguards: Hashable, Sendable {
    /// What the grant states, or its agreement's class where it states none.
    package let kAnonymity: KAnonymity?
    package let lDiversity: LDiversity?
    package let tCloseness: TCloseness?
    /// What must stay usable: a column of these never reaches its top level.
    package let preserve: [Dimension]

    package init(
        kAnonymity: KAnonymity?,
        lDiversity: LDiversity?,
        tCloseness: TCloseness?,
        preserve: [Dimension]
    ) {
        self.kAnonymity = kAnonymity
        self.lDiversity = lDiversity
        self.tCloseness = tCloseness
        self.preserve = preserve
    }
}

/// Every combination of quasi-identifiers that leaves is shared by at least k records.
///
/// *Source:* Samarati 2001.
package struct KAnonymity: Hashable, Sendable {
    /// At least 1.
    package let k: Int
    /// The largest share of records that may be removed.
    package let suppression: Share

    package init(k: Int, suppression: Share) {
        self.k = k
        self.suppression = suppression
    }
}

/// The records that share a combination of quasi-identifiers differ in a sensitive column.
///
/// *Source:* Machanavajjhala et al. 2007.
package struct LDiversity: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    package let measure: Measure

    package init(of column: String, measure: Measure) {
        self.of = column
        self.measure = measure
    }

    /// How difference is measured.
    package enum Measure: Hashable, Sendable {
        /// At least so many distinct values.
        case distinct(Int)
        /// The entropy is at least the logarithm of this number.
        case entropy(DecimalNumber)
        /// The most frequent value is less frequent than `c` times all from the `l`-th on.
        case recursive(c: DecimalNumber, l: Int)
    }
}

/// The distribution of a sensitive column among records that share a combination is near to that of all records.
///
/// *Source:* Li, Li and Venkatasubramanian 2007.
package struct TCloseness: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    /// The largest distance.
    package let t: Share

    package init(of column: String, t: Share) {
        self.of = column
        self.t = t
    }
}
