internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension RecordID {
  /// An id that nothing else has, on any machine (RFC 9562, version 4): journals can be merged by it.
  static func drawn() -> RecordID {
    RecordID(UUID().uuidString.lowercased())
  }
}
