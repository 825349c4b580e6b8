using System.Globalization;

namespace OerPortal.Resources.Models;

/// <summary>Names of files that every system can unpack: numbered in their order, so that none is there twice.</summary>
internal static class ArchiveNames
{
    private const int Longest = 120;

    // What Windows does not take in a name; the others take less from it.
    private const string Unfit = "<>:\"/\\|?*";

    /// <param name="title">What the contributor calls the file; null for its own name.</param>
    /// <param name="number">From 1.</param>
    internal static string Of(string? title, string name, int number)
        => string.Create(CultureInfo.InvariantCulture, $"{number:00} {Fit(title ?? Path.GetFileNameWithoutExtension(name))}{EndingOf(name)}");

    internal static string Fit(string text)
        => PlainText.Line(string.Concat(text.Select(c => Unfit.Contains(c, StringComparison.Ordinal) ? '-' : c)), Longest).Trim(' ', '.');

    private static string EndingOf(string name)
        => Path.GetExtension(name) is [_, .. var letters] && letters.All(char.IsAsciiLetterOrDigit) ? "." + letters : "";
}
