// How many pseudonyms a second one core makes: pseudonym-speed [ROUNDS]
// Two lists of made-up people, and which of them filters link:
//   pseudonym-speed people COUNT SEED FOLDER    writes left.csv and right.csv
//   pseudonym-speed link FOLDER THRESHOLD       reads them, writes pairs.csv
//
// Rates are of the processor's time. Each kind runs ROUNDS times in turn with the others, 5 unless told; the least and the most are printed.
import Glibc
import TideCore
import TidePseudonym

func stop(_ message: String) -> Never {
    print("pseudonym-speed: \(message)")
    exit(64)
}

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("people", 4):
    guard let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { stop("people COUNT SEED FOLDER") }
    try People.write(count, seed: seed, to: arguments[4])
case ("link", 3):
    guard let threshold = Double(arguments[3]) else { stop("link FOLDER THRESHOLD") }
    try Linking.run(arguments[2], threshold)
case (nil, 0), (.some, 1):
    guard let rounds = Int(arguments.first ?? "5"), rounds > 0 else { stop("ROUNDS is a number above 0") }
    try Speed.run(rounds)
default: stop("[ROUNDS] | people COUNT SEED FOLDER | link FOLDER THRESHOLD")
}
