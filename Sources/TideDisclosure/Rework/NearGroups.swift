/// Groups of records that are near each other in several numbers, each of at least k: maximum distance to average (MDAV).
///
/// Columns count alike: each is divided by its standard deviation. Records that are equal in all columns stay together, so that the groups depend on the
/// numbers alone and never on the order of records. While at least 2k records are left, those around the one farthest from the centre become a group,
/// then those around the one farthest from that. What is left then is a group, or joins the nearest one where it is less than k. Of points that are as
/// far, or as near, the first in ascending order is taken.
///
/// MDAV takes time by the square of the points. Beyond ``blockSize`` points they are first cut at the median of the widest column, again and
/// again; each part is grouped by itself.
///
/// *Source:* Domingo-Ferrer and Mateo-Sanz 2002, "Practical data-oriented microaggregation for statistical disclosure control"; Domingo-Ferrer and
/// Torra 2005, "Ordinal, continuous and heterogeneous k-anonymity through microaggregation", algorithm MDAV-generic; Friedman, Bentley and Finkel 1977
/// for the cuts.
struct NearGroups {
    /// Points that are grouped in one piece.
    static let blockSize = 4_096

    private let k: Int
    private let weights: [Int]
    private let width: Int
    /// `width` numbers a point, scaled.
    private let places: [Double]
    private var groups: [Int]
    private var groupCount = 0

    /// The group of each point.
    ///
    /// - Parameters:
    ///   - points: by column, the number of each point; points are distinct and ascending, column by column.
    ///   - weights: how many records have each; at least k together.
    /// - Returns: numbers of groups from 0, in the order of the points that came first.
    /// - Complexity: O(points · ``blockSize`` / k), and sorting.
    static func find(_ points: [[Int]], _ weights: [Int], k: Int) -> [Int] {
        guard !weights.isEmpty else { return [] }
        var search = NearGroups(points, weights, k: k)
        search.cut(Array(0..<weights.count))
        return search.groups
    }

    private init(_ points: [[Int]], _ weights: [Int], k: Int) {
        let records = Double(weights.reduce(0, +))
        var places = [Double](repeating: 0, count: points.count * weights.count)
        for (column, numbers) in points.enumerated() {
            let mean = zip(numbers, weights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) } / records
            let variance = zip(numbers, weights).reduce(0.0) { sum, pair in
                sum + (Double(pair.0) - mean) * (Double(pair.0) - mean) * Double(pair.1)
            }
            let deviation = (variance / records).squareRoot()
            for (point, number) in numbers.enumerated() {
                places[point * points.count + column] = deviation > 0 ? (Double(number) - mean) / deviation : 0
            }
        }
        self.k = k
        self.weights = weights
        self.width = points.count
        self.places = places
        self.groups = Array(repeating: -1, count: weights.count)
    }

    private func size(_ points: some Sequence<Int>) -> Int { points.reduce(0) { $0 + weights[$1] } }

    /// Cuts points until they are few enough to be grouped together.
    private mutating func cut(_ points: [Int]) {
        guard points.count > Self.blockSize else { return group(points) }
        let ranges = (0..<width).map { column in
            points.reduce((low: Double.infinity, high: -Double.infinity)) { range, point in
                let place = places[point * width + column]
                return (min(range.low, place), max(range.high, place))
            }
        }
        var widest = 0
        for column in 1..<width
        where ranges[column].high - ranges[column].low > ranges[widest].high - ranges[widest].low {
            widest = column
        }
        let sorted = points.sorted { left, right in
            let (first, second) = (places[left * width + widest], places[right * width + widest])
            return first != second ? first < second : left < right
        }
        let middle = sorted.count / 2
        let (lower, upper) = (Array(sorted[..<middle]), Array(sorted[middle...]))
        // With fewer than k records on a side there is nothing to cut: a few points hold nearly all records.
        guard size(lower) >= k, size(upper) >= k else { return group(points) }
        cut(lower.sorted())
        cut(upper.sorted())
    }

    /// MDAV over points in ascending order.
    private mutating func group(_ points: [Int]) {
        var rest = points
        var left = size(rest)
        let first = groupCount
        while left >= 2 * k {
            let centre = centre(of: rest)
            let far = farthest(from: centre, among: rest)
            left -= take(around: far, from: &rest)
            guard left >= 2 * k else { break }
            let other = farthest(from: place(of: far), among: rest)
            left -= take(around: other, from: &rest)
        }
        guard !rest.isEmpty else { return }
        if left >= k || first == groupCount {
            for point in rest { groups[point] = groupCount }
            groupCount += 1
            return
        }
        let own = Dictionary(grouping: points.filter { groups[$0] >= first }) { groups[$0] }
        let centres = (first..<groupCount).map { centre(of: own[$0] ?? []) }
        for point in rest {
            var nearest = 0
            for index in centres.indices.dropFirst()
            where distance(point, centres[index]) < distance(point, centres[nearest]) { nearest = index }
            groups[point] = first + nearest
        }
    }

    private func place(of point: Int) -> [Double] { Array(places[point * width..<(point + 1) * width]) }

    private func distance(_ point: Int, _ place: [Double]) -> Double {
        var sum = 0.0
        for column in 0..<width {
            let difference = places[point * width + column] - place[column]
            sum += difference * difference
        }
        return sum
    }

    private func centre(of points: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: width)
        var records = 0.0
        for point in points {
            let weight = Double(weights[point])
            for column in 0..<width { sums[column] += places[point * width + column] * weight }
            records += weight
        }
        return sums.map { $0 / records }
    }

    private func farthest(from place: [Double], among points: [Int]) -> Int {
        var (found, most) = (points[0], -1.0)
        for point in points {
            let distance = distance(point, place)
            if distance > most { (found, most) = (point, distance) }
        }
        return found
    }

    /// Makes a group of a point and those nearest to it; returns how many records it has.
    private mutating func take(around point: Int, from rest: inout [Int]) -> Int {
        let middle = place(of: point)
        var near: [(distance: Double, point: Int)] = []
        // At most k points are needed, since each has a record at least.
        for other in rest {
            let entry = (distance: distance(other, middle), point: other)
            if near.count == k, let last = near.last, !Self.isNearer(entry, last) { continue }
            let place = near.firstIndex { Self.isNearer(entry, $0) } ?? near.count
            near.insert(entry, at: place)
            if near.count > k { near.removeLast() }
        }
        var taken = 0
        for entry in near where taken < k {
            groups[entry.point] = groupCount
            taken += weights[entry.point]
        }
        rest.removeAll { groups[$0] == groupCount }
        groupCount += 1
        return taken
    }

    private static func isNearer(
        _ left: (distance: Double, point: Int),
        _ right: (distance: Double, point: Int)
    ) -> Bool {
        left.distance != right.distance ? left.distance < right.distance : left.point < right.point
    }
}
