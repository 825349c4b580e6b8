namespace OerPortal.Library.Models;

/// <summary>A book that libraries of the province have, whichever of them: made from their titles by the database, a moment after they change.</summary>
public sealed class Work
{
    /// <summary><see cref="Title.WorkKey"/>.</summary>
    public string WorkKey { get; private set; } = "";

    /// <summary>Of the title that was catalogued first, as what follows.</summary>
    public string PublicId { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Volume { get; private set; } = "";

    public string People { get; private set; } = "";

    public string Publisher { get; private set; } = "";

    public string Subjects { get; private set; } = "";

    public string Isbn { get; private set; } = "";

    public BookKind Kind { get; private set; }

    /// <summary>The latest of its titles'.</summary>
    public int? Year { get; private set; }

    /// <summary>Of all its titles, as names are compared.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Schools that have a copy of it that is neither lost nor written off.</summary>
    public Guid[] SiteIds { get; private set; } = [];

    /// <summary>Of all schools, on the shelf or lent.</summary>
    public int Copies { get; private set; }
}
