using OerPortal.Epub.Pictures;

namespace OerPortal.Ingest.Tools;

/// <summary>Scales pictures down through libvips, turns them upright, brings their colours to sRGB, and takes out what cameras write into them.</summary>
public static class Thumbnails
{
    /// <summary>Half the bytes of a JPEG that looks the same; a home page shows a dozen covers to phones on slow lines.</summary>
    public const string CoverType = "image/webp";

    /// <summary>Makes a picture of <see cref="CoverType"/> that fits 480 × 720.</summary>
    /// <returns>Its path in the scratch folder, or null when the picture cannot be decoded.</returns>
    public static Task<string?> CoverAsync(string picture, ScratchFolder scratch, CancellationToken cancellation) =>
        MakeAsync(picture, "480x720>", scratch.File("cover.webp"), "[Q=76,effort=2,strip]", scratch, cancellation);

    /// <summary>What every reading app shows.</summary>
    public const string SmallCoverType = "image/jpeg";

    /// <summary>Makes a picture of <see cref="SmallCoverType"/> of a cover, at most so wide, and half as high again.</summary>
    /// <returns>Its path in the scratch folder, or null when the picture cannot be decoded.</returns>
    public static Task<string?> SmallCoverAsync(string cover, int width, ScratchFolder scratch, CancellationToken cancellation) =>
        MakeAsync(cover, FormattableString.Invariant($"{width}x{width * 3 / 2}>"), scratch.File("small.jpg"), "[Q=80,optimize_coding,background=255,strip]", scratch, cancellation);

    /// <summary>A picture of <see cref="CoverType"/> as pages show it, at most so wide, and twice as high.</summary>
    /// <returns>Its path in the scratch folder, or null when the picture cannot be decoded.</returns>
    public static Task<string?> PagePictureAsync(string picture, int width, ScratchFolder scratch, CancellationToken cancellation) =>
        MakeAsync(picture, FormattableString.Invariant($"{width}x{width * 2}>"), scratch.File("page.webp"), "[Q=76,effort=2,strip]", scratch, cancellation);

    /// <summary>A cover of a drawing (SVG), which must have gone through our sanitiser: its loader is not one for strangers' files.</summary>
    public static Task<string?> DrawingCoverAsync(string drawing, ScratchFolder scratch, CancellationToken cancellation) => MakeAsync(
        drawing, "480x720>", scratch.File("cover.webp"), "[Q=76,effort=2,strip]", scratch, cancellation, ToolLimits.Document with { MayReadDrawings = true, Time = TimeSpan.FromSeconds(20) });

    /// <summary>A drawing of our own (SVG) as a picture of <see cref="SmallCoverType"/>.</summary>
    /// <param name="width">Pixels; a drawing is as wide as one wants.</param>
    /// <param name="fonts">Settings for fontconfig.</param>
    /// <returns>Its path in the scratch folder, or null when it cannot be made.</returns>
    public static Task<string?> DrawingAsync(string drawing, int width, string fonts, ScratchFolder scratch, CancellationToken cancellation) => MakeAsync(
        drawing, FormattableString.Invariant($"{width}x{width * 2}"), scratch.File("drawing.jpg"), "[Q=80,optimize_coding,background=255,strip]", scratch, cancellation,
        ToolLimits.Document with { MayReadDrawings = true, Fonts = fonts, Time = TimeSpan.FromSeconds(20) });

    /// <summary>Pixels of the longer side of what <see cref="ShownAsync"/> makes, at most.</summary>
    public const int LongestShown = 4096;

    /// <summary>The picture itself in its own size, upright and without metadata, for another program of libvips.</summary>
    public static Task<string?> WholeAsync(string picture, ScratchFolder scratch, CancellationToken cancellation) =>
        ScaleAsync(picture, "40000x40000>", scratch.File("whole.tif"), "", scratch, ToolLimits.Document, cancellation);

    /// <summary>The picture itself, turned upright, without metadata, at most <see cref="LongestShown"/> pixels a side.</summary>
    /// <param name="format">Name ending libvips saves by: jpg, png, gif or webp.</param>
    public static Task<string?> ShownAsync(string picture, string format, ScratchFolder scratch, CancellationToken cancellation) =>
        MakeAsync(picture, FormattableString.Invariant($"{LongestShown}x{LongestShown}>"), scratch.File($"shown-{Guid.CreateVersion7():N}.{format}"), format is "png" or "gif" ? "[strip]" : "[Q=88,strip]", scratch, cancellation);

    private static async Task<string?> MakeAsync(string picture, string size, string made, string options, ScratchFolder scratch, CancellationToken cancellation, ToolLimits? limits = null)
    {
        if (await ScaleAsync(picture, limits is { MayReadDrawings: true } ? size.TrimEnd('>') : size, made, options, scratch, limits ?? ToolLimits.Document, cancellation) is null)
            return null;
        // libvips 8.14 keeps EXIF and XMP in WebP although it is told to strip.
        if (PictureNotes.Remove(await File.ReadAllBytesAsync(made, cancellation), keepUpright: false) is not { } clean)
            return null;
        await File.WriteAllBytesAsync(made, clean, cancellation);
        return made;
    }

    // Without the profile, which goes with the notes, colours would be taken for sRGB.
    private static async Task<string?> ScaleAsync(string picture, string size, string made, string options, ScratchFolder scratch, ToolLimits limits, CancellationToken cancellation)
    {
        var result = await ExternalTool.RunAsync("vipsthumbnail", [picture, "--size", size, "--export-profile", "srgb", "--output", made + options], scratch.Path, limits, cancellation);
        return result.Succeeded && File.Exists(made) ? made : null;
    }
}
