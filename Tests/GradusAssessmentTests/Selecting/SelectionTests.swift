import GradusAssessment
import GradusModel
import Testing

@Suite("Selection")
struct SelectionTests {
  @Test("a shortlist holds the three best, the earlier ones first among equals")
  func shortlist() {
    var generator = Seed(7).generator(for: "shortlist")
    for size in 0...40 {
      let merits = (0..<size).map { _ in Double(generator.draw(below: 8)) }
      var shortlist = Shortlist()
      for (position, merit) in merits.enumerated() { shortlist.offer(position, merit: merit) }
      let sorted = merits.indices.sorted {
        merits[$0] != merits[$1] ? merits[$0] > merits[$1] : $0 < $1
      }
      let kept = [shortlist.first, shortlist.second, shortlist.third].compactMap(\.self)
      #expect(kept.map(\.position) == Array(sorted.prefix(3)))
      #expect(shortlist.count == kept.count)
    }
  }

  @Test("each of the three is drawn as often")
  func draws() {
    var shortlist = Shortlist()
    for position in 0..<9 { shortlist.offer(position, merit: Double(position)) }
    var generator = Seed(8).generator(for: "draws")
    var counts: [Int: Int] = [:]
    for _ in 0..<9000 { counts[shortlist.drawn(with: &generator) ?? -1, default: 0] += 1 }
    #expect(Set(counts.keys) == [6, 7, 8])
    #expect(counts.values.allSatisfy { abs($0 - 3000) < 200 })
    #expect(Shortlist().drawn(with: &generator) == nil)
  }

  @Test("the bank's information is that of the model an item is scored with")
  func information() throws {
    let bank = try SampleBank.bank()
    for (position, item) in bank.items.enumerated() {
      for ability in [-1.5, 0, 0.8] {
        let expected = item.scoringModel.information(at: ability)
        #expect(abs(bank.information(of: position, at: ability) - expected) < 1e-12)
        #expect(expected < item.model.information(at: item.model.difficulty) + 0.1)
      }
    }
  }

  @Test("domains take turns in the opening; then the widest comes, until it has had its most")
  func domains() {
    let rule = DomainRule(opening: 2, most: 4)
    let deviations = [0.9, 0.5, 0.7].map { Estimate(ability: 0, deviation: $0) }
    func next(_ counts: [Int], among candidates: [Int] = [2, 0, 1]) -> Int? {
      rule.next(among: candidates, counts: counts, estimates: deviations)
    }
    #expect(next([0, 0, 0]) == 2)
    #expect(next([0, 0, 1]) == 0)
    #expect(next([2, 1, 2]) == 1)
    #expect(next([2, 2, 2]) == 0)
    #expect(next([4, 2, 2]) == 2)
    #expect(next([4, 2, 4]) == 1)
    #expect(next([4, 4, 4]) == nil)
    #expect(next([0, 0, 0], among: []) == nil)
  }
}
