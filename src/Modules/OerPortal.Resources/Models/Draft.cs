using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A version that is being worked on: who touched what, and what came from a file.</summary>
public sealed class Draft : ISiteOwned
{
    public Guid VersionId { get; private init; }

    public Guid SiteId { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>When a person last saved, or null.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Who that was, or null.</summary>
    public Guid? SavedBy { get; private set; }

    /// <summary>The resource's revision at the last save by a person.</summary>
    public int EditedRevision { get; private set; }

    /// <summary>Fields that a person wrote or cleared; files leave them alone.</summary>
    public string[] Touched { get; private set; } = [];

    /// <summary>Fields that came from a file, with the revision at which they did.</summary>
    public Dictionary<string, int> FilledAt { get; private set; } = [];

    internal static Draft Of(ResourceVersion version, DateTimeOffset now, IEnumerable<string>? touched = null)
        => new() { VersionId = version.Id, SiteId = version.SiteId, StartedAt = now, Touched = [.. touched ?? []] };

    /// <summary>Whether the field shows what a file said, unchanged.</summary>
    public bool IsFilled(string field) => FilledAt.ContainsKey(field);

    internal void Edited(IEnumerable<string> touched, int revision, Guid? by, DateTimeOffset now)
    {
        string[] fields = [.. touched];
        Touched = [.. Touched.Union(fields)];
        FilledAt = FilledAt.Where(f => !fields.Contains(f.Key)).ToDictionary();
        EditedRevision = revision;
        SavedAt = now;
        SavedBy = by;
    }

    internal void Filled(IEnumerable<string> fields, int revision)
    {
        var filled = new Dictionary<string, int>(FilledAt);
        foreach (var field in fields)
            filled[field] = revision;
        FilledAt = filled;
    }
}
