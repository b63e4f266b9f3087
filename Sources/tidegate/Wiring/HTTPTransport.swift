import Dispatch
import Foundation
import FoundationNetworking
import Synchronization
import TideCore
import TideLedger

/// Asks servers over HTTP: witnesses, monitors' sources, time-stamp authorities.
///
/// Answers are bounded in size, redirects are not followed, and nothing is kept between requests.
struct HTTPTransport: WitnessTransport {
    /// How long an answer is waited for, in seconds.
    static let patience: Double = 10
    /// The largest body that is taken, in bytes.
    static let largestAnswer = 1 << 20

    func submit(_ body: [UInt8], to address: String) throws(LedgerError) -> WitnessAnswer {
        try send(body, to: "\(address)/add-checkpoint", mediaType: "text/plain; charset=utf-8")
    }

    /// Gets a file of at most ``largestAnswer`` bytes; `nil` unless the answer is 200.
    func get(_ url: String) throws(LedgerError) -> [UInt8]? {
        let answer = try send(nil, to: url, mediaType: nil)
        return answer.status == 200 ? answer.body : nil
    }

    /// Sends a body, or asks for one.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/witnessSilent`` where no answer came.
    func send(_ body: [UInt8]?, to text: String, mediaType: String?) throws(LedgerError) -> WitnessAnswer {
        guard let url = URL(string: text), url.scheme == "http" || url.scheme == "https", url.host != nil else {
            throw .failed([Diagnostic(.witnessSilent, [text, "it is no address of HTTP"])])
        }
        var request = URLRequest(url: url, timeoutInterval: Self.patience)
        if let body {
            request.httpMethod = "POST"
            request.httpBody = Data(body)
        }
        if let mediaType { request.setValue(mediaType, forHTTPHeaderField: "Content-Type") }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = Self.patience
        configuration.timeoutIntervalForResource = 3 * Self.patience
        let session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        let result = Mutex<Result<WitnessAnswer, TransportFailure>>(.failure(TransportFailure("no answer")))
        let isDone = DispatchSemaphore(value: 0)
        let task = session.dataTask(with: request) { data, response, error in
            result.withLock { result in
                if let status = (response as? HTTPURLResponse)?.statusCode, let data {
                    result =
                        data.count <= Self.largestAnswer
                        ? .success(WitnessAnswer(status: status, body: Array(data)))
                        : .failure(TransportFailure("the answer is too large"))
                } else if let error {
                    result = .failure(TransportFailure(error.localizedDescription))
                }
            }
            isDone.signal()
        }
        task.resume()
        isDone.wait()
        switch result.withLock({ $0 }) {
        case .success(let answer): return answer
        case .failure(let failure):
            throw .failed([Diagnostic(.witnessSilent, [text, failure.reason.replacing("\n", with: " ")])])
        }
    }
}

/// Why no answer came.
private struct TransportFailure: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// An answer comes from whom was asked, or not at all.
private final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }
}
