using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>What a reviewer looks after at a site: subjects, levels, or both; what is left open is everything.</summary>
public sealed class ReviewField : ISiteOwned
{
    public Guid PersonId { get; init; }

    public Guid SiteId { get; init; }

    /// <summary>Codes of <see cref="Resources.Subjects"/>; empty for all.</summary>
    public string[] Subjects { get; private set; } = [];

    /// <summary>Codes of <see cref="SchoolLevels"/>; empty for all.</summary>
    public string[] Levels { get; private set; } = [];

    internal void Be(IEnumerable<string> subjects, IEnumerable<string> levels)
    {
        Subjects = [.. Resources.Subjects.All.Intersect(subjects)];
        Levels = [.. SchoolLevels.All.Intersect(levels)];
    }

    internal bool IsEverything => Subjects.Length == 0 && Levels.Length == 0;

    internal bool Covers(string[] subjects, string[] levels)
        => (Subjects.Length == 0 || Subjects.Intersect(subjects).Any()) && (Levels.Length == 0 || Levels.Intersect(levels).Any());
}
