namespace OerPortal.Ingest.Tools;

/// <summary>Scales pictures down through libvips and strips what cameras write into them.</summary>
public static class Thumbnails
{
    /// <summary>Half the bytes of a JPEG that looks the same; a home page shows a dozen covers to phones on slow lines.</summary>
    public const string CoverType = "image/webp";

    /// <summary>Makes a picture of <see cref="CoverType"/> that fits 480 × 720.</summary>
    /// <returns>Its path in the scratch folder, or null when the picture cannot be decoded.</returns>
    public static async Task<string?> CoverAsync(string picture, ScratchFolder scratch, CancellationToken cancellation)
    {
        var cover = scratch.File("cover.webp");
        var result = await ExternalTool.RunAsync(
            "vipsthumbnail",
            [picture, "--size", "480x720>", "--output", cover + "[Q=76,effort=2,strip]"],
            scratch.Path, ToolLimits.Document, cancellation);
        return result.Succeeded && File.Exists(cover) ? cover : null;
    }

    /// <summary>The picture itself, turned upright, without metadata, at most 4,096 pixels a side.</summary>
    /// <param name="format">Name ending libvips saves by: jpg, png or webp.</param>
    public static async Task<string?> ShownAsync(string picture, string format, ScratchFolder scratch, CancellationToken cancellation)
    {
        var shown = scratch.File("shown." + format);
        var options = format == "png" ? "[strip]" : "[Q=88,strip]";
        var result = await ExternalTool.RunAsync(
            "vipsthumbnail", [picture, "--size", "4096x4096>", "--output", shown + options], scratch.Path, ToolLimits.Document, cancellation);
        return result.Succeeded && File.Exists(shown) ? shown : null;
    }
}
