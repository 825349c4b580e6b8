using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Drawings;

/// <summary>
/// The portal's faces for what it draws. A server has whatever faces its system brought, wider ones as a rule, in which a title runs over the edge
/// of its cover. librsvg reads no WOFF2, so they are here as TrueType.
/// </summary>
internal static class DrawingFonts
{
    private const string Prefix = "OerPortal.Ingest.Drawings.Fonts.";

    /// <summary>Puts them where the program may read them.</summary>
    /// <returns>Path of the settings for fontconfig.</returns>
    public static async Task<string> PutAsync(ScratchFolder scratch, CancellationToken cancellation)
    {
        var folder = scratch.File("fonts");
        Directory.CreateDirectory(folder);
        var assembly = typeof(DrawingFonts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            await using var from = assembly.GetManifestResourceStream(name)!;
            await using var to = File.Create(Path.Combine(folder, name[Prefix.Length..]));
            await from.CopyToAsync(to, cancellation);
        }

        var settings = scratch.File("fonts.conf");
        await File.WriteAllTextAsync(settings, Settings(folder), cancellation);
        return settings;
    }

    // The cut face calls itself by its weight. Letters that ours have not are the system's.
    private static string Settings(string folder) =>
        $"""
         <?xml version="1.0"?>
         <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
         <fontconfig>
           <dir>{folder}</dir>
           <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
           <alias binding="same"><family>Literata</family><prefer><family>Literata SemiBold</family></prefer></alias>
         </fontconfig>
         """;
}
