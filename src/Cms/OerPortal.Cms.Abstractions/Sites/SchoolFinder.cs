using OerPortal.Cms.Text.Analysis;

namespace OerPortal.Cms.Sites;

/// <summary>Finds schools by their names, with or without marks. The names are read once, until the sites change: a country has ten thousand.</summary>
public sealed class SchoolFinder(ISites sites)
{
    private volatile Reading _now = Reading.Of([]);

    /// <summary>Schools whose name has words that begin so, in Vietnamese order; all when nothing is asked.</summary>
    public IReadOnlyList<Site> Find(string? name)
    {
        string[] asked = [.. VietnameseText.Analyse(name).Tokens.Select(token => ' ' + token.Folded)];
        if (asked.Length == 0)
            return sites.Schools;
        var now = Now();
        return [.. now.Schools.Where((_, at) => Array.TrueForAll(asked, word => now.Names[at].Contains(word, StringComparison.Ordinal)))];
    }

    private Reading Now()
    {
        var schools = sites.Schools;
        var now = _now;
        return ReferenceEquals(now.Schools, schools) ? now : _now = Reading.Of(schools);
    }

    private sealed record Reading(IReadOnlyList<Site> Schools, string[] Names)
    {
        internal static Reading Of(IReadOnlyList<Site> schools) => new(schools, [.. schools.Select(s => ' ' + VietnameseText.Fold(s.Name))]);
    }
}
