namespace OerPortal.Harvest.Describing;

/// <summary>A record as its source words it, whatever the format.</summary>
/// <param name="Identifier">By which the source knows it; the same in every answer.</param>
/// <param name="Datestamp">When the source changed it last, as the source writes it; empty when it does not say.</param>
internal sealed record RawRecord(string Identifier, string Datestamp)
{
    /// <summary>The source says that it is gone.</summary>
    public bool IsDeleted { get; init; }

    public List<string> Titles { get; } = [];

    public List<string> Creators { get; } = [];

    public List<string> Descriptions { get; } = [];

    public List<string> Subjects { get; } = [];

    /// <summary>Whom it is for: levels, grades.</summary>
    public List<string> Audiences { get; } = [];

    public List<string> Languages { get; } = [];

    public List<string> Kinds { get; } = [];

    /// <summary>Deed addresses and words.</summary>
    public List<string> Rights { get; } = [];

    /// <summary>Addresses, best first, and numbers: ISBN, DOI.</summary>
    public List<string> Identifiers { get; } = [];

    public List<string> Dates { get; } = [];

    public List<string> Publishers { get; } = [];
}
