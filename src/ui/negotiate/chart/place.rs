//! Where labels stand beside their points: clear of each other and within the plot. Pure: rectangles in, rectangles out.

use egui::{Pos2, Rect, Vec2, vec2};

/// Distance of a label from the mark it belongs to.
const GAP: f32 = 5.0;

/// Places for labels.
#[derive(Clone, Debug)]
pub(super) struct Places {
    room: Rect,
    taken: Vec<Rect>,
}

impl Places {
    /// An empty plot.
    pub(super) fn new(room: Rect) -> Self {
        Self { room, taken: Vec::new() }
    }

    /// Keeps labels away from `rect`.
    pub(super) fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Whether nothing stands there.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        self.room.contains_rect(rect) && self.taken.iter().all(|taken| !taken.intersects(rect))
    }

    /// A place beside `mark`: right of it, left, above or below. `None` where all are taken.
    pub(super) fn beside(&mut self, mark: Rect, label: Vec2) -> Option<Rect> {
        let middle = mark.center();
        let candidates = [
            Rect::from_min_size(Pos2::new(mark.right() + GAP, middle.y - label.y / 2.0), label),
            Rect::from_min_size(Pos2::new(mark.left() - GAP - label.x, middle.y - label.y / 2.0), label),
            Rect::from_min_size(Pos2::new(middle.x - label.x / 2.0, mark.top() - GAP - label.y), label),
            Rect::from_min_size(Pos2::new(middle.x - label.x / 2.0, mark.bottom() + GAP), label),
        ];
        let free = candidates.into_iter().find(|place| self.is_free(*place))?;
        self.taken.push(free);
        Some(free)
    }

    /// A place away from `mark`, to be joined to it by a line: up and to the right first, where a frontier leaves room.
    pub(super) fn apart(&mut self, mark: Pos2, label: Vec2) -> Option<Rect> {
        const WAYS: [(f32, f32); 18] = [
            (34.0, -40.0),
            (52.0, -22.0),
            (60.0, 2.0),
            (30.0, -64.0),
            (30.0, -88.0),
            (64.0, 26.0),
            (70.0, 50.0),
            (40.0, -112.0),
            (-34.0, -40.0),
            (-52.0, 22.0),
            (-60.0, 46.0),
            (-60.0, 70.0),
            (90.0, -70.0),
            (100.0, -100.0),
            (110.0, -40.0),
            (-70.0, -70.0),
            (-90.0, -100.0),
            (90.0, 80.0),
        ];
        let place = |(x, y): (f32, f32)| {
            let left = if x < 0.0 { mark.x + x - label.x } else { mark.x + x };
            // At the edge a label stands further in, above or below the mark.
            let left = if y.abs() >= 40.0 { left.min(self.room.right() - label.x - 4.0) } else { left };
            Rect::from_min_size(Pos2::new(left, mark.y + y - label.y / 2.0), label)
        };
        let free = WAYS.into_iter().map(place).find(|place| self.is_free(place.expand2(vec2(3.0, 1.0))))?;
        self.taken.push(free.expand2(vec2(3.0, 1.0)));
        Some(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn labels_do_not_cover_each_other_and_stay_inside() {
        let room = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 100.0));
        let mut places = Places::new(room);
        let mark = Rect::from_center_size(pos2(100.0, 50.0), Vec2::splat(16.0));
        places.take(mark);
        let found: Vec<Rect> = (0..6).filter_map(|_| places.beside(mark, vec2(60.0, 14.0))).collect();
        assert_eq!(found.len(), 4, "four sides");
        let apart: Vec<Rect> = (0..12).filter_map(|_| places.apart(mark.center(), vec2(40.0, 14.0))).collect();
        assert!(!apart.is_empty());
        let all: Vec<Rect> = found.into_iter().chain(apart).collect();
        for (at, one) in all.iter().enumerate() {
            assert!(room.contains_rect(*one));
            assert!(all[..at].iter().all(|other| !other.intersects(*one)));
        }
    }
}
