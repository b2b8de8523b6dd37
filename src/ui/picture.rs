//! Pictures without a window: rasterises what egui wants painted, on the CPU and the same on every machine.
//!
//! Textured triangles are blended premultiplied in gamma space, as egui's own painters do. Paint callbacks are skipped.

use std::collections::BTreeMap;

use egui::epaint::{ClippedShape, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Rect, TextureFilter, TextureId, TexturesDelta, Theme, Ui, Vec2};

/// Red, green, blue and alpha, premultiplied.
type Pixel = [u8; 4];

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Premultiplied RGBA, row by row from the top. On an opaque background every alpha is 255.
    pub pixels: Vec<Pixel>,
}

impl Picture {
    /// The bytes as image encoders take them.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.pixels.as_flattened().to_vec()
    }
}

/// Draws `contents` once, in a context of its own with our look.
/// `size` is in points, `scale` in pixels per point.
pub fn draw(theme: Theme, size: Vec2, scale: f32, mut contents: impl FnMut(&mut Ui)) -> Picture {
    let ctx = Context::default();
    super::theme::install(&ctx);
    super::theme::set_reduced_motion(&ctx, true);
    ctx.set_theme(theme);
    ctx.set_pixels_per_point(scale);
    let mut rasteriser = Rasteriser::default();
    let input = || egui::RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
        ..egui::RawInput::default()
    };
    // What is laid out by its size of the last pass needs a second one.
    let mut first = ctx.run_ui(input(), |ui| contents(ui));
    rasteriser.apply(&mut first.textures_delta);
    let mut output = ctx.run_ui(input(), |ui| contents(ui));
    rasteriser.apply(&mut output.textures_delta);
    rasteriser.paint_output(&ctx, &output)
}

/// The textures egui has handed over, and the drawing with them.
#[derive(Default)]
pub struct Rasteriser {
    textures: BTreeMap<TextureId, Texture>,
}

impl Rasteriser {
    /// Takes over new, changed and freed textures, and empties `delta`.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        let changed: BTreeMap<TextureId, _> = delta.set.drain().collect();
        for (id, images) in changed {
            for change in images {
                let ImageData::Color(image) = &change.image;
                let texture = Texture {
                    width: image.size[0],
                    height: image.size[1],
                    texels: image.pixels.iter().map(Color32::to_array).collect(),
                    smooth: change.options.magnification == TextureFilter::Linear,
                };
                match change.pos {
                    None => {
                        self.textures.insert(id, texture);
                    }
                    Some(at) => {
                        if let Some(whole) = self.textures.get_mut(&id) {
                            whole.patch(at, &texture);
                        }
                    }
                }
            }
        }
        self.textures.retain(|id, _| !delta.free.contains(id));
        delta.free.clear();
    }

    /// Paints a pass over the whole of its screen, on the panel colour.
    #[must_use]
    pub fn paint_output(&self, ctx: &Context, output: &FullOutput) -> Picture {
        let background = ctx.global_style().visuals.panel_fill;
        self.paint(ctx, output.shapes.clone(), ctx.content_rect().size(), output.pixels_per_point, background)
    }

    /// Paints shapes on a background. `size` is in points, `scale` in pixels per point.
    #[must_use]
    pub fn paint(
        &self,
        ctx: &Context,
        shapes: Vec<ClippedShape>,
        size: Vec2,
        scale: f32,
        background: Color32,
    ) -> Picture {
        let (width, height) = (pixels(size.x * scale), pixels(size.y * scale));
        let mut canvas = Canvas {
            picture: Picture { width, height, pixels: vec![background.to_array(); width * height] },
            clip: [0; 4],
        };
        for primitive in ctx.tessellate(shapes, scale) {
            let Primitive::Mesh(mesh) = primitive.primitive else {
                continue;
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                continue;
            };
            let clip = primitive.clip_rect;
            canvas.clip = [
                pixels(clip.min.x * scale).min(width),
                pixels(clip.min.y * scale).min(height),
                pixels(clip.max.x * scale).min(width),
                pixels(clip.max.y * scale).min(height),
            ];
            canvas.mesh(&mesh, texture, f64::from(scale));
        }
        canvas.picture
    }
}

/// A length as whole pixels; what is negative or not a number is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what we want"
)]
fn pixels(length: f32) -> usize {
    length.round() as usize
}

struct Texture {
    width: usize,
    height: usize,
    texels: Vec<Pixel>,
    smooth: bool,
}

impl Texture {
    /// Replaces a part of this texture.
    fn patch(&mut self, [left, top]: [usize; 2], part: &Self) {
        for y in 0..part.height {
            let from = y * part.width;
            let to = (top + y) * self.width + left;
            let row = part.texels.get(from..from + part.width);
            if let (Some(source), Some(target)) = (row, self.texels.get_mut(to..to + part.width)) {
                target.copy_from_slice(source);
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the texture just before")]
    fn texel(&self, x: f64, y: f64) -> Pixel {
        let x = x.clamp(0.0, self.width.saturating_sub(1) as f64) as usize;
        let y = y.clamp(0.0, self.height.saturating_sub(1) as f64) as usize;
        self.texels.get(y * self.width + x).copied().unwrap_or([0; 4])
    }

    /// The texture at `u`, `v`, 0 to 255 a channel. Text lies pixel on texel, which needs no mixing.
    fn sample(&self, u: f64, v: f64) -> [f64; 4] {
        let (x, y) = (u * self.width as f64, v * self.height as f64);
        if !self.smooth {
            return self.texel(x.floor(), y.floor()).map(f64::from);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (nearest_x, nearest_y) = (x.round(), y.round());
        if (x - nearest_x).abs() < 1e-3 && (y - nearest_y).abs() < 1e-3 {
            return self.texel(nearest_x, nearest_y).map(f64::from);
        }
        let (left, top) = (x.floor(), y.floor());
        let (right_share, bottom_share) = (x - left, y - top);
        let corners = [
            (self.texel(left, top), (1.0 - right_share) * (1.0 - bottom_share)),
            (self.texel(left + 1.0, top), right_share * (1.0 - bottom_share)),
            (self.texel(left, top + 1.0), (1.0 - right_share) * bottom_share),
            (self.texel(left + 1.0, top + 1.0), right_share * bottom_share),
        ];
        std::array::from_fn(|k| corners.iter().map(|(texel, share)| f64::from(texel[k]) * share).sum())
    }
}

/// The corner of a triangle in pixels, with what is interpolated between corners: colour, then place in the texture.
#[derive(Clone, Copy)]
struct Corner {
    x: f64,
    y: f64,
    values: [f64; 6],
}

impl Corner {
    fn new(vertex: &Vertex, scale: f64) -> Self {
        let [r, g, b, a] = vertex.color.to_array().map(f64::from);
        Self {
            x: f64::from(vertex.pos.x) * scale,
            y: f64::from(vertex.pos.y) * scale,
            values: [r, g, b, a, f64::from(vertex.uv.x), f64::from(vertex.uv.y)],
        }
    }
}

struct Canvas {
    picture: Picture,
    /// Left, top, right and bottom of what may be painted on, in pixels, within the picture.
    clip: [usize; 4],
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, scale: f64) {
        for triangle in mesh.indices.as_chunks::<3>().0 {
            let corner = |ix: u32| mesh.vertices.get(ix as usize).map(|vertex| Corner::new(vertex, scale));
            if let [Some(a), Some(b), Some(c)] = triangle.map(corner) {
                self.triangle([a, b, c], texture);
            }
        }
    }

    /// Paints the pixels whose centre is inside. A centre on a left or upper edge is inside, on a right or lower one not,
    /// so that triangles that share an edge never paint a pixel twice.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the clip just before")]
    fn triangle(&mut self, mut corners: [Corner; 3], texture: &Texture) {
        let area = |[a, b, c]: &[Corner; 3]| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        // Sorted, so that an edge is computed alike whichever triangle it belongs to.
        corners.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
        let [top, middle, bottom] = corners;
        let doubled = area(&corners);
        if doubled == 0.0 || !doubled.is_finite() {
            return;
        }
        let paint = Paint::new(&corners, doubled, texture);
        let [left, first, right, last] = self.clip.map(|edge| edge as f64);
        let from = (top.y - 0.5).ceil().clamp(first, last);
        let to = (bottom.y - 0.5).ceil().clamp(first, last);
        for row in from as usize..to as usize {
            let y = row as f64 + 0.5;
            let long = along(top, bottom, y);
            let short = if y < middle.y { along(top, middle, y) } else { along(middle, bottom, y) };
            let start = (long.min(short) - 0.5).ceil().clamp(left, right) as usize;
            let end = (long.max(short) - 0.5).ceil().clamp(left, right) as usize;
            if start >= end {
                continue;
            }
            let offset = row * self.picture.width;
            if let Some(span) = self.picture.pixels.get_mut(offset + start..offset + end) {
                paint.span(span, start as f64 + 0.5, y);
            }
        }
    }
}

/// Where an edge crosses the height `y`.
fn along(from: Corner, to: Corner, y: f64) -> f64 {
    from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y)
}

/// What a triangle is filled with.
enum Paint<'a> {
    Flat(Pixel),
    Mixed {
        origin: Corner,
        /// Change of the interpolated values per pixel to the right.
        across: [f64; 6],
        /// Change of the interpolated values per pixel down.
        down: [f64; 6],
        texture: &'a Texture,
    },
}

impl<'a> Paint<'a> {
    fn new([a, b, c]: &[Corner; 3], doubled: f64, texture: &'a Texture) -> Self {
        if a.values == b.values && b.values == c.values {
            let texel = texture.sample(a.values[4], a.values[5]);
            return Self::Flat(std::array::from_fn(|k| byte(a.values[k] * texel[k] / 255.0)));
        }
        let gradient = |ab: f64, ac: f64| {
            std::array::from_fn(|k| ((b.values[k] - a.values[k]) * ab - (c.values[k] - a.values[k]) * ac) / doubled)
        };
        Self::Mixed {
            origin: *a,
            across: gradient(c.y - a.y, b.y - a.y),
            down: gradient(a.x - c.x, a.x - b.x),
            texture,
        }
    }

    /// Paints a run of pixels, the first of which has its centre at `x`, `y`.
    fn span(&self, span: &mut [Pixel], x: f64, y: f64) {
        match self {
            Self::Flat(pixel) if pixel[3] == u8::MAX => span.fill(*pixel),
            Self::Flat(pixel) => {
                if *pixel != [0; 4] {
                    for target in span {
                        blend(target, *pixel);
                    }
                }
            }
            Self::Mixed { origin, across, down, texture } => {
                let (dx, dy) = (x - origin.x, y - origin.y);
                let mut values: [f64; 6] = std::array::from_fn(|k| origin.values[k] + across[k] * dx + down[k] * dy);
                for target in span {
                    let texel = texture.sample(values[4], values[5]);
                    if texel != [0.0; 4] {
                        blend(target, std::array::from_fn(|k| byte(values[k].clamp(0.0, 255.0) * texel[k] / 255.0)));
                    }
                    for (value, step) in values.iter_mut().zip(across) {
                        *value += step;
                    }
                }
            }
        }
    }
}

/// Lays a premultiplied pixel over another. One without alpha but with colour adds light.
fn blend(target: &mut Pixel, source: Pixel) {
    let rest = u32::from(u8::MAX - source[3]);
    for (under, over) in target.iter_mut().zip(source) {
        let under_left = (u32::from(*under) * rest + 127) / 255;
        *under = u8::try_from(under_left + u32::from(over)).unwrap_or(u8::MAX);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what we want"
)]
fn byte(value: f64) -> u8 {
    (value + 0.5) as u8
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
