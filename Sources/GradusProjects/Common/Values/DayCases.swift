/// Days of the Gregorian calendar in the form `YYYY-MM-DD`, and texts that are none (RFC 3339, section 5.6,
/// full-date, and appendix C for leap years).
enum DayCases {
  static let accepted = [
    CaseGroup(
      "month-ends",
      "the last day of each month",
      [
        "2031-01-31", "2031-02-28", "2031-03-31", "2031-04-30", "2031-05-31", "2031-06-30",
        "2031-07-31", "2031-08-31", "2031-09-30", "2031-10-31", "2031-11-30", "2031-12-31",
      ],
      hint: "Let a library decide which days exist: seven months have 31 days."
    ),
    CaseGroup(
      "leap-days",
      "February 29 of every leap year, centuries included",
      ["2028-02-29", "2000-02-29", "2400-02-29"],
      hint: "A century is a leap year where 400 divides it: 2000 is one."
    ),
    CaseGroup(
      "far",
      "a day long past or far ahead",
      ["1583-01-01", "1969-12-31", "1970-01-01", "2038-01-20", "9999-12-31"],
      hint: """
        Store the day as a day. A count of seconds in 32 bits ends in 2038, and some types begin in 1970.
        """
    ),
  ]

  static let refused = [
    CaseGroup(
      "beyond-month",
      "a day that its month does not have",
      [
        "2031-01-32", "2031-02-29", "2031-03-32", "2031-04-31", "2031-05-32", "2031-06-31",
        "2031-07-32", "2031-08-32", "2031-09-31", "2031-10-32", "2031-11-31", "2031-12-32",
      ],
      hint: """
        Some date types move a day that does not exist into the next month. Compare what was read with what \
        was sent.
        """
    ),
    CaseGroup(
      "centuries",
      "February 29 of a century that is no leap year",
      ["1900-02-29", "2100-02-29", "2200-02-29", "2300-02-29"],
      hint: "A century is a leap year only where 400 divides it."
    ),
    CaseGroup(
      "range",
      "month or day zero, or a month beyond twelve",
      ["2031-00-10", "2031-13-10", "2031-05-00", "2031-00-00", "2031-99-99"],
      hint: "Months count from 01 to 12 and days from 01."
    ),
    CaseGroup(
      "years",
      "a year that has not four digits, or a sign",
      ["999-01-01", "31-01-01", "12031-01-01", "+2031-01-01", "-2031-01-01", "+12031-01-01"],
      hint: "A year has four digits here. Readers of ISO 8601 accept others: check the form first."
    ),
    CaseGroup(
      "forms",
      "another way to write a day",
      [
        "2031/05/17", "17.05.2031", "05/17/2031", "2031-137", "2031-05", "2031", "2031-05-17Z",
        "2031-05-17+00:00", " 2031-05-17", "2031-05-17 ", "2031\u{2011}05\u{2011}17", "17 May 2031",
        "2031-05-17-01",
      ],
      hint: """
        Check the whole text against the form YYYY-MM-DD before you read a day from it: date readers guess.
        """
    ),
  ]
}
