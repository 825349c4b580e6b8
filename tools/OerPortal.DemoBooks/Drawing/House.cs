namespace OerPortal.DemoBooks.Drawing;

/// <summary>The colours of the house: rice paper, basalt ink, brocade red and gold, and the six accents.</summary>
internal static class House
{
    public const string Paper = "#fbf8f2";
    public const string Wash = "#f3ede2";
    public const string Line = "#e0d6c6";
    public const string LineStrong = "#8b7f70";
    public const string Ink = "#221c1a";
    public const string InkSoft = "#5d524b";
    public const string Red = "#a6281f";
    public const string Gold = "#d9a441";

    public static string Accent(string colour) => colour switch
    {
        "bazan" => "#8a3b1e",
        "cham" => "#2b4785",
        "sim" => "#7a2f6b",
        "song" => "#0b5f7d",
        "nghe" => "#7a5200",
        "rung" => "#0f5c4d",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Not one of the six accents."),
    };

    /// <summary>The pale wash that belongs to an accent.</summary>
    public static string AccentWash(string colour) => colour switch
    {
        "bazan" => "#f6e6de",
        "cham" => "#e5eaf6",
        "sim" => "#f4e4f0",
        "song" => "#dfeff5",
        "nghe" => "#f8ecd2",
        _ => "#e1eee9",
    };
}
