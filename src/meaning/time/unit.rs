//! The measures of time expressions: units, lengths, origins.

use std::fmt::Write as _;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit of a code in the word list; those of TIMEX3, with `T` before the units of the clock.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "TS" => Self::Second,
            "TM" => Self::Minute,
            "TH" => Self::Hour,
            "D" => Self::Day,
            "WE" => Self::Weekend,
            "W" => Self::Week,
            "F" => Self::Fortnight,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            "ML" => Self::Millennium,
            _ => return None,
        })
    }

    /// How TIMEX3 counts it: the factor and the letters.
    fn designator(self) -> (f64, &'static str) {
        match self {
            Self::Second => (1.0, "S"),
            Self::Minute => (1.0, "M"),
            Self::Hour => (1.0, "H"),
            Self::Day => (1.0, "D"),
            Self::Weekend => (1.0, "WE"),
            Self::Week => (1.0, "W"),
            Self::Fortnight => (2.0, "W"),
            Self::Month => (1.0, "M"),
            Self::Quarter => (3.0, "M"),
            Self::Year => (1.0, "Y"),
            Self::Decade => (1.0, "DE"),
            Self::Century => (1.0, "CE"),
            Self::Millennium => (1.0, "ML"),
        }
    }

    /// Whether it is one of the clock.
    pub(super) fn of_clock(self) -> bool {
        self <= Self::Hour
    }

    /// A place in the calendar of which nothing is known but the unit.
    pub(super) fn unknown(self) -> &'static str {
        match self {
            Self::Second | Self::Minute | Self::Hour => "XXXX-XX-XXTXX",
            Self::Day => "XXXX-XX-XX",
            Self::Weekend => "XXXX-WXX-WE",
            Self::Week | Self::Fortnight => "XXXX-WXX",
            Self::Month => "XXXX-XX",
            Self::Quarter => "XXXX-QX",
            Self::Year => "XXXX",
            Self::Decade => "XXX",
            Self::Century => "XX",
            Self::Millennium => "X",
        }
    }
}

/// How many; none where it is left open (`several`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount(pub Option<f64>);

impl Amount {
    /// One.
    pub(super) const ONE: Self = Self(Some(1.0));

    /// The number, if it is whole.
    pub(super) fn whole(self) -> Option<i32> {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
        self.0.filter(|number| number.fract() == 0.0 && number.abs() < 1e8).map(|number| number as i32)
    }
}

/// A length of time, such as two years and a month.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length(pub Vec<(Amount, Unit)>);

impl Length {
    /// The value as in TIMEX3.
    pub(super) fn value(&self) -> String {
        let mut value = String::from("P");
        let mut clock = false;
        for &(amount, unit) in &self.0 {
            if unit.of_clock() && !clock {
                value.push('T');
                clock = true;
            }
            let (factor, letters) = unit.designator();
            // Writing into a string cannot fail.
            let _ = match amount.0 {
                None => write!(value, "X{letters}"),
                Some(number) => write!(value, "{}{letters}", number * factor),
            };
        }
        value
    }
}

/// From where a relative time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The day of publication.
    Speech,
    /// The time the text has come to.
    Text,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

impl Edge {
    /// The part of a code in the word list.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "START" => Self::Start,
            "MID" => Self::Middle,
            "END" => Self::End,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_as_timex3_writes_them() {
        let value = |parts: &[(Option<f64>, Unit)]| {
            Length(parts.iter().map(|&(number, unit)| (Amount(number), unit)).collect()).value()
        };
        assert_eq!(value(&[(Some(2.0), Unit::Day)]), "P2D");
        assert_eq!(value(&[(Some(1.5), Unit::Hour)]), "PT1.5H");
        assert_eq!(value(&[(None, Unit::Year)]), "PXY");
        assert_eq!(value(&[(Some(1.0), Unit::Day), (Some(2.0), Unit::Hour), (Some(5.0), Unit::Minute)]), "P1DT2H5M");
        assert_eq!(value(&[(Some(1.0), Unit::Fortnight)]), "P2W");
    }
}
