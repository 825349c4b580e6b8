using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>A heading of an archive's list, with what stands right below it.</summary>
/// <param name="Heading">Null before the first one.</param>
internal sealed record ContentsGroup(ContentsEntry? Heading, List<ContentsEntry> Entries)
{
    /// <summary>Of the heading on the page: h2 is over all of them.</summary>
    public int Level => Math.Min(3 + (Heading?.Depth ?? 0), 6);

    /// <summary>The list without what it says nothing of, in its order.</summary>
    public static IReadOnlyList<ContentsGroup> Of(FileContents contents)
    {
        var groups = new List<ContentsGroup>();
        ContentsEntry[] entries = [.. contents.Entries.Where(e => !e.IsAside)];
        for (var at = 0; at < entries.Length; at++)
        {
            var entry = entries[at];
            var isHeading = entry is { Name: null, Path: null, Link: null } && (entry.Depth == 0 || (at + 1 < entries.Length && entries[at + 1].Depth > entry.Depth));
            if (isHeading)
                groups.Add(new ContentsGroup(entry, []));
            else if (groups.Count == 0)
                groups.Add(new ContentsGroup(null, [entry]));
            else
                groups[^1].Entries.Add(entry);
        }

        return groups;
    }
}
