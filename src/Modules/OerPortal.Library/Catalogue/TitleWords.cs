using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>Titles by parts of their words, with or without marks: as people type them into the one box.</summary>
internal static class TitleWords
{
    private const int MostWords = 12;

    /// <param name="kind">Only such books; null for all.</param>
    internal static Expression<Func<Title, bool>> Matching(string words, BookKind? kind = null)
    {
        string[] patterns = [.. Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => $"%{Escaped(word)}%")];
        return title => patterns.All(pattern => EF.Functions.Like(title.Words, pattern)) && (kind == null || title.Kind == kind);
    }

    private static string Escaped(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
