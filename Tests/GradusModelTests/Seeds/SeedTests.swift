import Foundation
import GradusModel
import Testing

@Suite("Seeds")
struct SeedTests {
  @Test("a drawn seed is short enough to be typed again")
  func drawn() {
    let seeds = (0..<200).map { _ in Seed.drawn() }
    #expect(seeds.allSatisfy { 1...999_999 ~= $0.value })
    #expect(Set(seeds).count > 100)
  }

  @Test("a seed is shown and encoded as its number")
  func coding() throws {
    let seed = Seed(.max)
    #expect(seed.description == "18446744073709551615")
    let data = try JSONEncoder().encode([seed])
    #expect(String(decoding: data, as: UTF8.self) == "[18446744073709551615]")
    #expect(try JSONDecoder().decode([Seed].self, from: data) == [seed])
  }
}
