namespace OerPortal.Resources.Models;

/// <summary>A title from a file: what it says itself, unless a program wrote it; else its name made readable.</summary>
internal static class FileTitle
{
    private static readonly string[] WrittenByPrograms = ["microsoft word - ", "microsoft powerpoint - ", "untitled", "không có tiêu đề", "document1", "slide 1", "powerpoint presentation"];

    internal static string Of(string? said, string fileName)
    {
        var title = PlainText.Line(said, DraftLimits.Title);
        return title.Length > 1 && !LooksMade(title) ? title : FromName(fileName);
    }

    private static bool LooksMade(string title)
        => WrittenByPrograms.Any(p => title.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            || title.EndsWith(".doc", StringComparison.OrdinalIgnoreCase)
            || title.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
            || title.EndsWith(".indd", StringComparison.OrdinalIgnoreCase)
            || title.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    private static string FromName(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        var bare = dot > 0 ? fileName[..dot] : fileName;
        var words = PlainText.Line(bare.Replace('_', ' ').Replace('-', ' '), DraftLimits.Title);
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}

/// <summary>How much of everything a description may hold.</summary>
internal static class DraftLimits
{
    internal const int Title = 300;
    internal const int Line = 300;
    internal const int Description = 5000;
    internal const int Keyword = 60;
    internal const int Keywords = 20;
    internal const int Contributors = 30;
    internal const int Alignments = 20;
    internal const int Files = 50;
    internal const int Comment = 4000;
    internal const int Address = 1000;
}
