using OerPortal.Harvest.Describing;

namespace OerPortal.Harvest.Opds;

/// <summary>What a list holds, as its catalogue says; in the order in which lists are read.</summary>
internal enum ListRank : short
{
    /// <summary>Everything (OPDS 1.2, 2.5: <c>http://opds-spec.org/crawlable</c>).</summary>
    Whole = 0,

    /// <summary>The newest first, which mostly ends with the oldest.</summary>
    Newest = 1,

    /// <summary>Publications of one kind, or lists of lists.</summary>
    Part = 2,
}

internal sealed record FoundList(Uri Address, ListRank Rank = ListRank.Part)
{
    public static FoundList? Of(Uri? address, IEnumerable<string> rels)
        => address is null ? null : rels.Contains("http://opds-spec.org/crawlable") ? new(address, ListRank.Whole) : rels.Contains("http://opds-spec.org/sort/new") ? new(address, ListRank.Newest) : new(address);
}

/// <summary>One page of a catalogue.</summary>
internal sealed class OpdsPage
{
    public string Title { get; set; } = "";

    public List<RawRecord> Publications { get; } = [];

    /// <summary>How many publications the list says it has, of which this is a page.</summary>
    public int? Total { get; set; }

    /// <summary>The next page of the same list.</summary>
    public Uri? Next { get; set; }

    /// <summary>Lists below this one.</summary>
    public List<FoundList> Below { get; } = [];
}
