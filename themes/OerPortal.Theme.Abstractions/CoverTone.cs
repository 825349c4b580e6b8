namespace OerPortal.Theme;

/// <summary>
/// The tones of covers and of what stands beside them. Ten, each with white text at 7:1 or better; the theme draws them by
/// <c>data-tone</c>, the cover renderer by <see cref="Colour"/>.
/// </summary>
public static class CoverTone
{
    /// <summary>Of what has no tone of its own.</summary>
    public const string Usual = "rung";

    private static readonly (string Name, string Colour)[] Colours =
    [
        ("rung", "#0f5c4d"), ("cham", "#2b4785"), ("bazan", "#8a3b1e"), ("sim", "#7a2f6b"), ("song", "#0b5f7d"),
        ("nghe", "#7a5200"), ("la", "#4a5a16"), ("gach", "#96261e"), ("dem", "#4a3b86"), ("da", "#4d4a52"),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Colours.Select(tone => tone.Name)];

    /// <summary>Colour of a tone as "#rrggbb"; of an unknown one that of <see cref="Usual"/>.</summary>
    public static string Colour(string? tone) => Array.Find(Colours, t => t.Name == tone).Colour ?? Colours[0].Colour;
}
