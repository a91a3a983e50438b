import GradusModel
import Testing

/// Expected values were computed with Python from the papers, not with this code.
@Suite("Seeded data")
struct SeededGeneratorTests {
  @Test(
    "the generator is SplitMix64",
    arguments: [
      (
        0,
        [
          0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f,
          0xf88b_b8a8_724c_81ec, 0x1b39_896a_51a8_749b,
        ]
      ),
      (
        1_234_567,
        [
          0x599e_d017_fb08_fc85, 0x2c73_f084_5854_0fa5, 0x883e_bce5_a3f2_7c77,
          0x3fbe_f740_e917_7b3f, 0xe3b8_3467_08cb_5ecd,
        ]
      ),
      (
        .max,
        [
          0xe4d9_7177_1b65_2c20, 0xe99f_f867_dbf6_82c9, 0x382f_f84c_b272_81e9,
          0x6d1d_b36c_cba9_82d2, 0xb4a0_472e_5780_69ae,
        ]
      ),
    ] as [(UInt64, [UInt64])]
  )
  func splitMix(state: UInt64, expected: [UInt64]) {
    var generator = SeededGenerator(state: state)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test(
    "a purpose enters the state as FNV-1a, the seed as a multiple of the golden ratio",
    arguments: [
      (0, "", [0xc381_7c01_6ba4_ff30, 0x100c_daac_c0bc_9316, 0x54c3_a569_ecf6_1b1b]),
      (
        42, "create.location",
        [0xce0c_37c1_06a4_c43a, 0x6c63_de97_524f_3364, 0x828f_0d1a_c54a_83a3]
      ),
      (999_999, "größe", [0x0603_d424_b963_956b, 0x39eb_ce15_a882_1a34, 0xfbad_cd0c_ed3d_9340]),
    ] as [(UInt64, String, [UInt64])]
  )
  func purposes(seed: UInt64, purpose: String, expected: [UInt64]) {
    var generator = Seed(seed).generator(for: purpose)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("the same seed and purpose give the same data")
  func same() {
    #expect(draws(Seed(7), "a") == draws(Seed(7), "a"))
  }

  @Test("no two of many seeds and purposes share a value")
  func different() {
    let purposes = ["create.location", "create.body", "list.page", "list.pages", "a", "b", ""]
    var seen: Set<UInt64> = []
    var count = 0
    for seed in UInt64(0)...200 {
      for purpose in purposes {
        let values = draws(Seed(seed), purpose)
        seen.formUnion(values)
        count += values.count
      }
    }
    #expect(seen.count == count)
  }

  @Test("draws spread evenly", arguments: UInt64(1)...5)
  func even(seed: UInt64) {
    var generator = Seed(seed).generator(for: "even")
    var counts = Array(repeating: 0, count: 16)
    for _ in 0..<16_000 { counts[Int.random(in: 0..<16, using: &generator)] += 1 }
    // Six standard deviations of a fair draw; the seeds are fixed, so that this cannot flicker.
    #expect(counts.allSatisfy { 816...1184 ~= $0 }, "\(counts)")
  }

  private func draws(_ seed: Seed, _ purpose: String) -> [UInt64] {
    var generator = seed.generator(for: purpose)
    return (0..<20).map { _ in generator.next() }
  }
}
