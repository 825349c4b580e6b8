using OerPortal.Cms.Data;

namespace OerPortal.Reports.Models;

/// <summary>A figure that a person typed for a school year: one that the portal cannot count, or in place of what it counts.</summary>
public sealed class TypedFigure : ISiteOwned
{
    public required Guid SiteId { get; init; }

    /// <summary>See <see cref="SchoolYear"/>.</summary>
    public required int Year { get; init; }

    /// <summary>Of an <see cref="Assessing.Figure"/>.</summary>
    public required string Key { get; init; }

    public required decimal Value { get; set; }

    /// <summary>Why it stands in place of what the portal counts; empty for what it cannot count.</summary>
    public string Reason { get; set; } = "";

    public required DateTimeOffset TypedAt { get; set; }

    public Guid? TypedBy { get; set; }
}

/// <summary>That a criterion counts as met, or not, whatever its figures say.</summary>
public sealed class Ruling : ISiteOwned
{
    public required Guid SiteId { get; init; }

    public required int Year { get; init; }

    /// <summary>Of the criterion.</summary>
    public required string Code { get; init; }

    /// <summary>Of the criterion: 1 or 2.</summary>
    public required int Level { get; init; }

    public required bool IsMet { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset RuledAt { get; set; }

    public Guid? RuledBy { get; set; }
}

/// <summary>Where somebody can look for themselves: words, and the address of a page where there is one.</summary>
public sealed class Evidence : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required int Year { get; init; }

    /// <summary>Of the criterion.</summary>
    public required string Code { get; init; }

    public required string Words { get; init; }

    /// <summary>Absolute, or from the root of the portal; empty for words alone.</summary>
    public string Address { get; init; } = "";

    public required DateTimeOffset AddedAt { get; init; }

    public Guid? AddedBy { get; init; }
}
