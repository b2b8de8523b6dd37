//! The rasteriser against pictures whose pixels are known.

use egui::epaint::ImageDelta;
use egui::{ColorImage, Pos2, Shape, Stroke, TextureOptions, pos2, vec2};

use super::*;

const INK: Color32 = Color32::from_rgb(200, 40, 80);

/// A picture of ten by ten pixels in white, with one shape on it.
fn picture_of(shape: impl Into<Shape>, clip: Rect) -> Picture {
    let ctx = Context::default();
    ctx.tessellation_options_mut(|options| options.feathering = false);
    let mut rasteriser = Rasteriser::default();
    let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
    rasteriser.apply(&mut output.textures_delta);
    let shape = ClippedShape { transform_after_tessellation: Default::default(), clip_rect: clip, shape: shape.into() };
    rasteriser.paint(&ctx, vec![shape], vec2(10.0, 10.0), 1.0, Color32::WHITE)
}

fn rect(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
    Rect::from_min_max(pos2(x0, y0), pos2(x1, y1))
}

fn painted(picture: &Picture) -> usize {
    picture.pixels.iter().filter(|pixel| **pixel != [255; 4]).count()
}

#[test]
fn a_rectangle_covers_its_pixels_and_no_others() {
    let picture = picture_of(Shape::rect_filled(rect(2.0, 3.0, 7.0, 5.0), 0, INK), Rect::EVERYTHING);
    assert_eq!(painted(&picture), 10);
    assert_eq!(picture.pixels[3 * 10 + 2], INK.to_array());
    assert_eq!(picture.pixels[4 * 10 + 6], INK.to_array());
    assert_eq!(picture.bytes().len(), 400);
}

#[test]
fn the_clip_and_the_edges_of_the_picture_cut() {
    let everywhere = Shape::rect_filled(rect(-50.0, -50.0, 50.0, 50.0), 0, INK);
    assert_eq!(painted(&picture_of(everywhere.clone(), Rect::EVERYTHING)), 100);
    assert_eq!(painted(&picture_of(everywhere.clone(), rect(1.0, 1.0, 4.0, 3.0))), 6);
    assert_eq!(painted(&picture_of(everywhere, rect(20.0, 20.0, 30.0, 30.0))), 0);
}

#[test]
fn triangles_that_share_an_edge_paint_no_pixel_twice() {
    let half = Color32::from_black_alpha(128);
    let fan: Vec<Pos2> = (0..7)
        .map(|ix| {
            let angle = std::f32::consts::TAU * ix as f32 / 7.0 + 0.3;
            pos2(5.0, 5.0) + 4.3 * egui::Vec2::angled(angle)
        })
        .collect();
    let picture = picture_of(Shape::convex_polygon(fan, half, Stroke::NONE), Rect::EVERYTHING);
    let mut shades: Vec<Pixel> = picture.pixels.clone();
    shades.sort_unstable();
    shades.dedup();
    assert_eq!(shades, [[127, 127, 127, 255], [255; 4]]);
}

#[test]
fn translucent_ink_is_mixed_and_light_without_alpha_is_added() {
    let mut pixel = [100, 100, 100, 255];
    blend(&mut pixel, Color32::from_black_alpha(0).to_array());
    assert_eq!(pixel, [100, 100, 100, 255]);
    blend(&mut pixel, [20, 0, 200, 0]);
    assert_eq!(pixel, [120, 100, 255, 255]);
    blend(&mut pixel, [1, 2, 3, 255]);
    assert_eq!(pixel, [1, 2, 3, 255]);
}

#[test]
fn colours_between_corners_are_interpolated() {
    let picture = picture_of(
        Shape::gradient_rect(
            rect(0.0, 0.0, 10.0, 10.0),
            egui::Direction::LeftToRight,
            [Color32::BLACK, Color32::WHITE],
        ),
        Rect::EVERYTHING,
    );
    let row: Vec<u8> = picture.pixels[50..60].iter().map(|pixel| pixel[0]).collect();
    let expected: Vec<u8> = (0..10).map(|x| byte((f64::from(x) + 0.5) * 25.5)).collect();
    assert_eq!(row, expected);
}

#[test]
fn textures_are_patched_and_freed() {
    let mut rasteriser = Rasteriser::default();
    let id = TextureId::Managed(7);
    let image = |size: [usize; 2], colour| ColorImage::filled(size, colour);
    let mut delta = TexturesDelta::default();
    delta.push(id, ImageDelta::full(image([4, 4], Color32::BLACK), TextureOptions::NEAREST));
    delta.push(id, ImageDelta::partial([3, 3], image([1, 1], INK), TextureOptions::NEAREST));
    rasteriser.apply(&mut delta);
    let texture = &rasteriser.textures[&id];
    assert_eq!(texture.texel(3.0, 3.0), INK.to_array());
    assert_eq!(texture.texel(99.0, 99.0), INK.to_array());
    assert_eq!(texture.sample(0.1, 0.9), [0.0, 0.0, 0.0, 255.0]);
    delta.free.insert(id);
    rasteriser.apply(&mut delta);
    assert!(rasteriser.textures.is_empty());
}

#[test]
fn smooth_textures_mix_neighbours() {
    let texture = Texture { width: 2, height: 1, texels: vec![[0; 4], [200; 4]], smooth: true };
    assert_eq!(texture.sample(0.25, 0.5), [0.0; 4]);
    assert_eq!(texture.sample(0.5, 0.5), [100.0; 4]);
    assert_eq!(texture.sample(0.75, 0.5), [200.0; 4]);
}

#[test]
fn a_drawing_is_the_same_each_time_and_follows_theme_and_scale() {
    let drawing = |theme, scale| {
        draw(theme, vec2(120.0, 40.0), scale, |ui| {
            ui.label("Порівняння 42");
        })
    };
    let light = drawing(Theme::Light, 1.0);
    assert_eq!(light, drawing(Theme::Light, 1.0));
    assert_ne!(light, drawing(Theme::Dark, 1.0));
    let large = drawing(Theme::Light, 2.0);
    assert_eq!((large.width, large.height), (240, 80));
    let panel = super::super::theme::Tokens::of_theme(Theme::Light).panel.to_array();
    let inked = light.pixels.iter().filter(|pixel| **pixel != panel).count();
    assert!((200..2000).contains(&inked), "{inked}");
}
