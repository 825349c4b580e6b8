namespace OerPortal.Harvest.Models;

/// <summary>
/// What a run knows of a catalogue's lists, which show the same publications again and again: by subject, by level, by school. Those that only lead
/// to what was seen are not read.
/// </summary>
public sealed record SeenLists
{
    /// <summary>So many lists without anything new are proof enough that the newest list holds all.</summary>
    private const int EnoughAlike = 5;

    /// <summary>Different publications that were kept.</summary>
    public int Kept { get; init; }

    /// <summary>Publications in the list of the newest.</summary>
    public int Newest { get; init; }

    /// <summary>The list of the newest was read to its end and had as many as it said.</summary>
    public bool IsNewestWhole { get; init; }

    /// <summary>The list that holds everything was read to its end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Lists in a row that had nothing new.</summary>
    public int Alike { get; init; }

    /// <summary>Nothing that is not known is to be expected of what waits.</summary>
    public bool AreAllSeen => IsWhole || (IsNewestWhole && Alike >= EnoughAlike);

    public SeenLists WithWhole(bool isEnd) => this with { IsWhole = isEnd };

    public SeenLists WithNewest(int publications, int? total, bool isEnd)
        => this with { Newest = Newest + publications, IsNewestWhole = isEnd && total > 0 && Newest + publications >= total };

    /// <param name="fresh">How many of them were not seen before.</param>
    public SeenLists WithPart(int publications, int fresh) => publications == 0 ? this
        : fresh > 0 ? this with { Alike = 0, IsNewestWhole = false }
        : this with { Alike = Alike + 1 };

    /// <summary>Whether the rest of a list can be left whose page had nothing new.</summary>
    /// <param name="total">How many the list says it has.</param>
    public bool KnowsRest(int? total) => IsNewestWhole || total <= Kept;
}
