//! Writes a record as a careless person would: in any layout that YAML has for it.

use serde_yaml::{Mapping, Value};

use crate::ledger::yaml;

/// Draws layouts from a seed.
pub(super) struct Scribe {
    state: u64,
    pub out: String,
    comments: usize,
}

impl Scribe {
    pub(super) fn new(seed: u64) -> Self {
        Scribe { state: seed | 1, out: String::new(), comments: 0 }
    }

    /// A number below `most`.
    pub(super) fn draw(&mut self, most: u64) -> u64 {
        // Numbers as of Knuth's MMIX; the high bits are the good ones.
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % most
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.draw(times) == 0
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# note {} [of: mine] - 'it", self.comments)
    }

    fn end_line(&mut self) {
        if self.one_in(8) {
            let spaces = " ".repeat(1 + self.draw(3) as usize);
            let comment = self.comment();
            self.out += &format!("{spaces}{comment}");
        } else if self.one_in(12) {
            self.out.push(' ');
        }
        self.out.push('\n');
        if self.one_in(12) {
            self.out.push('\n');
        }
        if self.one_in(14) {
            let indent = " ".repeat(self.draw(9) as usize);
            let comment = self.comment();
            self.out += &format!("{indent}{comment}\n");
        }
    }

    pub(super) fn file(&mut self, map: &Mapping) {
        if self.one_in(4) {
            let comment = self.comment();
            self.out += &format!("{comment}\n\n");
        }
        self.mapping(map, 0, true);
    }

    fn mapping(&mut self, map: &Mapping, indent: usize, at_start: bool) {
        let mut entries: Vec<(&Value, &Value)> = map.iter().collect();
        // The order of keys is free.
        for at in (1..entries.len()).rev().filter(|_| indent > 0) {
            if self.one_in(6) {
                let other = self.draw(at as u64 + 1) as usize;
                entries.swap(at, other);
            }
        }
        for (at, (key, value)) in entries.into_iter().enumerate() {
            if at > 0 || at_start {
                self.out += &" ".repeat(indent);
            }
            let key = key.as_str().expect("a key");
            let quoted = self.one_in(15);
            self.out += &if quoted { format!("\"{key}\":") } else { format!("{key}:") };
            self.value(value, indent);
        }
    }

    fn value(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Mapping(map) if !map.is_empty() && self.one_in(2) => {
                self.end_line();
                let deeper = indent + 1 + self.draw(4) as usize;
                self.mapping(map, deeper, true);
            }
            Value::Sequence(items)
                if !items.is_empty() && (!self.one_in(4) && items[0].is_mapping() || self.one_in(4)) =>
            {
                self.end_line();
                // Lists may stand below their key without indentation.
                let dash = indent + self.draw(4) as usize;
                for item in items {
                    self.item(item, dash);
                }
            }
            Value::String(text) => self.text(text, indent),
            other => {
                let flow = self.flow(other);
                let space = " ".repeat(1 + usize::from(self.one_in(9)));
                self.out += &format!("{space}{flow}");
                self.end_line();
            }
        }
    }

    fn item(&mut self, item: &Value, dash: usize) {
        let space = 1 + if self.one_in(5) { self.draw(3) as usize } else { 0 };
        self.out += &format!("{:dash$}-{:space$}", "", "");
        match item {
            Value::Mapping(map) if !self.one_in(6) => self.mapping(map, dash + 1 + space, false),
            other => {
                let flow = self.flow(other);
                self.out += &flow;
                self.end_line();
            }
        }
    }

    fn text(&mut self, text: &str, indent: usize) {
        let prose = text.split(' ').all(|word| !word.is_empty())
            && !text.starts_with(['#', ' '])
            && !text.contains(['\n', '\u{feff}']);
        match self.draw(7) {
            0 if prose => {
                let header = ["|-", ">-", "|2-"][self.draw(2) as usize];
                self.out += &format!(" {header}");
                if self.one_in(6) {
                    let comment = self.comment();
                    self.out += &format!(" {comment}");
                }
                self.out += &format!("\n{:1$}{text}\n", "", indent + 2);
                if self.one_in(4) {
                    self.out.push('\n');
                }
            }
            1 if prose => {
                let broken = text.replace('\'', "''").replacen(' ', &format!("\n{:1$}", "", indent + 3), 1);
                self.out += &format!(" '{broken}'");
                self.end_line();
            }
            2 => {
                self.out += &format!(" {}", serde_json::to_string(text).expect("a text"));
                self.end_line();
            }
            _ => {
                self.out += &format!(" {}", yaml::in_one_line(&Value::String(text.to_owned()), true));
                self.end_line();
            }
        }
    }

    fn flow(&mut self, value: &Value) -> String {
        match value {
            Value::Mapping(map) if !map.is_empty() => {
                let entries: Vec<String> = map
                    .iter()
                    .map(|(key, value)| format!("{}: {}", key.as_str().expect("a key"), self.flow(value)))
                    .collect();
                let pad = if self.one_in(3) { " " } else { "" };
                format!("{{{pad}{}{pad}}}", entries.join(", "))
            }
            Value::Sequence(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item)).collect();
                let trailing = if !items.is_empty() && self.one_in(6) { "," } else { "" };
                format!("[{}{trailing}]", items.join(", "))
            }
            other => yaml::in_one_line(other, false),
        }
    }
}
