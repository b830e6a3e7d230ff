//! Tables of lines that are already set: comfy-table draws the rules and pads the cells, and never has to break a
//! line, because every width is worked out here.

use comfy_table::{CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, Table, TableStyle, Width};

use super::Style;
use super::ink::{Ink, Line};

/// Columns left free before every table.
const MARGIN: usize = 1;
/// Columns that comfy-table leaves free at both sides of a cell, and one for the rule between two cells.
const PADDING: usize = 2;
const RULE: usize = 1;

/// Stands for the rule between two cells until the colours are known. No cell holds it: cells are sanitised.
const JUNCTION: char = '\0';

/// How the columns of a table are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A rule below the header.
    Headed,
    /// As a page of print: rules above and below, none between columns.
    Print,
    /// Places in a gutter at the left, right-aligned.
    Gutter,
}

/// The width of each of two equal columns.
pub(super) fn half(columns: usize) -> usize {
    (columns - MARGIN - RULE - 2 * PADDING) / 2
}

/// The width that `count` columns share when the page is `columns` wide.
pub(super) fn shared(columns: usize, count: usize) -> usize {
    columns.saturating_sub(MARGIN + count * PADDING + (count - 1) * RULE)
}

/// A table whose cells are lines that fit their columns.
pub(super) struct Sheet {
    frame: Frame,
    widths: Vec<usize>,
    header: Option<Vec<Vec<Line>>>,
    rows: Vec<Vec<Vec<Line>>>,
}

impl Sheet {
    /// A table with columns of these widths.
    pub(super) fn new(frame: Frame, widths: Vec<usize>) -> Self {
        Sheet { frame, widths, header: None, rows: Vec::new() }
    }

    pub(super) fn header(mut self, cells: Vec<Vec<Line>>) -> Self {
        self.header = Some(cells);
        self
    }

    pub(super) fn row(&mut self, cells: Vec<Vec<Line>>) {
        self.rows.push(cells);
    }

    /// The lines of the table.
    pub(super) fn draw(&self, style: Style) -> Vec<String> {
        let cell = |lines: &Vec<Line>| lines.iter().map(|line| line.paint(style)).collect::<Vec<_>>().join("\n");
        let mut table = Table::new();
        table.load_style(self.frame.style());
        if let Some(header) = &self.header {
            table.set_header(header.iter().map(cell));
        }
        for row in &self.rows {
            table.add_row(row.iter().map(cell));
        }
        for (at, &width) in self.widths.iter().enumerate() {
            let Some(column) = table.column_mut(at) else { continue };
            let whole = u16::try_from(width + PADDING).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
            if self.frame == Frame::Gutter && at == 0 {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let quiet = |text: &str| Line::of(text, Ink::Quiet).paint(style);
        let junction = if self.frame == Frame::Print { " ".to_owned() } else { quiet("│") };
        let margin = " ".repeat(MARGIN);
        table
            .lines()
            .map(|line| {
                let drawn = match line.contains(JUNCTION) {
                    true => line.replace(JUNCTION, &junction),
                    false if self.widths.len() > 1 => quiet(&line),
                    false => line,
                };
                format!("{margin}{drawn}").trim_end().to_owned()
            })
            .collect()
    }
}

impl Frame {
    fn style(self) -> TableStyle {
        let content = ContentLineStyle::none().junction(JUNCTION);
        let base = TableStyle::new().header_lines(content).content_lines(content);
        let rule = LineStyle::none().fill('─').junction('─');
        match self {
            Frame::Headed => base.header_separator(rule.junction('┼')),
            Frame::Print => base.top_border(rule).header_separator(rule).bottom_border(rule),
            Frame::Gutter => base,
        }
    }
}
