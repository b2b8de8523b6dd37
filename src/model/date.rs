//! Dates as documents give them: a day, a month, or only a year.

use std::fmt;

/// A date of which the day, or the month and the day, may be unknown. Orders by year, then month, then day,
/// an unknown part before every known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A date that exists in the Gregorian calendar, years 1 to 9999; `None` for one that does not.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, Some(_)) => return None,
            (Some(month), _) if !(1..=12).contains(&month) => return None,
            (Some(month), Some(day)) if day < 1 || day > days_in(year, month) => return None,
            _ => {}
        }
        Some(Self { year, month, day })
    }

    /// Reads `2025`, `2025-12` or `2025-12-14`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |width: usize| -> Option<Option<u16>> {
            match parts.next() {
                None => Some(None),
                Some(part) if part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                    part.parse().ok().map(Some)
                }
                Some(_) => None,
            }
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        let narrow = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        Self::new(year, narrow(month), narrow(day))
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Days since 1 March of year 0, an unknown month counting as the middle of the year and an unknown day as the
    /// middle of its month: for placing a date on an axis.
    #[must_use]
    pub fn day_number(self) -> i64 {
        let (month, day) = (self.month.unwrap_or(7), self.day.unwrap_or(if self.month.is_some() { 15 } else { 1 }));
        // Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil), without the epoch shift.
        let shifted_year = i64::from(self.year) - i64::from(month <= 2);
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let day_of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
    }

    /// The day so many days after 1 January 1970; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn of_unix_day(days: i64) -> Option<Self> {
        // The inverse of `day_number`, from the same source (civil_from_days).
        let shifted = days.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok(), u8::try_from(day).ok())
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// ISO form: `2025-12-14`, `2025-12` or `2025`.
impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn reads_the_three_forms_and_refuses_dates_that_do_not_exist() {
        for text in ["2025", "2025-12", "2025-12-14", "2024-02-29"] {
            assert_eq!(PartialDate::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["2025-13", "2025-02-29", "2025-1-1", "25", "", "2025-12-14-1", "2025-00", "0000"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_since_1970_are_dates() {
        let date = |days| PartialDate::of_unix_day(days).map(|date| date.to_string());
        assert_eq!(date(0).as_deref(), Some("1970-01-01"));
        assert_eq!(date(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(date(11_016).as_deref(), Some("2000-02-29"));
        assert_eq!(date(20_780).as_deref(), Some("2026-11-23"));
        assert_eq!(date(i64::MAX), None);
    }

    #[test]
    fn day_numbers_count_days() {
        let day = |text| PartialDate::parse(text).map(PartialDate::day_number).unwrap_or_default();
        assert_eq!(day("2025-03-01") - day("2025-02-28"), 1);
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2026-01-01") - day("2025-01-01"), 365);
    }
}
