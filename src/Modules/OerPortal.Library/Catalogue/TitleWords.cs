using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>Titles by parts of their words, with or without marks: as people type them into the one box.</summary>
internal static class TitleWords
{
    private const int MostWords = 12;

    /// <summary>Titles that have all words of any of several questions.</summary>
    internal static Expression<Func<Title, bool>> Matching(IReadOnlyList<string> either, BookKind? kind = null)
        => either.Select(words => Matching(words, kind)).Aggregate((one, other) => one.Joined(other, Expression.OrElse));

    /// <param name="kind">Only such books; null for all.</param>
    internal static Expression<Func<Title, bool>> Matching(string words, BookKind? kind = null)
    {
        Expression<Func<Title, bool>> all = title => kind == null || title.Kind == kind;
        // One condition each: an index serves these, and not one condition for all of them.
        foreach (var word in Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var pattern = $"%{Escaped(word)}%";
            all = all.Joined(title => EF.Functions.Like(title.Words, pattern), Expression.AndAlso);
        }
        return all;
    }

    private static string Escaped(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
